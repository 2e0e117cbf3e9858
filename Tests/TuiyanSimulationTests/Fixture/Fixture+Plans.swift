// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanSimulation

/// What must hold for a unit; the name tells it from Swift Testing's `Test`.
typealias Condition = TuiyanModel.Test

extension Fixture {
  /// Adds an action; it starts at h ≥ 1 in any step up to the horizon.
  mutating func action(
    _ id: String, on units: [String], each: Bool = false, duration: Int = 1, slip: Quantity = Quantity(0),
    success: Double = 1, credit: Double = 1, requires: [String] = [], _ effects: [Effect]
  ) {
    actions.append(
      Action(
        id: id, title: id, owner: nil, units: units, each: each, money: 0, staff: 0,
        earliest: Self.period(1), latest: Self.period(horizon), duration: duration, slip: slip, success: success,
        credit: credit, requires: requires, excludes: [], effects: effects, evidence: nil))
  }

  /// Adds a future; its dynamics are the scenario's unless stated, so call it once those stand.
  mutating func future(
    _ id: String, _ probability: Double? = nil, from h: Int? = nil, rules: [Future.RuleChange] = [],
    dynamics other: Dynamics? = nil
  ) {
    futures.append(
      Future(
        id: id, title: id, probability: probability, from: h.map(Self.period), rules: rules,
        dynamics: other ?? dynamics, budget: Budget()))
  }

  /// Adds a strive target for one unit at one step.
  mutating func target(
    _ unit: String, _ test: Condition, id: String = "target", by h: Int? = nil, on board: String = "board"
  ) {
    target(id, Fixture.clause(test, .unit(unit), .by(Self.period(h ?? horizon)), on: board))
  }

  mutating func target(_ id: String, _ clause: Clause) {
    targets.append(
      Target(id: id, title: id, kind: .strive(weight: 1), objectiveIsJoint: false, clause: clause))
  }

  static func clause(
    _ test: Condition, _ scope: Clause.Scope = .inherited, _ span: Clause.Span, on board: String = "board"
  ) -> Clause {
    Clause(board: board, scope: scope, span: span, test: test)
  }

  // MARK: Running

  func model() throws -> CompiledModel { try CompiledModel(scenario) }

  /// Simulates the plan that starts the named actions at the given steps.
  func project(_ starts: [String: Int] = [:], replications: Int = 1, threads: Int = 1) throws -> Projection {
    Simulation.project(
      model: try model(), plan: Fixture.plan(starts), settings: settings(replications, threads: threads))
  }

  func settings(_ replications: Int, threads: Int = 1) -> SimulationSettings {
    SimulationSettings(replications: replications, seed: seed, threads: threads)
  }

  static func plan(_ starts: [String: Int]) -> StoredPlan {
    StoredPlan(
      id: "plan", title: "plan",
      entries: starts.sorted { $0.key < $1.key }.map {
        StoredPlan.Entry(action: $0.key, unit: nil, start: period($0.value))
      })
  }
}

extension Projection {
  /// A unit at step h.
  subscript(_ unit: String, _ h: Int, on board: String = "board") -> UnitPeriod {
    guard let found = boards.first(where: { $0.id == board })?.units.first(where: { $0.unit.id == unit }) else {
      preconditionFailure("the test asks for unit \(unit) on board \(board), which are not in its fixture")
    }
    return found.periods[h]
  }

  func outcome(_ id: String = "target") -> TargetOutcome {
    guard let found = targets.first(where: { $0.id == id }) else {
      preconditionFailure("the test asks for target \(id), which is not in its fixture")
    }
    return found
  }

  func probability(_ id: String = "target") -> Proportion { outcome(id).probability }

  /// The means of a unit's total at every step.
  func means(_ unit: String, on board: String = "board") -> [Double] {
    periods.indices.map { self[unit, $0, on: board].score.mean }
  }
}
