// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanPlans
import TuiyanSearch
import TuiyanSimulation

/// Why no plan can be looked for.
public enum PlanningError: Error, Sendable, Hashable {
  /// The scenario names no target: there is nothing to plan for.
  case noTargets
}

/// Answers `tuiyan plan`: which actions, started when, most likely reach the targets.
public enum Planner {
  /// Replications of the screening judge, and the least of a full one that is worth screening for.
  static let screening = (replications: 2_048, from: 4_096)

  /// Fresh replications, at most, after someone has asked to stop: a second's work.
  static let afterStop = 20_000

  /// The seed of the verification replications that belongs to a search seed, 0 … 2⁶³ − 1.
  public static func verificationSeed(_ seed: UInt64) -> UInt64 {
    StreamKey(seed: seed).child("verification").bits >> 1
  }

  /// Searches, verifies on fresh replications and explains.
  ///
  /// - Parameters:
  ///   - settings: of the search; verification takes as many replications with another seed.
  ///   - robust: how futures without probabilities are weighed; without effect elsewhere.
  ///   - searching: how far the search may go; nil: the defaults with the settings' seed.
  ///   - begun: plans to begin with, e.g. those of a saved result.
  ///   - shouldStop: asked before every evaluation; once true, the best plan so far is verified on fewer replications,
  ///     and nothing is explained.
  ///   - progress: told the share done, 0…1, from any thread.
  /// - Throws: `PlanningError.noTargets`; `DiagnosticList` where the scenario does not compile.
  public static func plan(
    scenario: Scenario, settings: SimulationSettings, robust: RobustRule = .worst,
    searching: PlanSearchSettings? = nil, begun: [PlanVector] = [],
    shouldStop: @escaping @Sendable () -> Bool = { false },
    progress: ProgressSink? = nil
  ) throws -> PlanOutcome {
    try plan(
      model: CompiledModel(scenario, drawsEveryLeaf: settings.drawsEveryLeaf), settings: settings, robust: robust,
      searching: searching, begun: begun, shouldStop: shouldStop, progress: progress
    ).outcome
  }

  /// The answer with the judge that verified it, which can tell more of the same replications.
  ///
  /// The other parameters are as above.
  /// - Parameter steps: kept by that judge besides those that targets need.
  /// - Throws: `PlanningError.noTargets`.
  public static func plan(
    model: CompiledModel, settings: SimulationSettings, robust: RobustRule = .worst,
    searching: PlanSearchSettings? = nil, begun: [PlanVector] = [], keeping steps: [Int] = [],
    shouldStop: @escaping @Sendable () -> Bool = { false },
    progress: ProgressSink? = nil
  ) throws(PlanningError) -> (outcome: PlanOutcome, verification: ReplayJudge) {
    let scenario = model.scenario
    guard !scenario.targets.isEmpty else { throw PlanningError.noTargets }
    let memory = JudgeMemory()
    let search = Searching(model: model, settings: settings, memory: memory, shouldStop: shouldStop) {
      own, judge, screen in
      PlanStudy(
        scenario, settings: own, robust: robust, searching: searching ?? PlanSearchSettings(seed: own.seed),
        searchJudge: judge, screen: screen, begun: begun, shouldStop: shouldStop,
        progress: ProgressStretch.of(progress, from: 0.15, to: 0.6))
    }
    let (found, rest) = search.run(progress: ProgressStretch.of(progress, from: 0, to: 0.15))
    var fresh = settings
    fresh.seed = verificationSeed(settings.seed)
    let whole = ReplayJudge(
      model: model, settings: fresh, keeping: steps, memory: memory,
      progress: ProgressStretch.of(progress, from: 0.6, to: 0.75),
      shouldStop: { found.wasStopped || shouldStop() })
    if whole == nil { fresh = fresh.limited(to: afterStop) }
    let verification = whole ?? ReplayJudge(model: model, settings: fresh, keeping: steps)
    var first: ReplayJudge?
    if fresh.replications >= screening.from, found.finalists.count > 2 * PlanStudy.contenders, whole != nil {
      first = ReplayJudge(first: fresh.replications / 4, of: verification)
    }
    let outcome = rest.outcome(
      of: found, verifiedBy: verification, first: first, verificationSeed: fresh.seed,
      verificationReplications: fresh.replications, notes: model.notes,
      progress: ProgressStretch.of(progress, from: 0.75, to: 1))
    return (outcome, verification)
  }
}

/// What the search finds, and the study to go on with.
private struct Searching {
  let model: CompiledModel
  let settings: SimulationSettings
  let memory: JudgeMemory
  let shouldStop: @Sendable () -> Bool
  /// A study with some settings, a judge on the search replications and a screen.
  let study: (SimulationSettings, any PlanJudge, (any PlanJudge)?) -> PlanStudy

  /// Where the promises are kept, what remains to be asked of the search replications is known here, and their judge is
  /// let go, so that the next one has its memory; it is made again should more be asked.
  func run(progress: ProgressSink?) -> (PlanFound, PlanStudy) {
    let drawn = ReplayJudge(
      model: model, settings: settings, memory: memory, progress: progress, shouldStop: shouldStop)
    // Who stops before anything is judged is told of few replications what there is to tell.
    let own = drawn == nil ? settings.limited(to: Planner.afterStop) : settings
    let judge = drawn ?? ReplayJudge(model: model, settings: own)
    let hasScreen = drawn != nil && own.replications >= Planner.screening.from
    let screen = hasScreen ? ReplayJudge(first: Planner.screening.replications, of: judge) : nil
    let whole = study(own, judge, screen)
    let found = whole.search()
    guard found.value.kept else { return (found, whole) }
    let first = found.wasStopped ? [found.best] : Array(found.finalists.prefix(PlanStudy.contenders))
    let known = Dictionary(zip(first, judge.records(of: first))) { record, _ in record }
    let rest = MergedJudge(known, layout: judge.layout) { [model] in ReplayJudge(model: model, settings: own) }
    return (found, study(own, rest, nil))
  }
}
