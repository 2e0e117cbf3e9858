// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanPlans

extension PlanRules {
  /// Whether a plan breaks no rule.
  public func isFeasible(_ plan: PlanVector) -> Bool {
    let starts = plan.starts
    let taken = starts.indices.filter { starts[$0] > 0 }
    guard
      taken.allSatisfy({ slot in
        facts[slot].window.contains(starts[slot]) && needsAreMet(slot, in: starts)
          && conflicts[slot].allSatisfy { starts[$0] == 0 }
      })
    else { return false }
    var usage = PlanUsage(self)
    for slot in taken {
      guard usage.fits(slot, starts[slot]) else { return false }
      usage.add(slot, starts[slot])
    }
    return true
  }

  /// What a plan uses up.
  public func cost(of plan: PlanVector) -> PlanCost {
    let usage = PlanUsage(self, plan)
    var money = Array(repeating: 0.0, count: steps)
    for slot in plan.starts.indices where (1...max(1, steps)).contains(plan.starts[slot]) {
      money[plan.starts[slot] - 1] += facts[slot].money
    }
    return PlanCost(
      money: usage.money, peakStaff: usage.staff.max() ?? 0, actions: usage.count, moneyByStep: money,
      staffByStep: Array(usage.staff.dropFirst()))
  }

  /// Every rule a plan breaks: budgets first, then decision by decision.
  public func violations(of plan: PlanVector) -> [PlanViolation] {
    let usage = PlanUsage(self, plan)
    var found: [PlanViolation] = []
    if let allowed = limits.money, !PlanLimits.allows(usage.money, allowed) {
      found.append(.money(used: usage.money, allowed: allowed))
    }
    if let allowed = limits.actions, usage.count > allowed {
      found.append(.actions(used: usage.count, allowed: allowed))
    }
    for step in 1..<(steps + 1) { found += violations(at: step, usage) }
    for slot in plan.starts.indices where plan.starts[slot] > 0 { found += violations(slot, plan.starts) }
    return found
  }

  private func violations(at step: Int, _ usage: PlanUsage) -> [PlanViolation] {
    var found: [PlanViolation] = []
    let period = asOf.advanced(by: step)
    if let allowed = limits.staffPerStep, !PlanLimits.allows(usage.staff[step], allowed) {
      found.append(.staff(at: period, used: usage.staff[step], allowed: allowed))
    }
    for owner in owners.indices {
      let count = usage.runningCount(owner: owner, step: step)
      if let allowed = limits.perOwner, count > allowed {
        found.append(.perOwner(owner: owners[owner], at: period, used: count, allowed: allowed))
      }
      let people = usage.staffCount(owner: owner, step: step)
      if let allowed = limits.ownerStaff[owner], !PlanLimits.allows(people, allowed) {
        found.append(.ownerStaff(owner: owners[owner], at: period, used: people, allowed: allowed))
      }
    }
    return found
  }

  private func violations(_ slot: Int, _ starts: [Int]) -> [PlanViolation] {
    let fact = facts[slot]
    let start = starts[slot]
    var found: [PlanViolation] = []
    if !fact.window.contains(start) {
      let window = windows[slot]
      let (planned, earliest) = (asOf.advanced(by: start), asOf.advanced(by: max(1, window.lowerBound)))
      let latest = asOf.advanced(by: min(window.upperBound, steps))
      found.append(
        window.lowerBound > steps
          ? .afterHorizon(
            action: fact.action, unit: fact.unit, start: planned, earliest: earliest, horizon: asOf.advanced(by: steps))
          : .window(action: fact.action, unit: fact.unit, start: planned, earliest: earliest, latest: latest))
    }
    for clause in needs[slot] where !holds(clause, at: start, in: starts) {
      guard let name = clause.first.map({ facts[$0].action }) else { continue }
      let planned = clause.contains { starts[$0] > 0 }
      let broken: PlanViolation =
        planned
        ? .requiresLater(action: fact.action, unit: fact.unit, required: name)
        : .requires(action: fact.action, unit: fact.unit, missing: name)
      if !found.contains(broken) { found.append(broken) }
    }
    for other in conflicts[slot] where other > slot && starts[other] > 0 {
      found.append(
        .excludes(action: fact.action, excluded: facts[other].action, unit: fact.unit ?? facts[other].unit))
    }
    return found
  }
}
