// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import TuiyanLoading
import TuiyanModel

/// `tuiyan import`: tables that people have already, as scenario folders.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "把现成的排名表导入为情景文件夹。",
    discussion: """
      --panel 读一张 CSV 面板：每行一个单位一个时期，列为 unit（单位）、period（时期）、score（得分）和／或 rank（位次），\
      其余各列作为末级指标的历史。随后可用 tuiyan backtest 检验预测、用 tuiyan project 推演。
      """)

  @Option(help: .init("CSV 面板文件。", valueName: "file"), completion: .file(extensions: ["csv"]))
  var panel: String

  @Option(
    name: [.customShort("o"), .customLong("output")], help: .init("要建立的情景文件夹。", valueName: "dir"),
    completion: .directory)
  var folder: String

  @Flag(name: .customLong("less-is-better"), help: "数值越小越好（如污染指数）。")
  var lessIsBetter = false

  @Option(help: .init("推演到最后一期之后几步。", valueName: "N"))
  var ahead = 2

  @Option(
    name: .customLong("column"), parsing: .unconditionalSingleValue,
    help: .init("列名对应，可重复。例：unit=stateabb、period=report_year、rank=rank_overall", valueName: "名=列"))
  var columns: [String] = []

  @Option(name: .customLong("lang"), help: .init("语言。", valueName: "lang"))
  var language: Language = .zh

  @Option(help: .init("CSV 表格的编码。", valueName: "encoding"))
  var encoding: TextEncoding = .utf8

  func run() throws {
    guard (1...600).contains(ahead) else { throw Failure.usage(.outOfLimits("--ahead", String(ahead), "1…600")) }
    let names = try named()
    let place = NewFolder(path: folder)
    try place.check()
    guard let data = FileManager.default.contents(atPath: panel) else { throw Failure.file(.cannotRead(panel)) }
    let table: PanelTable
    do throws(DiagnosticList) {
      table = try PanelTable.read([UInt8](data), file: panel, encoding: encoding, names: names)
    } catch {
      throw Failure.scenario(error)
    }
    let scenario = PanelScenario(
      table, id: ScenarioTemplate.id(from: place.name), source: URL(fileURLWithPath: panel).lastPathComponent,
      lessIsBetter: lessIsBetter, ahead: ahead, language: language)
    try place.write(scenario.files)
    Console.output(
      CommandWording.imported(
        folder, units: table.units.count, periods: table.periods.count, leaves: table.leaves.count
      )
      .text(in: language) + "\n")
  }

  private func named() throws -> [String: String] {
    var names: [String: String] = [:]
    for text in columns {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, ["unit", "period", "score", "rank"].contains(parts[0]) else {
        throw Failure.usage(.badColumn(text))
      }
      names[parts[0]] = parts[1]
    }
    return names
  }
}
