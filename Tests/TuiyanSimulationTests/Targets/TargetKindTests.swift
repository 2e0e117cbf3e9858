// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import TuiyanModel
import TuiyanNumerics
import TuiyanSimulation

@Suite("Every kind of target means what the format says")
struct TargetKindTests {
  static let replications = 20_000

  /// Still units a … d on leaves x (60 points) and y (40, less is better), with a third leaf z without points.
  private func still() -> Fixture {
    var fixture = Fixture()
    fixture.horizon = 2
    fixture.scheme([
      leaf("x", points: 60), leaf("y", points: 40, better: .lower, score: .linear(from: 100, to: 0)),
      leaf("z", points: 0),
    ])
    fixture.unit("a", ["x": 80, "y": 30, "z": 1])
    fixture.unit("b", ["x": 60, "y": 20, "z": 2])
    fixture.unit("c", ["x": 60, "y": 50, "z": 3])
    fixture.unit("d", ["x": nil, "y": 10, "z": 4])
    return fixture
  }

  /// Whether a target holds, for a unit of a scenario that does not move.
  private func holds(_ test: Condition, _ unit: String, _ fixture: Fixture? = nil) throws -> Bool {
    var fixture = fixture ?? still()
    fixture.target(unit, test)
    let value = try fixture.project().probability().value
    #expect(value == 0 || value == 1)
    return value == 1
  }

  @Test("rank, score and not_bottom bounds are inclusive")
  func totals() throws {
    // Totals: a 48 + 28 = 76, b 36 + 32 = 68, c 36 + 20 = 56, d 36.
    #expect(try holds(.rank(atMost: 2), "b"))
    #expect(try !holds(.rank(atMost: 1), "b"))
    #expect(try holds(.score(atLeast: 76), "a"))
    #expect(try !holds(.score(atLeast: 76.001), "a"))
    #expect(try holds(.notBottom(1), "c"))
    #expect(try !holds(.notBottom(2), "c"))
    #expect(try !holds(.notBottom(1), "d"))
  }

  @Test("an indicator's value and rank; a unit without a value reaches no bound and is last")
  func indicators() throws {
    #expect(try holds(.indicatorValue("x", .atLeast(80)), "a"))
    #expect(try !holds(.indicatorValue("x", .atLeast(80.1)), "a"))
    #expect(try holds(.indicatorValue("y", .atMost(30)), "a"))
    #expect(try !holds(.indicatorValue("y", .atMost(29.9)), "a"))
    #expect(try !holds(.indicatorValue("x", .atLeast(-99)), "d"))
    #expect(try !holds(.indicatorValue("x", .atMost(99)), "d"))
    for (unit, rank) in [("a", 1), ("b", 2), ("c", 2), ("d", 4)] {
      #expect(try holds(.indicatorRank("x", atMost: Double(rank)), unit), "\(unit)")
      #expect(try !holds(.indicatorRank("x", atMost: Double(rank) - 1), unit), "\(unit)")
    }
    for (unit, rank) in [("d", 1), ("b", 2), ("a", 3), ("c", 4)] {
      #expect(try holds(.indicatorRank("y", atMost: Double(rank)), unit), "\(unit)")
      #expect(try !holds(.indicatorRank("y", atMost: Double(rank) - 1), unit), "\(unit)")
    }
  }

  @Test(
    "an indicator's rank follows the board's tie rule",
    arguments: [(Board.Ties.max, 3.0), (.average, 2.5), (.dense, 2)])
  func indicatorTies(ties: Board.Ties, rank: Double) throws {
    var fixture = still()
    fixture.board(ties: ties)
    #expect(try holds(.indicatorRank("x", atMost: rank), "c", fixture))
    #expect(try !holds(.indicatorRank("x", atMost: rank - 0.4), "c", fixture))
  }

  @Test("the share of indicators counts leaves with points once each")
  func shares() throws {
    // b: x is second (tie), y second; a: x first, y third; d: x none, y first.
    #expect(try holds(.shareOfIndicators(.rankAtMost(2), atLeast: 1), "b"))
    #expect(try holds(.shareOfIndicators(.rankAtMost(2), atLeast: 0.5), "a"))
    #expect(try !holds(.shareOfIndicators(.rankAtMost(2), atLeast: 0.51), "a"))
    #expect(try holds(.shareOfIndicators(.rankAtMost(1), atLeast: 0.5), "d"))
    // Points: best x 48, best y 36 (d). b: 36/48 = 0.75, 32/36 = 0.89.
    #expect(try holds(.shareOfIndicators(.valueAtBest(0.75), atLeast: 1), "b"))
    #expect(try holds(.shareOfIndicators(.valueAtBest(0.8), atLeast: 0.5), "b"))
    #expect(try !holds(.shareOfIndicators(.valueAtBest(0.8), atLeast: 1), "b"))
    #expect(try !holds(.shareOfIndicators(.valueAtBest(0.1), atLeast: 1), "d"))
  }

  @Test("a rank gain since a published rank: published − simulated ≥ n; without a published rank it is not reached")
  func rankGain() throws {
    var fixture = still()
    fixture.published("b", rank: 5, at: -3)
    let since = Condition.Since.published(Fixture.period(-3))
    #expect(try holds(.rankGain(atLeast: 3, since: since), "b", fixture))
    #expect(try !holds(.rankGain(atLeast: 4, since: since), "b", fixture))
    #expect(try !holds(.rankGain(atLeast: -9, since: since), "a", fixture))
    #expect(try !holds(.rankGain(atLeast: 1, since: .published(Fixture.period(-2))), "b", fixture))
  }

  @Test("events: at most and at least")
  func events() throws {
    var fixture = still()
    fixture.schemes = []
    fixture.scheme([
      leaf("x"), leaf("y", points: 0), leaf("z", points: 0),
      leaf(
        "e", points: 0, events: EventCount(rate: Quantity(0), soFar: 2, once: false),
        score: .perEvent(points: 1, floor: nil, cap: nil)),
    ])
    #expect(try holds(.events("e", .atMost(2)), "a", fixture))
    #expect(try holds(.events("e", .atLeast(2)), "a", fixture))
    #expect(try !holds(.events("e", .atLeast(3)), "a", fixture))
  }

  // MARK: Time

  /// One unit around 50 with independent values at every step.
  private func white() -> Fixture {
    var fixture = Fixture()
    fixture.horizon = 4
    fixture.scheme([leaf("x")])
    fixture.unit("a", ["x": 50])
    fixture.moving("a", "x", DynamicsKeys(sigma: Quantity(2), rho: 0))
    return fixture
  }

  @Test("by means exactly at the period; throughout means at every step of the span")
  func time() throws {
    var fixture = white()
    let p = Special.normalCDF(0.5)
    fixture.target("a", .score(atLeast: 49), id: "by", by: 2)
    for (first, last) in [(1, 1), (2, 4), (1, 4)] {
      fixture.target(
        "\(first)-\(last)",
        Fixture.clause(
          .score(atLeast: 49), .unit("a"), .throughout(Fixture.period(first), Fixture.period(last))))
    }
    let projection = try fixture.project(replications: Self.replications)
    expectShare(projection.probability("by"), p)
    expectShare(projection.probability("1-1"), p)
    expectShare(projection.probability("2-4"), pow(p, 3))
    expectShare(projection.probability("1-4"), pow(p, 4))
  }

  @Test("since as_of compares with the same replication's rank at h = 0: an orthant of two differences")
  func sinceAsOf() throws {
    var fixture = Fixture()
    fixture.scheme([leaf("x")])
    fixture.unit("a", ["x": 50])
    fixture.unit("b", ["x": 50])
    fixture.moving(nil, "x", DynamicsKeys(levelSD: Quantity(2), sigma: Quantity(1)))
    fixture.target("a", .rankGain(atLeast: 1, since: .asOf), id: "up")
    fixture.target("a", .rankGain(atLeast: 0, since: .asOf), id: "kept")
    let projection = try fixture.project(replications: Self.replications)
    // Behind at as_of, ahead at h = 1: 1/4 − asin(ρ)/2π, ρ = 2/√5.
    let rho = 2 / 5.0.squareRoot()
    let crossing = 0.25 - asin(rho) / (2 * Double.pi)
    expectShare(projection.probability("up"), crossing)
    expectShare(projection.probability("kept"), 1 - crossing)
  }

  // MARK: Combinations

  /// Three independent units with probabilities 0.5, Φ(1), Φ(−1) of reaching 50.
  private func three() -> Fixture {
    var fixture = Fixture()
    fixture.scheme([leaf("x")])
    for (id, level) in [("a", 50.0), ("b", 51), ("c", 49)] { fixture.unit(id, ["x": level]) }
    fixture.moving(nil, "x", .walk(1))
    return fixture
  }

  private static let p = [0.5, Special.normalCDF(1), Special.normalCDF(-1)]
  private static let units = ["a", "b", "c"]

  private func clause(_ test: Condition, _ scope: Clause.Scope = .inherited) -> Clause {
    Fixture.clause(test, scope, .by(Fixture.period(1)))
  }

  @Test("all_of, any_of and at_least n of several clauses")
  func combinations() throws {
    var fixture = three()
    let members = Self.units.map { clause(.score(atLeast: 50), .unit($0)) }
    fixture.target("all", clause(.all(members), .unit("a")))
    fixture.target("any", clause(.any(members), .unit("a")))
    fixture.target("two", clause(.atLeast(2, of: members), .unit("a")))
    fixture.target(
      "nested",
      clause(.all([clause(.any([members[0], members[1]])), clause(.score(atLeast: 50), .unit("c"))]), .unit("a")))
    let projection = try fixture.project(replications: Self.replications)
    let p = Self.p
    expectShare(projection.probability("all"), p[0] * p[1] * p[2])
    expectShare(projection.probability("any"), 1 - (1 - p[0]) * (1 - p[1]) * (1 - p[2]))
    let three = p[0] * p[1] * p[2]
    expectShare(projection.probability("two"), p[0] * p[1] + p[0] * p[2] + p[1] * p[2] - 2 * three)
    expectShare(projection.probability("nested"), (1 - (1 - p[0]) * (1 - p[1])) * p[2])
  }

  @Test("over several units: each unit's probability, the joint one, the expected number", arguments: [nil, 1, 2, 3])
  func severalUnits(atLeast: Int?) throws {
    var fixture = three()
    let scope = atLeast.map { Clause.Scope.count(Self.units, atLeast: $0) } ?? .each(Self.units)
    fixture.target("several", clause(.score(atLeast: 50), scope))
    let outcome = try fixture.project(replications: Self.replications).outcome("several")
    let p = Self.p
    let all = p[0] * p[1] * p[2]
    let two = p[0] * p[1] + p[0] * p[2] + p[1] * p[2] - 2 * all
    let any = 1 - (1 - p[0]) * (1 - p[1]) * (1 - p[2])
    expectShare(outcome.probability, [1: any, 2: two][atLeast ?? 3] ?? all)
    #expect(outcome.byUnit?.map(\.unit) == Self.units)
    for (unit, truth) in zip(outcome.byUnit ?? [], p) { expectShare(unit.probability, truth) }
    let sd = p.reduce(0) { $0 + $1 * (1 - $1) }.squareRoot()
    let expected = try #require(outcome.expected)
    expectMean(expected.mean, 1.5, sd: sd, count: Self.replications)
    expectEqual(expected.standardError, sd / Double(Self.replications).squareRoot(), within: 0.05)
  }

  @Test("members of a combination inherit each unit in turn")
  func inheritedUnits() throws {
    var fixture = three()
    fixture.target(
      "each",
      clause(.all([clause(.score(atLeast: 50)), clause(.indicatorValue("x", .atMost(51)))]), .each(["a", "b"])))
    let outcome = try fixture.project(replications: Self.replications).outcome("each")
    let a = Special.normalCDF(1) - 0.5
    expectShare(outcome.byUnit?[0].probability ?? outcome.probability, a)
    expectShare(outcome.byUnit?[1].probability ?? outcome.probability, a)
    expectShare(outcome.probability, a * a)
  }
}
