// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanSimulation

/// A scenario with everything that couples units: cohort and rank scoring, roll-ups of every kind, totals, futures.
///
/// Counties c0 … c4 (and k, known by score) are ranked on `counties`; prefectures p0, p1 (their parents), q and s (known
/// by score) on `prefectures`.
struct RichFixture {
  enum Worlds: CaseIterable { case none, probable, apart }

  var ties = Board.Ties.min
  var tieBreak: [String] = []
  var decimals: Int?
  var worlds = Worlds.none
  var seed: UInt64 = 7

  var fixture: Fixture {
    var fixture = Fixture()
    fixture.horizon = 5
    fixture.seed = seed
    addSchemes(&fixture)
    addUnits(&fixture)
    fixture.board(
      "counties", units: (0..<5).map { "c\($0)" } + ["k"], ties: ties, tieBreak: tieBreak, decimals: decimals)
    fixture.board("prefectures", units: ["p0", "p1", "q", "s"], scheme: "above", ties: ties, decimals: decimals)
    addDynamics(&fixture)
    addActions(&fixture)
    addFutures(&fixture)
    addTargets(&fixture)
    return fixture
  }

  private func addSchemes(_ fixture: inout Fixture) {
    typealias Knot = ScoringRule.Knot
    let rate = Quantity(0.5)
    fixture.scheme([
      group(
        "geo", .geometric,
        [
          leaf(
            "days", points: 10, better: .lower, range: 1...60, transform: .log, score: .linear(from: 60, to: 1)),
          leaf(
            "online", points: 10, range: 0...100, transform: .logit, unit: "%",
            survey: Survey(answers: 80, sd: nil)),
        ]),
      group(
        "low", .min,
        [
          leaf("cohort", points: 15, range: 0...100, score: .cohort(from: .quantile(0.25), to: .best)),
          leaf("mean", points: 5, range: 0...100, score: .cohort(from: .worst, to: .mean)),
        ]),
      leaf("ranked", points: 20, score: .rank),
      leaf("steps", points: 10, score: .steps([Knot(value: 40, share: 0.4), Knot(value: 60, share: 1)])),
      leaf(
        "pieces", points: 10, range: 1...5, survey: Survey(answers: 30, sd: .init(0.8)),
        score: .piecewise([Knot(value: 1, share: 0), Knot(value: 3, share: 0.7), Knot(value: 5, share: 1)])),
      leaf(
        "cases", points: 0, better: .lower, events: EventCount(rate: rate, soFar: 1, once: false),
        score: .perEvent(points: -1, floor: -4, cap: nil)),
      leaf(
        "prize", points: 0, events: EventCount(rate: Quantity(0.2), soFar: 0, once: true),
        score: .perEvent(points: 2, floor: nil, cap: 2)),
    ])
    func up(_ id: String, _ source: Rollup.Source, _ take: Rollup.Take, _ score: ScoringRule) -> IndicatorNode {
      leaf(id, points: 20, rollup: Rollup(source: source, take: take), score: score)
    }
    fixture.scheme(
      [
        up("up-mean", .indicator("online"), .mean, .linear(from: 0, to: 100)),
        up("up-share", .indicator("cohort"), .shareAtLeast(50), .linear(from: 0, to: 1)),
        up("up-worst", .boardScore("counties"), .min, .cohort(from: .worst, to: .best)),
        up("up-rank", .boardRankShare("counties"), .mean, .linear(from: 0, to: 1)),
        leaf("own", points: 20),
      ], id: "above")
  }

  private func addUnits(_ fixture: inout Fixture) {
    for index in 0..<5 {
      let spread = Double(index * index % 5)
      fixture.unit(
        "c\(index)",
        [
          "days": 20 + 3 * spread, "online": 70 - 4 * spread, "cohort": 45 + 3 * Double(index), "mean": 55 - spread,
          "ranked": index == 3 ? nil : 50 + spread, "steps": 38 + 5 * Double(index), "pieces": 3 + 0.2 * spread,
        ], parent: index < 3 ? "p0" : "p1")
    }
    fixture.units.append(Unit(id: "k", title: "k", kind: "city", parent: "p1", depth: .score))
    fixture.published("k", score: 55, on: "counties")
    for id in ["p0", "p1"] { fixture.unit(id, ["own": 50]) }
    fixture.unit("q", ["own": 60, "up-mean": 65, "up-share": 0.5, "up-worst": 40, "up-rank": 0.6])
    fixture.scoreOnly("s", 50, on: "prefectures")
    fixture.reference("cohort", best: 66, worst: 40, on: "counties")
    fixture.published("c2", rank: 5, on: "counties", at: -2)
  }

  private func addDynamics(_ fixture: inout Fixture) {
    fixture.dynamics.base = DynamicsKeys(
      levelSD: Quantity(0.5), drift: .normal(0.1, 0.1), sigma: Quantity(1), rho: 0.9, damping: 0.9, common: 0.3)
    fixture.moving(nil, "pieces", DynamicsKeys(levelSD: Quantity(0), drift: Quantity(0), sigma: Quantity(0.05)))
    fixture.moving("c1", "cohort", DynamicsKeys(sigma: Quantity(2), tails: 4))
    fixture.dynamics.score = DynamicsKeys(
      drift: Quantity(0.2), sigma: Quantity(2), rho: 1, damping: 1, common: 0.2)
    fixture.dynamics.referenceDrift = .normal(0.5, 0.2)
  }

  private func addActions(_ fixture: inout Fixture) {
    let slip = Quantity(
      .discrete([
        .init(value: .init(-1), probability: 0.2), .init(value: .init(0), probability: 0.5),
        .init(value: .init(2), probability: 0.3),
      ]))
    fixture.action(
      "base", on: ["c0", "c1"], success: 0.8, credit: 0.7,
      [effect("online", .close(.uniform(0.1, 0.5)), ramp: 2), effect("ranked", .add(.normal(2, 2)))])
    fixture.action(
      "top", on: ["c0"], slip: slip, success: 0.9, requires: ["base"],
      [effect("cohort", .add(.uniform(0, 20)), shape: .s), effect("days", .set(Quantity(5)), ramp: 3)])
    fixture.action(
      "each", on: ["c0", "c2", "c3", "c4"], each: true, success: 0.9,
      [effect("steps", .add(Quantity(8)), fade: 2), effect("mean", .close(Quantity(0.4)))])
    fixture.action(
      "calm", on: ["c2", "c4"], success: 0.8,
      [effect("cases", .rate(.uniform(0, 0.5)), ramp: 2), effect("prize", .rate(Quantity(3)))])
    fixture.action("far", on: ["k"], requires: ["base"], [effect("total", .add(Quantity(6)), delay: 1)])
    fixture.action(
      "above", on: ["p0", "s"], credit: 0.6,
      [effect("own", .add(Quantity(10))), effect("total", .close(Quantity(0.3)))])
    fixture.synergies = [
      Synergy(actions: ["base", "top"], factor: 1.4), Synergy(actions: ["base", "each"], factor: 0.7),
    ]
  }

  private func addFutures(_ fixture: inout Fixture) {
    guard worlds != .none else { return }
    func p(_ value: Double) -> Double? { worlds == .probable ? value : nil }
    func rule(_ node: String, _ field: Future.RuleChange.Field, _ value: Double, _ scheme: String = "scheme")
      -> Future.RuleChange
    {
      Future.RuleChange(scheme: scheme, node: node, field: field, value: value)
    }
    var other = fixture.dynamics
    other.overrides.append(
      DynamicsOverride(
        unit: nil, kind: nil, ours: nil, indicator: "cohort", reference: false,
        keys: DynamicsKeys(drift: Quantity(1), sigma: Quantity(3), rho: 0.5, common: 0.8, tails: 6)))
    other.score = DynamicsKeys(drift: Quantity(2), sigma: Quantity(1), rho: 0.7, damping: 0.5, common: 0)
    fixture.future("plain", p(0.5))
    fixture.future("faster", p(0.2), dynamics: other)
    fixture.future(
      "heavier", p(0.3), from: 3,
      rules: [
        rule("pieces", .points, 25), rule("geo", .points, 30), rule("pieces", .answers, 90), rule("days", .from, 30),
        rule("own", .points, 5, "above"),
      ])
  }
}
