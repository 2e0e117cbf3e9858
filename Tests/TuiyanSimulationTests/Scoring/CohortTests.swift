// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel
import TuiyanNumerics
import TuiyanSimulation

@Suite("Cohort anchors move with the units that are ranked")
struct CohortTests {
  static let values = [10.0, 20, 40, 80]

  private func node(
    _ from: ScoringRule.Anchor, _ to: ScoringRule.Anchor, better: Leaf.Direction = .higher
  ) -> IndicatorNode {
    leaf("x", better: better, range: 0...200, score: .cohort(from: from, to: to))
  }

  private func shares(
    _ from: ScoringRule.Anchor, _ to: ScoringRule.Anchor, better: Leaf.Direction = .higher
  ) throws -> [Double] {
    try ScoringRuleTests.totals(node(from, to, better: better), Self.values).map { $0 / 100 }
  }

  @Test("from worst to best")
  func worstToBest() throws {
    expectEqual(try shares(.worst, .best), [0, 1 / 7.0, 3 / 7.0, 1])
    expectEqual(try shares(.worst, .best, better: .lower), [1, 6 / 7.0, 4 / 7.0, 0])
  }

  @Test("mean 37.5, median 30, type-7 quartiles 17.5 and 50")
  func otherAnchors() throws {
    expectEqual(try shares(.worst, .mean), [0, 10 / 27.5, 1, 1])
    expectEqual(try shares(.median, .best), [0, 0, 0.2, 1])
    expectEqual(try shares(.quantile(0.25), .quantile(0.75)), [0, 2.5 / 32.5, 22.5 / 32.5, 1])
    expectEqual(try shares(.quantile(0.75), .quantile(0.25), better: .lower), [1, 30 / 32.5, 10 / 32.5, 0])
  }

  @Test("all equal: everybody has all points")
  func allEqual() throws {
    expectEqual(try ScoringRuleTests.totals(node(.worst, .best), [33, 33, 33]), [100, 100, 100])
    expectEqual(try ScoringRuleTests.totals(node(.median, .best), [33]), [100])
  }

  @Test("a unit without a value is no part of the cohort")
  func missing() throws {
    expectEqual(try ScoringRuleTests.totals(node(.worst, .best), [10, nil, 30, 20]), [0, 0, 100, 50])
  }

  @Test("an action on one unit moves the others' points")
  func coupling() throws {
    var fixture = Fixture()
    fixture.horizon = 2
    fixture.scheme([node(.worst, .best)])
    for (id, value) in [("a", 20.0), ("b", 30), ("c", 40)] { fixture.unit(id, ["x": value]) }
    fixture.action("act", on: ["a"], [effect("x", .add(Quantity(60)))])
    let projection = try fixture.project(["act": 1])
    expectEqual(projection.means("a"), [0, 0, 100])
    expectEqual(projection.means("b"), [50, 50, 0])
    expectEqual(projection.means("c"), [100, 100, 20])
  }

  @Test("a leaf on two boards is measured once and scored among each board's own units")
  func twoBoards() throws {
    var fixture = Fixture()
    fixture.scheme([node(.worst, .best)])
    for (id, value) in [("a", 20.0), ("b", 30), ("c", 40)] { fixture.unit(id, ["x": value]) }
    fixture.board()
    fixture.board("lower", units: ["a", "b"])
    fixture.moving(nil, "x", .walk(1))
    let projection = try fixture.project(replications: 1_000)
    expectEqual(projection["b", 0].score.mean, 50)
    expectEqual(projection["b", 0, on: "lower"].score.mean, 100)
    #expect(projection["a", 1, on: "lower"].rank.p[0] <= projection["a", 1].rank.p[0] + projection["a", 1].rank.p[1])
  }

  // MARK: Reference rows

  /// Two units at 40 and 60 with a reference row best 100, worst 20 and, where given, a mean.
  private func referenced(
    _ from: ScoringRule.Anchor, _ to: ScoringRule.Anchor, mean: Double? = nil, drift: Double? = nil,
    better: Leaf.Direction = .higher
  ) throws -> Projection {
    var fixture = Fixture()
    fixture.horizon = 2
    fixture.scheme([node(from, to, better: better)])
    fixture.unit("a", ["x": 40])
    fixture.unit("b", ["x": 60])
    fixture.scoreOnly("c", 99)
    let ends = better == .higher ? (best: 100.0, worst: 20.0) : (best: 20.0, worst: 100.0)
    fixture.reference("x", best: 3, worst: 1, at: -3)
    fixture.reference("x", best: ends.best, mean: mean, worst: ends.worst)
    fixture.reference("x", best: 7, worst: 5, at: 1)
    if let drift { fixture.dynamics.referenceDrift = Quantity(drift) }
    return try fixture.project()
  }

  @Test("the last reference row's best and worst are two more values")
  func reference() throws {
    expectEqual(try referenced(.worst, .best).means("a"), [25, 25, 25])
    // 20, 40, 60, 100: median 50, mean 55.
    expectEqual(try referenced(.median, .best).means("b"), [20, 20, 20])
    expectEqual(try referenced(.worst, .mean).means("a"), [20 / 0.35, 20 / 0.35, 20 / 0.35])
  }

  @Test("a reference mean is the mean")
  func referenceMean() throws {
    expectEqual(try referenced(.worst, .mean, mean: 70).means("a"), [40, 40, 40])
  }

  @Test("reference drift moves best, mean and worst alike, in the better direction")
  func referenceDrift() throws {
    // Ends at h = 1, 2: 110/30, 120/40; the units stay.
    expectEqual(try referenced(.worst, .best, drift: 10).means("b"), [50, 37.5, 25])
    expectEqual(try referenced(.worst, .mean, mean: 70, drift: 10).means("b"), [80, 60, 40])
    // Less is better: best 20 → 10 → 0, worst 100 → 90 → 80.
    expectEqual(try referenced(.worst, .best, drift: 10, better: .lower).means("b"), [50, 37.5, 25])
  }

  @Test("an override gives one leaf's reference its own drift, which may be drawn")
  func ownReferenceDrift() throws {
    let replications = 20_000
    var fixture = Fixture()
    fixture.horizon = 2
    fixture.scheme([node(.worst, .best)])
    fixture.unit("a", ["x": 60])
    fixture.reference("x", best: 100, worst: 20)
    fixture.dynamics.referenceDrift = Quantity(99)
    fixture.dynamics.overrides.append(
      DynamicsOverride(
        unit: nil, kind: nil, ours: nil, indicator: "x", reference: true,
        keys: DynamicsKeys(drift: .normal(0, 4))))
    // share = (60 − 20 − 2D)/80: sd 100·2·4/80 = 10.
    let score = try fixture.project(replications: replications)["a", 2].score
    expectMean(score.mean, 50, sd: 10, count: replications)
    expectSD(score.sd, 10, count: replications)
  }
}
