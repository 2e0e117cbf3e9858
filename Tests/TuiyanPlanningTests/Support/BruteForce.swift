// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanPlans
import TuiyanSimulation

/// Plans a toy scenario by trying everything, with its own plain reading of the rules.
struct BruteForce {
  struct Worth {
    var plan: PlanVector
    var kept: Bool
    var shortfall: Double
    var objective: Double
    var money: Double
    var count: Int
  }

  let scenario: Scenario
  let slots: [ActionSlot]

  init(_ scenario: Scenario) {
    self.scenario = scenario
    slots = ActionSlot.all(of: scenario)
  }

  /// Every plan that breaks no rule; money aside where `anyMoney`.
  func plans(anyMoney: Bool = false) -> [PlanVector] {
    var found: [PlanVector] = []
    var starts = Array(repeating: 0, count: slots.count)
    func visit(_ slot: Int) {
      guard slot < slots.count else {
        if allowed(starts, anyMoney: anyMoney) { found.append(PlanVector(starts: starts)) }
        return
      }
      let action = scenario.actions[slots[slot].action]
      let first = action.earliest.ordinal - scenario.asOf.ordinal
      let last = action.latest.ordinal - scenario.asOf.ordinal
      for start in [0] + Array(first...last) {
        starts[slot] = start
        visit(slot + 1)
      }
      starts[slot] = 0
    }
    visit(0)
    return found
  }

  private func unitsOf(_ slot: Int) -> [String] {
    slots[slot].unit.map { [$0] } ?? scenario.actions[slots[slot].action].units
  }

  private func action(_ slot: Int) -> Action { scenario.actions[slots[slot].action] }

  func money(_ starts: [Int]) -> Double {
    starts.indices.filter { starts[$0] > 0 }.reduce(0) { $0 + action($1).money }
  }

  private func allowed(_ starts: [Int], anyMoney: Bool) -> Bool {
    let taken = starts.indices.filter { starts[$0] > 0 }
    let budgets = scenario.futures.isEmpty ? [scenario.budget] : scenario.futures.map(\.budget)
    for budget in budgets {
      if !anyMoney, let most = budget.money, money(starts) > most + 1e-6 { return false }
      if let most = budget.actions, taken.count > most { return false }
      for step in 1...(scenario.horizon.ordinal - scenario.asOf.ordinal) {
        let running = taken.filter { starts[$0] <= step && step < starts[$0] + action($0).duration }
        if let most = budget.staffPerStep, running.reduce(0, { $0 + action($1).staff }) > most + 1e-6 { return false }
        for owner in scenario.owners {
          let own = running.filter { action($0).owner == owner.id }
          if let most = budget.perOwner, own.count > most { return false }
          if let most = owner.staff, own.reduce(0, { $0 + action($1).staff }) > most + 1e-6 { return false }
        }
      }
    }
    return taken.allSatisfy { requirementsHold($0, starts) && !isExcluded($0, taken) }
  }

  private func requirementsHold(_ slot: Int, _ starts: [Int]) -> Bool {
    action(slot).requires.allSatisfy { id in
      unitsOf(slot).allSatisfy { unit in
        let all = slots.indices.filter { action($0).id == id }
        let here = all.filter { unitsOf($0).contains(unit) }
        return (here.isEmpty ? all : here).contains {
          starts[$0] > 0 && starts[$0] + action($0).duration <= starts[slot]
        }
      }
    }
  }

  private func isExcluded(_ slot: Int, _ taken: [Int]) -> Bool {
    taken.contains { other in
      other != slot && !Set(unitsOf(slot)).isDisjoint(with: unitsOf(other))
        && (action(slot).excludes.contains(action(other).id) || action(other).excludes.contains(action(slot).id))
    }
  }

  /// The worth of a plan, counted bit by bit; futures apart are weighed by their worst.
  func worth(_ plan: PlanVector, _ judge: any PlanJudge) -> Worth {
    let record = judge.record(of: plan)
    let groups = judge.layout.futuresAreApart ? judge.layout.futures : [judge.layout.valid]
    func share(_ bits: [UInt64], _ group: [UInt64]) -> Double {
      let hits = zip(bits, group).reduce(0) { $0 + ($1.0 & $1.1).nonzeroBitCount }
      return Double(hits) / Double(group.reduce(0) { $0 + $1.nonzeroBitCount })
    }
    var shortfall = 0.0
    var kept = true
    for (index, target) in scenario.targets.enumerated() {
      guard case .ensure(let confidence) = target.kind else { continue }
      let worst = groups.map { share(record.targets[index].joint, $0) }.min() ?? 0
      kept = kept && worst >= confidence
      shortfall += max(0, confidence - worst)
    }
    let objectives = groups.map { group in
      scenario.targets.enumerated().reduce(0.0) { sum, entry in
        guard case .strive(let weight) = entry.element.kind else { return sum }
        let hits = record.targets[entry.offset]
        guard case .each = entry.element.clause.scope, !entry.element.objectiveIsJoint else {
          return sum + weight * share(hits.joint, group)
        }
        return sum + weight * hits.units.reduce(0) { $0 + share($1, group) } / Double(hits.units.count)
      }
    }
    return Worth(
      plan: plan, kept: kept, shortfall: shortfall, objective: objectives.min() ?? 0, money: money(plan.starts),
      count: plan.starts.count { $0 > 0 })
  }

  /// The best by promises, objective, money, number of decisions.
  func best(_ judge: any PlanJudge) -> Worth? {
    plans().map { worth($0, judge) }.reduce(nil) { best, next in
      guard let best else { return next }
      if best.kept != next.kept { return best.kept ? best : next }
      if abs(best.shortfall - next.shortfall) > 1e-11 { return best.shortfall < next.shortfall ? best : next }
      if abs(best.objective - next.objective) > 1e-11 { return best.objective > next.objective ? best : next }
      if best.money != next.money { return best.money < next.money ? best : next }
      return best.count <= next.count ? best : next
    }
  }
}
