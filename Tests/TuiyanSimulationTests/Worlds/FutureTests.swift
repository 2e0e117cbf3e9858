// SPDX-License-Identifier: GPL-3.0-or-later
import TestOracles
import Testing
import TuiyanModel
import TuiyanNumerics
import TuiyanSimulation

@Suite("Futures change rules and dynamics")
struct FutureTests {
  static let replications = 20_000
  typealias Rule = Future.RuleChange

  /// A unit with leaves x (points 40) at 50 and, in a group g (60), y (20) at 100 and z (40) at 25.
  private func fixture() -> Fixture {
    var fixture = Fixture()
    fixture.horizon = 3
    fixture.scheme([leaf("x", points: 40), group("g", [leaf("y", points: 20), leaf("z", points: 40)])])
    fixture.unit("a", ["x": 50, "y": 100, "z": 25])
    return fixture
  }

  private func rule(_ node: String, _ field: Rule.Field, _ value: Double) -> Rule {
    Rule(scheme: "scheme", node: node, field: field, value: value)
  }

  private func rule(_ node: String, _ points: Double) -> Rule { rule(node, .points, points) }

  /// The totals in a world where only the changed rules hold.
  private func totals(_ rules: [Rule], from: Int? = nil) throws -> [Double] {
    var fixture = fixture()
    fixture.future("changed", 1, from: from, rules: rules)
    return try fixture.project().means("a")
  }

  @Test("nodes that are set keep their value, everything else is scaled by one factor, the total stays")
  func scaling() throws {
    // Plain: 20 + 20 + 10 = 50.
    expectEqual(try totals([]), [50, 50, 50, 50])
    // x 70 → g 30: y 10, z 20 → 35 + 10 + 5.
    expectEqual(try totals([rule("x", 70)]), [50, 50, 50, 50])
    // z 10 → the other 60 become 90: x 60, y 30 → 30 + 30 + 2.5.
    expectEqual(try totals([rule("z", 10)])[1], 62.5)
    // g 90 → y 30, z 60, x 10 → 5 + 30 + 15.
    expectEqual(try totals([rule("g", 90)])[1], 50)
    // g 90 with y 80 inside → z 10, x 10 → 5 + 80 + 2.5.
    expectEqual(try totals([rule("g", 90), rule("y", 80)])[1], 87.5)
    // x 0.
    expectEqual(try totals([rule("x", 0)])[1], (20 + 10) / 0.6)
  }

  @Test("points of events, floors and caps are not scaled")
  func events() throws {
    var fixture = Fixture()
    fixture.scheme([
      leaf("x", points: 50), leaf("y", points: 50),
      leaf(
        "e", points: 0, better: .lower, events: EventCount(rate: Quantity(0), soFar: 3, once: false),
        score: .perEvent(points: -2, floor: -5, cap: nil)),
    ])
    fixture.unit("a", ["x": 100, "y": 0])
    fixture.future("changed", 1, rules: [rule("x", 80)])
    expectEqual(try fixture.project().means("a"), [75, 75])
  }

  @Test("a rule change holds from its period on, that period included")
  func midway() throws {
    expectEqual(try totals([rule("z", 10)], from: 2), [50, 50, 62.5, 62.5])
  }

  @Test("anchors of a linear rule may change")
  func anchors() throws {
    // x at 50 between 0 and 50: all of its 40 points.
    expectEqual(try totals([rule("x", .to, 50)])[1], 70)
    // z at 25 between 25 and 100.
    expectEqual(try totals([rule("z", .from, 25)], from: 1), [50, 40, 40, 40])
  }

  @Test("the ends of a cohort scale may change")
  func cohortEnds() throws {
    var fixture = Fixture()
    fixture.horizon = 2
    fixture.scheme([leaf("x", score: .cohort(from: .worst, to: .best))])
    for (id, value) in [("a", 20.0), ("b", 40), ("c", 60), ("d", 100)] { fixture.unit(id, ["x": value]) }
    fixture.future(
      "median", 1, from: 2, rules: [Rule(scheme: "scheme", node: "x", field: .to, value: 0, anchor: .median)])
    // From worst 20: to best 100, then to the median 50.
    expectEqual(try fixture.project().means("b"), [25, 25, 200 / 3.0])
    expectEqual(try fixture.project().means("c"), [50, 50, 100])
  }

  @Test("the number of answers may change, and with it the error")
  func answers() throws {
    var fixture = Fixture()
    fixture.horizon = 2
    fixture.scheme([leaf("x", range: 0...100, survey: Survey(answers: 4, sd: Quantity.Part(4)))])
    fixture.unit("a", ["x": 50])
    fixture.future("more", 1, from: 2, rules: [rule("x", .answers, 64)])
    let projection = try fixture.project(replications: Self.replications)
    expectSD(projection["a", 1].score.sd, 2, count: Self.replications)
    expectSD(projection["a", 2].score.sd, 0.5, count: Self.replications)
  }

  @Test("each replication lives in one future, drawn by probability; results are split by future")
  func probabilities() throws {
    var fixture = fixture()
    fixture.future("plain", 0.5)
    fixture.future("harder", 0.3, rules: [rule("x", 99)])
    fixture.future("easier", 0.2, rules: [rule("z", 10)])
    fixture.target("a", .score(atLeast: 60))
    fixture.target("a", .score(atLeast: 50.1), id: "above")
    let projection = try fixture.project(replications: Self.replications)
    // z 10 gives 62.5; x 99 gives 49.5 + 1·(20 + 10)/60.
    expectShare(projection.probability(), 0.2)
    let byFuture = projection.outcome().byFuture ?? []
    #expect(byFuture.map(\.future) == ["plain", "harder", "easier"])
    #expect(byFuture.map(\.probability.value) == [0, 0, 1])
    for (share, truth) in zip(projection.futures, [0.5, 0.3, 0.2]) {
      expectShare(Proportion(successes: share.replications, trials: Self.replications), truth)
    }
    #expect(projection.futures.reduce(0) { $0 + $1.replications } == Self.replications)
    let mean = 0.5 * 50 + 0.3 * (49.5 + 0.5) + 0.2 * 62.5
    expectMean(projection["a", 1].score.mean, mean, sd: 5, count: Self.replications)
  }

  @Test("without probabilities every future is run with all replications, and the worst is the answer")
  func apart() throws {
    var fixture = fixture()
    fixture.moving("a", "x", .walk(10))
    fixture.future("plain")
    fixture.future("changed", rules: [rule("z", 10)])
    fixture.target("a", .score(atLeast: 56), by: 1)
    let projection = try fixture.project(replications: Self.replications)
    // x: sd 4 points at 40 of 100; 6 at 60.
    let plain = Special.normalCDF(-6 / 4.0)
    let changed = Special.normalCDF(6.5 / 6)
    let byFuture = projection.outcome().byFuture ?? []
    expectShare(byFuture[0].probability, plain)
    expectShare(byFuture[1].probability, changed)
    #expect(projection.probability() == byFuture[0].probability)
    #expect(projection.probability().trials == Self.replications)
    #expect(projection.futures.map(\.replications) == [Self.replications, Self.replications])
    // Boards pool the futures evenly: half the replications around 50, half around 62.5.
    let sd = (0.5 * (16 + 36) + 6.25 * 6.25).squareRoot()
    expectMean(projection["a", 1].score.mean, 56.25, sd: sd, count: Self.replications)
    expectSD(projection["a", 1].score.sd, sd, count: 2 * Self.replications)
  }

  @Test("a future may have dynamics of its own, for the whole run")
  func dynamics() throws {
    var fixture = Fixture()
    fixture.horizon = 2
    fixture.scheme([leaf("x")])
    fixture.unit("a", ["x": 50])
    fixture.moving("a", "x", DynamicsKeys(drift: Quantity(1), sigma: Quantity(1)))
    fixture.future("plain", 0.5)
    var other = fixture.dynamics
    other.overrides.append(
      DynamicsOverride(
        unit: "a", kind: nil, ours: nil, indicator: "x", reference: false,
        keys: DynamicsKeys(drift: Quantity(-4), sigma: Quantity(3), rho: 0, damping: 0.5)))
    fixture.future("worse", 0.5, dynamics: other)
    fixture.target("a", .score(atLeast: 53))
    let outcome = try fixture.project(replications: Self.replications).outcome()
    let byFuture = outcome.byFuture ?? []
    expectShare(byFuture[0].probability, Special.normalCDF(-1 / 2.0.squareRoot()))
    expectShare(byFuture[1].probability, Special.normalCDF((47 - 53) / 3.0))
  }

  @Test("a future may have tails and a common share of its own", arguments: [true, false])
  func tailsOfAFuture(plainFirst: Bool) throws {
    let nu = 3.0
    var fixture = Fixture()
    fixture.scheme([leaf("x")])
    fixture.unit("a", ["x": 50])
    fixture.moving("a", "x", DynamicsKeys(sigma: Quantity(3), common: 1))
    let plain = fixture.dynamics
    var heavy = plain
    heavy.overrides.append(
      DynamicsOverride(
        unit: "a", kind: nil, ours: nil, indicator: "x", reference: false, keys: DynamicsKeys(common: 0, tails: nu)))
    fixture.dynamics = plainFirst ? plain : heavy
    fixture.future("plain", dynamics: plain)
    fixture.future("heavy", dynamics: heavy)
    for z in [1.0, 2, 3] { fixture.target("a", .score(atLeast: 50 + 3 * z), id: "\(z)") }
    let projection = try fixture.project(replications: Self.replications)
    for z in [1.0, 2, 3] {
      let byFuture = projection.outcome("\(z)").byFuture ?? []
      expectShare(byFuture[0].probability, Special.normalCDF(-z), "normal beyond \(z)")
      let exact = Oracle.studentCDF(-z * (nu / (nu - 2)).squareRoot(), nu: nu)
      expectShare(byFuture[1].probability, exact, "t beyond \(z)")
    }
  }

  @Test("futures run apart see the same draws: equal futures give equal answers, bit for bit")
  func commonNumbers() throws {
    var fixture = fixture().moved(.walk(10))
    fixture.future("one")
    fixture.future("two")
    fixture.target("a", .score(atLeast: 51))
    let byFuture = try fixture.project(replications: 1_000).outcome().byFuture ?? []
    #expect(byFuture[0].probability == byFuture[1].probability)
    #expect(byFuture[0].probability.successes > 0)
  }
}

extension Fixture {
  /// The same with moving x of unit a.
  fileprivate func moved(_ keys: DynamicsKeys) -> Fixture {
    var copy = self
    copy.moving("a", "x", keys)
    return copy
  }
}
