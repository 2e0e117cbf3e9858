// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanPlans

/// What a growing or shrinking plan uses up, kept step by step so that one change costs only its own steps.
package struct PlanUsage {
  /// Of the rules, as stored lists: what loops ask for a million times is not looked up through other objects.
  private let burdens: [PlanRuleBook.Burden]
  private let limits: PlanLimits
  private let steps: Int
  package private(set) var money = 0.0
  package private(set) var count = 0
  /// [steps + 1]: people busy; index 0 is not used.
  package private(set) var staff: [Double]
  /// [owners × (steps + 1)]: decisions running, and people busy, of each owner.
  private var running: [Int]
  private var ownerStaff: [Double]

  package init(_ rules: PlanRules) {
    burdens = rules.burdens
    limits = rules.limits
    steps = rules.steps
    staff = Array(repeating: 0, count: rules.steps + 1)
    running = Array(repeating: 0, count: rules.owners.count * (rules.steps + 1))
    ownerStaff = Array(repeating: 0, count: running.count)
  }

  /// What a plan uses.
  package init(_ rules: PlanRules, _ plan: PlanVector) {
    self.init(rules)
    for slot in plan.starts.indices where plan.starts[slot] > 0 { add(slot, plan.starts[slot]) }
  }

  package mutating func add(_ slot: Int, _ start: Int) { change(slot, start, by: 1) }

  package mutating func remove(_ slot: Int, _ start: Int) { change(slot, start, by: -1) }

  private mutating func change(_ slot: Int, _ start: Int, by sign: Int) {
    let fact = burdens[slot]
    count += sign
    money += Double(sign) * fact.money
    for step in burdens[slot].running(from: start, within: steps) {
      staff[step] += Double(sign) * fact.staff
      guard let owner = fact.owner else { continue }
      running[cell(owner, step)] += sign
      ownerStaff[cell(owner, step)] += Double(sign) * fact.staff
    }
  }

  private func cell(_ owner: Int, _ step: Int) -> Int { owner * (steps + 1) + step }

  package func runningCount(owner: Int, step: Int) -> Int { running[cell(owner, step)] }

  package func staffCount(owner: Int, step: Int) -> Double { ownerStaff[cell(owner, step)] }

  /// Whether one decision more is within the limits; windows, needs and exclusions are not looked at.
  package func fits(_ slot: Int, _ start: Int) -> Bool {
    fitsPurse(slot) && fitsPeople(slot, start) && fitsOwner(slot, start)
  }

  /// Whether money and the number of decisions allow one more.
  package func fitsPurse(_ slot: Int) -> Bool {
    PlanLimits.allows(money + burdens[slot].money, limits.money)
      && count + 1 <= limits.actions ?? .max
  }

  /// Whether there are people free at every step it runs.
  package func fitsPeople(_ slot: Int, _ start: Int) -> Bool {
    let needed = burdens[slot].staff
    return burdens[slot].running(from: start, within: steps).allSatisfy {
      PlanLimits.allows(staff[$0] + needed, limits.staffPerStep)
    }
  }

  /// Whether its owner has a place and people free at every step it runs.
  package func fitsOwner(_ slot: Int, _ start: Int) -> Bool {
    let fact = burdens[slot]
    guard let owner = fact.owner else { return true }
    return burdens[slot].running(from: start, within: steps).allSatisfy { step in
      runningCount(owner: owner, step: step) + 1 <= limits.perOwner ?? .max
        && PlanLimits.allows(staffCount(owner: owner, step: step) + fact.staff, limits.ownerStaff[owner])
    }
  }
}
