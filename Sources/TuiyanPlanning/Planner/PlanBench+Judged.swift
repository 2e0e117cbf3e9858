// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanPlans
import TuiyanSearch
import TuiyanSimulation

extension PlanBench {
  /// A plan with all that is reported of it.
  func judged(_ plan: PlanVector, _ record: TargetRecord) -> JudgedPlan {
    JudgedPlan(
      choices: space.choices(plan, in: scenario), cost: space.rules.cost(of: plan),
      targets: record.outcomes(scenario, judge.layout), objective: estimate(record))
  }
}

extension PlanBench {
  /// Whether no promise is clearly worse kept than under another record, in any group.
  func keepsAsMuch(_ record: TargetRecord, as other: TargetRecord) -> Bool {
    return objective.promises.allSatisfy { promise in
      objective.groups.indices.allSatisfy { group in
        let mine = Bits.and(record.targets[promise.target].joint, objective.groups[group])
        let theirs = Bits.and(other.targets[promise.target].joint, objective.groups[group])
        let shared = Bits.count(mine, in: theirs)
        let difference = PairedDifference(
          gained: Bits.count(mine) - shared, lost: Bits.count(theirs) - shared, trials: max(1, objective.sizes[group]))
        return difference.high >= 0
      }
    }
  }
}

extension PlanSpace {
  /// The decisions of a plan, in order of start, then of the scenario.
  func choices(_ plan: PlanVector, in scenario: Scenario) -> [Choice] {
    plan.members.sorted { (plan.starts[$0], $0) < (plan.starts[$1], $1) }.map { slot in
      Choice(
        action: rules.facts[slot].action, unit: rules.facts[slot].unit,
        start: scenario.asOf.advanced(by: plan.starts[slot]))
    }
  }
}
