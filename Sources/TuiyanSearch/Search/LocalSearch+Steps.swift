// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanPlans

extension LocalSearch {
  /// Takes better steps until no single one is left (or the allowance is spent).
  mutating func improve() {
    var goesOn = true
    while goesOn && !allowance.isSpent {
      goesOn = tryAdditions()
      goesOn = tryShifts() || goesOn
      goesOn = tryDrops() || goesOn
      goesOn = tryExchanges() || goesOn
    }
  }

  private mutating func tryAdditions() -> Bool {
    var found = false
    for slot in byPromise where current.plan.starts[slot] == 0 {
      for plan in additions(of: slot, to: current.plan) where convinces(plan) {
        if consider(plan) {
          found = true
          break
        }
      }
    }
    return found
  }

  /// The plan with a slot added: at its earliest step, or, where its effect fades, at one step of each kind of effect.
  private func additions(of slot: Int, to plan: PlanVector) -> [PlanVector] {
    guard let first = space.adding(slot, to: plan, rank: rank) else { return [] }
    guard !space.classes.earlierIsStronger[slot] else { return [first] }
    var plans = [first]
    var kinds: Set<Int> = [space.classes.representative[slot][first.starts[slot]]]
    for start in space.options[slot] where start > first.starts[slot] {
      guard let later = space.adding(slot, to: plan, from: start, rank: rank) else { break }
      if kinds.insert(space.classes.representative[slot][later.starts[slot]]).inserted { plans.append(later) }
    }
    return plans
  }

  private mutating func tryShifts() -> Bool {
    var found = false
    for slot in current.plan.members {
      for start in space.options[slot] where start != current.plan.starts[slot] {
        var plan = current.plan
        plan.starts[slot] = start
        if space.rules.isFeasible(plan), convinces(plan), consider(plan) { found = true }
      }
    }
    return found
  }

  private mutating func tryDrops() -> Bool {
    var found = false
    for slot in leavers where current.plan.starts[slot] > 0 {
      if consider(space.rules.without(slot, current.plan)) { found = true }
    }
    return found
  }

  /// Takes one decision out, puts another in, and fills what is left with whatever promises something.
  private mutating func tryExchanges() -> Bool {
    var found = false
    let entrants = byPromise
    let filler = entrants.filter { promise.best[$0] > 0 }
    for leaver in leavers where current.plan.starts[leaver] > 0 {
      if allowance.isSpent { return found }
      let rest = space.rules.without(leaver, current.plan)
      for entrant in entrants where current.plan.starts[entrant] == 0 && entrant != leaver {
        guard let plan = space.adding(entrant, to: rest, rank: rank), plan.starts[leaver] == 0 else { continue }
        let filled = goal == .best ? space.filling(plan, with: filler.filter { $0 != leaver }, rank: rank) : plan
        if consider(filled, plain: plan) {
          found = true
          break
        }
      }
    }
    return found
  }

  private mutating func consider(_ filled: PlanVector, plain: PlanVector) -> Bool {
    if convinces(filled), consider(filled) { return true }
    return filled != plain && !space.isMonotone && convinces(plain) && consider(plain)
  }

  /// Slots of the current plan, the least promising first.
  private var leavers: [Int] { byPromise.reversed().filter { current.plan.starts[$0] > 0 } }

  /// Whether a plan looks as if it could be better on the screening replications; true without a screen.
  ///
  /// A plan passes unless it is worse by more than a discordant share of 1/√n of them could explain.
  private func convinces(_ plan: PlanVector) -> Bool {
    guard let screen else { return true }
    if assessor.isKnown(plan) { return true }
    if screen.allowance.isSpent || allowance.isSpent { return false }
    let margin = screen.objective.scale / Double(max(1, screen.judge.layout.count)).squareRoot()
    let gain =
      SlotPromise.scalar(screen.value(plan), screen.objective)
      - SlotPromise.scalar(screen.value(current.plan), screen.objective)
    return gain > -margin
  }
}
