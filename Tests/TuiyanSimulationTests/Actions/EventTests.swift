// SPDX-License-Identifier: GPL-3.0-or-later
import TestOracles
import Testing
import TuiyanModel
import TuiyanNumerics
import TuiyanSimulation

@Suite("Events are counted as Poisson or once")
struct EventTests {
  static let replications = 20_000

  /// One unit whose total is minus its count.
  private func fixture(
    rate: Quantity, soFar: Double = 0, once: Bool = false, floor: Double? = nil, cap: Double? = nil,
    points: Double = -1
  ) -> Fixture {
    var fixture = Fixture()
    fixture.horizon = 4
    fixture.scheme([
      leaf(
        "e", points: 0, better: .lower, events: EventCount(rate: rate, soFar: soFar, once: once),
        score: .perEvent(points: points, floor: floor, cap: cap))
    ])
    fixture.unit("a")
    return fixture
  }

  @Test("counts accumulate: mean so far + rate·h, variance rate·h", arguments: [0.3, 4, 40])
  func poisson(rate: Double) throws {
    let projection = try fixture(rate: Quantity(rate), soFar: 3).project(replications: Self.replications)
    for h in 0...4 {
      let mean = rate * Double(h)
      let score = projection["a", h].score
      expectMean(score.mean, -3 - mean, sd: mean.squareRoot(), count: Self.replications, "at \(h)")
      if h > 0 {
        expectSD(score.sd, mean.squareRoot(), count: Self.replications, kurtosis: 3 + 1 / mean, "at \(h)")
      }
    }
  }

  @Test("the number of events by a period has the Poisson distribution")
  func distribution() throws {
    var fixture = fixture(rate: Quantity(0.8), soFar: 1)
    for count in 1...6 {
      fixture.target("a", .events("e", .atMost(Double(count))), id: "most\(count)", by: 3)
      fixture.target("a", .events("e", .atLeast(Double(count))), id: "least\(count)", by: 3)
    }
    let projection = try fixture.project(replications: Self.replications)
    for count in 1...6 {
      expectShare(projection.probability("most\(count)"), Oracle.poissonCDF(count - 1, mean: 2.4))
      expectShare(projection.probability("least\(count)"), 1 - Oracle.poissonCDF(count - 2, mean: 2.4))
    }
  }

  @Test("points stop at the floor and at the cap")
  func floorAndCap() throws {
    let floored = fixture(rate: Quantity(0), soFar: 9, floor: -5)
    expectEqual(try floored.project().means("a"), [-5, -5, -5, -5, -5])
    let capped = fixture(rate: Quantity(0), soFar: 9, cap: 6, points: 2)
    expectEqual(try capped.project().means("a"), [6, 6, 6, 6, 6])
    let free = fixture(rate: Quantity(0), soFar: 2, floor: -5, cap: 6, points: 2)
    expectEqual(try free.project().means("a"), [4, 4, 4, 4, 4])
  }

  @Test("a unit's own row of history says how many there are so far")
  func ownSoFar() throws {
    var fixture = fixture(rate: Quantity(0), soFar: 9)
    fixture.unit("b", ["e": 2])
    let projection = try fixture.project()
    expectEqual(projection.means("a"), [-9, -9, -9, -9, -9])
    expectEqual(projection.means("b"), [-2, -2, -2, -2, -2])
  }

  @Test("an effect multiplies the rate by 1 + (x − 1)·progress from the step it is in force")
  func rateEffect() throws {
    var fixture = fixture(rate: Quantity(5))
    fixture.action("calm", on: ["a"], duration: 1, [effect("e", .rate(Quantity(0.4)), ramp: 2)])
    let projection = try fixture.project(["calm": 2], replications: Self.replications)
    for (h, mean) in [(1, 5), (2, 10), (3, 13.5), (4, 15.5)] {
      let score = projection["a", h].score
      expectMean(score.mean, -mean, sd: mean.squareRoot(), count: Self.replications, "at \(h)")
      expectSD(score.sd, mean.squareRoot(), count: Self.replications, kurtosis: 3 + 1 / mean, "at \(h)")
    }
    let idle = try fixture.project([:], replications: Self.replications)
    let plain = try self.fixture(rate: Quantity(5)).project(replications: Self.replications)
    #expect(idle.means("a") == plain.means("a"), "an action that is not taken changes no count")
  }

  @Test("rates that effects multiply beyond a million a step count as a million")
  func mostEvents() throws {
    var fixture = fixture(rate: Quantity(1e6))
    fixture.action("more", on: ["a"], duration: 1, [effect("e", .rate(Quantity(1e6)))])
    let projection = try fixture.project(["more": 1], replications: 200)
    for h in 1...4 {
      let mean = 1e6 * Double(h)
      expectMean(projection["a", h].score.mean, -mean, sd: mean.squareRoot(), count: 200, "at \(h)")
    }
  }

  @Test("a rate that is drawn mixes: variance E[rate]·h + Var(rate)·h²")
  func drawnRate() throws {
    let score = try fixture(rate: .either(1, 0.5, or: 3)).project(replications: Self.replications)["a", 4].score
    let sd = (8.0 + 16).squareRoot()
    expectMean(score.mean, -8, sd: sd, count: Self.replications)
    // A mixture of Poisson(4) and Poisson(12): fourth central moment 16² + 6·16·8 + 64 + 3·80 = 1312, κ = 2.28.
    expectSD(score.sd, sd, count: Self.replications, kurtosis: 3)
  }

  @Test("once: a single chance for the whole run, from the first step on")
  func once() throws {
    var fixture = fixture(rate: Quantity(0.3), soFar: 1, once: true)
    for h in 0...4 { fixture.target("a", .events("e", .atLeast(2)), id: "\(h)", by: h) }
    fixture.target(
      "always",
      Fixture.clause(.events("e", .atLeast(2)), .unit("a"), .throughout(Fixture.period(1), Fixture.period(4))))
    let projection = try fixture.project(replications: Self.replications)
    expectShare(projection.probability("0"), 0)
    for h in 1...4 { #expect(projection.probability("\(h)") == projection.probability("always")) }
    expectShare(projection.probability("always"), 0.3)
  }

  @Test("once with an effect: the probability is multiplied, and above 1 counts as 1")
  func onceWithEffect() throws {
    var fixture = fixture(rate: Quantity(0.6), once: true)
    fixture.action("calm", on: ["a"], [effect("e", .rate(Quantity(0.5)))])
    fixture.action("stir", on: ["a"], [effect("e", .rate(Quantity(3)))])
    fixture.target("a", .events("e", .atLeast(1)))
    expectShare(try fixture.project([:], replications: Self.replications).probability(), 0.6)
    expectShare(try fixture.project(["calm": 1], replications: Self.replications).probability(), 0.3)
    expectShare(try fixture.project(["calm": 1, "stir": 1], replications: Self.replications).probability(), 0.9)
    expectShare(try fixture.project(["stir": 1], replications: Self.replications).probability(), 1)
  }
}
