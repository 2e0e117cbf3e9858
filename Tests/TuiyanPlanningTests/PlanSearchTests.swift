// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel
import TuiyanPlanning
import TuiyanPlans
import TuiyanSearch
import TuiyanSimulation

@Suite("The search for the best plan")
struct PlanSearchTests {
  private func settings(_ change: (inout PlanSearchSettings) -> Void = { _ in }) -> PlanSearchSettings {
    var settings = PlanSearchSettings(seed: 5)
    change(&settings)
    return settings
  }

  private func search(_ scenario: Scenario, _ judge: any PlanJudge, _ settings: PlanSearchSettings) -> PlanFound {
    PlanSearch(PlanSpace(scenario), targets: scenario.targets, judge: judge, settings: settings).best()
  }

  /// The same worth, whichever of several equal plans it is.
  private func expectOptimal(_ found: PlanFound, _ best: BruteForce.Worth, _ scenario: Scenario, _ method: String) {
    #expect(found.value.kept == best.kept, "\(method)")
    #expect(abs(found.value.shortfall - best.shortfall) < 1e-11, "\(method)")
    #expect(abs(found.value.objective - best.objective) < 1e-11, "\(method)")
    #expect(BruteForce(scenario).money(found.best.starts) == best.money, "\(method)")
    #expect(PlanRules(scenario).isFeasible(found.best), "\(method)")
  }

  @Test("enumeration, branch and bound and trying everything agree on 120 small scenarios")
  func methodsAgree() throws {
    var dice = Dice(state: 2022)
    var bounded = 0
    var localHits = 0
    for round in 0..<120 {
      let scenario = RandomToy.scenario(&dice, slots: 5)
      let judge = ToyJudge(scenario, replications: 160, seed: dice.next())
      let best = try #require(BruteForce(scenario).best(judge))
      let listed = search(scenario, judge, settings())
      expectOptimal(listed, best, scenario, "enumeration \(round)")
      #expect(listed.method == .enumeration && listed.proved && listed.gap == 0)
      let tree = search(scenario, judge, settings { $0.enumeration = 0 })
      if tree.method == .branchAndBound {
        bounded += 1
        expectOptimal(tree, best, scenario, "branch and bound \(round)")
        #expect(tree.proved && tree.gap == 0)
      }
      let local = search(
        scenario, judge,
        settings {
          $0.enumeration = 0
          $0.bounds = false
        })
      #expect(local.method == .localSearch)
      expectNoBetter(local, best)
      localHits += abs(local.value.objective - best.objective) < 1e-11 && local.value.kept == best.kept ? 1 : 0
    }
    // Nothing but shared actions over both units (no `each`) or requirements across them breaks the bound here.
    #expect(bounded >= 100)
    #expect(localHits >= 117)
  }

  private func expectNoBetter(_ found: PlanFound, _ best: BruteForce.Worth) {
    if found.value.kept == best.kept && abs(found.value.shortfall - best.shortfall) < 1e-11 {
      #expect(found.value.objective <= best.objective + 1e-11)
      #expect(found.value.objective + found.gap >= best.objective - 1e-11)
    } else {
      #expect(best.kept || found.value.shortfall > best.shortfall)
    }
  }

  @Test("the bound holds where two of our own units stand in each other's way")
  func rivalsOfOurOwn() throws {
    var dice = Dice(state: 77)
    var bounded = 0
    for round in 0..<60 {
      let scenario = RandomToy.scenario(&dice, slots: 5, ranking: .some)
      let judge = ToyJudge(scenario, replications: 160, seed: dice.next(), rivals: 3)
      let best = try #require(BruteForce(scenario).best(judge))
      let tree = search(scenario, judge, settings { $0.enumeration = 0 })
      guard tree.method == .branchAndBound else { continue }
      bounded += 1
      #expect(!PlanSpace(scenario).isMonotone || scenario.actions.allSatisfy { $0.units == ["a"] })
      expectOptimal(tree, best, scenario, "round \(round)")
    }
    #expect(bounded >= 10)
  }

  @Test("where effects fade, later starts can be better and are found")
  func fading() throws {
    var dice = Dice(state: 31)
    for round in 0..<40 {
      let scenario = RandomToy.scenario(&dice, slots: 4, fades: true)
      let judge = ToyJudge(scenario, replications: 160, seed: dice.next())
      let best = try #require(BruteForce(scenario).best(judge))
      expectOptimal(search(scenario, judge, settings()), best, scenario, "round \(round)")
    }
  }

  @Test("a knapsack of separate goals is solved as dynamic programming solves it")
  func knapsack() {
    var dice = Dice(state: 9)
    for _ in 0..<5 {
      let count = 14
      let costs = (0..<count).map { _ in dice.number(1...12) }
      let weights = (0..<count).map { _ in Double(dice.number(1...20)) }
      let budget = 30
      var best = Array(repeating: 0.0, count: budget + 1)
      for item in 0..<count {
        for money in stride(from: budget, through: costs[item], by: -1) {
          best[money] = max(best[money], best[money - costs[item]] + weights[item])
        }
      }
      // Every action lifts its own unit over the bound for certain; nothing else does.
      let units = (0..<count).map { "u\($0)" }
      let toy = Toy(
        units: units,
        deeds: (0..<count).map { .init(id: "d\($0)", units: [units[$0]], money: Double(costs[$0]), size: 100) },
        budget: Budget(money: Double(budget)),
        targets: (0..<count).map { Toy.score("t\($0)", .strive(weight: weights[$0]), at: units[$0], least: 90) })
      let scenario = toy.scenario
      let judge = ToyJudge(scenario, replications: 64, seed: 3)
      #expect(PlanSpace(scenario).isMonotone)
      let listed = search(scenario, judge, settings { $0.enumeration = 20_000 })
      #expect(listed.value.objective == best[budget] && listed.proved)
      let tree = search(
        scenario, judge,
        settings {
          $0.enumeration = 0
          $0.bounding = 20_000
        })
      #expect(tree.value.objective == best[budget] && tree.proved && tree.method == .branchAndBound)
      let local = search(
        scenario, judge,
        settings {
          $0.enumeration = 0
          $0.bounds = false
        })
      #expect(local.value.objective <= best[budget])
      #expect(local.value.objective + local.gap >= best[budget])
    }
  }

  @Test("more money never lowers the optimum")
  func monotoneBudget() {
    var dice = Dice(state: 404)
    for _ in 0..<15 {
      let scenario = RandomToy.scenario(&dice, slots: 5)
      let judge = ToyJudge(scenario, replications: 160, seed: dice.next())
      var before: PlanValue?
      for money in stride(from: 0.0, through: 40, by: 5) {
        var space = PlanSpace(scenario)
        space.rules = space.rules.withMoney(money)
        let value = PlanSearch(space, targets: scenario.targets, judge: judge, settings: settings()).best().value
        if let before {
          #expect(!before.kept || value.kept)
          #expect(value.shortfall <= before.shortfall)
          if value.shortfall == before.shortfall { #expect(value.objective >= before.objective) }
        }
        before = value
      }
    }
  }

  @Test("possible harm, a fading effect or a survey without sd is not called monotone")
  func notMonotone() {
    #expect(PlanSpace(Toy(deeds: [.init(id: "x")]).scenario).isMonotone)
    #expect(!PlanSpace(Toy(deeds: [.init(id: "x", mayHarm: true)]).scenario).isMonotone)
    #expect(!PlanSpace(Toy(deeds: [.init(id: "x", window: 1...2, fade: 2)]).scenario).isMonotone)
    #expect(PlanSpace(Toy(deeds: [.init(id: "x", window: 1...1, fade: 2)]).scenario).isMonotone)
    #expect(!PlanSpace(Toy(deeds: [.init(id: "x", size: -1)]).scenario).isMonotone)
    let rank = Toy(
      units: ["a", "b"], deeds: [.init(id: "x"), .init(id: "y", units: ["b"])],
      targets: [Toy.target("t", .strive(weight: 1), .unit("a"), .rank(atMost: 1))])
    #expect(!PlanSpace(rank.scenario).isMonotone)
  }

  @Test("where harm is possible nothing is claimed but what a full list shows")
  func noFalseProof() {
    let deeds = (0..<8).map { Toy.Deed(id: "d\($0)", money: 1, size: 4, mayHarm: true) }
    let scenario = Toy(deeds: deeds, budget: Budget(money: 4)).scenario
    let judge = ToyJudge(scenario, replications: 128, seed: 4)
    let found = search(scenario, judge, settings { $0.enumeration = 0 })
    #expect(found.method == .localSearch && !found.proved)
    #expect(found.gap == 1 - found.value.objective)
    #expect(search(scenario, judge, settings()).proved)
  }

  @Test("a search that is told to stop gives an allowed plan and claims nothing")
  func stops() {
    var dice = Dice(state: 8)
    let scenario = RandomToy.scenario(&dice, slots: 6)
    let judge = ToyJudge(scenario, replications: 64, seed: 1)
    let search = PlanSearch(
      PlanSpace(scenario), targets: scenario.targets, judge: judge, settings: settings { $0.enumeration = 0 },
      shouldStop: { true })
    let found = search.best()
    #expect(found.wasStopped && !found.proved)
    #expect(PlanRules(scenario).isFeasible(found.best))
  }

  @Test("screening on fewer replications changes the work, not what the answer is about")
  func screening() throws {
    var dice = Dice(state: 88)
    var hits = 0
    for _ in 0..<20 {
      let scenario = RandomToy.scenario(&dice, slots: 5)
      let seed = dice.next()
      let judge = ToyJudge(scenario, replications: 320, seed: seed)
      let best = try #require(BruteForce(scenario).best(judge))
      var settings = settings { $0.enumeration = 0 }
      settings.bounds = false
      let found = PlanSearch(
        PlanSpace(scenario), targets: scenario.targets, judge: judge,
        screen: ToyJudge(scenario, replications: 64, seed: seed + 1), settings: settings
      ).best()
      let worth = BruteForce(scenario).worth(found.best, judge)
      #expect(abs(worth.objective - found.value.objective) < 1e-11 && worth.kept == found.value.kept)
      expectNoBetter(found, best)
      hits += abs(found.value.objective - best.objective) < 1e-11 ? 1 : 0
    }
    #expect(hits >= 17)
  }
}
