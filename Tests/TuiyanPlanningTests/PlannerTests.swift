// SPDX-License-Identifier: GPL-3.0-or-later
import Synchronization
import Testing
import TuiyanModel
import TuiyanNumerics
import TuiyanPlanning
import TuiyanSimulation

@Suite("Planning on the engine")
struct PlannerTests {
  /// One unit at 40 points, a random walk of sd 5 a step for 6 steps: the total is N(40 + effects, 150).
  private let toy = Toy(
    deeds: [
      .init(id: "ten", money: 3, size: 10), .init(id: "five", money: 2, size: 5),
      .init(id: "late", money: 1, window: 6...6, size: 30), .init(id: "two", money: 2, success: 0.5, size: 2),
    ], budget: Budget(money: 5))

  private func settings(_ replications: Int, threads: Int = 1) -> SimulationSettings {
    SimulationSettings(replications: replications, seed: 20_220_101, threads: threads)
  }

  /// P(N(40 + gain, 150) ≥ 50)
  private func reached(_ gain: Double) -> Double { 1 - Special.normalCDF((10 - gain) / 150.0.squareRoot()) }

  @Test("the best plan, its probability and what each part adds agree with the closed form")
  func closedForm() throws {
    let outcome = try Planner.plan(scenario: toy.scenario, settings: settings(20_000))
    #expect(outcome.best.choices.map(\.action) == ["ten", "five"])
    #expect(outcome.feasible && outcome.proved && outcome.gap == 0 && outcome.neededBudget == nil)
    // Four standard errors each: a false alarm in fewer than one of 10,000 seeds a line; the seed is fixed.
    let error = 4 * (0.25 / 20_000).squareRoot()
    #expect(abs(outcome.best.objective.mean - reached(15)) < error)
    #expect(abs(outcome.onSearch.objective.mean - reached(15)) < error)
    #expect(abs(outcome.baseline.objective.mean - reached(0)) < error)
    let ten = try #require(outcome.contributions.first)
    #expect(abs(ten.alone.mean - (reached(10) - reached(0))) < error)
    #expect(abs(ten.last.mean - (reached(15) - reached(5))) < error)
    let shapley = (reached(10) - reached(0) + reached(15) - reached(5)) / 2
    #expect(abs(ten.shapley.mean - shapley) < error)
    let late = try #require(outcome.leftOut.first { $0.action == "late" })
    // It would end after the target's step.
    #expect(late.gain.mean == 0)
    let two = try #require(outcome.leftOut.first { $0.action == "two" })
    #expect(two.reason == .money(short: 2))
    #expect(abs(two.gain.mean - (reached(17) - reached(15)) / 2) < error)
  }

  @Test("verification uses other replications, with a seed that follows from the search's")
  func verification() throws {
    let outcome = try Planner.plan(scenario: toy.scenario, settings: settings(2_000))
    #expect(outcome.verificationSeed == Planner.verificationSeed(20_220_101))
    #expect(outcome.verificationSeed != 20_220_101 && outcome.verificationSeed < 1 << 63)
    #expect(outcome.best.objective.mean != outcome.onSearch.objective.mean)
  }

  @Test("the number of threads changes nothing")
  func threads() throws {
    let one = try Planner.plan(scenario: toy.scenario, settings: settings(1_000, threads: 1))
    let two = try Planner.plan(scenario: toy.scenario, settings: settings(1_000, threads: 2))
    #expect("\(one.best)" == "\(two.best)" && "\(one.contributions)" == "\(two.contributions)")
    #expect("\(one.ties)" == "\(two.ties)" && "\(one.leftOut)" == "\(two.leftOut)")
  }

  @Test("a scenario without targets cannot be planned")
  func noTargets() {
    var idle = toy
    idle.targets = []
    #expect(throws: PlanningError.noTargets) { try Planner.plan(scenario: idle.scenario, settings: settings(100)) }
  }

  @Test("progress rises from 0 to 1")
  func progress() throws {
    let seen = Mutex<[Double]>([])
    _ = try Planner.plan(
      scenario: toy.scenario, settings: settings(640), progress: { share in seen.withLock { $0.append(share) } })
    let shares = seen.withLock { $0 }
    #expect(shares == shares.sorted() && shares.last == 1 && (shares.first ?? -1) >= 0)
  }

  @Test("a promise near its edge is called borderline")
  func borderline() throws {
    var edge = toy
    edge.targets = [Toy.score("p", .ensure(confidence: reached(15)), at: "a")]
    let outcome = try Planner.plan(scenario: edge.scenario, settings: settings(2_000))
    // The interval covers the true probability for 95 of 100 seeds; this one is such a seed.
    #expect(outcome.borderline == ["p"])
    edge.targets = [Toy.score("p", .ensure(confidence: 0.3), at: "a")]
    #expect(try Planner.plan(scenario: edge.scenario, settings: settings(2_000)).borderline == [])
  }
}
