// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import TuiyanModel
import TuiyanNumerics
import TuiyanPlans
import TuiyanSearch
import TuiyanSimulation

@Suite("Probabilities from means and variances of margins")
struct SmoothGaugeTests {
  private let normal = (0..<20_000).map { Float(3 + 2 * Special.normalQuantile((Double($0) + 0.5) / 20_000)) }

  @Test("the law of normal margins is Φ(m/s), whatever mean and sd they had")
  func normalLaw() {
    let store = FlatStore()
    let law = MarginLaw(normal, in: store)
    #expect(abs(law.mean - 3) < 1e-6 && abs(law.variance - 4) < 1e-2)
    for (mean, sd) in [(0.0, 1.0), (3, 2), (-2, 1.5), (0.4, 7), (-9, 2), (30, 3), (-60, 1)] {
      #expect(abs(law.probability(mean: mean, variance: sd * sd) - Special.normalCDF(mean / sd)) < 2e-3)
    }
    withExtendedLifetime(store) {}
  }

  @Test("under its own mean and variance a law is the share of margins that are not negative, to half a cell")
  func ownShare() {
    let store = FlatStore()
    var dice = Dice(state: 5)
    let margins = (0..<5_000).map { _ -> Float in
      let number = Float(dice.number(0...1_000))
      return number * number / 1e5 - 2
    }
    let law = MarginLaw(margins, in: store)
    let share = Double(margins.count { $0 >= 0 }) / 5_000
    #expect(abs(law.probability(mean: law.mean, variance: law.variance) - share) < 2e-3)
    withExtendedLifetime(store) {}
  }

  @Test("without variance the margin is its mean; of one number alone the normal law is taken")
  func degenerate() {
    let store = FlatStore()
    let law = MarginLaw(Array(repeating: -0.5, count: 64), in: store)
    #expect(law.mean == -0.5 && law.variance == 0)
    #expect(law.probability(mean: 0, variance: 0) == 1 && law.probability(mean: -1e-9, variance: 0) == 0)
    #expect(law.probability(mean: 1, variance: -1e-9) == 1)
    #expect(abs(law.probability(mean: 1, variance: 4) - Special.normalCDF(0.5)) < 1e-4)
    withExtendedLifetime(store) {}
  }

  @Test("near its base plan a gauge says what the judge counts; a gain is what setting brings; all can be undone")
  func agreesWithJudge() throws {
    let case30 = OneUnit(actions: 30, ensure: 0.5)
    let scenario = case30.scenario
    let space = PlanSpace(scenario)
    let judge = try case30.judge(replications: 8_010)
    let objective = PlanObjective(scenario.targets, layout: judge.layout, robust: .worst)
    var base = PlanVector.nothing(slots: space.rules.slots.count)
    for slot in stride(from: 0, to: 30, by: 3) { base.starts[slot] = 1 }
    let model = MarginModel(judge, near: base, in: space)
    var gauge = try #require(
      SmoothGauge(model, objective, margins: judge.margins(of: [base])[0], layout: judge.layout))
    let first = gauge.worth
    var dice = Dice(state: 3)
    for _ in 0..<20 {
      var plan = base
      let changed = (0..<4).map { _ in dice.number(0...29) }
      for slot in Set(changed).sorted() {
        let old = plan.starts[slot]
        let new = old > 0 ? 0 : 1
        let foreseen = gauge.worth + gauge.gain(slot, from: old, to: new)
        gauge.set(slot, from: old, to: new)
        #expect(abs(gauge.worth - foreseen) < 1e-12)
        plan.starts[slot] = new
      }
      let value = objective.value(of: judge.record(of: plan))
      let counted = value.objective - 4 * objective.ceiling * value.shortfall
      #expect(abs(gauge.worth - counted) < 0.03, "\(gauge.worth) against \(counted)")
      for slot in Set(changed).sorted() { gauge.set(slot, from: plan.starts[slot], to: base.starts[slot]) }
      #expect(abs(gauge.worth - first) < 1e-9)
    }
  }

  @Test("groups of decisions that only pay together are found where single exchanges lead nowhere")
  func bundles() throws {
    let hard = OneUnit(actions: 30, requires: true, seed: 4)
    let scenario = hard.scenario
    let judge = try hard.judge(replications: 4_000)
    func find(_ change: (inout PlanSearchSettings) -> Void) -> PlanFound {
      var settings = PlanSearchSettings(seed: 11)
      change(&settings)
      return PlanSearch(PlanSpace(scenario), targets: scenario.targets, judge: judge, settings: settings).best()
    }
    let tree = find { _ in }
    let climbed = find { $0.bounds = false }
    try #require(tree.proved)
    #expect(tree.value.objective - climbed.value.objective <= 0.002)
  }
}
