// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel
import TuiyanNumerics
import TuiyanPlans
import TuiyanSimulation

/// A projection keeps no leaf that nobody looks at; bands and judges keep them all, and must see the same.
@Suite("Leaves that a projection does not keep")
struct PassingLeavesTests {
  /// No rule compares members: `tree` has groups of every kind with leaves beside them, `flat` has leaves only, one of
  /// them shared with `tree`, one rolled up from there.
  private func fixture(_ worlds: RichFixture.Worlds, decimals: Int? = nil, tieBreak: [String] = []) -> Fixture {
    typealias Knot = ScoringRule.Knot
    var fixture = Fixture()
    fixture.horizon = 4
    fixture.ours = ["a"]
    let shared = leaf("shared", points: 12, range: 0...100, score: .linear(from: 90, to: 10))
    fixture.scheme(
      [
        group(
          "geo", .geometric,
          [
            leaf("days", points: 10, better: .lower, range: 1...60, transform: .log, score: .linear(from: 60, to: 1)),
            leaf("online", points: 10, range: 0...100, transform: .logit, survey: Survey(answers: 80, sd: nil)),
          ]),
        group(
          "outer",
          [group("inner", [leaf("x", points: 20, range: 0...100), leaf("y", points: 10)]), leaf("z", points: 5)]),
        group("sum", [leaf("p", points: 20), leaf("q", points: 7, range: 0...55), shared]),
        group("low", .min, [leaf("v", points: 6), leaf("w", points: 9)]),
        leaf("steps", points: 10, score: .steps([Knot(value: 40, share: 0.4), Knot(value: 60, share: 1)])),
        leaf(
          "cases", points: 0, better: .lower, events: EventCount(rate: Quantity(0.5), soFar: 1, once: false),
          score: .perEvent(points: -1, floor: -4, cap: nil)),
      ], id: "tree")
    fixture.scheme(
      [
        shared, leaf("r", points: 30), leaf("s", points: 20, survey: Survey(answers: 30, sd: .init(5))),
        leaf("up", points: 10, rollup: Rollup(source: .indicator("x"), take: .mean)),
        leaf("t", points: 8, score: .piecewise([Knot(value: 30, share: 0), Knot(value: 70, share: 1)])),
      ], id: "flat")
    let leaves = ["days", "online", "x", "y", "z", "p", "q", "shared", "v", "w", "steps", "r", "s", "t"]
    for (place, unit) in ["a", "b", "c", "d"].enumerated() {
      var levels = Dictionary(
        uniqueKeysWithValues: leaves.enumerated().map { ($1, Optional(40 + Double(($0 * 7 + place * 11) % 23))) })
      if place == 2 { levels["p"] = .some(nil) }
      if place == 3 { levels["q"] = .some(nil) }
      fixture.unit(unit, levels, parent: place < 2 ? nil : place == 2 ? "a" : "b")
    }
    fixture.scoreOnly("k", 60, on: "tree")
    fixture.board("tree", units: ["a", "b", "c", "d", "k"], scheme: "tree", tieBreak: tieBreak, decimals: decimals)
    fixture.board("flat", units: ["a", "b"], scheme: "flat", decimals: decimals)
    fixture.dynamics.base = DynamicsKeys(
      levelSD: Quantity(0), drift: Quantity(0.3), sigma: Quantity(4), rho: 0.8, damping: 0.9, common: 0.3)
    fixture.moving(nil, "q", DynamicsKeys(drift: .normal(0.1, 0.5), sigma: .uniform(1, 6)))
    fixture.moving(nil, "z", DynamicsKeys(levelSD: Quantity(2), tails: 5))
    fixture.moving("b", nil, DynamicsKeys(common: 0))
    fixture.action(
      "one", on: ["a", "c"], success: 0.7, [effect("x", .add(.normal(5, 2))), effect("online", .close(Quantity(0.3)))])
    fixture.action("two", on: ["a"], success: 0.8, requires: ["one"], [effect("r", .add(Quantity(9)), ramp: 3)])
    addFutures(worlds, &fixture)
    for unit in ["a", "b"] {
      fixture.target(unit, .rank(atMost: 2), id: "rank-\(unit)", on: "tree")
      fixture.target(unit, .score(atLeast: 40), id: "score-\(unit)", by: 2, on: "flat")
      fixture.target(unit, .indicatorValue("p", .atLeast(50)), id: "value-\(unit)", on: "tree")
      fixture.target(unit, .indicatorRank("v", atMost: 2), id: "leaf-rank-\(unit)", on: "tree")
    }
    return fixture
  }

  private func addFutures(_ worlds: RichFixture.Worlds, _ fixture: inout Fixture) {
    guard worlds != .none else { return }
    func p(_ value: Double) -> Double? { worlds == .probable ? value : nil }
    var other = fixture.dynamics
    other.overrides.append(
      DynamicsOverride(
        unit: nil, kind: nil, ours: nil, indicator: "x", reference: false,
        keys: DynamicsKeys(drift: Quantity(1), sigma: Quantity(7), rho: 0.5, common: 0.8, tails: 6)))
    fixture.future("plain", p(0.4))
    fixture.future("wilder", p(0.3), dynamics: other)
    fixture.future(
      "heavier", p(0.3), from: 3,
      rules: [
        Future.RuleChange(scheme: "tree", node: "x", field: .points, value: 35),
        Future.RuleChange(scheme: "tree", node: "p", field: .from, value: 20),
      ])
  }

  /// - Parameter drawsEveryLeaf: as bands always do.
  private func expectSame(_ fixture: Fixture, drawsEveryLeaf: Bool = true) throws {
    let model = try CompiledModel(fixture.scenario, drawsEveryLeaf: drawsEveryLeaf)
    let settings = fixture.settings(200, threads: 2)
    let plan = Fixture.plan(["one": 1, "two": 3])
    let projection = Simulation.project(model: model, plan: plan, settings: settings)
    var compared = 0
    for board in projection.boards where drawsEveryLeaf {
      let bands = Simulation.bands(
        model: model, plan: plan, settings: settings,
        of: board.units.map { BandRequest(.total(board: board.id, unit: $0.unit.id), at: projection.periods) })
      let kept = Dictionary(grouping: bands) { band -> String in
        if case .total(_, let unit) = band.subject { unit } else { "" }
      }
      for unit in board.units {
        let summaries = (kept[unit.unit.id] ?? []).map(\.summary)
        #expect(unit.periods.count == summaries.count)
        for (period, summary) in zip(unit.periods, summaries) { expectKept(period.score, summary) }
        compared += unit.periods.count
      }
    }
    #expect(compared == (drawsEveryLeaf ? 7 * 5 : 0))
    let judge = ReplayJudge(model: model, settings: settings)
    let record = judge.record(of: PlanVector(plan, of: model.scenario))
    let judged = record.outcomes(model.scenario, judge.layout)
    for (one, other) in zip(projection.targets, judged) {
      #expect(one.probability == other.probability, "\(one.id)")
    }
  }

  @Test("totals and targets are those of runs that keep every leaf", arguments: RichFixture.Worlds.allCases)
  func same(worlds: RichFixture.Worlds) throws {
    try expectSame(fixture(worlds))
    try expectSame(fixture(worlds), drawsEveryLeaf: false)
    try expectSame(fixture(worlds, decimals: 1))
    try expectSame(fixture(worlds, tieBreak: ["x"]))
  }

  @Test("a board of leaves alone has the totals of its leaves, added in order")
  func closedForm() throws {
    var fixture = Fixture()
    fixture.scheme([
      leaf("x", points: 30), leaf("y", points: 50, score: .linear(from: 80, to: 30)), leaf("z", points: 20),
    ])
    fixture.unit("a", ["x": 50, "y": 80, "z": nil])
    fixture.unit("b", ["x": 100, "y": 45, "z": 10])
    let projection = try fixture.project(replications: 3)
    #expect(projection.means("a") == [15, 15])
    #expect(projection.means("b").allSatisfy { abs($0 - 67) < 1e-12 })
    #expect(projection["b", 1].rank.mean == 1)
  }
}
