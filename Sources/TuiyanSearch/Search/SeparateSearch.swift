// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanPlans

/// Finds the best plan where decisions separate into groups, and proves it: greedy construction, exchanges, then a
/// depth-first tree over the groups with `SeparateBound`.
///
/// Bounds are counted with the haze added in favour of what is bounded, so rounding cannot cut off a better plan.
struct SeparateSearch {
  private let model: SeparateModel
  private let bound: SeparateBound
  private let shouldStop: @Sendable () -> Bool
  private var state: SeparateState
  private(set) var pool: FinalistPool
  private(set) var best: RankedPlan
  /// Plans whose objective was computed.
  private(set) var evaluations = 0
  private var nodes = 0
  private let mostNodes: Int
  /// The best of what was not looked into; nil where everything was.
  private(set) var open: PlanValue?

  init(_ model: SeparateModel, finalists: Int, nodes: Int, shouldStop: @escaping @Sendable () -> Bool) {
    self.model = model
    self.shouldStop = shouldStop
    mostNodes = nodes
    bound = SeparateBound(model)
    state = SeparateState(model)
    pool = FinalistPool(goal: .best, capacity: finalists)
    best = model.space.ranked(PlanVector(starts: state.plan), model.weights.value(state.counts()))
    pool.insert(best)
  }

  /// Searches.
  mutating func run() {
    grow()
    exchange()
    for group in model.groups.indices { state.set(group, 0) }
    var usage = PlanUsage(model.space.rules)
    var starts = model.space.rules.nothing.starts
    visit(0, &usage, &starts)
  }

  // MARK: Construction

  private var plan: PlanVector { PlanVector(starts: state.plan) }

  private mutating func note() {
    evaluations += 1
    let found = model.space.ranked(plan, model.weights.value(state.counts()))
    pool.insert(found)
    if PlanGoal.best.prefers(found, to: best) { best = found }
  }

  private func isAllowed(_ changes: [(group: Int, option: Int)]) -> Bool {
    var starts = state.plan
    for change in changes {
      let group = model.groups[change.group]
      for (slot, start) in zip(group.slots, group.options[change.option]) { starts[slot] = start }
    }
    return model.space.rules.isFeasible(PlanVector(starts: starts))
  }

  /// Adds what gains most for its money and place.
  private mutating func grow() {
    let purse = max(1e-9, model.space.rules.limits.money ?? model.space.rules.facts.reduce(0) { $0 + $1.money })
    while !shouldStop() {
      let before = model.weights.worth(state.counts())
      var choice: (group: Int, option: Int, merit: Double)?
      for group in model.groups.indices where state.options[group] == 0 {
        for option in model.groups[group].options.indices.dropFirst() {
          evaluations += 1
          let gain = model.weights.worth(state.counts(with: group, at: option)) - before
          let merit = gain / (0.05 + model.groups[group].money[option] / purse)
          if gain > 0, merit > choice?.merit ?? 0, isAllowed([(group, option)]) { choice = (group, option, merit) }
        }
      }
      guard let choice else { return }
      state.set(choice.group, choice.option)
      note()
    }
  }

  /// Gives one group another option, or two at once, while that betters the plan.
  private mutating func exchange() {
    var goesOn = true
    while goesOn && !shouldStop() {
      goesOn = false
      let leavers = [nil] + model.groups.indices.filter { state.options[$0] > 0 }.map { Optional($0) }
      for leaver in leavers {
        let before = model.weights.worth(state.counts())
        let old = leaver.map { state.options[$0] }
        if let leaver { state.set(leaver, 0) }
        var choice: (group: Int, option: Int, worth: Double)?
        for group in model.groups.indices where group != leaver {
          for option in model.groups[group].options.indices where option != state.options[group] {
            evaluations += 1
            let worth = model.weights.worth(state.counts(with: group, at: option))
            if worth > before + 1e-12, worth > choice?.worth ?? before, isAllowed([(group, option)]) {
              choice = (group, option, worth)
            }
          }
        }
        if let choice {
          state.set(choice.group, choice.option)
          note()
          goesOn = true
          break
        }
        if let leaver, let old { state.set(leaver, old) }
      }
    }
  }

  // MARK: Proof

  /// A way to go on from a node.
  private struct Branch {
    let option: Int
    let optimistic: RankedPlan
  }

  private func mayBeat(_ optimistic: RankedPlan) -> Bool { PlanGoal.best.prefers(optimistic, to: best) }

  private mutating func visit(_ place: Int, _ usage: inout PlanUsage, _ starts: inout [Int]) {
    guard place < bound.order.count else { return note() }
    nodes += 1
    let group = bound.order[place]
    for branch in branches(place, usage, starts) where mayBeat(branch.optimistic) {
      if nodes >= mostNodes || nodes % 256 == 0 && shouldStop() {
        if open.map({ branch.optimistic.value.beats($0) }) ?? true { open = branch.optimistic.value }
        continue
      }
      let own = model.groups[group]
      for (slot, start) in zip(own.slots, own.options[branch.option]) where start > 0 {
        usage.add(slot, start)
        starts[slot] = start
      }
      state.set(group, branch.option)
      visit(place + 1, &usage, &starts)
      for (slot, start) in zip(own.slots, own.options[branch.option]) where start > 0 {
        usage.remove(slot, start)
        starts[slot] = 0
      }
    }
    state.set(group, 0)
  }

  /// The options of a group that fit, with what at best can follow, the most promising first.
  private func branches(_ place: Int, _ usage: PlanUsage, _ starts: [Int]) -> [Branch] {
    let rules = model.space.rules
    let group = bound.order[place]
    let own = model.groups[group]
    var branches: [Branch] = []
    for option in own.options.indices {
      var later = usage
      var fits = true
      for (slot, start) in zip(own.slots, own.options[option]) where start > 0 && fits {
        fits = later.fits(slot, start) && rules.conflicts[slot].allSatisfy { starts[$0] == 0 }
        if fits { later.add(slot, start) }
      }
      guard fits else { continue }
      let column = bound.column(
        money: (rules.limits.money ?? 0) - later.money, decisions: (rules.limits.actions ?? 0) - later.count)
      var counts = model.weights.weight.map { _ in 0 }
      for (event, number) in model.numbers.enumerated() {
        counts[number] = bound.most(
          event, state.margins[event], row: own.rows[option], from: place + 1, column: column)
      }
      branches.append(
        Branch(
          option: option,
          optimistic: RankedPlan(
            plan: best.plan, value: model.weights.value(counts), money: later.money, count: later.count)))
    }
    return branches.sorted { left, right in
      left.optimistic.value != right.optimistic.value
        ? left.optimistic.value.beats(right.optimistic.value) : left.option > right.option
    }
  }
}
