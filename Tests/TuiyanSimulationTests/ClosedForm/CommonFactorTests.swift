// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel
import TuiyanNumerics
import TuiyanSimulation

@Suite("The common factor belongs to the leaf and is shared by all units")
struct CommonFactorTests {
  static let replications = 20_000

  /// A parent whose total is the sum of its two children's values of x.
  private func parentOfTwo(_ keys: DynamicsKeys) -> Fixture {
    var fixture = Fixture()
    fixture.horizon = 3
    fixture.scheme([leaf("x")])
    let sum = Rollup(source: .indicator("x"), take: .sum)
    fixture.scheme([leaf("sum", rollup: sum)], id: "parents")
    fixture.unit("p", kind: "parent")
    fixture.unit("a", ["x": 20], parent: "p")
    fixture.unit("b", ["x": 30], parent: "p")
    fixture.board("children", units: ["a", "b"])
    fixture.board("parents", units: ["p"], scheme: "parents")
    fixture.moving(nil, "x", keys)
    return fixture
  }

  @Test("the sum of two units has variance 2hσ²(1 + common)", arguments: [0.0, 0.3, 0.7, 1])
  func sumOfUnits(common: Double) throws {
    let fixture = parentOfTwo(DynamicsKeys(sigma: Quantity(1), common: common))
    let score = try fixture.project(replications: Self.replications)["p", 3, on: "parents"].score
    let sd = (2 * 3 * (1 + common)).squareRoot()
    expectSD(score.sd, sd, count: Self.replications)
    expectMean(score.mean, 50, sd: sd, count: Self.replications)
  }

  @Test("units may carry different shares: covariance is h·σ²·√(common·common′)")
  func unequalShares() throws {
    var fixture = parentOfTwo(.walk(1))
    fixture.moving("a", "x", DynamicsKeys(common: 0.2))
    fixture.moving("b", "x", DynamicsKeys(common: 0.8))
    let score = try fixture.project(replications: Self.replications)["p", 3, on: "parents"].score
    expectSD(score.sd, (3 * (2 + 2 * 0.16.squareRoot())).squareRoot(), count: Self.replications)
  }

  @Test("what is shared cancels in a rank: Φ(gap / √(2hσ²(1 − common)))", arguments: [0.0, 0.5, 0.9])
  func cancelsInRanks(common: Double) throws {
    var fixture = Fixture()
    fixture.horizon = 2
    fixture.scheme([leaf("x")])
    fixture.unit("a", ["x": 51])
    fixture.unit("b", ["x": 50])
    fixture.moving(nil, "x", DynamicsKeys(sigma: Quantity(1), common: common))
    fixture.target("a", .rank(atMost: 1))
    let outcome = try fixture.project(replications: Self.replications).probability()
    expectShare(outcome, Special.normalCDF(1 / (4 * (1 - common)).squareRoot()))
  }

  @Test("two leaves of one unit do not share a factor")
  func leavesAreApart() throws {
    var fixture = Fixture()
    fixture.scheme([leaf("x"), leaf("y")])
    fixture.unit("a", ["x": 50, "y": 50])
    fixture.moving("a", nil, DynamicsKeys(sigma: Quantity(1), common: 1))
    let score = try fixture.project(replications: Self.replications)["a", 1].score
    expectSD(score.sd, 2.0.squareRoot(), count: Self.replications)
  }

  @Test("score-only units share one factor of their own, on all boards")
  func totals() throws {
    var fixture = Fixture()
    fixture.scheme([leaf("x")])
    fixture.scoreOnly("a", 50.5)
    fixture.scoreOnly("b", 50)
    fixture.board()
    fixture.board("second", units: ["a"])
    fixture.published("a", score: 50, on: "second")
    fixture.dynamics.score = DynamicsKeys(
      drift: Quantity(0), sigma: Quantity(1), rho: 1, damping: 1, common: 0.75)
    fixture.target("a", .rank(atMost: 1))
    fixture.target("a", .score(atLeast: 50.5), id: "high", on: "board")
    fixture.target(
      "both",
      Fixture.clause(
        .all([
          Fixture.clause(.score(atLeast: 50.5), .inherited, .by(Fixture.period(1))),
          Fixture.clause(.score(atLeast: 50), .inherited, .by(Fixture.period(1)), on: "second"),
        ]), .unit("a"), .by(Fixture.period(1))))
    let projection = try fixture.project(replications: Self.replications)
    expectShare(projection.probability(), Special.normalCDF(0.5 / (2 * 0.25).squareRoot()))
    expectShare(projection.probability("high"), 0.5)
    // Two normals with correlation 3/4 are both positive with probability 1/4 + asin(3/4)/2π.
    expectShare(projection.probability("both"), 0.25 + 0.848062078981481 / (2 * Double.pi))
  }

  @Test("with the whole innovation shared, units keep their distances")
  func wholeShared() throws {
    var fixture = Fixture()
    fixture.scheme([leaf("x")])
    fixture.unit("a", ["x": 50.1])
    fixture.unit("b", ["x": 50])
    fixture.moving(nil, "x", DynamicsKeys(sigma: Quantity(5), common: 1, tails: 5))
    fixture.target("a", .rank(atMost: 1))
    expectShare(try fixture.project(replications: 1_000).probability(), 1)
  }
}
