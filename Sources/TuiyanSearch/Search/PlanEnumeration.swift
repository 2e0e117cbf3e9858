// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanPlans

/// Lists every plan that the rules allow, up to a number.
struct PlanEnumeration {
  private let space: PlanSpace
  private let limit: Int
  private var found: [PlanVector] = []
  private var seen: Set<PlanVector> = []
  private var leaves = 0

  /// Every allowed plan, one of each kind of effect; nil where there are more than `limit`.
  static func plans(of space: PlanSpace, limit: Int) -> [PlanVector]? {
    var listing = PlanEnumeration(space: space, limit: limit)
    var plan = space.rules.nothing
    var usage = PlanUsage(space.rules)
    return listing.visit(0, &plan, &usage) ? listing.found : nil
  }

  private init(space: PlanSpace, limit: Int) {
    self.space = space
    self.limit = limit
  }

  /// Takes the plan as it is, and with each slot from `place` on added in turn, required ones first.
  /// - Returns: false where the limit is passed.
  private mutating func visit(_ place: Int, _ plan: inout PlanVector, _ usage: inout PlanUsage) -> Bool {
    let rules = space.rules
    guard add(plan) else { return false }
    for next in place..<max(place, rules.order.count) {
      let slot = rules.order[next]
      guard rules.conflicts[slot].allSatisfy({ plan.starts[$0] == 0 }) else { continue }
      for start in space.options[slot] where usage.fits(slot, start) {
        plan.starts[slot] = start
        if rules.needsAreMet(slot, in: plan.starts) {
          usage.add(slot, start)
          let goesOn = visit(next + 1, &plan, &usage)
          usage.remove(slot, start)
          if !goesOn { return false }
        }
      }
      plan.starts[slot] = 0
    }
    return true
  }

  private mutating func add(_ plan: PlanVector) -> Bool {
    leaves += 1
    if seen.insert(space.canonical(plan)).inserted { found.append(plan) }
    return found.count <= limit && leaves <= 20 * limit
  }
}
