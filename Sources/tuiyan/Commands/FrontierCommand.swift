// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import TuiyanModel
import TuiyanPlanning
import TuiyanReport
import TuiyanSimulation

/// `tuiyan frontier`: what more money buys.
struct FrontierCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "frontier",
    abstract: .both(
      "资金—概率曲线：每多花一笔钱，目标的最大概率提高多少，各级用什么方案。",
      "What more money buys: the best probability at each amount, and the plan that reaches it."),
    discussion: .both("-o 的文件名以 .svg 结尾时只写曲线图。", "Where the name after -o ends in .svg, only the curve is written."))

  @OptionGroup var scenario: ScenarioOptions
  @Option(
    parsing: .unconditional,
    help: .both("把资金分成几档，1…100。", "How many amounts of money to look at, 1…100.", valueName: "N"))
  var steps = 8
  @Option(
    name: .customLong("up-to"), parsing: .unconditional,
    help: .both(
      "资金看到多少（万元）；默认为预算的一倍半，但不超过全部措施的造价；没有预算或预算为0时为全部措施的造价。",
      "The most money to look at (万元). By default one and a half times the budget, but not more than all actions cost; without a budget, or with one of 0, what all actions cost.",
      valueName: "money"))
  var most: Double?
  @OptionGroup var options: SimulationOptions

  func run() throws {
    try options.check()
    guard (1...100).contains(steps) else { throw Failure.usage(.outOfLimits("--steps", String(steps), "1…100")) }
    if let most, !(most > 0 && most <= 1e15) {
      throw Failure.usage(.outOfLimits("--up-to", String(most), "> 0, ≤ 1e15"))
    }
    let loaded = try scenario.load()
    let language = scenario.language
    let progress = ProgressLine(isWanted: !options.hidesProgress, language: language)
    defer { progress.end() }
    let frontier = try frontier(of: loaded, progress)
    progress.end()
    let report = FrontierReport(
      scenario: loaded, frontier: frontier, warnings: loaded.warnings.map { $0.line(in: language) },
      language: language)
    if let path = options.output, path.lowercased().hasSuffix(".svg") {
      return try ResultFile(path: path).write(ChartSVG.render(report.chart(), language: language))
    }
    try ReportOutput(options).write(
      report: { report.report() }, json: { FrontierJSON.value(scenario: loaded, frontier: frontier) })
  }

  private func frontier(of loaded: Scenario, _ progress: ProgressLine) throws -> Frontier {
    try Failure.planning {
      try FrontierTracer.trace(
        scenario: loaded, budgets: FrontierTracer.budgets(of: loaded, steps: steps, upTo: most),
        settings: options.settings(for: loaded), progress: { progress.report($0) })
    }
  }
}
