// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// The versions between an older and a newer scenario, one part exchanged after another.
///
/// A version on the way stands at the newer as_of. Where it judges the older version's targets it runs as far as they
/// reach, and what they ask of periods before that as_of cannot be judged in it.
struct VersionPath {
  let older: Scenario
  let newer: Scenario
  let plan: (newer: StoredPlan, older: StoredPlan)

  /// The part exchanged last, and the version with it; the final one is the newer scenario itself.
  var steps: [(part: VersionComparison.Part, scenario: Scenario, plan: StoredPlan)] {
    guard isSeparable else {
      var together = ScenarioParts(newer)
      takePlan(of: older, into: &together)
      return [(.dataAndRules, together.scenario, olderPlan), (.plan, newer, plan.newer)]
    }
    var data = ScenarioParts(newer)
    takeRivals(of: older, into: &data)
    takeRules(of: older, into: &data)
    takePlan(of: older, into: &data)
    data.dynamics = mixedDynamics
    data.futures = older.futures.map { $0.following(older.dynamics, to: mixedDynamics) }
    var rivals = ScenarioParts(newer)
    takeRules(of: older, into: &rivals)
    takePlan(of: older, into: &rivals)
    rivals.futures = older.futures.map { $0.following(older.dynamics, to: newer.dynamics) }
    var rules = ScenarioParts(newer)
    takePlan(of: older, into: &rules)
    return [
      (.data, data.scenario, olderPlan), (.rivals, rivals.scenario, olderPlan), (.rules, rules.scenario, olderPlan),
      (.plan, newer, plan.newer),
    ]
  }

  /// Whether the versions on the way can judge a target that both versions have.
  func divides(_ target: String) -> Bool {
    guard isSeparable else { return true }
    return older.targets.first { $0.id == target }?.clause.decidingPeriods.allSatisfy { $0 >= newer.asOf } ?? false
  }

  /// The older plan, told on the newer dates: what should have started by now starts in the first step.
  private var olderPlan: StoredPlan {
    let first = newer.asOf.advanced(by: 1)
    return StoredPlan(
      id: plan.older.id, title: plan.older.title,
      entries: plan.older.entries.map { entry in
        let start = entry.start ?? older.actions.first { $0.id == entry.action }?.earliest ?? first
        return StoredPlan.Entry(action: entry.action, unit: entry.unit, start: max(start, first))
      })
  }

  /// Both versions rank the same units by the same leaves, so that parts fit each other.
  private var isSeparable: Bool {
    func units(_ scenario: Scenario) -> [String] { scenario.units.map { "\($0.id)/\($0.depth.rawValue)" }.sorted() }
    func leaves(_ scenario: Scenario) -> [String] { Set(scenario.schemes.flatMap { $0.leaves.map(\.id) }).sorted() }
    func boards(_ scenario: Scenario) -> [String] {
      scenario.boards.map { "\($0.id)/\($0.scheme)/\($0.units.sorted().joined(separator: ","))" }.sorted()
    }
    return units(older) == units(newer) && leaves(older) == leaves(newer) && boards(older) == boards(newer)
      && Set(older.ours) == Set(newer.ours) && older.step == newer.step
  }

  private func isOurs(_ unit: String) -> Bool { newer.ours.contains(unit) }

  private func takeRivals(of scenario: Scenario, into parts: inout ScenarioParts) {
    parts.units = newer.units.map { unit in
      isOurs(unit.id) ? unit : scenario.units.first { $0.id == unit.id } ?? unit
    }
    parts.history = newer.history.filter { isOurs($0.unit) } + scenario.history.filter { !isOurs($0.unit) }
    parts.results = newer.results.filter { isOurs($0.unit) } + scenario.results.filter { !isOurs($0.unit) }
    parts.reference = scenario.reference
  }

  private func takeRules(of scenario: Scenario, into parts: inout ScenarioParts) {
    parts.schemes = scenario.schemes
    parts.boards = scenario.boards
    parts.targets = scenario.targets.filter { divides($0.id) }
    parts.horizon = parts.targets.flatMap(\.clause.decidingPeriods).reduce(newer.horizon, max)
  }

  private func takePlan(of scenario: Scenario, into parts: inout ScenarioParts) {
    parts.owners = scenario.owners
    parts.actions = scenario.actions
    parts.synergies = scenario.synergies
    parts.budget = scenario.budget
  }

  /// Our dynamics and those for all from the newer version, the rivals' from the older.
  private var mixedDynamics: Dynamics {
    var mixed = newer.dynamics
    mixed.rivals = older.dynamics.rivals
    mixed.score = older.dynamics.score
    mixed.referenceDrift = older.dynamics.referenceDrift
    mixed.overrides =
      newer.dynamics.overrides.filter { !isAboutRivals($0) } + older.dynamics.overrides.filter { isAboutRivals($0) }
    return mixed
  }

  private func isAboutRivals(_ entry: DynamicsOverride) -> Bool {
    if let unit = entry.unit { return !isOurs(unit) }
    return entry.reference || entry.ours == false || (entry.ours == nil && entry.indicator == "total")
  }
}

extension Future {
  /// The future with the scenario's new dynamics, where it had no other than the scenario's old ones.
  fileprivate func following(_ old: Dynamics, to new: Dynamics) -> Future {
    dynamics != old
      ? self
      : Future(
        id: id, title: title, probability: probability, from: from, rules: rules, dynamics: new, budget: budget)
  }
}
