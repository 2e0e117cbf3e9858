// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanPlans

extension PlanRules {
  /// The largest part of a plan in which nothing lacks what it requires.
  package func validPart(_ plan: PlanVector) -> PlanVector {
    var part = plan
    // Required slots come first in `order`, so one pass settles chains.
    for slot in order where part.starts[slot] > 0 && !needsAreMet(slot, in: part.starts) { part.starts[slot] = 0 }
    return part
  }

  /// The plan without a slot and without what needs it.
  package func without(_ slot: Int, _ plan: PlanVector) -> PlanVector {
    var rest = plan
    rest.starts[slot] = 0
    return validPart(rest)
  }

  /// A slot of the plan with what it requires there, and nothing else.
  ///
  /// Where any of several slots would do, the one that ends first is taken (then the first in order).
  package func withRequirements(_ slot: Int, of plan: PlanVector) -> PlanVector {
    var part = nothing
    func take(_ slot: Int) {
      guard part.starts[slot] == 0 else { return }
      part.starts[slot] = plan.starts[slot]
      for clause in needs[slot] where !holds(clause, at: plan.starts[slot], in: part.starts) {
        let able = clause.filter { plan.starts[$0] > 0 && end($0, plan.starts[$0]) <= plan.starts[slot] }
        if let choice = able.min(by: { (end($0, plan.starts[$0]), $0) < (end($1, plan.starts[$1]), $1) }) {
          take(choice)
        }
      }
    }
    take(slot)
    return part
  }
}
