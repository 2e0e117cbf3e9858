// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import TuiyanModel
import TuiyanPlanning
import TuiyanPlans
import TuiyanReport
import TuiyanSearch
import TuiyanSimulation

extension RobustRule: ExpressibleByArgument {}

/// `tuiyan plan`: which actions, started when, most likely reach the targets.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: .both(
      "找出最可能实现目标的方案：做哪些措施、何时启动、各起多大作用、还有哪些方案不相上下。",
      "Find the plan that most likely reaches the targets: which actions, started when, what each adds, and what else is as good."
    ),
    discussion: .both(
      """
      --shard i/n 时每一份都做同样的搜索（它要用到全部搜索样本），分开的是复核样本上的推演；合并后与一次算完逐字节相同。
      承诺保不住、须另求所需资金时，由 tuiyan merge 当场补算。
      """,
      """
      With --shard i/n every part does the same search (which needs all its replications); what is split is the projection \
      on the verification replications. Put together they are byte for byte the single run.
      Where a promise cannot be kept and the money needed has to be found, tuiyan merge does that on the spot.
      """))

  @OptionGroup var scenario: ScenarioOptions
  @Option(help: .robust)
  var robust: RobustRule = .worst
  @Flag(help: .both("承诺保不住时以状态 1 退出。", "Exit with status 1 where the promise cannot be kept."))
  var require = false
  @Option(
    name: .customLong("warm-start"),
    help: .warmStart, completion: .file(extensions: ["json"]))
  var warmStart: String?
  @OptionGroup var part: PartOptions
  @OptionGroup var options: SimulationOptions

  func run() throws {
    try options.check()
    let slice = try part.slice(options)
    if slice != nil, require { throw Failure.usage(.parts(.requireComesLater)) }
    let loaded = try scenario.load()
    let language = scenario.language
    let begun = try warmStart.map { try WarmStart(path: $0).plans(in: loaded) } ?? []
    let rules = PlanRules(loaded)
    let broken = begun.count { !rules.isFeasible($0) }
    if broken > 0 {
      Console.error(
        CommandWording.warning(
          CommandWording.plansPassedOver(broken, of: begun.count).text(in: language), language) + "\n")
    }
    Interruption.offerPatience()
    let progress = ProgressLine(isWanted: !options.hidesProgress, language: language)
    defer { progress.end() }
    if let slice { return try write(slice, of: loaded, begun, progress) }
    let outcome = try Failure.planning {
      try Planner.plan(
        scenario: loaded, settings: options.settings(for: loaded), robust: robust, begun: begun,
        shouldStop: { Interruption.isAsked }, progress: { progress.report($0) })
    }
    progress.end()
    try PlanOutput(scenario: loaded, outcome: outcome, language: language).write(options.layout, require: require)
  }

  private func write(
    _ slice: ReplicationSlice, of loaded: Scenario, _ begun: [PlanVector], _ progress: ProgressLine
  ) throws {
    try Failure.planning {
      let parts = try PlanParts(scenario: loaded, settings: options.settings(for: loaded), robust: robust)
      guard parts.canBeDivided else { throw Failure.usage(.parts(.futuresApart)) }
      try part.check(slice, most: parts.most)
      try ResultFile(path: options.output).stream { sink in
        let isWhole = try parts.write(
          PartHeader(.plan, slice, of: loaded, scenario, options), begun: begun,
          shouldStop: { Interruption.isAsked }, progress: { progress.report($0) }, sink: sink)
        // Half a search is no part of the whole one.
        if !isWhole { throw Failure.interrupted(.interrupted(isWritten: false)) }
      }
    }
  }
}

/// An answer as it is printed, wherever it was computed.
struct PlanOutput {
  let scenario: Scenario
  let outcome: PlanOutcome
  let language: Language

  /// - Throws: after writing, `Failure` where the search was stopped or a promise cannot be kept under `require`.
  func write(_ options: OutputOptions, require: Bool) throws {
    try ReportOutput(options).write(
      report: {
        PlanReport(
          scenario: scenario, outcome: outcome, warnings: scenario.warnings.map { $0.line(in: language) },
          language: language
        ).report()
      },
      json: { PlanJSON.value(scenario: scenario, outcome: outcome) })
    if outcome.wasStopped { throw Failure.interrupted(.stoppedEarly) }
    if require, !outcome.feasible { throw Failure.promise(.promiseNotKept) }
  }
}
