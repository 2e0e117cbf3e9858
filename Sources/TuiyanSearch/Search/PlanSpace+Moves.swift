// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanPlans

extension PlanSpace {
  /// The plan with a slot and everything it needs added, each at its earliest step that the rules allow; nil where
  /// something does not fit.
  ///
  /// - Parameters:
  ///   - first: no start of the slot before this step.
  ///   - ignoringLimits: budgets and exclusions aside; windows and order still hold.
  ///   - rank: the smaller, the sooner an alternative is chosen among several that a requirement allows.
  package func adding(
    _ slot: Int, to plan: PlanVector, from first: Int = 1, ignoringLimits: Bool = false,
    rank: (Int) -> Double = { Double($0) }
  ) -> PlanVector? {
    guard plan.starts[slot] == 0 else { return nil }
    var insertion = Insertion(space: self, plan: plan, usage: PlanUsage(rules, plan), free: ignoringLimits)
    return insertion.insert(slot, from: first, rank) ? insertion.plan : nil
  }

  /// The plan with all of `slots` added that still fit, in their order.
  func filling(_ plan: PlanVector, with slots: [Int], rank: (Int) -> Double) -> PlanVector {
    var insertion = Insertion(space: self, plan: plan, usage: PlanUsage(rules, plan), free: false)
    for slot in slots where insertion.plan.starts[slot] == 0 {
      let before = insertion
      if !insertion.insert(slot, from: 1, rank) { insertion = before }
    }
    return insertion.plan
  }
}

/// A plan into which slots are put one after another.
private struct Insertion {
  let space: PlanSpace
  var plan: PlanVector
  var usage: PlanUsage
  /// Limits and exclusions do not count.
  let free: Bool

  /// - Returns: false where the slot or something it needs does not fit; the plan may then hold a part of it.
  mutating func insert(_ slot: Int, from first: Int, _ rank: (Int) -> Double) -> Bool {
    let rules = space.rules
    if plan.starts[slot] > 0 { return plan.starts[slot] >= first }
    guard free || rules.conflicts[slot].allSatisfy({ plan.starts[$0] == 0 }) else { return false }
    var earliest = first
    for clause in rules.needs[slot] {
      let planned = clause.filter { plan.starts[$0] > 0 }.map { rules.end($0, plan.starts[$0]) }.min()
      guard let end = planned ?? inserted(oneOf: clause, rank) else { return false }
      earliest = max(earliest, end)
    }
    // What was just put in may exclude the slot itself.
    guard free || rules.conflicts[slot].allSatisfy({ plan.starts[$0] == 0 }) else { return false }
    for start in space.options[slot] where start >= earliest && (free || usage.fits(slot, start)) {
      plan.starts[slot] = start
      usage.add(slot, start)
      return true
    }
    return false
  }

  /// Puts in the first of a clause's slots that fits.
  /// - Returns: the first step after it has run.
  private mutating func inserted(oneOf clause: [Int], _ rank: (Int) -> Double) -> Int? {
    for choice in clause.sorted(by: { (rank($0), $0) < (rank($1), $1) }) {
      let before = self
      if insert(choice, from: 1, rank) { return space.rules.end(choice, plan.starts[choice]) }
      self = before
    }
    return nil
  }
}
