// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanSimulation

/// Holds what came in against the projection, and judges the targets again with it.
public struct Tracker {
  let scenario: Scenario
  let plan: StoredPlan
  let actuals: Actuals
  let settings: SimulationSettings

  public init(scenario: Scenario, plan: StoredPlan, actuals: Actuals, settings: SimulationSettings) {
    self.scenario = scenario
    self.plan = plan
    self.actuals = actuals
    self.settings = settings
  }

  /// - Parameters:
  ///   - baseline: the run to compare with; nil: the projection from as_of.
  ///   - progress: told the share of the runs done.
  /// - Throws: where a scenario, as it is or moved on, does not compile.
  public func outcome(since baseline: TrackBaseline?, progress: ProgressSink? = nil) throws(DiagnosticList)
    -> TrackOutcome
  {
    let now = actuals.period ?? scenario.asOf
    let steps = TrackProgress(sink: progress, runs: baseline == nil ? 5 : 7)
    let model = try CompiledModel(scenario, drawsEveryLeaf: true)
    let projection = Simulation.project(model: model, plan: plan, settings: settings, progress: steps.sink(0))
    let readings = readings(model: model, projection: projection)
    let courses = ActionCourse.all(of: scenario, plan: plan, reports: actuals.actions, now: now)
    let before = baseline?.dataTo ?? scenario.asOf
    var runs = JudgedRuns(tracker: self, projection: projection, steps: steps)
    // What the earlier run knew, made again.
    if let baseline {
      let known = ActionCourse.all(of: scenario, plan: plan, reports: baseline.actions, now: before)
      try runs.judge(known, at: before, own: before, rivals: before, as: .rerun)
    }
    try runs.judge(courses, at: before, own: before, rivals: before, as: .actions)
    try runs.judge(courses, at: now, own: before, rivals: before, as: .time)
    try runs.judge(courses, at: now, own: now, rivals: before, as: .ownData)
    try runs.judge(courses, at: now, own: now, rivals: now, as: .rivals)
    let rejudged = runs.last
    let move = TargetMove(from: scenario.asOf, to: now, facts: PublishedFacts(scenario, actuals))
    let states = scenario.targets.map { ($0.id, move.state(of: $0)) }
    return TrackOutcome(
      plan: plan, settings: settings, dataTo: now, projection: projection, rejudged: rejudged, readings: readings,
      actions: courses.map { $0.tracked(now: now) },
      changes: rejudged.targets.map { runs.change(of: $0, baseline: baseline) },
      closed: states.filter { !$1.state.isOpen }.map { ClosedTarget(target: $0, isMet: $1.state.isMet) },
      assumed: states.filter { $1.state.isOpen && $1.isAssumed }.map(\.0), baseline: baseline,
      reports: actuals.actions,
      carried: runs.carried,
      unused: UnusedFigures.all(scenario, actuals, contradicted: runs.contradicted))
  }
}

/// The chain of runs from what was known before to what is known now.
struct JudgedRuns {
  private struct Setup: Hashable {
    let courses: [TrackedAction]
    let now: Period
    let own: Int
    let rivals: Int
  }

  private let tracker: Tracker
  private let projection: Projection
  private let ours: Set<String>
  private let steps: TrackProgress
  private var stages: [(cause: TargetChange.Cause, projection: Projection, isSame: Bool)] = []
  private var lastSetup: Setup?
  /// Of the last run: quantities without a figure of its period.
  private(set) var carried = 0
  /// Of the last run: see `CompiledModel.contradicted`.
  private(set) var contradicted: [Period: Set<String>] = [:]

  init(tracker: Tracker, projection: Projection, steps: TrackProgress) {
    self.tracker = tracker
    self.projection = projection
    self.steps = steps
    ours = Set(tracker.scenario.ours)
  }

  /// The last run, or the projection from as_of where there was none.
  var last: Projection { stages.last?.projection ?? projection }

  /// Judges the targets as of a period, with own figures and rivals' figures up to periods; a run that would only repeat
  /// the one before is not made.
  mutating func judge(
    _ courses: [ActionCourse], at period: Period, own: Period, rivals: Period, as cause: TargetChange.Cause
  ) throws(DiagnosticList) {
    let ours = ours
    let ownRows = tracker.actuals.upTo(own).of { ours.contains($0) }
    let rivalRows = tracker.actuals.upTo(rivals).of { !ours.contains($0) }
    let rows = Actuals(
      observations: ownRows.observations + rivalRows.observations, results: ownRows.results + rivalRows.results)
    let setup = Setup(
      courses: courses.map { $0.tracked(now: period) }, now: period,
      own: ownRows.observations.count + ownRows.results.count,
      rivals: rivalRows.observations.count + rivalRows.results.count)
    let isPlain = period == tracker.scenario.asOf && courses.allSatisfy { $0.report == nil }
    if setup == lastSetup || (lastSetup == nil && isPlain) {
      stages.append((cause, last, true))
    } else {
      stages.append((cause, try run(courses, at: period, rows: rows), false))
    }
    lastSetup = setup
  }

  private mutating func run(
    _ courses: [ActionCourse], at period: Period, rows: Actuals
  ) throws(DiagnosticList) -> Projection {
    let scenario = tracker.scenario
    let move = ScenarioMove(
      scenario, projection: projection, plan: tracker.plan, courses: courses, rows: rows, now: period)
    let model = try move.model()
    (carried, contradicted) = (move.carried, model.contradicted)
    return Simulation.project(
      model: model, plan: ActionCourse.plan(tracker.plan, courses, after: scenario.asOf), settings: tracker.settings,
      progress: steps.sink(1 + stages.count)
    ).from(period)
  }

  /// What moved one target; the parts add up to the whole change.
  func change(of target: TargetOutcome, baseline: TrackBaseline?) -> TargetChange {
    func found(_ projection: Projection) -> Proportion {
      projection.targets.first { $0.id == target.id }?.probability ?? target.probability
    }
    let first = baseline?.probabilities[target.id]
    let start = first ?? stages.first { $0.cause == .rerun }.map { found($0.projection) } ?? found(projection)
    var parts: [TargetChange.Part] = []
    var previous = start
    for stage in stages {
      // A target that the earlier run does not know begins with that run made again.
      if stage.cause == .rerun, first == nil { continue }
      let next = found(stage.projection)
      let isSame = stage.isSame && stage.cause != .rerun
      let spread =
        previous.standardError * previous.standardError + next.standardError * next.standardError
      parts.append(
        TargetChange.Part(
          cause: stage.cause, difference: next.value - previous.value,
          error: isSame || next.value == previous.value ? 0 : spread.squareRoot()))
      previous = next
    }
    return TargetChange(target: target.id, before: start, now: target, parts: parts)
  }
}

/// Shares one progress line among several runs.
struct TrackProgress: Sendable {
  let sink: ProgressSink?
  let runs: Int

  func sink(_ run: Int) -> ProgressSink? {
    guard let sink else { return nil }
    let runs = Double(max(1, runs))
    return { sink(min(1, (Double(run) + $0) / runs)) }
  }
}
