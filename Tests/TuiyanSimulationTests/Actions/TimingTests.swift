// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel
import TuiyanNumerics
import TuiyanSimulation

@Suite("Actions take effect when the timing table says")
struct TimingTests {
  /// The total of a unit that stands at 20 and gains 10 at full effect, at h = 0 … 9.
  private func totals(
    start: Int, duration: Int = 1, slip: Double = 0, delay: Int = 0, ramp: Double = 1, shape: Effect.Ramp = .linear,
    fade: Double? = nil
  ) throws -> [Double] {
    var fixture = Fixture()
    fixture.horizon = 9
    fixture.scheme([leaf("x")])
    fixture.unit("a", ["x": 20])
    fixture.action(
      "act", on: ["a"], duration: duration, slip: Quantity(slip),
      [effect("x", .add(Quantity(10)), delay: delay, ramp: ramp, shape: shape, fade: fade)])
    return try fixture.project(["act": start]).means("a")
  }

  @Test("an action is in force from the step after the last one it runs")
  func duration() throws {
    expectEqual(try totals(start: 1), [20, 20] + Array(repeating: 30, count: 8))
    expectEqual(try totals(start: 2, duration: 3), [20, 20, 20, 20, 20] + Array(repeating: 30, count: 5))
  }

  @Test("delay counts from the end, slip moves the start")
  func delayAndSlip() throws {
    expectEqual(try totals(start: 2, duration: 2, delay: 3), Array(repeating: 20, count: 7) + [30, 30, 30])
    expectEqual(try totals(start: 2, duration: 2, slip: 4), Array(repeating: 20, count: 8) + [30, 30])
    expectEqual(try totals(start: 9, duration: 2), Array(repeating: 20, count: 10))
  }

  @Test("slip is rounded, and nothing starts before the step after as_of")
  func slipRounds() throws {
    expectEqual(try totals(start: 2, slip: 0.4), [20, 20, 20] + Array(repeating: 30, count: 7))
    expectEqual(try totals(start: 2, slip: 1.6), [20, 20, 20, 20, 20] + Array(repeating: 30, count: 5))
    expectEqual(try totals(start: 4, slip: -9), [20, 20] + Array(repeating: 30, count: 8))
  }

  @Test("a linear ramp grows by equal parts")
  func linearRamp() throws {
    expectEqual(try totals(start: 1, duration: 2, ramp: 4), [20, 20, 20, 22.5, 25, 27.5, 30, 30, 30, 30])
    expectEqual(try totals(start: 1, duration: 2, ramp: 2.5), [20, 20, 20, 24, 28, 30, 30, 30, 30, 30])
  }

  @Test("an s ramp is the smoothstep 3p² − 2p³ of the linear one")
  func smoothRamp() throws {
    expectEqual(
      try totals(start: 1, duration: 2, ramp: 4, shape: .s),
      [20, 20, 20, 21.5625, 25, 28.4375, 30, 30, 30, 30])
  }

  @Test("a fading effect halves every n steps once it is full")
  func fade() throws {
    expectEqual(try totals(start: 1, fade: 1), [20, 20, 30, 25, 22.5, 21.25, 20.625, 20.3125, 20.15625, 20.078125])
    let root = 0.5.squareRoot()
    expectEqual(
      try totals(start: 1, ramp: 2, fade: 2),
      [20, 20, 25, 30, 20 + 10 * root, 25, 20 + 5 * root, 22.5, 20 + 2.5 * root, 21.25])
  }

  @Test("a slip that is drawn shifts the whole table in its share of the replications")
  func drawnSlip() throws {
    let replications = 20_000
    var fixture = Fixture()
    fixture.horizon = 5
    fixture.scheme([leaf("x")])
    fixture.unit("a", ["x": 20])
    let slip = Quantity(
      .discrete([
        .init(value: .init(0), probability: 0.6), .init(value: .init(1), probability: 0.3),
        .init(value: .init(2), probability: 0.1),
      ]))
    fixture.action("act", on: ["a"], slip: slip, [effect("x", .add(Quantity(10)))])
    for h in 1...5 { fixture.target("a", .score(atLeast: 25), id: "\(h)", by: h) }
    let projection = try fixture.project(["act": 1], replications: replications)
    for (h, share) in [(1, 0), (2, 0.6), (3, 0.9), (4, 1), (5, 1)] {
      expectShare(projection.probability("\(h)"), share, "at \(h)")
    }
  }
}
