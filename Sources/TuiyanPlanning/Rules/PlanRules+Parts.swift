// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanSimulation

extension PlanRules {
  /// The largest part of a plan in which nothing lacks what it requires.
  func validPart(_ plan: PlanVector) -> PlanVector {
    var part = plan
    // Required slots come first in `order`, so one pass settles chains.
    for slot in order where part.starts[slot] > 0 && !needsAreMet(slot, in: part.starts) { part.starts[slot] = 0 }
    return part
  }

  /// The plan without a slot and without what needs it.
  func without(_ slot: Int, _ plan: PlanVector) -> PlanVector {
    var rest = plan
    rest.starts[slot] = 0
    return validPart(rest)
  }

  /// A slot of the plan with what it requires there, and nothing else.
  ///
  /// Where any of several slots would do, the one that ends first is taken (then the first in order).
  func withRequirements(_ slot: Int, of plan: PlanVector) -> PlanVector {
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

  /// The plan with a slot and everything it needs added, each at its earliest step that the limits allow; nil where
  /// something does not fit.
  ///
  /// - Parameters:
  ///   - first: no start before this step.
  ///   - rank: the smaller, the sooner an alternative is chosen among several that a requirement allows.
  ///   - ignoringLimits: budgets and exclusions aside; windows and order still hold.
  func adding(
    _ slot: Int, to plan: PlanVector, from first: Int = 1, ignoringLimits: Bool = false,
    rank: (Int) -> Double = { Double($0) }
  ) -> PlanVector? {
    var grown = plan
    var usage = PlanUsage(self, plan)
    return insert(slot, first, &grown, &usage, ignoringLimits, rank) ? grown : nil
  }

  private func insert(
    _ slot: Int, _ first: Int, _ plan: inout PlanVector, _ usage: inout PlanUsage, _ free: Bool,
    _ rank: (Int) -> Double
  ) -> Bool {
    if plan.starts[slot] > 0 { return plan.starts[slot] >= first }
    guard free || conflicts[slot].allSatisfy({ plan.starts[$0] == 0 }) else { return false }
    var earliest = max(first, facts[slot].window.lowerBound)
    for clause in needs[slot] {
      let planned = clause.filter { plan.starts[$0] > 0 }.map { end($0, plan.starts[$0]) }.min()
      if let planned {
        earliest = max(earliest, planned)
        continue
      }
      let before = (plan, usage)
      let chosen = clause.sorted { (rank($0), $0) < (rank($1), $1) }.first { choice in
        if insert(choice, 1, &plan, &usage, free, rank) { return true }
        (plan, usage) = before
        return false
      }
      guard let chosen else { return false }
      earliest = max(earliest, end(chosen, plan.starts[chosen]))
    }
    for start in facts[slot].window where start >= earliest && (free || usage.fits(slot, start)) {
      plan.starts[slot] = start
      usage.add(slot, start)
      return true
    }
    return false
  }
}
