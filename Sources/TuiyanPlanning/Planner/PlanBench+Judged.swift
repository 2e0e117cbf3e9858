// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
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
