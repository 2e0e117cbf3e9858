// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanSimulation

/// The same replications made so kind that no plan does better in any of them than all that helps does here.
///
/// Every decision is taken unit by unit, so that what helps a unit need not help those it is ranked with; nothing fades;
/// no synergy takes away; a drawn size that would do harm does nothing (where harm to others could help, nothing is
/// said). Draws are addressed by action and unit, so they are the ones of the real world. What a plan reaches there,
/// some plan of this world reaches here, event by event.
package struct OptimisticWorld {
  private let space: PlanSpace
  private let judge: any PlanJudge
  private let objective: PlanObjective

  /// - Parameters:
  ///   - settings: of the replications that are bounded.
  ///   - objective: with the mode in which groups are weighed.
  package init?(_ scenario: Scenario, _ settings: SimulationSettings, _ objective: PlanObjective) {
    // What fades of an effect that was there before cannot be told from harm.
    guard !scenario.actions.contains(where: { !$0.locks.isEmpty && $0.effects.contains { $0.fade != nil } }) else {
      return nil
    }
    let kind = Self.kind(scenario)
    let space = PlanSpace(kind, assumingGood: true)
    guard PlanBound(space: space, layout: ReplicationLayout.none).saysSomething,
      let model = try? CompiledModel(kind)
    else { return nil }
    self.space = space
    judge = ReplayJudge(model: model, settings: settings, withoutHarm: true)
    self.objective = objective
  }

  /// The most that the objective can be under any plan of the real world, promises aside.
  package var ceiling: Double {
    let bound = PlanBound(space: space, layout: judge.layout)
    let open = PlanBound.Settled(starts: Array(repeating: 0, count: space.rules.slots.count))
    let records = bound.relaxed(open).map(judge.record(of:))
    return objective.value(of: bound.optimistic(records)).objective
  }

  /// The scenario with decisions unit by unit, without fading and without synergies below 1.
  private static func kind(_ scenario: Scenario) -> Scenario {
    var parts = ScenarioParts(scenario)
    parts.actions = scenario.actions.map { action in
      Action(
        id: action.id, title: action.title, owner: action.owner, units: action.units, each: true,
        money: action.money, staff: action.staff, earliest: action.earliest, latest: action.latest,
        duration: action.duration, slip: action.slip, success: action.success, credit: action.credit,
        requires: action.requires, excludes: action.excludes,
        effects: action.effects.map {
          Effect(
            indicator: $0.indicator, kind: $0.kind, delay: $0.delay, ramp: $0.ramp, shape: $0.shape, fade: nil)
        }, evidence: action.evidence, locks: action.locks)
    }
    parts.synergies = scenario.synergies.map { Synergy(actions: $0.actions, factor: max(1, $0.factor)) }
    return parts.scenario
  }
}

extension ReplicationLayout {
  fileprivate static let none = ReplicationLayout(count: 0, valid: [], futures: [], futuresAreApart: false)
}
