// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import TuiyanModel
import TuiyanPlanning
import TuiyanReport
import TuiyanSimulation

/// `tuiyan explain`: why a plan does as well as it does, and what could change it.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: .both(
      "说明缘由：各措施的作用、推迟的代价、成败取决于什么、谁会反超、再进一位要补什么、何时落空、先弄清什么。",
      "Say why: what each action adds, what delay costs, what success hangs on, who may overtake us, what one more place takes, when it fails, what is worth knowing first."
    ),
    discussion: .both(
      "不给 --plan 时先搜索最好的方案，再作说明；不给 --target 时看权重最大的“争”目标。",
      "Without --plan the best plan is searched for first; without --target the strive target with the greatest weight is explained."
    ))

  @OptionGroup var scenario: ScenarioOptions
  @Option(
    name: .customLong("plan"),
    help: .both(
      "情景中某个方案的 id；默认为搜索得出的最好方案。", "The id of one of the scenario's plans; by default the best plan a search finds.",
      valueName: "id"))
  var planID: String?
  @Option(
    name: .customLong("target"),
    help: .both("情景中某个目标的 id。", "The id of one of the scenario's targets.", valueName: "id"))
  var targetID: String?
  @OptionGroup var options: SimulationOptions

  func run() throws {
    try options.check()
    let loaded = try scenario.load()
    let plan = try planID.map { try loaded.storedPlan($0) }
    let target = try targetID.map { try index(of: $0, in: loaded) }
    let language = scenario.language
    let progress = ProgressLine(isWanted: !options.hidesProgress, language: language)
    defer { progress.end() }
    let explanation = try explanation(of: loaded, plan, target, progress)
    progress.end()
    let report = ExplainReport(
      scenario: loaded, explanation: explanation, warnings: loaded.warnings.map { $0.line(in: language) },
      language: language)
    for sentence in report.violationSentences { Console.error(CommandWording.warning(sentence, language) + "\n") }
    try ReportOutput(options).write(
      report: { report.report() },
      json: { ExplainJSON.value(scenario: loaded, explanation: explanation, language: language) })
  }

  private func index(of id: String, in scenario: Scenario) throws -> Int {
    if let index = scenario.targets.firstIndex(where: { $0.id == id }) { return index }
    throw Failure.usage(.unknownTarget(id, known: scenario.targets.map(\.id)))
  }

  private func explanation(
    of loaded: Scenario, _ plan: StoredPlan?, _ target: Int?, _ progress: ProgressLine
  ) throws -> Explanation {
    try Failure.planning {
      try Explainer.explain(
        scenario: loaded, plan: plan, target: target, settings: options.settings(for: loaded),
        progress: { progress.report($0) })
    }
  }
}
