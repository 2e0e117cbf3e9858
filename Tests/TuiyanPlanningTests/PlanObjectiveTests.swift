// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel
import TuiyanPlanning
import TuiyanPlans
import TuiyanSearch
import TuiyanSimulation

@Suite("What a record is worth")
struct PlanObjectiveTests {
  private let eight = ReplicationLayout(count: 8, valid: [0xFF], futures: [], futuresAreApart: false)
  /// Two futures of four replications each, apart.
  private let apart = ReplicationLayout(
    count: 8, valid: [0x0F, 0x0F], futures: [[0x0F, 0], [0, 0x0F]], futuresAreApart: true)

  private func joint(_ bits: UInt64...) -> TargetRecord.Hits { .init(joint: bits, units: []) }

  @Test("strive targets add up by weight; a target over units enters as its expected share")
  func sum() {
    let targets = [
      Toy.score("x", .strive(weight: 2), at: "a"),
      Toy.target("y", .strive(weight: 1), .each(["a", "b"]), .score(atLeast: 1)),
    ]
    let record = TargetRecord(targets: [
      joint(0b0000_0011), .init(joint: [0b0000_0001], units: [[0b0000_0111], [0b1111_0001]]),
    ])
    let value = PlanObjective(targets, layout: eight, robust: .worst).value(of: record)
    // 2 · 2/8 + (3/8 + 5/8)/2
    #expect(value.objective == 1.0)
    #expect(value.kept && value.shortfall == 0)
  }

  @Test("with objective: joint the joint probability enters instead")
  func jointObjective() {
    let targets = [Toy.target("y", .strive(weight: 1), .each(["a", "b"]), .score(atLeast: 1), joint: true)]
    let record = TargetRecord(targets: [.init(joint: [0b0000_0001], units: [[0b0000_0111], [0b1111_0001]])])
    #expect(PlanObjective(targets, layout: eight, robust: .worst).value(of: record).objective == 0.125)
  }

  @Test("a promise is kept from exactly its confidence on; its shortfall is what is missing")
  func promises() {
    let targets = [Toy.score("x", .ensure(confidence: 0.75), at: "a"), Toy.score("y", .strive(weight: 1), at: "a")]
    let objective = PlanObjective(targets, layout: eight, robust: .worst)
    let kept = objective.value(of: TargetRecord(targets: [joint(0b0011_1111), joint(0)]))
    #expect(kept.kept && kept.shortfall == 0)
    let broken = objective.value(of: TargetRecord(targets: [joint(0b0001_1111), joint(0xFF)]))
    #expect(!broken.kept && broken.shortfall == 0.125)
  }

  @Test("without strive targets the ensure probabilities are summed")
  func ensureOnly() {
    let targets = [
      Toy.score("x", .ensure(confidence: 0.5), at: "a"), Toy.score("y", .ensure(confidence: 0.5), at: "b"),
    ]
    let value = PlanObjective(targets, layout: eight, robust: .worst)
      .value(of: TargetRecord(targets: [joint(0b1111), joint(0b111111)]))
    #expect(value.objective == 1.25)
  }

  @Test("bits that are no replications do not count")
  func padding() {
    let few = ReplicationLayout(count: 4, valid: [0x0F], futures: [], futuresAreApart: false)
    let value = PlanObjective([Toy.score("x", .strive(weight: 1), at: "a")], layout: few, robust: .worst)
      .value(of: TargetRecord(targets: [joint(0xF3)]))
    #expect(value.objective == 0.5)
  }

  @Test("over futures apart the objective is the worst of theirs, or their mean")
  func worstAndMean() {
    let targets = [Toy.score("x", .strive(weight: 1), at: "a"), Toy.score("p", .ensure(confidence: 0.5), at: "a")]
    let record = TargetRecord(targets: [joint(0b0111, 0b0001), joint(0b0111, 0b0001)])
    let worst = PlanObjective(targets, layout: apart, robust: .worst).value(of: record)
    #expect(worst.objective == 0.25)
    let mean = PlanObjective(targets, layout: apart, robust: .mean).value(of: record)
    #expect(mean.objective == 0.5)
    // A promise counts by its worst future, whatever the mode.
    #expect(worst.shortfall == 0.25 && mean.shortfall == 0.25 && !mean.kept)
  }

  @Test("with probabilities the futures are pooled: the plain mean over replications")
  func pooled() {
    let pooled = ReplicationLayout(
      count: 8, valid: [0xFF], futures: [[0x03], [0xFC]], futuresAreApart: false)
    let value = PlanObjective([Toy.score("x", .strive(weight: 1), at: "a")], layout: pooled, robust: .worst)
      .value(of: TargetRecord(targets: [joint(0b0000_0111)]))
    #expect(value.objective == 0.375)
  }

  @Test("worst, mean and regret each choose their own plan")
  func robustModes() {
    // Three plans that exclude each other, in two futures of 20 replications: hits by plan and future.
    let hits = [[12, 9], [19, 6], [10, 10]]
    var toy = Toy(deeds: [
      .init(id: "x", excludes: ["y", "z"]), .init(id: "y", excludes: ["z"]), .init(id: "z"),
    ])
    toy.futures = [toy.future("f", budget: Budget()), toy.future("g", budget: Budget())]
    let scenario = toy.scenario
    func best(_ robust: RobustRule) -> [Int] {
      let judge = TableJudge(hits: hits, replications: 20)
      let search = PlanSearch(
        PlanSpace(scenario), targets: scenario.targets, judge: judge, robust: robust,
        settings: PlanSearchSettings(seed: 1))
      return search.best().best.starts
    }
    // Smallest: 9, 6, 10 → z. Sums: 21, 25, 20 → y. Largest regret against (19, 10): 7, 4, 9 → y.
    #expect(best(.worst) == [0, 0, 1])
    #expect(best(.mean) == [0, 1, 0])
    #expect(best(.regret) == [0, 1, 0])
  }
}

/// Reads off how often each of some exclusive decisions reaches the one target in each future.
private final class TableJudge: PlanJudge {
  let layout: ReplicationLayout
  private let hits: [[Int]]

  init(hits: [[Int]], replications: Int) {
    self.hits = hits
    let mask: UInt64 = (1 << UInt64(replications)) - 1
    let futures = hits[0].indices.map { own in hits[0].indices.map { $0 == own ? mask : 0 } }
    layout = ReplicationLayout(
      count: replications * hits[0].count, valid: hits[0].map { _ in mask }, futures: futures, futuresAreApart: true)
  }

  func record(of plan: PlanVector) -> TargetRecord {
    let row = plan.starts.firstIndex { $0 > 0 }.map { hits[$0] } ?? hits[0].map { _ in 0 }
    return TargetRecord(targets: [.init(joint: row.map { (1 << UInt64($0)) - 1 }, units: [])])
  }
}
