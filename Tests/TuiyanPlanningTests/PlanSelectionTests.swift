// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel
import TuiyanPlanning
import TuiyanSearch
import TuiyanSimulation

@Suite("Telling finalists apart")
struct PlanSelectionTests {
  /// Six actions, two of which may be taken. The base is uniform on 20 … 60 and no pair gains more than 30, so
  /// P(score ≥ 50) = (10 + Σ success · size)/40: the best pair is that with the largest sum.
  private let toy = Toy(
    deeds: [
      .init(id: "a", success: 0.8, size: 10), .init(id: "b", success: 0.9, size: 9),
      .init(id: "c", success: 0.7, size: 11), .init(id: "d", success: 0.95, size: 8),
      .init(id: "e", success: 0.6, size: 12), .init(id: "f", success: 0.5, size: 6),
    ], budget: Budget(actions: 2))

  private func outcome(_ round: UInt64, inStages: Bool) -> PlanOutcome {
    let scenario = toy.scenario
    let study = PlanStudy(
      scenario, settings: SimulationSettings(replications: 300, seed: round, threads: 1), robust: .worst,
      searching: PlanSearchSettings(seed: round), searchJudge: ToyJudge(scenario, replications: 300, seed: 3 * round))
    // The first look is at the beginning of the same replications only in the judge that plans are made with; here it is
    // a draw of its own, which the guarantee covers as well.
    return study.outcome(
      of: study.search(), verifiedBy: ToyJudge(scenario, replications: 600, seed: 3 * round + 1),
      first: inStages ? ToyJudge(scenario, replications: 150, seed: 3 * round + 2) : nil,
      verificationSeed: 3 * round + 1)
  }

  /// At 95 % at most 5 in 100 may miss; more than 16 of 200 would happen by chance with a probability of 2 %.
  @Test("the true optimum is among the tied plans as often as is said", arguments: [false, true])
  func coverage(inStages: Bool) {
    // Sums: a 8, b 8.1, c 7.7, d 7.6, e 7.2, f 3.
    var missed = 0
    var ties = 0
    for round in UInt64(1)...200 {
      let outcome = outcome(round, inStages: inStages)
      let sets = outcome.ties.map { Set($0.choices.map(\.action)) }
      missed += sets.contains(["a", "b"]) ? 0 : 1
      ties += sets.count
      #expect(outcome.ties.allSatisfy { $0.low <= $0.difference.mean && $0.difference.mean <= $0.high })
    }
    #expect(missed <= 16)
    // The set must say something too: f is never as good, nor is a single action.
    #expect(ties < 200 * 12)
  }

  @Test("stages say how many plans were compared on how many replications, and how many are left")
  func stages() {
    let staged = outcome(5, inStages: true).selection
    #expect(staged.stages.map(\.replications) == [150, 600])
    // Nine of the other finalists are judged on all in any case.
    #expect(staged.stages[0].compared == 21 && (9...21).contains(staged.stages[0].left))
    #expect(staged.stages[1].compared == staged.stages[0].left)
    #expect(outcome(5, inStages: false).selection.stages.map(\.replications) == [600])
    let alone = Toy(deeds: [.init(id: "x", size: 20)])
    let study = PlanStudy(
      alone.scenario, settings: SimulationSettings(replications: 2_000, seed: 1, threads: 1), robust: .worst,
      searching: PlanSearchSettings(seed: 1), searchJudge: ToyJudge(alone.scenario, replications: 2_000, seed: 1))
    let clear = study.outcome(
      of: study.search(), verifiedBy: ToyJudge(alone.scenario, replications: 2_000, seed: 2), verificationSeed: 2)
    // Only doing nothing is left to compare with, and it is far worse.
    #expect(clear.selection.stages.last?.left == 0 && clear.ties.count == 1)
  }

  @Test("a search that begins with a plan is never worse than it")
  func beginsWith() throws {
    var dice = Dice(state: 4)
    for _ in 0..<20 {
      let scenario = RandomToy.scenario(&dice, slots: 6, ensure: false)
      let judge = ToyJudge(scenario, replications: 160, seed: dice.next())
      var settings = PlanSearchSettings(evaluations: 1, screened: 1, bounding: 0, enumeration: 0, seed: 1)
      settings.finalists = 4
      let brute = BruteForce(scenario)
      let best = try #require(brute.best(judge), "nothing is asked for that doing nothing would not give")
      let found = PlanSearch(
        PlanSpace(scenario), targets: scenario.targets, judge: judge, settings: settings, begun: [best.plan]
      ).best()
      #expect(abs(found.value.objective - best.objective) < 1e-11)
    }
  }

  @Test("a study that is stopped gives the best so far, marked, and explains nothing")
  func stopped() {
    let scenario = toy.scenario
    let study = PlanStudy(
      scenario, settings: SimulationSettings(replications: 200, seed: 1, threads: 1), robust: .worst,
      searching: PlanSearchSettings(enumeration: 0, seed: 1),
      searchJudge: ToyJudge(scenario, replications: 200, seed: 1), shouldStop: { true })
    let outcome = study.outcome(
      of: study.search(), verifiedBy: ToyJudge(scenario, replications: 200, seed: 2), verificationSeed: 2)
    #expect(outcome.wasStopped && !outcome.proved)
    #expect(outcome.contributions.isEmpty && outcome.leftOut.isEmpty && outcome.ties.count == 1)
  }
}
