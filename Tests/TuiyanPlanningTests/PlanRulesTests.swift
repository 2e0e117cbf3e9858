// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel
import TuiyanPlanning
import TuiyanPlans
import TuiyanSearch
import TuiyanSimulation

@Suite("The rules of a plan")
struct PlanRulesTests {
  private func rules(_ deeds: [Toy.Deed], _ budget: Budget = Budget(), owners: [Owner] = []) -> PlanRules {
    PlanRules(Toy(units: ["a", "b"], deeds: deeds, budget: budget, owners: owners).scenario)
  }

  private func violations(_ rules: PlanRules, _ starts: [Int]) -> [PlanViolation] {
    rules.violations(of: PlanVector(starts: starts))
  }

  @Test("money is paid once, people are busy while a run lasts, and only inside the horizon")
  func costs() {
    let rules = rules([
      .init(id: "x", money: 30, staff: 2, window: 1...6, duration: 3),
      .init(id: "y", money: 5, staff: 4, window: 1...6, duration: 4),
    ])
    let cost = rules.cost(of: PlanVector(starts: [2, 4]))
    #expect(cost.money == 35)
    #expect(cost.moneyByStep == [0, 30, 0, 5, 0, 0])
    #expect(cost.staffByStep == [0, 2, 2, 6, 4, 4])
    #expect(cost.peakStaff == 6)
    #expect(cost.actions == 2)
  }

  @Test("an action decided unit by unit pays and counts per unit, a shared one once")
  func eachPaysPerUnit() {
    let deeds = [
      Toy.Deed(id: "x", units: ["a", "b"], each: true, money: 10), Toy.Deed(id: "y", units: ["a", "b"], money: 7),
    ]
    let cost = rules(deeds).cost(of: PlanVector(starts: [1, 1, 1]))
    #expect(cost.money == 27)
    #expect(cost.actions == 3)
  }

  @Test("too much money is a violation, with what is used and allowed")
  func money() {
    let rules = rules([.init(id: "x", money: 30), .init(id: "y", money: 5)], Budget(money: 34))
    #expect(violations(rules, [1, 1]) == [.money(used: 35, allowed: 34)])
    #expect(violations(rules, [1, 0]) == [])
  }

  @Test("decimals that sum to the limit are within it")
  func decimals() {
    let deeds = (0..<10).map { Toy.Deed(id: "x\($0)", money: 0.1) }
    #expect(rules(deeds, Budget(money: 1)).isFeasible(PlanVector(starts: Array(repeating: 1, count: 10))))
  }

  @Test("too many people at a step is a violation of that step")
  func staff() {
    let deeds = [Toy.Deed(id: "x", staff: 3, window: 1...6, duration: 2), Toy.Deed(id: "y", staff: 2, window: 1...6)]
    let rules = rules(deeds, Budget(staffPerStep: 4))
    #expect(violations(rules, [2, 3]) == [.staff(at: Toy.period(3), used: 5, allowed: 4)])
    #expect(violations(rules, [2, 4]) == [])
  }

  @Test("more decisions than allowed is a violation")
  func count() {
    #expect(
      violations(rules([.init(id: "x"), .init(id: "y")], Budget(actions: 1)), [1, 1]) == [.actions(used: 2, allowed: 1)]
    )
  }

  @Test("an owner's decisions that run at once are limited by number and by people")
  func owners() {
    let deeds = [
      Toy.Deed(id: "x", staff: 2, window: 1...6, owner: "o"), Toy.Deed(id: "y", staff: 3, window: 1...6, owner: "o"),
      Toy.Deed(id: "z", staff: 9, window: 1...6),
    ]
    let people = [Owner(id: "o", title: "o", staff: 4)]
    let both = rules(deeds, Budget(perOwner: 1), owners: people)
    #expect(
      violations(both, [2, 2, 2]) == [
        .perOwner(owner: "o", at: Toy.period(2), used: 2, allowed: 1),
        .ownerStaff(owner: "o", at: Toy.period(2), used: 5, allowed: 4),
      ])
    #expect(violations(both, [2, 3, 2]) == [])
  }

  @Test("a start outside its window is a violation")
  func window() {
    let rules = rules([.init(id: "x", window: 2...3)])
    #expect(
      violations(rules, [4]) == [
        .window(
          action: "x", unit: nil, start: Toy.period(4), earliest: Toy.period(2), latest: Toy.period(3))
      ])
    #expect(!rules.isFeasible(PlanVector(starts: [1])))
    #expect(rules.isFeasible(PlanVector(starts: [3])))
  }

  @Test("a window beyond the run is told by when it opens and when the run ends")
  func windowBeyond() {
    #expect(
      violations(rules([.init(id: "x", window: 8...9)]), [4]) == [
        .afterHorizon(
          action: "x", unit: nil, start: Toy.period(4), earliest: Toy.period(8), horizon: Toy.period(6))
      ])
  }

  @Test("what is required must be in the plan and have ended by the dependent's start")
  func requires() {
    let deeds = [Toy.Deed(id: "x", window: 1...6, duration: 2), Toy.Deed(id: "y", window: 1...6, requires: ["x"])]
    let rules = rules(deeds)
    #expect(violations(rules, [0, 3]) == [.requires(action: "y", unit: nil, missing: "x")])
    #expect(violations(rules, [2, 3]) == [.requiresLater(action: "y", unit: nil, required: "x")])
    #expect(violations(rules, [1, 3]) == [])
  }

  @Test("a requirement that acts on the unit must be there for that unit, else for any of its units")
  func requiresByUnit() {
    let deeds = [
      Toy.Deed(id: "x", units: ["a", "b"], each: true), Toy.Deed(id: "y", units: ["a"], window: 2...6, requires: ["x"]),
      Toy.Deed(id: "z", units: ["b"]), Toy.Deed(id: "w", units: ["a"], window: 2...6, requires: ["z"]),
    ]
    let rules = rules(deeds)
    #expect(violations(rules, [0, 1, 2, 0, 0]) == [.requires(action: "y", unit: nil, missing: "x")])
    #expect(violations(rules, [1, 0, 2, 0, 0]) == [])
    #expect(violations(rules, [0, 0, 0, 1, 2]) == [])
    #expect(violations(rules, [0, 0, 0, 0, 2]) == [.requires(action: "w", unit: nil, missing: "z")])
  }

  @Test("exclusion works both ways, on units that both act on")
  func excludes() {
    let deeds = [
      Toy.Deed(id: "x", units: ["a", "b"], each: true, excludes: ["y"]), Toy.Deed(id: "y", units: ["b"]),
    ]
    let rules = rules(deeds)
    #expect(violations(rules, [1, 0, 1]) == [])
    #expect(violations(rules, [0, 1, 1]) == [.excludes(action: "x", excluded: "y", unit: "b")])
    let turned = PlanRules(
      Toy(
        units: ["a"], deeds: [.init(id: "x"), .init(id: "y", excludes: ["x"])]
      ).scenario)
    #expect(violations(turned, [1, 1]) == [.excludes(action: "x", excluded: "y", unit: nil)])
  }

  @Test("a plan must fit the budget of every future")
  func everyFuture() {
    var toy = Toy(deeds: [.init(id: "x", money: 8), .init(id: "y", money: 8)], budget: Budget(money: 5))
    toy.futures = [toy.future("rich", budget: Budget(money: 20)), toy.future("poor", budget: Budget(money: 10))]
    let rules = PlanRules(toy.scenario)
    #expect(rules.isFeasible(PlanVector(starts: [1, 0])))
    #expect(violations(rules, [1, 1]) == [.money(used: 16, allowed: 10)])
  }

  @Test("a plan breaks no rule exactly where another reading of the rules says so")
  func agreesWithPlainReading() {
    // 60 scenarios from one seed; no chance is involved once they are drawn.
    var dice = Dice(state: 11)
    for _ in 0..<60 {
      let scenario = RandomToy.scenario(&dice, slots: 4)
      let rules = PlanRules(scenario)
      let allowed = Set(BruteForce(scenario).plans())
      var starts = Array(repeating: 0, count: rules.slots.count)
      func visit(_ slot: Int) {
        guard slot < starts.count else {
          let plan = PlanVector(starts: starts)
          #expect(rules.isFeasible(plan) == allowed.contains(plan))
          #expect(rules.isFeasible(plan) == rules.violations(of: plan).isEmpty)
          return
        }
        for start in 0...4 {
          starts[slot] = start
          visit(slot + 1)
        }
        starts[slot] = 0
      }
      visit(0)
    }
  }
}
