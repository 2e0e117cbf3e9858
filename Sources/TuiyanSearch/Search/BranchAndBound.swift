// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanPlans

/// Settles decisions one after another, the most promising part of the tree first, and drops every part whose
/// optimistic record cannot beat the best plan known.
///
/// Valid only where `PlanReach.isComplete`. The bound of a part is the record of its settled decisions plus all open
/// ones that help and fit by themselves; it says what the records say, bit by bit, and needs no slack.
struct BranchAndBound {
  /// A part of the tree.
  private struct Node {
    let settled: PlanBound.Settled
    /// How many of `branchOrder` are settled.
    let depth: Int
    let relaxed: [PlanVector]
    /// With the least any completion can cost.
    let optimistic: RankedPlan
  }

  private let space: PlanSpace
  private let goal: PlanGoal
  private let bound: PlanBound
  private let assessor: PlanAssessor
  private let allowance: PlanAllowance
  /// Required slots before what needs them, then the most helpful per cost.
  private let branchOrder: [Int]
  private var open: PriorityQueue<Node>
  private(set) var incumbent: RankedPlan
  private(set) var pool: FinalistPool
  /// The best of what is not yet ruled out; nil where nothing is open.
  private(set) var openValue: PlanValue?

  /// - Parameters:
  ///   - incumbent: the best plan known.
  ///   - promise: [slots]: the larger, the sooner a slot is settled.
  init(
    space: PlanSpace, goal: PlanGoal, assessor: PlanAssessor, allowance: PlanAllowance, incumbent: RankedPlan,
    pool: FinalistPool, promise: [Double]
  ) {
    self.space = space
    self.goal = goal
    self.assessor = assessor
    self.allowance = allowance
    self.incumbent = incumbent
    self.pool = pool
    bound = PlanBound(space: space, layout: assessor.judge.layout)
    branchOrder = Self.ordered(space, promise)
    open = PriorityQueue { left, right in
      if goal == .cheapestPromise { return goal.prefers(left.optimistic, to: right.optimistic) }
      return left.optimistic.value != right.optimistic.value
        ? left.optimistic.value.beats(right.optimistic.value) : left.depth > right.depth
    }
  }

  /// Searches until nothing is open or the allowance is spent.
  /// - Returns: true where nothing is open: the incumbent is the optimum.
  mutating func run() -> Bool {
    var root = PlanBound.Settled(starts: Array(repeating: 0, count: space.rules.slots.count))
    // What helps no event can only cost: it is not worth settling.
    for slot in root.starts.indices where !space.reach.helpers.contains(where: { $0[slot] }) { root.starts[slot] = -1 }
    push(root, depth: 0, parent: nil)
    while let node = open.popFirst() {
      openValue = node.optimistic.value
      if allowance.isSpent { return false }
      guard mayBeat(node.optimistic) else { continue }
      expand(node)
    }
    openValue = nil
    return true
  }

  /// Whether a completion could be preferred to the incumbent, its place in the scenario's order aside.
  private func mayBeat(_ optimistic: RankedPlan) -> Bool {
    let rival = RankedPlan(
      plan: incumbent.plan, value: optimistic.value, money: optimistic.money, count: optimistic.count)
    return goal.prefers(rival, to: incumbent)
  }

  private mutating func expand(_ node: Node) {
    var depth = node.depth
    while depth < branchOrder.count, node.settled.starts[branchOrder[depth]] != 0 { depth += 1 }
    guard depth < branchOrder.count else { return }
    let slot = branchOrder[depth]
    let usage = PlanUsage(space.rules, node.settled.plan)
    if space.rules.conflicts[slot].allSatisfy({ node.settled.starts[$0] <= 0 }) {
      for start in space.options[slot] where usage.fits(slot, start) {
        // The whole part is still open then.
        if allowance.isStopped { return open.insert(node) }
        var child = node.settled
        child.starts[slot] = start
        if space.rules.needsAreMet(slot, in: child.plan.starts) { push(child, depth: depth + 1, parent: node) }
      }
    }
    var child = node.settled
    child.starts[slot] = -1
    push(child, depth: depth + 1, parent: node)
  }

  private mutating func push(_ settled: PlanBound.Settled, depth: Int, parent: Node?) {
    let relaxed = bound.relaxed(settled)
    let value: PlanValue
    if let parent, parent.relaxed == relaxed {
      value = parent.optimistic.value
    } else if relaxed.count == 1 {
      value = assessor.value(relaxed[0])
    } else {
      let records = relaxed.map { assessor.record($0) }
      value = assessor.objective.value(of: bound.optimistic(records))
    }
    let settledCost = space.ranked(settled.plan, value)
    offer(relaxed)
    let node = Node(settled: settled, depth: depth, relaxed: relaxed, optimistic: settledCost)
    if mayBeat(settledCost) { open.insert(node) }
  }

  /// A relaxed plan that breaks no rule is the best completion itself; so it is where all is settled.
  private mutating func offer(_ relaxed: [PlanVector]) {
    guard let plan = relaxed.first, relaxed.allSatisfy({ $0 == plan }), space.rules.isFeasible(plan) else { return }
    let candidate = assessor.ranked(plan)
    pool.insert(candidate)
    if goal.prefers(candidate, to: incumbent) { incumbent = candidate }
  }

  private static func ordered(_ space: PlanSpace, _ promise: [Double]) -> [Int] {
    var left = Set(space.rules.facts.indices)
    var order: [Int] = []
    while !left.isEmpty {
      let ready = left.filter { slot in space.rules.needs[slot].joined().allSatisfy { !left.contains($0) } }
      guard let next = ready.max(by: { (promise[$0], -$0) < (promise[$1], -$1) }) else { return order + left.sorted() }
      order.append(next)
      left.remove(next)
    }
    return order
  }
}
