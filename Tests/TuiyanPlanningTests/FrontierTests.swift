// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel
import TuiyanNumerics
import TuiyanPlanning
import TuiyanSimulation

@Suite("What more money buys")
struct FrontierTests {
  /// One unit at 40 points, a random walk of sd 5 a step for 6 steps: the total is N(40 + effects, 150).
  private let toy = Toy(
    deeds: [
      .init(id: "ten", money: 3, size: 10), .init(id: "five", money: 2, size: 5), .init(id: "idle", money: 1, size: 0),
    ])
  private let settings = SimulationSettings(replications: 8_192, seed: 20_220_101, threads: 1)

  /// P(N(40 + gain, 150) ≥ 50)
  private func reached(_ gain: Double) -> Double { 1 - Special.normalCDF((10 - gain) / 150.0.squareRoot()) }

  @Test("steps are the best plans of each budget, agree with the closed form, and leave out what gains nothing")
  func closedForm() throws {
    let frontier = try FrontierTracer.trace(
      scenario: toy.scenario, budgets: [0, 1, 2, 3, 4, 5, 6], settings: settings)
    let curve = try #require(frontier.curves.first)
    #expect(frontier.curves.count == 1 && curve.aim == .strive)
    #expect(curve.steps.map(\.plan.cost.money) == [0, 2, 3, 5])
    #expect(curve.steps.map { $0.plan.choices.map(\.action) } == [[], ["five"], ["ten"], ["ten", "five"]])
    for (step, gain) in zip(curve.steps, [0.0, 5, 10, 15]) {
      // 4.5 standard errors: a false alarm in 7 of 10⁶ seeds.
      #expect(abs(step.value.mean - reached(gain)) < 4.5 * step.value.standardError)
      #expect(step.keepsPromises)
    }
    #expect(curve.steps[0].gain == nil)
    #expect(curve.steps.dropFirst().allSatisfy { ($0.gain?.low ?? 0) > 0 })
  }

  @Test("a promise and an ambition have a curve each, the promise first")
  func twoCurves() throws {
    var both = toy
    both.targets = [
      Toy.score("hold", .ensure(confidence: 0.5), at: "a", least: 45), Toy.score("goal", .strive(weight: 2), at: "a"),
    ]
    let frontier = try FrontierTracer.trace(scenario: both.scenario, budgets: [0, 5], settings: settings)
    #expect(frontier.curves.map(\.aim) == [.ensure, .strive])
    for curve in frontier.curves {
      #expect(curve.steps.map(\.keepsPromises) == [false, true])
    }
    // The promise's value is its probability, the ambition's is weighted.
    let last = try #require(frontier.curves[1].steps.last)
    #expect(abs(last.value.mean - 2 * reached(15)) < 4.5 * last.value.standardError)
  }

  @Test("budgets run from nothing to half as much again as there is, not beyond what all actions cost")
  func budgets() {
    var limited = toy
    limited.budget = Budget(money: 2)
    #expect(FrontierTracer.budgets(of: limited.scenario, steps: 3) == [0, 1, 2, 3])
    #expect(FrontierTracer.budgets(of: toy.scenario, steps: 2) == [0, 3, 6])
    #expect(FrontierTracer.budgets(of: toy.scenario, steps: 1, upTo: 4) == [0, 4])
  }

  @Test("a budget of nothing is looked beyond, up to what all actions cost")
  func noMoney() throws {
    var poor = toy
    poor.budget = Budget(money: 0)
    let budgets = FrontierTracer.budgets(of: poor.scenario, steps: 6)
    #expect(budgets == [0, 1, 2, 3, 4, 5, 6])
    let frontier = try FrontierTracer.trace(scenario: poor.scenario, budgets: budgets, settings: settings)
    let curve = try #require(frontier.curves.first)
    #expect(frontier.budget == 0 && curve.steps.map(\.plan.cost.money) == [0, 2, 3, 5])
    for (step, gain) in zip(curve.steps, [0.0, 5, 10, 15]) {
      #expect(abs(step.value.mean - reached(gain)) < 4.5 * step.value.standardError)
    }
    poor.deeds = [.init(id: "free", money: 0)]
    #expect(FrontierTracer.budgets(of: poor.scenario, steps: 6) == [0])
  }
}
