// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import TuiyanModel
import TuiyanReport
import TuiyanSimulation
import TuiyanTrends

/// `tuiyan backtest`: how good forecasts made at earlier dates would have been.
struct BacktestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract: .both(
      "用情景自己的历史回测：如果早先就这样预测，概率有多准、区间有多实。",
      "How good forecasts made at earlier dates would have been, on the scenario's own history."),
    discussion: .both(
      "-o 以 .svg 结尾时写出可靠性图。", "Where the name after -o ends in .svg, the reliability diagram is written."))

  @OptionGroup var scenario: ScenarioOptions

  @Option(
    parsing: .unconditional,
    help: .both("预测其后第几期（按面板的时期数）。", "How many of the panel's periods to look ahead.", valueName: "N"))
  var horizon = 1

  @Option(
    name: .customLong("rank"), parsing: .unconditionalSingleValue,
    help: .both(
      "检验“进入前 k 位”，可重复；默认取单位数的 10、30、57、71 %。",
      "Judge 'rank at most k'; repeatable. By default 10, 30, 57 and 71 % of the units.", valueName: "k"))
  var ranks: [Int] = []

  @Option(
    name: .customLong("gain"), parsing: .unconditionalSingleValue,
    help: .both(
      "检验“进 n 位”，可重复；默认取单位数的 10 %。", "Judge 'climbs at least n places'; repeatable. By default 10 % of the units.",
      valueName: "n"))
  var gains: [Int] = []

  @Flag(help: .both("连同每个末级指标一起回测。", "Judge every leaf indicator as well."))
  var indicators = false

  @Option(parsing: .unconditional, help: .both("每个起点的抽样次数。", "Draws at each origin.", valueName: "N"))
  var replications = 2000

  @Option(
    parsing: .unconditional, help: .both("随机种子；默认取情景中的。", "Random seed; by default the scenario's.", valueName: "N"))
  var seed: Int?

  @Option(parsing: .unconditional, help: .threads)
  var threads: Int?

  @OptionGroup var layout: OutputOptions

  func run() throws {
    try check()
    let loaded = try scenario.load()
    let estimates = try scenario.compiled(loaded, drawsEveryLeaf: true).estimates
    let panels = BacktestPanel.all(of: loaded, estimates: estimates).filter { panel in
      if case .indicator = panel.source { indicators } else { true }
    }
    let progress = ProgressLine(isWanted: !layout.hidesProgress, language: scenario.language)
    defer { progress.end() }
    let settings = BacktestSettings(
      horizon: horizon, ranks: ranks, gains: gains, replications: replications,
      seed: seed.map { UInt64($0) } ?? loaded.seed, threads: threads ?? ProcessInfo.processInfo.activeProcessorCount)
    let entries = panels.enumerated().map { place, panel in
      progress.report(Double(place) / Double(panels.count))
      return BacktestReport.Entry(panel, result: Self.result(panel, settings), estimates: estimates)
    }
    progress.end()
    try checkEvents(of: entries)
    let report = BacktestReport(scenario: loaded, entries: entries, language: scenario.language)
    if let path = layout.path, path.lowercased().hasSuffix(".svg") {
      let chart = try Failure.drawing { () throws(ChartRefusal) in try report.chart() }
      return try ResultFile(path: path).write(ChartSVG.render(chart, language: scenario.language))
    }
    try ReportOutput(layout).write(report: { report.report() }, json: { BacktestJSON.value(report) })
  }

  /// One panel's result, or why it cannot be backtested.
  static func result(
    _ panel: BacktestPanel, _ settings: BacktestSettings
  ) -> Result<BacktestResult, Backtest.Refusal> {
    do throws(Backtest.Refusal) {
      return .success(try Backtest.run(panel.panel, settings: settings, questions: panel.questions))
    } catch {
      return .failure(error)
    }
  }

  /// What a flag asks for is an event in some panel: fewer than its units are.
  private func checkEvents(of entries: [BacktestReport.Entry]) throws {
    let results = entries.compactMap { try? $0.result.get() }
    guard let most = results.flatMap({ $0.origins.map(\.units) }).max() else { return }
    for (flag, values) in [("--rank", ranks), ("--gain", gains)] {
      if let bad = values.first(where: { $0 >= most }) {
        throw Failure.usage(.outOfLimits(flag, String(bad), "1…\(most - 1)"))
      }
    }
  }

  private func check() throws {
    guard (1...600).contains(horizon) else { throw Failure.usage(.outOfLimits("--horizon", String(horizon), "1…600")) }
    guard (1...1_000_000).contains(replications) else {
      throw Failure.usage(.outOfLimits("--replications", String(replications), "1…1000000"))
    }
    for (flag, values) in [("--rank", ranks), ("--gain", gains)] {
      if let bad = values.first(where: { $0 < 1 }) { throw Failure.usage(.outOfLimits(flag, String(bad), "≥ 1")) }
      if let twice = values.enumerated().first(where: { values[..<$0.offset].contains($0.element) }) {
        throw Failure.usage(.givenTwice(flag, String(twice.element)))
      }
    }
    try RunOptions.check(seed: seed, threads: threads)
    try layout.check()
  }
}
