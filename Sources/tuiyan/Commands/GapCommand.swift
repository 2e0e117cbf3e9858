// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import TuiyanModel
import TuiyanReport
import TuiyanReview

/// `tuiyan gap`: what each indicator lacks and is worth.
struct GapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gap",
    abstract: .both(
      "逐项找差距：离最优、平均和前一位各差多少，值多少分，谁负责，约谈谁。",
      "Gaps, indicator by indicator: how far from the best, the mean and the next rank, points to gain, who owns it, whom to call in."
    ),
    discussion: .both(
      """
      按截至时点的中位值测算，不抽样：--replications、--seed、--threads 对结果没有影响。
      不给 --unit 时分析情景中本方的全部单位；JSON 在只有一个单位、一个榜单时是一个对象，否则放在 units 里。
      """,
      """
      Measured on the median values as of now, not drawn: --replications, --seed and --threads change nothing.
      Without --unit all of our own units; JSON is one object where there is one unit on one board, else they stand in \
      units.
      """))

  @OptionGroup var scenario: ScenarioOptions
  @Option(name: .customLong("unit"), help: .both("单位的 id；可重复。", "A unit's id; repeatable.", valueName: "id"))
  var units: [String] = []
  @Option(name: .customLong("board"), help: .both("只看这个榜单。", "This board only.", valueName: "id"))
  var board: String?
  @OptionGroup var options: RunOptions

  func run() throws {
    try options.check()
    let loaded = try scenario.load()
    let ids = try asked(in: loaded)
    let model = try scenario.compiled(loaded, drawsEveryLeaf: true)
    let analysis = GapAnalyst(model: model).analysis(of: ids, on: board)
    let language = scenario.language
    try ReportOutput(options).write(
      report: {
        GapReport(
          scenario: loaded, analysis: analysis, warnings: loaded.warnings.map { $0.line(in: language) },
          language: language
        ).report()
      },
      json: { GapJSON.value(scenario: loaded, analysis: analysis) })
  }

  /// The units to look at, all of which stand on the board asked for.
  private func asked(in scenario: Scenario) throws -> [String]? {
    let known = scenario.units.map(\.id)
    for id in units where !known.contains(id) { throw Failure.usage(.unknownUnit(id, known: known)) }
    let boards = scenario.boards.map(\.id)
    if let board, !boards.contains(board) { throw Failure.usage(.unknownBoard(board, known: boards)) }
    let asked = units.isEmpty ? scenario.ours : units
    let places = scenario.boards.filter { (board ?? $0.id) == $0.id }
    for id in units where !places.contains(where: { $0.units.contains(id) }) {
      throw Failure.usage(.notRanked(id, board: board))
    }
    guard places.contains(where: { place in asked.contains { place.units.contains($0) } }) else {
      throw Failure.usage(.nobodyRanked(board: board))
    }
    return units.isEmpty ? nil : units
  }
}
