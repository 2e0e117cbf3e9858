// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics
import TuiyanPlans

/// Builds plans by several orders, betters them step by step, and starts again from shaken ones.
///
/// A step adds a decision (with what it needs), moves its start, drops it (with what needs it) or exchanges two;
/// every step is taken as soon as it is found better. Everything is a function of the judged replications and the key.
struct LocalSearch {
  let space: PlanSpace
  let goal: PlanGoal
  let assessor: PlanAssessor
  let promise: SlotPromise
  /// A judge on fewer replications that exchanges must first convince; nil: none.
  let screen: PlanAssessor?
  private(set) var pool: FinalistPool
  private(set) var current: RankedPlan

  init(
    space: PlanSpace, goal: PlanGoal, assessor: PlanAssessor, promise: SlotPromise, screen: PlanAssessor?,
    pool: FinalistPool
  ) {
    self.space = space
    self.goal = goal
    self.assessor = assessor
    self.promise = promise
    self.screen = screen
    self.pool = pool
    current = assessor.ranked(space.rules.nothing)
    self.pool.insert(current)
  }

  /// What may still be judged.
  var allowance: PlanAllowance { assessor.allowance }

  /// The same with another guide to what each decision seems worth.
  func guided(by promise: SlotPromise) -> LocalSearch {
    var copy = LocalSearch(space: space, goal: goal, assessor: assessor, promise: promise, screen: screen, pool: pool)
    copy.move(to: current)
    return copy
  }

  /// Judges a plan and makes it the current one where it is better.
  /// - Returns: true where it is.
  mutating func consider(_ plan: PlanVector) -> Bool {
    guard plan != current.plan, !allowance.isSpent, space.rules.isFeasible(plan) else { return false }
    return take(plan)
  }

  /// The same with several in one go, as far as they may be judged.
  mutating func consider(_ plans: [PlanVector]) {
    let allowed = plans.filter { space.rules.isFeasible($0) }
    assessor.prepare(allowed)
    for plan in allowed where plan != current.plan && assessor.isKnown(plan) { _ = take(plan) }
  }

  private mutating func take(_ plan: PlanVector) -> Bool {
    let candidate = assessor.ranked(plan)
    pool.insert(candidate)
    guard goal.prefers(candidate, to: current) else { return false }
    move(to: candidate)
    return true
  }

  /// Judges plans that are given, whatever else may still be judged; those that break a rule are left out.
  mutating func begin(with plans: [PlanVector]) {
    for plan in plans where space.rules.isFeasible(plan) {
      let candidate = assessor.ranked(plan)
      pool.insert(candidate)
      if goal.prefers(candidate, to: current) { move(to: candidate) }
    }
  }

  /// Judges an allowed plan and goes on from it, better or not.
  mutating func start(from plan: PlanVector) {
    let candidate = assessor.ranked(plan)
    pool.insert(candidate)
    move(to: candidate)
  }

  /// Goes on from a plan, better or not.
  mutating func move(to plan: RankedPlan) { current = plan }

  /// Fills plans by all orders of promise and keeps the best.
  mutating func construct() {
    for order in promise.fillingOrders(space) {
      _ = consider(space.filling(space.rules.nothing, with: order, rank: rank))
    }
  }

  /// Adds what gains most for its burden, one after another, trying again what gained most before (lazily).
  mutating func growGreedily() {
    var gains = Dictionary(uniqueKeysWithValues: promise.best.enumerated().map { ($0.offset, Double.infinity) })
    while !allowance.isSpent {
      let before = SlotPromise.scalar(current.value, assessor.objective)
      var best: (slot: Int, gain: Double, plan: RankedPlan)?
      for slot in byPromise where current.plan.starts[slot] == 0 && gains[slot, default: 0] > (best?.gain ?? 0) {
        guard !allowance.isSpent, let plan = space.adding(slot, to: current.plan, rank: rank) else { continue }
        let candidate = assessor.ranked(plan)
        pool.insert(candidate)
        gains[slot] = (SlotPromise.scalar(candidate.value, assessor.objective) - before) / burden(of: candidate)
        if gains[slot, default: 0] > (best?.gain ?? 0) { best = (slot, gains[slot, default: 0], candidate) }
      }
      guard let best, goal.prefers(best.plan, to: current) else { return }
      move(to: best.plan)
    }
  }

  private func burden(of candidate: RankedPlan) -> Double {
    guard let limit = space.rules.limits.money, limit > 0 else { return 1 }
    return 0.05 + (candidate.money - current.money) / limit
  }

  /// Slots by promise, best first.
  var byPromise: [Int] {
    let best = promise.best
    return best.indices.sorted { (best[$0], -$0) > (best[$1], -$1) }
  }

  /// Of alternatives, the more promising first.
  func rank(_ slot: Int) -> Double { -promise.best[slot] }

  /// Takes a share of the current plan out and fills it up in a shaken order.
  mutating func shake(_ dice: inout KeyedDice) -> PlanVector {
    var plan = current.plan
    let members = plan.members
    let losses = max(1, members.count / 4)
    for _ in 0..<min(losses, members.count) {
      let slot = members[dice.below(members.count)]
      if plan.starts[slot] > 0 { plan = space.rules.without(slot, plan) }
    }
    let best = promise.best
    let shaken = best.map { max(0, $0) * dice.unit() + 1e-6 * dice.unit() }
    let order = shaken.indices.sorted { (shaken[$0], -$0) > (shaken[$1], -$1) }
    return space.filling(plan, with: order, rank: rank)
  }
}
