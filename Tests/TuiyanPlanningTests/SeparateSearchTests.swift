// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel
import TuiyanPlanning
import TuiyanPlans
import TuiyanSearch
import TuiyanSimulation

@Suite("Where decisions separate")
struct SeparateSearchTests {
  private func find(
    _ scenario: Scenario, _ judge: any PlanJudge, _ change: (inout PlanSearchSettings) -> Void = { _ in }
  ) -> PlanFound {
    var settings = PlanSearchSettings(seed: 5)
    change(&settings)
    return PlanSearch(PlanSpace(scenario), targets: scenario.targets, judge: judge, settings: settings).best()
  }

  private func hits(_ judge: any PlanJudge, _ plan: PlanVector) -> [Int] {
    judge.record(of: plan).targets.map { $0.joint.reduce(0) { $0 + $1.nonzeroBitCount } }
  }

  @Test("what is added up group by group is exactly what the judge counts", arguments: [false, true])
  func countsAreExact(requires: Bool) throws {
    let case30 = OneUnit(actions: requires ? 20 : 30, ensure: 0.5, requires: requires)
    let scenario = case30.scenario
    let judge = try case30.judge(replications: 3_000)
    let objective = PlanObjective(scenario.targets, layout: judge.layout, robust: .worst)
    let model = try #require(SeparateModel(judge, PlanSpace(scenario), objective))
    var state = SeparateState(model)
    var dice = Dice(state: 9)
    for round in 0..<300 {
      let group = dice.number(0...(model.optionCounts.count - 1))
      let option = dice.number(0...(model.optionCounts[group] - 1))
      let foreseen = state.counts(with: group, at: option)
      state.set(group, option)
      #expect(foreseen == state.counts(), "round \(round)")
      let counted = hits(judge, PlanVector(starts: state.plan))
      #expect(foreseen.filter { $0 > 0 }.sorted() == counted.filter { $0 > 0 }.sorted(), "round \(round)")
    }
  }

  @Test("the tree finds what trying every plan finds", arguments: [12.0, 20, 35])
  func agreesWithListing(money: Double) throws {
    for seed in UInt64(1)...4 {
      let small = OneUnit(
        actions: seed > 2 ? 9 : 11, leaves: 7, budget: Budget(money: money), rivals: 58,
        ensure: seed % 2 == 0 ? 0.4 : nil,
        requires: seed > 2, seed: seed)
      let scenario = small.scenario
      let judge = try small.judge(replications: 800)
      let listed = find(scenario, judge) { $0.enumeration = 20_000 }
      let tree = find(scenario, judge) { $0.enumeration = 0 }
      #expect(listed.method == .enumeration && tree.method == .branchAndBound)
      #expect(tree.proved && tree.gap == 0)
      #expect(tree.value == listed.value)
      let costs = [tree, listed].map { PlanRules(scenario).cost(of: $0.best) }
      #expect(costs[0].money == costs[1].money && costs[0].actions == costs[1].actions)
    }
  }

  @Test("a purse that buys nothing, however small it is, is searched to the end")
  func smallestPurse() throws {
    for money in [1e-290, 1e-300, Double.leastNonzeroMagnitude] {
      let small = OneUnit(actions: 9, leaves: 6, budget: Budget(money: money), rivals: 57, seed: 8)
      let tree = find(small.scenario, try small.judge(replications: 100)) { $0.enumeration = 0 }
      #expect(tree.proved && PlanRules(small.scenario).cost(of: tree.best).actions == 0)
    }
  }

  @Test("a limit on the number of decisions is kept, with money and without, and the optimum is proved all the same")
  func otherLimits() throws {
    for budget in [Budget(actions: 4), Budget(money: 25, actions: 5)] {
      let small = OneUnit(actions: 9, leaves: 6, budget: budget, rivals: 57, seed: 8)
      let judge = try small.judge(replications: 500)
      let tree = find(small.scenario, judge) { $0.enumeration = 0 }
      let listed = find(small.scenario, judge) { $0.enumeration = 5_000 }
      #expect(tree.method == .branchAndBound && listed.method == .enumeration)
      #expect(PlanRules(small.scenario).isFeasible(tree.best))
      #expect(tree.proved && tree.value == listed.value)
    }
  }

  @Test("the best plan of thirty actions is proved, and beats greedy and ten thousand random plans")
  func thirty() throws {
    let thirty = OneUnit(rivals: 64)
    let scenario = thirty.scenario
    let judge = try thirty.judge(replications: 4_000)
    let found = find(scenario, judge)
    #expect(found.proved && found.gap == 0 && found.method == .branchAndBound)
    let rules = PlanRules(scenario)
    let objective = PlanObjective(scenario.targets, layout: judge.layout, robust: .worst)
    let model = try #require(SeparateModel(judge, PlanSpace(scenario), objective))
    var dice = Dice(state: 77)
    var best = 0
    for _ in 0..<10_000 {
      var state = SeparateState(model)
      var order = Array(model.optionCounts.indices)
      for place in order.indices { order.swapAt(place, dice.number(place...(order.count - 1))) }
      for group in order {
        state.set(group, dice.number(1...(model.optionCounts[group] - 1)))
        if !rules.isFeasible(PlanVector(starts: state.plan)) { state.set(group, 0) }
      }
      best = max(best, state.counts().reduce(0, +))
    }
    #expect(Double(best) / 4_000 <= found.value.objective + 1e-12)
    #expect(greedy(model, rules) <= found.value.objective * 4_000 + 1e-9)
  }

  /// Hits of the plan that always adds what gains most.
  private func greedy(_ model: SeparateModel, _ rules: PlanRules) -> Double {
    var state = SeparateState(model)
    while true {
      var choice: (group: Int, option: Int, hits: Int)?
      let plan = PlanVector(starts: state.plan)
      for group in model.optionCounts.indices {
        for option in 1..<model.optionCounts[group] {
          var next = state
          next.set(group, option)
          guard next.plan != plan.starts, rules.isFeasible(PlanVector(starts: next.plan)) else { continue }
          let hits = next.counts().reduce(0, +)
          if hits > max(state.counts().reduce(0, +), choice?.hits ?? 0) { choice = (group, option, hits) }
        }
      }
      guard let choice else { return Double(state.counts().reduce(0, +)) }
      state.set(choice.group, choice.option)
    }
  }

  @Test("a tree that is cut short says how far it may be from the optimum")
  func cutShort() throws {
    var unproved = 0
    for (money, rivals) in [(20.0, 62.0), (50, 64), (50, 67), (80, 68)] {
      let thirty = OneUnit(budget: Budget(money: money), rivals: rivals)
      let judge = try thirty.judge(replications: 1_000)
      let whole = find(thirty.scenario, judge)
      let cut = find(thirty.scenario, judge) { $0.nodes = 1 }
      #expect(whole.proved)
      #expect(cut.value.objective + cut.gap >= whole.value.objective - 1e-12)
      #expect(cut.proved == (cut.gap == 0))
      unproved += cut.proved ? 0 : 1
    }
    #expect(unproved > 0)
  }
}
