// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import TuiyanModel
import TuiyanNumerics
import TuiyanSimulation

@Suite("Scoring rules give the points of the book")
struct ScoringRuleTests {
  typealias Knot = ScoringRule.Knot

  /// The totals of units that stand still at these values of one leaf.
  static func totals(_ node: IndicatorNode, _ values: [Double?]) throws -> [Double] {
    var fixture = Fixture()
    fixture.scheme([node])
    for (index, value) in values.enumerated() { fixture.unit("u\(index)", ["x": value]) }
    let projection = try fixture.project()
    return values.indices.map { projection["u\($0)", 1].score.mean }
  }

  @Test("linear: the clipped share of the way between two anchors")
  func linear() throws {
    let up = leaf("x", points: 10, score: .linear(from: 20, to: 70))
    expectEqual(try Self.totals(up, [10, 20, 45, 70, 90]), [0, 0, 5, 10, 10])
    let down = leaf("x", points: 10, better: .lower, score: .linear(from: 70, to: 20))
    expectEqual(try Self.totals(down, [10, 20, 45, 70, 90]), [10, 10, 5, 0, 0])
  }

  @Test("steps: the share of the best step reached, inclusive")
  func steps() throws {
    let up = leaf("x", points: 8, score: .steps([Knot(value: 60, share: 0.5), Knot(value: 80, share: 1)]))
    expectEqual(try Self.totals(up, [59.9, 60, 79.9, 80, 95]), [0, 4, 4, 8, 8])
    let down = leaf(
      "x", points: 8, better: .lower, score: .steps([Knot(value: 10, share: 0.25), Knot(value: 5, share: 1)]))
    expectEqual(try Self.totals(down, [11, 10, 7, 5, 1]), [0, 2, 2, 8, 8])
  }

  @Test("piecewise: linear between knots, flat outside")
  func piecewise() throws {
    let knots = [Knot(value: 10, share: 0.1), Knot(value: 50, share: 0.8), Knot(value: 100, share: 1)]
    let node = leaf("x", points: 10, score: .piecewise(knots))
    expectEqual(try Self.totals(node, [0, 10, 30, 50, 75, 100, 120]), [1, 1, 4.5, 8, 9, 10, 10])
    let falling = [Knot(value: 0, share: 1), Knot(value: 20, share: 0.5), Knot(value: 40, share: 0)]
    let lower = leaf("x", points: 10, better: .lower, score: .piecewise(falling))
    expectEqual(try Self.totals(lower, [-5, 0, 10, 20, 30, 40, 60]), [10, 10, 7.5, 5, 2.5, 0, 0])
  }

  @Test("rank points: (N − rank)/(N − 1), ties as min, N counting units with a value")
  func rank() throws {
    expectEqual(try Self.totals(leaf("x", points: 9, score: .rank), [10, 30, 30, 5]), [3, 9, 9, 0])
    let lower = leaf("x", points: 9, better: .lower, score: .rank)
    expectEqual(try Self.totals(lower, [10, 30, 30, 5]), [6, 3, 3, 9])
    expectEqual(try Self.totals(leaf("x", points: 9, score: .rank), [10, nil, 30, 5]), [4.5, 0, 9, 0])
    expectEqual(try Self.totals(leaf("x", points: 9, score: .rank), [10]), [9])
    expectEqual(try Self.totals(leaf("x", points: 9, score: .rank), [10, nil]), [9, 0])
  }

  // MARK: Groups

  /// The total of one unit at these values of the leaves a, b, c.
  private func total(_ node: IndicatorNode, _ values: [String: Double]) throws -> Double {
    var fixture = Fixture()
    fixture.scheme([node])
    fixture.unit("u", values.mapValues { $0 })
    return try fixture.project()["u", 1].score.mean
  }

  @Test("a geometric group multiplies shares with its children's points as exponents")
  func geometric() throws {
    let node = group("g", .geometric, [leaf("a", points: 3), leaf("b", points: 7)])
    expectEqual(try total(node, ["a": 25, "b": 81]), 10 * pow(0.25, 0.3) * pow(0.81, 0.7))
    expectEqual(try total(node, ["a": 0, "b": 81]), 0)
    expectEqual(try total(node, ["a": 100, "b": 100]), 10)
    let withEmpty = group("g", .geometric, [leaf("a", points: 3), leaf("b", points: 7), leaf("c", points: 0)])
    expectEqual(
      try total(withEmpty, ["a": 25, "b": 81, "c": 0]), 10 * pow(0.25, 0.3) * pow(0.81, 0.7),
      "a child without points has exponent 0")
  }

  @Test("a minimum group has the share of its worst child")
  func minimum() throws {
    let node = group("g", .min, [leaf("a", points: 3), leaf("b", points: 7)])
    expectEqual(try total(node, ["a": 25, "b": 81]), 2.5)
    expectEqual(try total(node, ["a": 95, "b": 40]), 4)
  }

  @Test("groups nest: a share of a group is its points over its most")
  func nested() throws {
    let inner = group("i", .min, [leaf("a", points: 2), leaf("b", points: 2)])
    let outer = group("o", .geometric, [inner, group("s", .sum, [leaf("c", points: 4), leaf("d", points: 2)])])
    let share = pow(0.5, 0.4) * pow((4 * 0.9 + 2 * 0.3) / 6, 0.6)
    expectEqual(try total(outer, ["a": 50, "b": 70, "c": 90, "d": 30]), 10 * share)
  }

  // MARK: Missing values

  @Test("a leaf that was never reported scores 0 and is listed; the others count")
  func missing() throws {
    var fixture = Fixture()
    fixture.scheme([leaf("x", points: 60), leaf("y", points: 40)])
    fixture.unit("a", ["x": nil, "y": 50])
    let projection = try fixture.project()
    expectEqual(projection.means("a"), [20, 20])
    #expect(projection.notes == [.unreported(unit: "a", indicator: "x")])
  }

  @Test("an empty cell after earlier values does not erase them, and later values are not known yet")
  func emptyAfterValue() throws {
    var fixture = Fixture()
    fixture.scheme([leaf("x")])
    fixture.unit("a", ["x": nil])
    for (h, value) in [(-5, 20.0), (-2, 30), (1, 90)] {
      fixture.history.append(
        Observation(unit: "a", indicator: "x", period: Fixture.period(h), value: Quantity(value)))
    }
    expectEqual(try fixture.project().means("a"), [30, 30])
  }

  @Test("a masked level is drawn per replication over its completions")
  func mask() throws {
    let replications = 20_000
    guard let digits = DigitMask("4*.*") else { return #expect(Bool(false), "the mask reads") }
    var fixture = Fixture()
    fixture.scheme([leaf("x")])
    fixture.unit("a")
    fixture.history.append(
      Observation(unit: "a", indicator: "x", period: Fixture.period(0), value: Quantity(.mask(digits))))
    let score = try fixture.project(replications: replications)["a", 1].score
    // 40.0 … 49.9 in steps of 0.1: mean 44.95, variance (100² − 1)/12 · 0.01.
    let sd = (9999 / 12.0 * 0.01).squareRoot()
    expectMean(score.mean, 44.95, sd: sd, count: replications)
    expectSD(score.sd, sd, count: replications, kurtosis: 1.8)
  }
}
