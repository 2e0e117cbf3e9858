// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel
import TuiyanPlanning
import TuiyanPlans
import TuiyanSearch
import TuiyanSimulation

@Suite("The answer and its explanation")
struct PlanStudyTests {
  private func outcome(
    _ scenario: Scenario, replications: Int = 320, seed: UInt64 = 1, robust: RobustRule = .worst,
    shifts: [Double] = [0], change: (inout PlanSearchSettings) -> Void = { _ in }
  ) -> PlanOutcome {
    var searching = PlanSearchSettings(seed: seed)
    change(&searching)
    let study = PlanStudy(
      scenario, settings: SimulationSettings(replications: replications, seed: seed, threads: 1), robust: robust,
      searching: searching,
      searchJudge: ToyJudge(scenario, replications: replications, seed: 2 * seed, shifts: shifts))
    return study.outcome(
      of: study.search(),
      verifiedBy: ToyJudge(scenario, replications: replications, seed: 2 * seed + 1, shifts: shifts),
      verificationSeed: 2 * seed + 1)
  }

  private func expectSharesAddUp(_ outcome: PlanOutcome) {
    let sum = outcome.contributions.reduce(0) { $0 + $1.shapley.mean }
    #expect(abs(sum - (outcome.best.objective.mean - outcome.baseline.objective.mean)) < 1e-9)
  }

  @Test("the shares of a plan's decisions add up to its gain, exactly or sampled")
  func sharesAddUp() {
    var dice = Dice(state: 15)
    for _ in 0..<20 {
      let outcome = outcome(RandomToy.scenario(&dice, slots: 6, ensure: false), seed: dice.next() >> 8)
      expectSharesAddUp(outcome)
      #expect(outcome.contributions.allSatisfy { $0.shapley.standardError.isFinite })
    }
    let many = Toy(deeds: (0..<13).map { .init(id: "d\($0)", money: 1, success: 0.9, size: 1 + Double($0) / 4) })
    let sampled = outcome(many.scenario)
    #expect(sampled.contributions.count == 13)
    #expect(sampled.contributions.contains { $0.shapley.standardError > 0 })
    expectSharesAddUp(sampled)
  }

  @Test("the error of a share is that of its mean over replications, each shared out over all orders by itself")
  func shareErrors() throws {
    let toy = Toy(deeds: [
      .init(id: "x", success: 0.8, size: 8), .init(id: "y", success: 0.6, size: 5),
      .init(id: "z", window: 2...2, success: 0.9, size: 3, requires: ["x"]),
    ])
    let outcome = outcome(toy.scenario, replications: 500, seed: 3)
    try #require(outcome.contributions.count == 3)
    let judge = ToyJudge(toy.scenario, replications: 500, seed: 7)
    func reached(_ members: Set<Int>) -> [Double] {
      // A coalition that lacks a requirement counts as its largest valid part.
      let valid = members.contains(0) ? members : members.subtracting([2])
      let words = judge.record(of: PlanVector(starts: (0..<3).map { valid.contains($0) ? max(1, $0) : 0 })).targets[0]
        .joint
      return (0..<500).map { Double(words[$0 >> 6] >> UInt64($0 & 63) & 1) }
    }
    let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]
    for (member, entry) in outcome.contributions.enumerated() {
      var gains = Array(repeating: 0.0, count: 500)
      for order in orders {
        let before = Set(order.prefix { $0 != member })
        for (place, gain) in zip(reached(before.union([member])), reached(before)).map({ $0 - $1 }).enumerated() {
          gains[place] += gain / 6
        }
      }
      let mean = gains.reduce(0, +) / 500
      let squares = gains.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      #expect(abs(entry.shapley.mean - mean) < 1e-12)
      #expect(abs(entry.shapley.standardError - (squares / (500 * 499)).squareRoot()) < 1e-12)
    }
  }

  @Test("two decisions that are alike get equal shares, the larger of two unlike ones the larger")
  func symmetry() throws {
    let toy = Toy(deeds: [.init(id: "x", size: 8), .init(id: "y", size: 8), .init(id: "z", size: 3)])
    let shares = outcome(toy.scenario).contributions.map(\.shapley.mean)
    try #require(shares.count == 3)
    #expect(abs(shares[0] - shares[1]) < 1e-12 && shares[0] > shares[2])
  }

  @Test("a decision without effect is not taken, and where it must be, its share is nothing")
  func idle() throws {
    let toy = Toy(
      deeds: [
        .init(id: "idle", money: 1, size: 0), .init(id: "useful", window: 2...2, size: 12, requires: ["idle"]),
        .init(id: "other", money: 1, size: 0),
      ])
    let outcome = outcome(toy.scenario)
    #expect(Set(outcome.best.choices.map(\.action)) == ["idle", "useful"])
    let other = try #require(outcome.leftOut.first { $0.action == "other" })
    #expect(other.reason == .noGain && other.gain.mean == 0 && other.gain.standardError == 0)
    let idle = try #require(outcome.contributions.first { $0.action == "idle" })
    // Alone it does nothing; without it the plan loses what needs it.
    #expect(idle.alone.mean == 0)
    #expect(idle.last.mean == outcome.contributions.first { $0.action == "useful" }?.last.mean)
  }

  @Test("an action of zero effect adds zero to everything")
  func zeroContribution() throws {
    // The plan is forced by a promise-free tie: `zero` is free, so taking it can only be found useless.
    let toy = Toy(deeds: [.init(id: "real", size: 9), .init(id: "zero", size: 0)])
    let outcome = outcome(toy.scenario)
    #expect(outcome.best.choices.map(\.action) == ["real"])
    let left = try #require(outcome.leftOut.first)
    #expect(left.action == "zero" && left.gain.mean == 0)
  }

  @Test("a promise that cannot be kept names the least money that would keep it")
  func neededBudget() {
    var dice = Dice(state: 61)
    var named = 0
    for round in 0..<60 {
      let scenario = RandomToy.scenario(&dice, slots: 5, money: 1...6)
      guard scenario.targets.count == 3 else { continue }
      let seed = dice.next() >> 8
      // The same replications to search and to verify, so that both say the same.
      let judge = ToyJudge(scenario, replications: 160, seed: seed)
      let study = PlanStudy(
        scenario, settings: SimulationSettings(replications: 160, seed: seed, threads: 1), robust: .worst,
        searching: PlanSearchSettings(seed: seed), searchJudge: judge)
      let outcome = study.outcome(of: study.search(), verifiedBy: judge, verificationSeed: seed)
      let brute = BruteForce(scenario)
      let any = brute.plans(anyMoney: true).map { brute.worth($0, judge) }.filter(\.kept).map(\.money).min()
      let kept = brute.plans().map { brute.worth($0, judge) }.contains(where: \.kept)
      #expect(outcome.feasible == kept, "round \(round)")
      #expect(outcome.neededBudget == (kept ? nil : any), "round \(round)")
      #expect(outcome.neededMoney?.proved == (kept ? nil : true), "round \(round)")
      named += outcome.neededBudget == nil ? 0 : 1
    }
    #expect(named >= 3)
  }

  @Test("a promise nobody can keep has no budget, and the nearest plan is given")
  func hopeless() {
    let toy = Toy(
      deeds: [.init(id: "x", size: 5), .init(id: "y", size: 20)],
      targets: [Toy.score("p", .ensure(confidence: 0.99), at: "a", least: 95)])
    let outcome = outcome(toy.scenario)
    #expect(!outcome.feasible && outcome.neededBudget == nil)
    let nearer = Toy(
      deeds: [.init(id: "x", money: 2, size: 5), .init(id: "y", money: 2, size: 20)], budget: Budget(money: 3),
      targets: [Toy.score("p", .ensure(confidence: 0.99), at: "a", least: 70)])
    let nearest = self.outcome(nearer.scenario)
    #expect(!nearest.feasible && nearest.best.choices.map(\.action) == ["y"])
  }

  @Test("plans that cannot be told from the best are tied with it; a clear loser is not")
  func ties() {
    // x and y are alike in size and luck; z is far weaker; one may be taken.
    let toy = Toy(
      deeds: [
        .init(id: "x", success: 0.9, size: 12), .init(id: "y", success: 0.9, size: 12), .init(id: "z", size: 1),
      ], budget: Budget(actions: 1))
    let outcome = outcome(toy.scenario, replications: 2000)
    let sets = outcome.ties.map { $0.choices.map(\.action) }
    #expect(sets.contains(["x"]) && sets.contains(["y"]))
    #expect(!sets.contains(["z"]) && !sets.contains([]))
    #expect(sets.first == outcome.best.choices.map(\.action))
    #expect(outcome.ties[0].difference.mean == 0 && outcome.ties[0].difference.standardError == 0)
    #expect(outcome.contributions.map(\.mustDoShare) == [0.5])
  }

  @Test("plans that differ only in a start count as one")
  func startsAreOne() {
    let toy = Toy(deeds: [.init(id: "x", staff: 1, window: 1...4, size: 9)], budget: Budget(staffPerStep: 1))
    #expect(outcome(toy.scenario).ties.count == 1)
  }

  @Test("every decision that is left out says why")
  func reasons() {
    let toy = Toy(
      deeds: [
        .init(id: "x", money: 5, staff: 2, size: 30, owner: "o"), .init(id: "dear", money: 9, size: 1),
        .init(id: "people", money: 1, staff: 3, size: 1), .init(id: "same-owner", money: 1, size: 1, owner: "o"),
        .init(id: "against", money: 1, size: 1, excludes: ["x"]),
        .init(id: "needs", money: 1, window: 2...2, size: 1, requires: ["dear"]),
      ], budget: Budget(money: 8, staffPerStep: 4, perOwner: 1), owners: [Owner(id: "o", title: "o", staff: nil)])
    let outcome = outcome(toy.scenario)
    #expect(outcome.best.choices.map(\.action) == ["x"])
    let reasons = Dictionary(uniqueKeysWithValues: outcome.leftOut.map { ($0.action, $0.reason) })
    #expect(reasons["dear"] == .money(short: 6))
    #expect(reasons["people"] == .staff(short: 1))
    #expect(reasons["same-owner"] == .owner("o"))
    #expect(reasons["against"] == .excludedBy("x"))
    #expect(reasons["needs"] == .requires("dear"))
    let full = Toy(deeds: [.init(id: "x", size: 30), .init(id: "y", size: 3)], budget: Budget(actions: 1))
    #expect(self.outcome(full.scenario).leftOut.map(\.reason) == [.count])
  }

  @Test("the errors printed are those of the replications")
  func errors() {
    let toy = Toy(deeds: [.init(id: "x", size: 10)], targets: [Toy.score("t", .strive(weight: 1), at: "a", least: 55)])
    let outcome = outcome(toy.scenario, replications: 1000)
    let p = outcome.best.targets[0].probability.value
    #expect(abs(outcome.best.objective.mean - p) < 1e-12)
    #expect(abs(outcome.best.objective.standardError - (p * (1 - p) / 999).squareRoot()) < 1e-12)
    // Helping never hurts here, so the paired difference is the mean of a 0/1 event.
    let gain = outcome.contributions[0].alone
    let g = p - outcome.baseline.targets[0].probability.value
    #expect(abs(gain.mean - g) < 1e-12)
    #expect(abs(gain.standardError - (g * (1 - g) / 999).squareRoot()) < 1e-12)
  }

  @Test("futures apart are weighed by the worst, the mean or the regret, and the shares still add up")
  func futuresApart() {
    var toy = Toy(deeds: [.init(id: "x", money: 2, size: 6), .init(id: "y", money: 3, size: 9)])
    toy.budget = Budget(money: 4)
    toy.futures = [toy.future("f", budget: toy.budget), toy.future("g", budget: toy.budget)]
    for robust in RobustRule.allCases {
      let outcome = outcome(toy.scenario, robust: robust, shifts: [0, -8])
      #expect(outcome.best.choices.map(\.action) == ["y"])
      let byFuture = outcome.best.targets[0].byFuture?.map(\.probability.value) ?? []
      switch robust {
      case .worst: #expect(abs(outcome.best.objective.mean - (byFuture.min() ?? -1)) < 1e-12)
      case .mean: #expect(abs(outcome.best.objective.mean - byFuture.reduce(0, +) / 2) < 1e-12)
      case .regret: #expect(outcome.best.objective.mean == 0)
      }
      let sum = outcome.contributions.reduce(0) { $0 + $1.shapley.mean }
      #expect(abs(sum - (outcome.best.objective.mean - outcome.baseline.objective.mean)) < 1e-9)
    }
  }

  @Test("the same seed gives the same answer")
  func deterministic() {
    var dice = Dice(state: 5)
    let scenario = RandomToy.scenario(&dice, slots: 7)
    func text() -> String { "\(outcome(scenario) { $0.enumeration = 0 })" }
    #expect(text() == text())
  }
}
