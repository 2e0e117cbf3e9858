// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanPlans

/// Plain ways to look for a plan, to hold the search against.
package struct PlanBaselines {
  private let space: PlanSpace
  private let assessor: PlanAssessor

  package init(
    _ space: PlanSpace, targets: [Target], judge: any PlanJudge, robust: RobustRule = .worst
  ) {
    self.space = space
    assessor = PlanAssessor(
      judge, objective: PlanObjective(targets, layout: judge.layout, robust: robust), space: space,
      allowance: PlanAllowance(limit: .max))
  }

  /// Plans judged so far.
  package var evaluations: Int { assessor.evaluations }

  /// The worth of a plan.
  package func value(_ plan: PlanVector) -> PlanValue { assessor.value(plan) }

  /// Adds, again and again, the decision (with what it needs) that gains most, until none gains.
  package func greedy() -> PlanVector {
    var current = assessor.ranked(space.rules.nothing)
    while true {
      var best: RankedPlan?
      for slot in space.rules.facts.indices where current.plan.starts[slot] == 0 {
        guard let plan = space.adding(slot, to: current.plan) else { continue }
        let candidate = assessor.ranked(plan)
        if best.map({ PlanGoal.best.prefers(candidate, to: $0) }) ?? true { best = candidate }
      }
      guard let best, worth(best) > worth(current) else { return current.plan }
      current = best
    }
  }

  private func worth(_ plan: RankedPlan) -> Double { SlotPromise.scalar(plan.value, assessor.objective) }

  /// The best of so many plans that are filled up in a random order.
  package func random(_ count: Int, seed: UInt64) -> PlanVector {
    var dice = KeyedDice(StreamKey(seed: seed).child("random-plans"))
    var best = assessor.ranked(space.rules.nothing)
    for _ in 0..<count {
      let marks = space.rules.facts.indices.map { _ in dice.unit() }
      let order = marks.indices.sorted { (marks[$0], $0) < (marks[$1], $1) }
      let candidate = assessor.ranked(space.filling(space.rules.nothing, with: order) { marks[$0] })
      if PlanGoal.best.prefers(candidate, to: best) { best = candidate }
    }
    return best.plan
  }
}
