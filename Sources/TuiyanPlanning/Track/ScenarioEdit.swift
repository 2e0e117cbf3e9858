// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// The parts of a scenario that change when it moves on in time.
struct ScenarioEdit {
  var asOf: Period
  var units: [Unit]
  var history: [Observation]
  var results: [PublishedResult]
  var reference: [ReferenceRow]
  var dynamics: Dynamics
  var futures: [Future]
  var actions: [Action]
  var targets: [Target]
  private let base: Scenario

  init(_ scenario: Scenario) {
    base = scenario
    asOf = scenario.asOf
    units = scenario.units
    history = scenario.history
    results = scenario.results
    reference = scenario.reference
    dynamics = scenario.dynamics
    futures = scenario.futures
    actions = scenario.actions
    targets = scenario.targets
  }

  var scenario: Scenario {
    Scenario(
      id: base.id, title: base.title, asOf: asOf, horizon: base.horizon, step: base.step, seed: base.seed,
      illustrative: base.illustrative, units: units, history: history, results: results, reference: reference,
      ours: base.ours, schemes: base.schemes, boards: base.boards, dynamics: dynamics, owners: base.owners,
      actions: actions, synergies: base.synergies, budget: base.budget, futures: futures, targets: targets,
      plans: base.plans, provenance: base.provenance, changes: base.changes, warnings: base.warnings,
      digest: base.digest, expectations: base.expectations)
  }

  /// Adds layers of dynamics that win over all others, in every future.
  mutating func override(_ layers: [DynamicsOverride]) {
    dynamics.overrides += layers
    futures = futures.map { future in
      var dynamics = future.dynamics
      dynamics.overrides += layers
      return Future(
        id: future.id, title: future.title, probability: future.probability, from: future.from, rules: future.rules,
        dynamics: dynamics, budget: future.budget)
    }
  }
}
