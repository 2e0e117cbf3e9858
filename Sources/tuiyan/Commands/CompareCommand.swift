// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import TuiyanModel
import TuiyanNumerics
import TuiyanPlanning
import TuiyanReport
import TuiyanSimulation

/// `tuiyan compare`: plans side by side, or two versions of a scenario.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: .both(
      "方案对照：同一组随机数下各方案的目标概率和成对差别；或用 --against 看两个情景版本之间变了什么。",
      "Plans side by side on the same random numbers, with paired differences; or, with --against, what changed between two versions of a scenario."
    ),
    discussion: .both(
      """
      --plan 可重复，第一个是比较的基准；不给时比较情景中的全部方案。
      --against 时只取一个 --plan（默认 nothing），在两个版本里各用各的同名方案。
      """,
      """
      --plan may be repeated; the first one is what the others are compared with. Without it all plans of the scenario are \
      compared.
      --against takes one --plan (default nothing), the plan of that name in each of the two versions.
      """))

  @OptionGroup var scenario: ScenarioOptions
  @Option(
    name: .customLong("plan"), parsing: .unconditionalSingleValue,
    help: .both("情景中某个方案的 id；可重复。", "The id of one of the scenario's plans; repeatable.", valueName: "id"))
  var planIDs: [String] = []
  @Option(
    help: .both(
      "另一个（较早的）情景版本：文件夹或 scenario.yaml。", "The other (earlier) version of the scenario: a folder or scenario.yaml.",
      valueName: "scenario"),
    completion: .file(extensions: ["yaml"]))
  var against: String?
  @OptionGroup var options: SimulationOptions

  func run() throws {
    try options.check()
    let loaded = try scenario.load()
    if let against { return try compare(loaded, against: against) }
    let plans = try planIDs.isEmpty ? stored(in: loaded) : planIDs.map { try loaded.storedPlan($0) }
    let language = scenario.language
    let comparison = try working { progress in
      try PlanComparison(
        scenario: loaded, plans: plans, settings: options.settings(for: loaded), progress: progress)
    }
    let report = CompareReport(
      scenario: loaded, comparison: comparison, warnings: loaded.warnings.map { $0.line(in: language) },
      language: language)
    for sentence in report.violationSentences { Console.error(CommandWording.warning(sentence, language) + "\n") }
    try ReportOutput(options).write(
      report: { report.report() },
      json: { CompareJSON.value(scenario: loaded, comparison: comparison, language: language) })
  }

  /// Every stored plan, doing nothing first.
  private func stored(in scenario: Scenario) -> [StoredPlan] {
    let nothing = scenario.plans.first { $0.id == StoredPlan.nothing.id } ?? .nothing
    return [nothing] + scenario.plans.filter { $0.id != nothing.id }
  }

  private func compare(_ newer: Scenario, against path: String) throws {
    guard planIDs.count <= 1 else { throw Failure.usage(.onePlanAgainst) }
    let id = planIDs.first ?? StoredPlan.nothing.id
    var other = scenario
    other.scenario = path
    other.changes = []
    let older = try other.load()
    guard newer.step == older.step else { throw Failure.usage(.differentSteps) }
    let plans = (newer: try newer.storedPlan(id), older: try older.storedPlan(id))
    let settings = options.settings(for: newer)
    let comparison = try working { progress in
      try VersionComparer.compare(
        scenario: newer, against: older, plan: plans, settings: settings,
        otherSeed: options.settings(for: older).seed, progress: progress)
    }
    let language = scenario.language
    try ReportOutput(options).write(
      report: {
        VersionReport(
          scenario: newer, comparison: comparison, warnings: newer.warnings.map { $0.line(in: language) },
          language: language
        ).report()
      },
      json: { CompareJSON.value(scenario: newer, comparison: comparison) })
  }

  /// Does the work with a line of progress.
  private func working<Result>(_ work: (@escaping ProgressSink) throws -> Result) throws -> Result {
    let progress = ProgressLine(isWanted: !options.hidesProgress, language: scenario.language)
    defer { progress.end() }
    do { return try work { progress.report($0) } } catch let list as DiagnosticList { throw Failure.scenario(list) }
  }
}
