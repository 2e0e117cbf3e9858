// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel
import TuiyanNumerics
import TuiyanSimulation

@Suite("Units known by their total move on the total")
struct ScoreOnlyTests {
  static let replications = 20_000

  private func fixture(_ total: Double, _ keys: DynamicsKeys, horizon: Int = 2) -> Fixture {
    var fixture = Fixture()
    fixture.horizon = horizon
    fixture.scheme([leaf("x")])
    fixture.scoreOnly("a", total)
    fixture.dynamics.score = keys.filled(from: Fixture.still)
    return fixture
  }

  @Test("the total is an AR(1) with drift, from the last published score")
  func moments() throws {
    let keys = DynamicsKeys(
      levelSD: Quantity(1), drift: Quantity(2), sigma: Quantity(1.5), rho: 0.5, damping: 0.8)
    var fixture = fixture(50, keys)
    fixture.published("a", score: 10, at: -4)
    let projection = try fixture.project(replications: Self.replications)
    expectMean(projection["a", 0].score.mean, 50, sd: 1, count: Self.replications)
    let sd = (1 + 2.25 * 1.25).squareRoot()
    expectMean(projection["a", 2].score.mean, 50 + 2 * 1.44, sd: sd, count: Self.replications)
    expectSD(projection["a", 2].score.sd, sd, count: Self.replications)
  }

  @Test("totals are clipped to the scheme's where they are printed and judged, not in the state")
  func clipping() throws {
    var fixture = fixture(90, .walk(20))
    fixture.target("a", .score(atLeast: 100), id: "full")
    fixture.target("a", .score(atLeast: 80), id: "eighty")
    fixture.target("a", .score(atLeast: 100.1), id: "more")
    let projection = try fixture.project(replications: Self.replications)
    let sd = 20 * 2.0.squareRoot()
    expectShare(projection.probability("full"), Special.normalCDF(-10 / sd))
    expectShare(projection.probability("eighty"), Special.normalCDF(10 / sd))
    expectShare(projection.probability("more"), 0)
    #expect(projection["a", 2].score.q95 == 100)
  }

  @Test("two full totals tie, though one would be further beyond the top")
  func tieAtTheTop() throws {
    var fixture = fixture(99, DynamicsKeys(drift: Quantity(5)))
    fixture.scoreOnly("b", 95)
    let projection = try fixture.project()
    expectEqual([projection["a", 2].rank.mean, projection["b", 2].rank.mean], [1, 1])
    expectEqual([projection["a", 0].rank.mean, projection["b", 0].rank.mean], [1, 2])
  }

  @Test("overrides reach totals by unit, by kind, or as the indicator `total`")
  func layers() throws {
    var fixture = fixture(50, DynamicsKeys(drift: Quantity(1)))
    fixture.scoreOnly("b", 50)
    fixture.scoreOnly("c", 50)
    fixture.dynamics.base.drift = Quantity(40)
    fixture.dynamics.overrides = [
      DynamicsOverride(
        unit: nil, kind: nil, ours: false, indicator: nil, reference: false, keys: DynamicsKeys(drift: Quantity(30))),
      DynamicsOverride(
        unit: nil, kind: nil, ours: nil, indicator: "x", reference: false, keys: DynamicsKeys(drift: Quantity(20))),
    ]
    fixture.moving("b", nil, DynamicsKeys(drift: Quantity(2)))
    fixture.moving("c", nil, DynamicsKeys(drift: Quantity(9)))
    fixture.moving("c", "total", DynamicsKeys(drift: Quantity(3)))
    let projection = try fixture.project()
    expectEqual(["a", "b", "c"].map { projection[$0, 2].score.mean }, [52, 54, 56])
  }

  @Test("a unit on two boards has a total on each, and they move apart")
  func twoBoards() throws {
    var fixture = fixture(50, .walk(1), horizon: 1)
    fixture.board()
    fixture.board("second", units: ["a"])
    fixture.published("a", score: 60, on: "second")
    fixture.target(
      "both",
      Fixture.clause(
        .all([
          Fixture.clause(.score(atLeast: 50), .inherited, .by(Fixture.period(1))),
          Fixture.clause(.score(atLeast: 60), .inherited, .by(Fixture.period(1)), on: "second"),
        ]), .unit("a"), .by(Fixture.period(1))))
    expectShare(try fixture.project(replications: Self.replications).probability("both"), 0.25)
  }

  @Test("units scored leaf by leaf are ranked together with totals")
  func mixedBoard() throws {
    var fixture = fixture(50, .walk(3))
    fixture.unit("b", ["x": 52])
    fixture.moving("b", "x", .walk(4))
    fixture.target("b", .rank(atMost: 1))
    let projection = try fixture.project(replications: Self.replications)
    expectShare(projection.probability(), Special.normalCDF(2 / (2.0 * 25).squareRoot()))
  }
}
