// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel
import TuiyanPlanning
import TuiyanPlans
import TuiyanSearch
import TuiyanSimulation

@Suite("What a test of one leaf rests on")
struct LeafBoundTests {
  private func find(
    _ scenario: Scenario, _ judge: any PlanJudge, listing: Bool = false, evaluations: Int? = nil
  ) -> PlanFound {
    var settings = PlanSearchSettings(seed: 5)
    if let evaluations {
      settings.evaluations = evaluations
      (settings.screened, settings.guided, settings.bounding, settings.nodes) = (0, 0, evaluations, evaluations)
    }
    settings.enumeration = listing ? 5_000 : 0
    return PlanSearch(PlanSpace(scenario), targets: scenario.targets, judge: judge, settings: settings).best()
  }

  private func ceiling(_ scenario: Scenario) -> Double {
    scenario.targets.reduce(0) { sum, target in
      if case .strive(let weight) = target.kind { sum + weight } else { sum }
    }
  }

  @Test("the bound is never below the best of all plans, and where it claims a proof it is the best")
  func bound() throws {
    var dice = Dice(state: 2_024)
    var proved = 0
    var sharpened = 0
    for round in 0..<150 {
      let toy = LeafToy.random(&dice)
      let scenario = toy.scenario
      let judge = try toy.judge(replications: 192, seed: dice.next() >> 1)
      let best = try #require(BruteForce(scenario).best(judge))
      let found = find(scenario, judge)
      if found.value.kept == best.kept && abs(found.value.shortfall - best.shortfall) < 1e-11 {
        #expect(found.value.objective <= best.objective + 1e-11, "round \(round)")
        #expect(found.value.objective + found.gap >= best.objective - 1e-11, "round \(round)")
      } else {
        #expect(best.kept || found.value.shortfall > best.shortfall, "round \(round)")
        #expect(!found.proved, "round \(round)")
      }
      // A search that hardly begins stands far below the best: what it says is the bound itself.
      let hasty = find(scenario, judge, evaluations: 1)
      if !hasty.proved && (hasty.value.kept || !best.kept) {
        #expect(hasty.value.objective + hasty.gap >= best.objective - 1e-11, "round \(round)")
      }
      if found.proved {
        proved += 1
        #expect(found.gap == 0 && abs(found.value.objective - best.objective) < 1e-11, "round \(round)")
      } else if found.value.objective + found.gap < ceiling(scenario) - 1e-9 {
        sharpened += 1
      }
    }
    // Both kinds are met often enough to mean something.
    #expect(proved >= 30)
    #expect(sharpened >= 15)
  }

  @Test("a leaf's value does not ask whether the rest of the board is monotone")
  func otherLeaves() {
    var toy = LeafToy()
    toy.deeds = [
      .init(
        id: "x",
        effects: [
          LeafToy.effect("plain", .add(Quantity(8))),
          LeafToy.effect("felt", .add(Quantity(.normal(.init(3), .init(9)))), fade: 2),
          LeafToy.effect("asked", .add(Quantity(5))), LeafToy.effect("cases", .rate(Quantity(2))),
        ], window: 1...2)
    ]
    toy.targets = [LeafToy.target("value", .indicatorValue("plain", .atLeast(45)))]
    #expect(PlanSpace(toy.scenario).isMonotone)
    toy.targets = [LeafToy.target("rank", .indicatorRank("plain", atMost: 1))]
    #expect(PlanSpace(toy.scenario).isMonotone)
    let uncertain: [TuiyanModel.Test] = [
      .score(atLeast: 45), .rank(atMost: 1), .indicatorValue("felt", .atLeast(45)),
      .indicatorValue("asked", .atLeast(45)), .events("cases", .atMost(1)), .indicatorValue("plain", .atMost(45)),
    ]
    for test in uncertain {
      toy.targets = [LeafToy.target("else", test)]
      #expect(!PlanSpace(toy.scenario).isMonotone)
    }
  }

  @Test("what is rolled up is looked at leaf by leaf, down to the child")
  func rollUps() {
    var toy = LeafToy()
    toy.deeds = [
      .init(
        id: "x", units: ["b"],
        effects: [
          LeafToy.effect("plain", .add(Quantity(8))), LeafToy.effect("days", .add(Quantity(-8))),
          LeafToy.effect("asked", .add(Quantity(8))),
        ])
    ]
    toy.targets = [
      LeafToy.target("up", .indicatorValue("worst-plain", .atLeast(40)), .unit("p"), board: "above")
    ]
    #expect(PlanSpace(toy.scenario).isMonotone)
    for leaf in ["share-days", "mean-asked"] {
      toy.targets = [LeafToy.target("up", .indicatorValue(leaf, .atLeast(40)), .unit("p"), board: "above")]
      #expect(!PlanSpace(toy.scenario).isMonotone)
    }
  }

  @Test("with nothing to choose between, what is certain of one target is taken off the gap exactly")
  func exactShare() throws {
    var toy = LeafToy()
    toy.deeds = [
      .init(id: "x", effects: [LeafToy.effect("plain", .add(Quantity(6)))]),
      .init(
        id: "y", effects: [LeafToy.effect("felt", .add(Quantity(.normal(.init(4), .init(4)))))]),
    ]
    toy.targets = [
      LeafToy.target("value", .indicatorValue("plain", .atLeast(45)), kind: .strive(weight: 2)),
      LeafToy.target("felt", .indicatorValue("felt", .atLeast(45))),
    ]
    let scenario = toy.scenario
    let judge = try toy.judge(replications: 640, seed: 3)
    let found = find(scenario, judge)
    let record = judge.record(of: PlanVector(starts: [1, 0]))
    let reached = record.targets[0].joint.reduce(0) { $0 + $1.nonzeroBitCount }
    #expect(abs(found.value.objective + found.gap - (2 * Double(reached) / 640 + 1)) < 1e-12)
    #expect(!found.proved)
  }

  @Test("a partner that only makes another action stronger is in the bound")
  func partners() throws {
    var toy = LeafToy()
    toy.deeds = [
      .init(id: "x", effects: [LeafToy.effect("plain", .add(Quantity(6)))]),
      .init(id: "y", effects: [LeafToy.effect("days", .add(Quantity(1)))]),
    ]
    toy.targets = [LeafToy.target("value", .indicatorValue("plain", .atLeast(52)))]
    toy.synergies = [Synergy(actions: ["x", "y"], factor: 2.5)]
    let scenario = toy.scenario
    let judge = try toy.judge(replications: 640, seed: 4)
    let found = find(scenario, judge)
    #expect(found.best.starts == [1, 1] && found.proved)
    #expect(found.value.objective == find(scenario, judge, listing: true).value.objective)
    toy.synergies = [Synergy(actions: ["x", "y"], factor: 0.5)]
    #expect(!PlanSpace(toy.scenario).isMonotone)
  }

  @Test("dense ranks are not certain: two others that draw level take one place less")
  func denseRanks() {
    var toy = LeafToy()
    toy.deeds = [.init(id: "x", units: ["b"], effects: [LeafToy.effect("plain", .set(Quantity(50)))])]
    toy.targets = [LeafToy.target("rank", .indicatorRank("plain", atMost: 2))]
    toy.ties = .dense
    let scenario = toy.scenario
    #expect(!PlanSpace(scenario).isMonotone)
    // Where nobody acts on the others, one unit's own place is certain under every rule.
    toy.deeds[0].units = ["a"]
    for ties in [Board.Ties.dense, .min] {
      toy.ties = ties
      #expect(PlanSpace(toy.scenario).isMonotone)
    }
  }
}
