// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import ScenarioFixtures
import Testing
import TuiyanModel
import TuiyanWorkbook

@Suite("What is wrong with a book is said at its cell, all at once")
struct BookErrorTests {
  @Test("errors of several sheets come together, each with what was expected and the nearest name")
  func together() throws {
    var folder = try BookFolder()
    try folder.edit("责任单位", "人手", "人首")
    try folder.edit("指标", "越高越好", "越高越号")
    try folder.edit("成效", "data,online", "date,online")
    let problems = try folder.problems()
    #expect(problems.count == 3)
    #expect(problems.contains { $0.hasPrefix("责任单位.csv:1:") && $0.contains("没有“人首”这一列") && $0.contains("是否想用“人手”") })
    #expect(problems.contains { $0.hasPrefix("指标.csv:") && $0.contains("不能是“越高越号”") && $0.contains("是否想用“越高越好”") })
    #expect(problems.contains { $0.hasPrefix("成效.csv:2:1") && $0.contains("没有编号“date”，是否想用“data”") })
  }

  @Test("what the loader finds wrong is said at the cell it came from")
  func loader() throws {
    var folder = try BookFolder()
    try folder.edit("责任单位", "office,审批局,12", "office,审批局,十二")
    let problems = try folder.problems(in: .en)
    #expect(problems.count == 1)
    #expect(problems[0].hasPrefix("责任单位.csv:2:12: "))
    #expect(problems[0].contains("十二"))
  }

  @Test("an unknown id in a table is said at its own cell")
  func tableCell() throws {
    var folder = try BookFolder()
    let row = try #require(folder["历史"].split(whereSeparator: \.isNewline).first { $0.contains("online") })
    let cells = row.split(separator: ",", omittingEmptySubsequences: false)
    try folder.edit("历史", String(row), row.replacingOccurrences(of: ",online,", with: ",onlime,"))
    let line = folder["历史"].split(whereSeparator: \.isNewline).firstIndex { $0.contains("onlime") } ?? 0
    let problems = try folder.problems(in: .en)
    #expect(problems.contains { $0.hasPrefix("历史.csv:\(line + 1):\(cells[0].count + 2): ") && $0.contains("online") })
  }

  @Test("a missing sheet, a sheet under another name and an empty folder are named")
  func sheets() throws {
    var folder = try BookFolder()
    folder.remove("指标")
    #expect(try folder.problems().contains { $0.contains("缺少工作表“指标”") })
    let empty = try ScenarioFolder([:])
    do throws(BookDiagnosticList) {
      _ = try ImportedBook.read(empty.path)
      Issue.record("an empty folder was read")
    } catch {
      #expect(error.diagnostics.count == 1)
      #expect(error.diagnostics[0].line(in: .en).contains("holds no known table"))
    }
  }

  @Test("indicators whose parents lead round in a ring, or nowhere, are refused")
  func parents() throws {
    var folder = try BookFolder()
    try folder.edit("指标", "main,,approval", "main,days,approval")
    #expect(try folder.problems().contains { $0.contains("绕回") })
    var other = try BookFolder()
    try other.edit("指标", "main,approval,days", "main,aproval,days")
    #expect(try other.problems().contains { $0.contains("没有编号“aproval”，是否想用“approval”") })
  }

  @Test(
    "a file that is no workbook is refused in words",
    arguments: [
      ([0x50, 0x4B, 0x03, 0x04, 0, 0, 0, 0], "is no whole .xlsx workbook"),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "old .xls"), ([], "is no whole .xlsx workbook"),
    ] as [([UInt8], String)])
  func noWorkbook(bytes: [UInt8], words: String) throws {
    let folder = try ScenarioFolder([:])
    let path = folder.path + "/book.xlsx"
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    do throws(BookDiagnosticList) {
      _ = try ImportedBook.read(path)
      Issue.record("a broken file was read")
    } catch {
      #expect(error.diagnostics[0].line(in: .en).contains(words))
    }
  }
}
