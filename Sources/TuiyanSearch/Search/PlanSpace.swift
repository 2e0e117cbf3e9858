// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanPlans

/// The plans a search looks at: the rules, the starts worth trying, and what is known of how decisions help.
public struct PlanSpace: Sendable {
  public var rules: PlanRules
  /// [slots]: starts worth trying, ascending. Left out are only starts that provably cannot be better than another.
  package let options: [[Int]]
  package let classes: StartClasses
  /// What may be assumed of targets when all that helps is taken at once.
  let reach: PlanReach

  public init(_ scenario: Scenario) {
    let rules = PlanRules(scenario)
    let classes = StartClasses(scenario, rules)
    let reach = PlanReach(scenario, rules)
    self.rules = rules
    self.classes = classes
    self.reach = reach
    let partners = Set(scenario.synergies.flatMap(\.actions))
    options = rules.facts.indices.map { slot in
      let plays = !rules.neededBy[slot].isEmpty || partners.contains(rules.facts[slot].action)
      let working = rules.facts[slot].window.filter { plays || !classes.isIdle[slot][$0] }
      guard rules.timeIsFree(slot), rules.needs[slot].isEmpty else { return working }
      if reach.isMonotone && classes.earlierIsStronger[slot] { return Array(working.prefix(1)) }
      return working.filter { classes.representative[slot][$0] == $0 }
    }
  }

  /// Whether more of anything never hurts: every bit of every target can only rise when a decision is added or starts
  /// earlier. Judged from the scenario, with care: false wherever it is not certain. See `PlanReach`.
  package var isMonotone: Bool { reach.isMonotone }

  /// A plan with the same record: every free-standing decision at the earliest start with the same effect.
  func canonical(_ plan: PlanVector) -> PlanVector {
    var same = plan
    for slot in plan.starts.indices where rules.needs[slot].isEmpty && rules.neededBy[slot].isEmpty {
      let start = plan.starts[slot]
      if classes.representative[slot].indices.contains(start) {
        same.starts[slot] = classes.representative[slot][start]
      }
    }
    return same
  }

  func ranked(_ plan: PlanVector, _ value: PlanValue) -> RankedPlan {
    var money = 0.0
    var count = 0
    for slot in plan.starts.indices where plan.starts[slot] > 0 {
      money += rules.facts[slot].money
      count += 1
    }
    return RankedPlan(plan: plan, value: value, money: money, count: count)
  }
}

extension PlanRules {
  /// Whether no limit cares when a slot runs.
  func timeIsFree(_ slot: Int) -> Bool {
    let fact = facts[slot]
    let peopleFree = limits.staffPerStep == nil || fact.staff == 0
    guard let owner = fact.owner else { return peopleFree }
    return peopleFree && limits.perOwner == nil && (limits.ownerStaff[owner] == nil || fact.staff == 0)
  }
}
