// SPDX-License-Identifier: GPL-3.0-or-later

/// The best plans met on the way, one for each set of decisions: plans that differ only in starts count as one.
struct FinalistPool {
  private let goal: PlanGoal
  private let capacity: Int
  private var best: [[UInt64]: RankedPlan] = [:]

  init(goal: PlanGoal, capacity: Int) {
    self.goal = goal
    self.capacity = capacity
  }

  mutating func insert(_ candidate: RankedPlan) {
    let key = candidate.plan.taken
    if let present = best[key], !goal.prefers(candidate, to: present) { return }
    best[key] = candidate
    if best.count > 8 * capacity { keep(4 * capacity) }
  }

  /// The best `count` plans (all of the capacity where not said), best first.
  func ranking(_ count: Int? = nil) -> [RankedPlan] {
    Array(best.values.sorted { goal.prefers($0, to: $1) }.prefix(count ?? capacity))
  }

  private mutating func keep(_ count: Int) {
    best = Dictionary(uniqueKeysWithValues: ranking(count).map { ($0.plan.taken, $0) })
  }
}
