// SPDX-License-Identifier: GPL-3.0-or-later

/// The parts of a scenario that what-ifs exchange, or that change when it moves on in time; everything else stays.
package struct ScenarioParts {
  package var asOf: Period
  package var horizon: Period
  package var units: [Unit]
  package var history: [Observation]
  package var results: [PublishedResult]
  package var reference: [ReferenceRow]
  package var ours: [String]
  package var schemes: [Scheme]
  package var boards: [Board]
  package var dynamics: Dynamics
  package var owners: [Owner]
  package var actions: [Action]
  package var synergies: [Synergy]
  package var budget: Budget
  package var futures: [Future]
  package var targets: [Target]
  private let frame: Scenario

  package init(_ scenario: Scenario) {
    frame = scenario
    asOf = scenario.asOf
    horizon = scenario.horizon
    units = scenario.units
    history = scenario.history
    results = scenario.results
    reference = scenario.reference
    ours = scenario.ours
    schemes = scenario.schemes
    boards = scenario.boards
    dynamics = scenario.dynamics
    owners = scenario.owners
    actions = scenario.actions
    synergies = scenario.synergies
    budget = scenario.budget
    futures = scenario.futures
    targets = scenario.targets
  }

  /// Adds layers of dynamics that win over all others, in every future.
  package mutating func override(_ layers: [DynamicsOverride]) {
    dynamics.overrides += layers
    futures = futures.map { future in
      var dynamics = future.dynamics
      dynamics.overrides += layers
      return Future(
        id: future.id, title: future.title, probability: future.probability, from: future.from, rules: future.rules,
        dynamics: dynamics, budget: future.budget)
    }
  }

  /// The scenario with these parts; whoever exchanges them answers for its validity.
  package var scenario: Scenario {
    Scenario(
      id: frame.id, title: frame.title, asOf: asOf, horizon: horizon, step: frame.step, seed: frame.seed,
      illustrative: frame.illustrative, units: units, history: history, results: results, reference: reference,
      ours: ours, schemes: schemes, boards: boards, dynamics: dynamics, owners: owners, actions: actions,
      synergies: synergies, budget: budget, futures: futures, targets: targets, plans: frame.plans,
      provenance: frame.provenance, changes: frame.changes, warnings: frame.warnings, digest: frame.digest,
      expectations: frame.expectations)
  }
}

extension Scenario {
  /// The scenario whose objective is one of its targets alone; targets keep their places.
  package func judged(by index: Int) -> Scenario {
    var parts = ScenarioParts(self)
    parts.targets = targets.enumerated().map { place, target in
      target.with(kind: .strive(weight: place == index ? 1 : 0), isJoint: target.objectiveIsJoint)
    }
    return parts.scenario
  }
}
