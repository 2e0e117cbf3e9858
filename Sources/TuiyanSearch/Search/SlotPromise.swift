// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanPlans

/// What each decision seems worth before any plan is built: a guide for the order in which things are tried.
struct SlotPromise {
  /// [slots]: gain of the slot (with what it needs) over doing nothing.
  let alone: [Double]
  /// [slots]: loss when it is taken out of the plan that does everything.
  let missed: [Double]
  /// [slots]: the larger of the two.
  var best: [Double] { zip(alone, missed).map(max) }

  /// Nothing known of any slot.
  init(of space: PlanSpace) {
    alone = space.rules.facts.map { _ in 0 }
    missed = alone
  }

  /// What each slot's strongest start gains near the plan of a margin model.
  init(near model: MarginModel, _ space: PlanSpace, _ objective: PlanObjective) {
    var climb = MarginClimb(space, model, LaneGauge(model, objective))
    let gains = space.rules.facts.indices.map { slot -> Double in
      if model.plan.starts[slot] > 0 { return -climb.gain(slot, 0) }
      return space.classes.strongest(slot, of: space.options[slot]).map { climb.gain(slot, $0) } ?? 0
    }
    alone = gains
    missed = gains
  }

  init(_ space: PlanSpace, _ assessor: PlanAssessor, _ allowance: PlanAllowance) {
    let rules = space.rules
    let slots = rules.facts.indices
    func worth(_ plan: PlanVector) -> Double { SlotPromise.scalar(assessor.value(plan), assessor.objective) }
    let nothing = worth(rules.nothing)
    alone = slots.map { slot in
      guard !allowance.isSpent, let plan = space.adding(slot, to: rules.nothing, ignoringLimits: true) else { return 0 }
      return worth(plan) - nothing
    }
    var everything = rules.nothing
    for slot in rules.order { everything = space.adding(slot, to: everything, ignoringLimits: true) ?? everything }
    let all = worth(everything)
    missed = slots.map { slot in
      guard !allowance.isSpent, everything.starts[slot] > 0 else { return 0 }
      return all - worth(rules.without(slot, everything))
    }
  }

  /// One number for a worth: the objective less the price of what is missing to promises.
  static func scalar(_ value: PlanValue, _ objective: PlanObjective) -> Double {
    value.objective - objective.priceOfMissing * value.shortfall
  }

  /// Orders in which a plan can be filled: by worth alone, missed or both, as it stands or per cost.
  func fillingOrders(_ space: PlanSpace) -> [[Int]] {
    let rules = space.rules
    let money = max(1e-9, rules.limits.money ?? rules.facts.reduce(0) { $0 + $1.money })
    let people = max(
      1e-9,
      (rules.limits.staffPerStep ?? rules.facts.reduce(0) { $0 + $1.staff }) * Double(max(1, rules.steps)))
    let burden = rules.facts.map { $0.money / money + $0.staff * Double($0.duration) / people + 1e-3 }
    let sum = zip(alone, missed).map { $0 + $1 }
    return [alone, missed, sum].flatMap { worth in
      [0.0, 0.5, 1.0].map { power in
        let merit = zip(worth, burden).map { $0 <= 0 ? $0 : $0 / pow($1, power) }
        return merit.indices.filter { merit[$0] > 0 }.sorted { (merit[$0], -$0) > (merit[$1], -$1) }
      }
    }
  }
}
