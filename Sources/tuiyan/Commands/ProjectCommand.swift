// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import TuiyanModel
import TuiyanPlanning
import TuiyanReport
import TuiyanSimulation

/// `tuiyan project`: scores, ranks and targets under one plan.
struct ProjectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "project",
    abstract: "按一个方案逐月推演各单位的得分、位次和目标概率。",
    discussion: "不给 --plan 时推演不采取任何措施（nothing）的情形。")

  @OptionGroup var scenario: ScenarioOptions
  @Option(name: .customLong("plan"), help: .init("情景中某个方案的 id。", valueName: "id"))
  var planID = StoredPlan.nothing.id
  @OptionGroup var options: RunOptions

  func run() throws {
    try options.check()
    let loaded = try scenario.load()
    let plan = try loaded.storedPlan(planID)
    let violations = PlanRules(loaded).violations(of: PlanVector(plan, of: loaded))
    let language = scenario.language
    let model = try scenario.compiled(loaded)
    let progress = ProgressLine(isWanted: !options.hidesProgress, language: language)
    defer { progress.end() }
    let projection = Simulation.project(
      model: model, plan: plan, settings: options.settings(for: loaded),
      scope: options.format == .json ? .everything : .readers, progress: { progress.report($0) })
    progress.end()
    let report = ProjectionReport(
      scenario: loaded, projection: projection, violations: violations,
      warnings: loaded.warnings.map { $0.line(in: language) }, language: language)
    for sentence in report.violationSentences { Console.error(CommandWording.warning(sentence, language) + "\n") }
    try ReportOutput(options).write(
      report: { report.report() },
      json: {
        ProjectionJSON.value(
          scenario: loaded, projection: projection, violations: violations, language: language)
      })
  }
}
