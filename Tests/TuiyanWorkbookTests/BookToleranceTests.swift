// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import TuiyanModel
import TuiyanWorkbook

@Suite("What offices do to tables is understood and reported")
struct BookToleranceTests {
  private func kinds(_ book: ImportedBook) -> [BookTolerance.Kind] { book.tolerances.map(\.kind) }

  @Test("full-width digits and punctuation in a number mean the number")
  func fullWidth() throws {
    var folder = try BookFolder()
    try folder.edit("责任单位", "office,审批局,12", "office,审批局,１２．０")
    let read = try folder.read()
    #expect(read.scenario.owners.first?.staff == 12)
    #expect(kinds(read) == [.fullWidth])
    #expect(read.tolerances[0].place.line == 2)
  }

  @Test("title rows above the heading are passed over, one report each")
  func titleRows() throws {
    var folder = try BookFolder()
    try folder.edit("责任单位", "编号", "责任单位一览表,,,,\r\n填报人：张三,,,,\r\n编号")
    #expect(kinds(try folder.read()) == [.titleRow, .titleRow])
  }

  @Test("spaces, ideographic ones too, go from the ends of texts")
  func spaces() throws {
    var folder = try BookFolder()
    try folder.edit("责任单位", "office,审批局", " office　,　审批局 ")
    let read = try folder.read()
    #expect(read.scenario.owners.first?.id == "office")
    #expect(read.scenario.owners.first?.title == "审批局")
    #expect(kinds(read) == [.spaces, .spaces])
  }

  @Test("percentages in a column of probabilities are fractions, exactly")
  func percent() throws {
    var folder = try BookFolder()
    try folder.edit("措施", "0.9", "92.3％")
    let read = try folder.read()
    #expect(read.scenario.actions.first?.success == 0.923)
    #expect(kinds(read) == [.fullWidth, .percentAsFraction])
  }

  @Test("percentages of an indicator measured in % are its figures")
  func percentFigure() throws {
    var folder = try BookFolder()
    let rows = folder["历史"].split(whereSeparator: \.isNewline)
    let row = try #require(rows.first { $0.contains("online") })
    var cells = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    cells[3] = "85.3%"
    try folder.edit("历史", String(row), cells.joined(separator: ","))
    let read = try folder.read()
    #expect(read.scenario.history.contains { $0.indicator == "online" && $0.value == Quantity(85.3) })
    #expect(kinds(read) == [.percentAsFigure])
  }

  @Test("a date stands for its period, thousands are grouped by commas")
  func datesAndThousands() throws {
    var folder = try BookFolder()
    try folder.edit("情景", "2022-12", "2022年12月")
    try folder.edit("措施", "300", "\"1,300\"")
    let read = try folder.read()
    #expect(read.scenario.horizon == Period("2022-12", step: .month))
    #expect(read.scenario.actions.first?.money == 1_300)
    #expect(kinds(read) == [.period, .thousands])
  }

  /// The good folder with other periods in the first rows of its history.
  private func history(_ periods: [String]) throws -> (folder: BookFolder, lines: [Int]) {
    var folder = try BookFolder()
    var rows = folder["历史"].split(whereSeparator: \.isNewline).map(String.init)
    let old = folder["历史"]
    for (index, period) in periods.enumerated() {
      var cells = rows[index + 1].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      cells[2] = period
      rows[index + 1] = cells.joined(separator: ",")
    }
    try folder.edit("历史", old, rows.joined(separator: "\r\n") + "\r\n")
    return (folder, periods.indices.map { $0 + 2 })
  }

  @Test("what was made of each notation is said with its cells")
  func notations() throws {
    let (folder, _) = try history(["2021年三月", "2020年1—2月", "2019年上半年"])
    let read = try folder.read()
    let changes = read.tolerances.compactMap(\.change)
    #expect(changes.map(\.from) == ["2021年三月", "2020年1—2月", "2019年上半年"])
    #expect(changes.map(\.to) == ["2021-03", "2020-02", "2019-06"])
    for change in changes {
      #expect(read.scenario.history.contains { $0.period == Period(change.to, step: .month) })
    }
    for language in [Language.zh, .en] {
      let line = try #require(BookTolerance.lines(read.tolerances, in: language).first)
      for change in changes { #expect(line.contains("\(change.from) → \(change.to)"), "\(line)") }
    }
  }

  @Test("a notation that is not understood, or may mean two periods, is refused at its cell")
  func unclear() throws {
    let (folder, lines) = try history(["2021年3-5月", "2021年底", "2024H1"])
    let problems = try folder.problems()
    #expect(problems.count == 3)
    for (line, problem) in zip(lines, problems) { #expect(problem.hasPrefix("历史.csv:\(line):"), "\(problem)") }
    let twofold = try history(["2021-03", "2023.1"]).folder.problems(in: .en)
    #expect(twofold.count == 1 && twofold[0].hasPrefix("历史.csv:3:"), "\(twofold)")
    #expect(twofold[0].contains("may be 2023-01 or 2023-10"))
  }

  @Test("cells with the same change are drawn together")
  func changes() {
    let tolerances = [(7, "2023年三月"), (8, "2023年三月"), (3, "2023年四月")].map { line, text in
      BookTolerance(
        .period, at: Place(file: "工作表“历史”", line: line, column: 3), isCell: true,
        change: .init(from: text, to: text == "2023年三月" ? "2023-03" : "2023-04"))
    }
    #expect(
      BookTolerance.lines(tolerances, in: .zh)
        == ["工作表“历史”：日期改写为时期，3处：2023年四月 → 2023-04（C3）、2023年三月 → 2023-03（C7:C8）"])
  }

  @Test("a title is taken for the id of the one thing that has it")
  func titles() throws {
    var folder = try BookFolder()
    try folder.edit("措施", "data,,office", "data,,审批局")
    let read = try folder.read()
    #expect(read.scenario.actions.first?.owner == "office")
    #expect(kinds(read) == [.titleAsID])
  }

  @Test("a folder in GB18030 is read as such, and each file is said")
  func encoding() throws {
    let folder = try BookFolder()
    let encoding = String.Encoding(rawValue: 0x8000_0632)
    let read = try folder.read { $0.data(using: encoding) ?? Data() }
    #expect(read.scenario.title == "好情景")
    #expect(Set(kinds(read)) == [.encoding])
    let lines = BookTolerance.lines(read.tolerances, in: .zh)
    #expect(lines.contains { $0.hasSuffix("情景.csv：不是UTF-8，按GB18030读") })
  }

  @Test("runs of cells down a column are reported as one range, with their number")
  func ranges() {
    let places = [(7, 4), (8, 4), (9, 4), (12, 4), (2, 1)]
    let tolerances = places.map {
      BookTolerance(.fullWidth, at: Place(file: "工作表“历史”", line: $0.0, column: $0.1), isCell: true)
    }
    #expect(BookTolerance.lines(tolerances, in: .zh) == ["工作表“历史”：全角字符改为半角，5处（A2、D7:D9、D12）"])
  }
}
