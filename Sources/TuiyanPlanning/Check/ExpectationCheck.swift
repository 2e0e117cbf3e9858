// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanSimulation

/// One stored figure beside what the run gives now.
public struct CheckedFigure: Sendable, Hashable {
  public enum Quantity: Sendable, Hashable {
    case probability(target: String)
    case scoreMean(board: String, unit: String, period: Period)
    case rankMedian(board: String, unit: String, period: Period)
    case toBest(unit: String, indicator: String)
    /// An action that the best plan must have (1) or must not have (0).
    case choice(action: String)
  }

  public let quantity: Quantity
  /// nil: the best plan.
  public let plan: String?
  public let place: Place
  /// Where the stored figure is written; nil for choices.
  public let figure: ExpectedFigure?
  public let expected: Double
  public let found: Double
  /// (found − expected)/√(s.e.² of the stored run + s.e.² of this one); nil where neither run errs.
  public let errors: Double?
  /// The difference allowed, where the line states it.
  public let within: Double?

  /// Standard errors that are still agreement.
  public static let tolerance = 4.0

  /// Whether the figure moved by more than chance, or than the line allows, explains.
  public var hasDrifted: Bool {
    let difference = abs(found - expected)
    guard difference.isFinite else { return true }
    if let within { return difference > within + 1e-12 }
    if let errors { return abs(errors) > Self.tolerance }
    return difference > 1e-9 * max(1, abs(expected))
  }
}

/// Runs a scenario against its stored expectations.
public struct ExpectationCheck: Sendable {
  private let scenario: Scenario
  private let stored: StoredExpectations
  private let settings: SimulationSettings

  /// - Parameter threads: does not change any figure.
  public init(_ scenario: Scenario, _ stored: StoredExpectations, threads: Int) {
    self.scenario = scenario
    self.stored = stored
    settings = SimulationSettings(replications: stored.replications, seed: stored.seed, threads: threads)
  }

  /// Every stored figure beside today's, in the order of the file.
  /// - Parameter toBest: a unit's distance to the best value of an indicator now; nil where nothing tells what is best.
  /// - Throws: `DiagnosticList` where the scenario does not compile; `PlanningError.noTargets` where a best plan is
  ///   expected of a scenario without targets.
  public func figures(
    toBest: (CompiledModel, _ unit: String, _ indicator: String) -> Double?, progress: ProgressSink? = nil
  ) throws -> [CheckedFigure] {
    let model = try CompiledModel(scenario)
    let distances = try distances { toBest(model, $0, $1) }
    var projections: [String: Projection] = [:]
    var outcome: PlanOutcome?
    var checked: [CheckedFigure] = []
    for (index, line) in stored.lines.enumerated() {
      progress?(Double(index) / Double(stored.lines.count))
      switch line.subject {
      case .target(let plan, let target, let probability):
        let projection = project(plan, model: model, known: &projections)
        checked += targetFigure(line, plan: plan, target, probability, in: projection.targets)
      case .standing(let plan, let board, let unit, let period, let score, let rank):
        let projection = project(plan, model: model, known: &projections)
        let found = projection.boards.first { $0.id == board }?.units.first { $0.unit.id == unit }?
          .periods.first { $0.period == period }
        guard let found else { continue }
        checked += [
          score.map { scoreFigure(line, plan, .scoreMean(board: board, unit: unit, period: period), $0, found) },
          rank.map { rankFigure(line, plan, .rankMedian(board: board, unit: unit, period: period), $0, found) },
        ].compactMap { $0 }
      case .best(let target, let probability, let includes, let excludes):
        let best = try outcome ?? Planner.plan(scenario: scenario, settings: settings)
        outcome = best
        if let target, let probability {
          checked += targetFigure(line, plan: nil, target, probability, in: best.best.targets)
        }
        let chosen = Set(best.best.choices.map(\.action))
        checked +=
          includes.map { choice(line, $0, expected: true, chosen) }
          + excludes.map { choice(line, $0, expected: false, chosen) }
      case .gap(let unit, let indicator, let stored):
        checked.append(toBestFigure(line, unit, indicator, stored, distances[index]))
      }
    }
    progress?(1)
    return checked
  }

  private func toBestFigure(
    _ line: Expectation, _ unit: String, _ indicator: String, _ stored: ExpectedFigure, _ found: Double?
  ) -> CheckedFigure {
    CheckedFigure(
      quantity: .toBest(unit: unit, indicator: indicator), plan: nil, place: line.place, figure: stored,
      expected: stored.value, found: found ?? .nan, errors: nil, within: line.within)
  }

  /// The distances that lines ask for, by line.
  /// - Throws: `DiagnosticList` with every line that asks for one there is not.
  private func distances(
    _ toBest: (_ unit: String, _ indicator: String) -> Double?
  ) throws(DiagnosticList) -> [Int: Double] {
    var found: [Int: Double] = [:]
    var missing: [Diagnostic] = []
    for (index, line) in stored.lines.enumerated() {
      guard case .gap(let unit, let indicator, let figure) = line.subject else { continue }
      found[index] = toBest(unit, indicator)
      if found[index] == nil {
        missing.append(Diagnostic(.error, at: figure.place, .data(.noDistance(unit: unit, leaf: indicator))))
      }
    }
    guard missing.isEmpty else { throw DiagnosticList(missing) }
    return found
  }

  /// Each plan is projected once.
  private func project(_ id: String, model: CompiledModel, known: inout [String: Projection]) -> Projection {
    if let projection = known[id] { return projection }
    let plan = scenario.plans.first { $0.id == id } ?? .nothing
    let projection = Simulation.project(model: model, plan: plan, settings: settings)
    known[id] = projection
    return projection
  }

  private func targetFigure(
    _ line: Expectation, plan: String?, _ target: String, _ expected: ExpectedFigure, in outcomes: [TargetOutcome]
  ) -> [CheckedFigure] {
    guard let outcome = outcomes.first(where: { $0.id == target }) else { return [] }
    let found = outcome.probability
    let error = (square(Self.error(expected.value, found.trials)) + square(Self.error(found.value, found.trials)))
    return [
      CheckedFigure(
        quantity: .probability(target: target), plan: plan, place: line.place, figure: expected,
        expected: expected.value, found: found.value,
        errors: (found.value - expected.value) / error.squareRoot(), within: line.within)
    ]
  }

  private func scoreFigure(
    _ line: Expectation, _ plan: String, _ quantity: CheckedFigure.Quantity, _ expected: ExpectedFigure,
    _ found: UnitPeriod
  ) -> CheckedFigure {
    let error = (2 * square(found.score.meanError)).squareRoot()
    return CheckedFigure(
      quantity: quantity, plan: plan, place: line.place, figure: expected, expected: expected.value,
      found: found.score.mean, errors: error > 0 ? (found.score.mean - expected.value) / error : nil,
      within: line.within)
  }

  /// A median has no error of its own: the stored one agrees while P(rank ≤ it) is not below 1/2, and P(rank < it) not
  /// above, by more than the error of both runs' shares.
  private func rankFigure(
    _ line: Expectation, _ plan: String, _ quantity: CheckedFigure.Quantity, _ expected: ExpectedFigure,
    _ found: UnitPeriod
  ) -> CheckedFigure {
    // One beyond the last rank: everybody is before it.
    let reached = Int(min(max(expected.value.rounded(.down), 0), Double(found.rank.p.count + 1)))
    let below = found.rank.p.prefix(max(0, reached - 1)).reduce(0, +)
    let upTo = found.rank.p.prefix(reached).reduce(0, +)
    let off = upTo < 0.5 ? 0.5 - upTo : below > 0.5 ? 0.5 - below : 0
    let error = (2 * square(Self.error(0.5, settings.replications))).squareRoot()
    return CheckedFigure(
      quantity: quantity, plan: plan, place: line.place, figure: expected, expected: expected.value,
      found: found.rank.q50, errors: off / error, within: line.within)
  }

  private func choice(_ line: Expectation, _ action: String, expected: Bool, _ chosen: Set<String>) -> CheckedFigure {
    CheckedFigure(
      quantity: .choice(action: action), plan: nil, place: line.place, figure: nil, expected: expected ? 1 : 0,
      found: chosen.contains(action) ? 1 : 0, errors: nil, within: nil)
  }

  /// √(p(1 − p)/n), with p kept half a replication away from 0 and 1, where a run cannot tell more.
  private static func error(_ probability: Double, _ replications: Int) -> Double {
    let half = 0.5 / Double(replications)
    let p = min(max(probability, half), 1 - half)
    return (p * (1 - p) / Double(replications)).squareRoot()
  }

  private func square(_ value: Double) -> Double { value * value }
}
