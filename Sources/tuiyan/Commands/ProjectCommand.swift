// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import TuiyanModel
import TuiyanPlanning
import TuiyanPlans
import TuiyanReport
import TuiyanSearch
import TuiyanSimulation

/// `tuiyan project`: scores, ranks and targets under one plan.
struct ProjectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "project",
    abstract: .both(
      "按一个方案逐月推演各单位的得分、位次和目标概率。",
      "Every unit's scores and ranks period by period under one plan, and the targets' probabilities."),
    discussion: .both(
      """
      不给 --plan 时推演不采取任何措施（nothing）的情形。
      得分默认逐次保存、分位数精确；总量超过 2 GiB 时（如全省单位百万次以上）改为分箱计数，内存不随次数增长，
      误差写在结果里；--scores exact 或 sketch 可指定。多台机器分着算见 --shard 和 tuiyan merge。
      """,
      """
      Without --plan, what happens if nothing is done.
      Scores are kept one by one and their quantiles are exact; where that would take more than 2 GiB (as a million \
      replications of all units of a province would), they are counted in bins, memory does not grow with the \
      replications, and the result states the error. --scores exact or sketch says which. For several machines see --shard \
      and tuiyan merge.
      """))

  @OptionGroup var scenario: ScenarioOptions
  @Option(name: .customLong("plan"), help: .plan)
  var planID = StoredPlan.nothing.id
  @Option(
    help: .both(
      "得分如何保存：exact 逐次、sketch 分箱计数；默认按总量自动选择。",
      "How scores are kept: exact, each one; sketch, counted in bins. By default chosen by their amount.",
      valueName: "scores"))
  var scores: ScoreKeeping?
  @OptionGroup var part: PartOptions
  @OptionGroup var options: SimulationOptions

  func run() throws {
    try options.check()
    let slice = try part.slice(options)
    let loaded = try scenario.load()
    let plan = try loaded.storedPlan(planID)
    let language = scenario.language
    let model = try scenario.compiled(loaded, drawsEveryLeaf: options.exact)
    let settings = options.settings(for: loaded)
    let keeping = scores ?? .automatic(for: model, replications: settings.replications)
    let parts = ProjectionParts(model: model, plan: plan, settings: settings, keeping: keeping)
    if let slice { try part.check(slice, most: parts.most) }
    if scores == nil, keeping == .sketch { warn(model, settings, language) }
    let progress = ProgressLine(isWanted: !options.hidesProgress, language: language)
    defer { progress.end() }
    if let slice {
      let header = PartHeader(.project, slice, of: loaded, scenario, options)
      return try ResultFile(path: options.output).stream { sink in
        try parts.write(header, progress: { progress.report($0) }, sink: sink)
      }
    }
    let projection =
      keeping == .sketch
      ? parts.projection { progress.report($0) }
      : Simulation.project(
        model: model, plan: plan, settings: settings, scope: options.format == .json ? .everything : .readers,
        progress: { progress.report($0) })
    progress.end()
    try ProjectionOutput(scenario: loaded, projection: projection, language: language).write(options.layout)
  }

  private func warn(_ model: CompiledModel, _ settings: SimulationSettings, _ language: Language) {
    func gibibytes(_ bytes: Int) -> String { NumberText.short(Double(bytes) / 0x1p30, atMost: 1) }
    let bytes = ScoreKeeping.bytes(for: model, replications: settings.replications)
    let wording = PartWording.sketched(gibibytes: gibibytes(bytes), limit: gibibytes(ScoreKeeping.mostBytes))
    Console.error(CommandWording.warning(CommandWording.parts(wording).text(in: language), language) + "\n")
  }
}

/// A projection as it is printed, wherever it was computed.
struct ProjectionOutput {
  let scenario: Scenario
  let projection: Projection
  let language: Language

  /// Says on stderr which rules the plan breaks, and writes the result.
  func write(_ options: OutputOptions) throws {
    let violations = PlanRules(scenario).violations(of: PlanVector(projection.plan, of: scenario))
    let report = ProjectionReport(
      scenario: scenario, projection: projection, violations: violations,
      warnings: scenario.warnings.map { $0.line(in: language) }, language: language)
    for sentence in report.violationSentences { Console.error(CommandWording.warning(sentence, language) + "\n") }
    try ReportOutput(options).write(
      report: { report.report() },
      json: {
        ProjectionJSON.value(
          scenario: scenario, projection: projection, violations: violations, language: language)
      })
  }
}
