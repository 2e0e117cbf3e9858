// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel
import TuiyanNumerics
import TuiyanSimulation

@Suite("Chance of actions, enumerated by hand")
struct ChanceTests {
  static let replications = 20_000

  /// Units at 50 on a leaf x, judged at h = 3.
  private func fixture(units: [String] = ["a"]) -> Fixture {
    var fixture = Fixture()
    fixture.horizon = 3
    fixture.scheme([leaf("x")])
    for unit in units { fixture.unit(unit, ["x": 50]) }
    return fixture
  }

  /// Checks the distribution of a unit's gain, given as (gain, probability) in ascending order.
  private func expectGains(
    _ gains: [(Double, Double)], of unit: String = "a", _ fixture: Fixture, _ starts: [String: Int]
  ) throws {
    var fixture = fixture
    for (gain, _) in gains { fixture.target(unit, .score(atLeast: 50 + gain), id: "\(gain)") }
    let projection = try fixture.project(starts, replications: Self.replications)
    var left = 1.0
    for (gain, probability) in gains {
      expectShare(projection.probability("\(gain)"), max(0, min(1, left)), "at least \(gain)")
      left -= probability
    }
    expectEqual(left, 0, "the probabilities written in this test sum to 1")
  }

  @Test("the effect needs success and credit: probability success·credit")
  func successAndCredit() throws {
    var fixture = fixture()
    fixture.action("act", on: ["a"], success: 0.8, credit: 0.6, [effect("x", .add(Quantity(5)))])
    try expectGains([(0, 0.52), (5, 0.48)], fixture, ["act": 1])
  }

  @Test("the sizes of two effects are two draws")
  func sizesAreApart() throws {
    var fixture = fixture()
    fixture.action(
      "act", on: ["a"], [effect("x", .add(.either(1, 0.5, or: 3))), effect("x", .add(.either(1, 0.5, or: 3)))])
    try expectGains([(2, 0.25), (4, 0.5), (6, 0.25)], fixture, ["act": 1])
  }

  /// `first` (0.8 done, 0.9 accepted; 2 or 6) and `second`, which needs it (0.6 done, 0.5 accepted; 3).
  private func pair(synergy factor: Double?) -> Fixture {
    var fixture = fixture()
    fixture.action("first", on: ["a"], success: 0.8, credit: 0.9, [effect("x", .add(.either(2, 0.5, or: 6)))])
    fixture.action(
      "second", on: ["a"], success: 0.6, credit: 0.5, requires: ["first"], [effect("x", .add(Quantity(3)))])
    if let factor { fixture.synergies = [Synergy(actions: ["first", "second"], factor: factor)] }
    return fixture
  }

  @Test("a requirement that fails takes the effect away; whether it was accepted does not matter")
  func requirement() throws {
    // first done 0.8, of which accepted 0.72 (2 or 6: 0.36 each); second in 0.3 of where first is done.
    try expectGains(
      [(0, 0.2 + 0.08 * 0.7), (2, 0.36 * 0.7), (3, 0.08 * 0.3), (5, 0.36 * 0.3), (6, 0.36 * 0.7), (9, 0.36 * 0.3)],
      pair(synergy: nil), ["first": 1, "second": 2])
  }

  @Test("a dependent that starts before its requirement is planned to end has no effect")
  func earlyDependent() throws {
    try expectGains([(0, 0.28), (2, 0.36), (6, 0.36)], pair(synergy: nil), ["first": 2, "second": 2])
    try expectGains([(0, 0.28), (2, 0.36), (6, 0.36)], pair(synergy: nil), ["first": 2, "second": 1])
  }

  @Test("a synergy multiplies the sizes of both while both are in the plan, whatever luck they have")
  func synergy() throws {
    let fixture = pair(synergy: 1.5)
    try expectGains(
      [
        (0, 0.2 + 0.08 * 0.7), (3, 0.36 * 0.7), (4.5, 0.08 * 0.3), (7.5, 0.36 * 0.3), (9, 0.36 * 0.7),
        (13.5, 0.36 * 0.3),
      ], fixture, ["first": 1, "second": 2])
    try expectGains([(0, 0.28), (2, 0.36), (6, 0.36)], fixture, ["first": 1])
  }

  @Test("a dependent without its requirement in the plan has no effect")
  func lackingRequirement() throws {
    try expectGains([(0, 1)], pair(synergy: 1.5), ["second": 1])
    #expect(try pair(synergy: 1.5).project(["second": 1]).means("a").max() == 50)
  }

  @Test("requirements chain: what the required action requires must get done too")
  func chain() throws {
    var fixture = fixture()
    fixture.horizon = 4
    fixture.action("first", on: ["a"], success: 0.7, credit: 0, [])
    fixture.action("second", on: ["a"], success: 0.6, credit: 0, requires: ["first"], [])
    fixture.action("third", on: ["a"], success: 0.5, requires: ["second"], [effect("x", .add(Quantity(4)))])
    try expectGains([(0, 0.79), (4, 0.21)], fixture, ["first": 1, "second": 2, "third": 3])
    try expectGains([(0, 1)], fixture, ["second": 2, "third": 3])
    try expectGains([(0, 1)], fixture, ["first": 2, "second": 2, "third": 3])
  }

  @Test("where the required action acts only elsewhere, one success among its planned units is enough")
  func requirementElsewhere() throws {
    var fixture = fixture(units: ["a", "b", "c"])
    fixture.action("base", on: ["b", "c"], each: true, success: 0.5, [])
    fixture.action("top", on: ["a"], requires: ["base"], [effect("x", .add(Quantity(4)))])
    try expectGains([(0, 0.25), (4, 0.75)], fixture, ["base": 1, "top": 2])
    fixture.target("a", .score(atLeast: 54), id: "one")
    let plan = StoredPlan(
      id: "p", title: "p",
      entries: [
        StoredPlan.Entry(action: "base", unit: "b", start: Fixture.period(1)),
        StoredPlan.Entry(action: "top", start: Fixture.period(2)),
      ])
    let one = Simulation.project(
      model: try fixture.model(), plan: plan, settings: fixture.settings(Self.replications))
    expectShare(one.probability("one"), 0.5)
  }

  @Test("where the required action acts on the same unit, its luck there decides")
  func requirementOnTheSameUnit() throws {
    var fixture = fixture(units: ["a", "b"])
    fixture.action("base", on: ["a", "b"], success: 0.5, [effect("x", .add(Quantity(1)))])
    fixture.action("top", on: ["a"], requires: ["base"], [effect("x", .add(Quantity(4)))])
    try expectGains([(0, 0.5), (5, 0.5)], fixture, ["base": 1, "top": 2])
  }

  @Test("one decision for several units still draws luck and size unit by unit")
  func luckIsPerUnit() throws {
    var fixture = fixture(units: ["a", "b"])
    fixture.action("act", on: ["a", "b"], success: 0.6, [effect("x", .add(Quantity(2)))])
    let both = Fixture.clause(
      .score(atLeast: 52), .each(["a", "b"]), .by(Fixture.period(3)))
    fixture.target("both", both)
    let outcome = try fixture.project(["act": 1], replications: Self.replications).outcome("both")
    expectShare(outcome.probability, 0.36)
    for unit in outcome.byUnit ?? [] { expectShare(unit.probability, 0.6) }
    expectMean(outcome.expected?.mean ?? 0, 1.2, sd: 0.48.squareRoot(), count: Self.replications)
  }

  @Test("an action decided unit by unit acts only where it is chosen")
  func unitByUnit() throws {
    var fixture = fixture(units: ["a", "b"])
    fixture.action("act", on: ["a", "b"], each: true, [effect("x", .add(Quantity(2)))])
    let plan = StoredPlan(
      id: "p", title: "p", entries: [StoredPlan.Entry(action: "act", unit: "b", start: Fixture.period(1))])
    let projection = Simulation.project(model: try fixture.model(), plan: plan, settings: fixture.settings(1))
    expectEqual(projection.means("a"), [50, 50, 50, 50])
    expectEqual(projection.means("b"), [50, 50, 52, 52])
  }

  @Test("several closes multiply what is left, with independent luck")
  func closes() throws {
    var fixture = Fixture()
    fixture.horizon = 3
    fixture.scheme([leaf("x", range: 0...100)])
    fixture.unit("a", ["x": 50])
    fixture.action("first", on: ["a"], success: 0.5, [effect("x", .close(Quantity(0.4)))])
    fixture.action("second", on: ["a"], success: 0.2, [effect("x", .close(Quantity(0.5)))])
    try expectGains([(0, 0.4), (20, 0.4), (25, 0.1), (35, 0.1)], fixture, ["first": 1, "second": 1])
  }
}
