// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel
import TuiyanNumerics
import TuiyanSimulation

@Suite("Effects apply in the order add, close, set, clip")
struct EffectOrderTests {
  /// The total at h = 2 of a unit at 40, with effects in force in the order given.
  private func total(
    _ effects: [Effect], level: Double = 40, frontier: Double? = 90, better: Leaf.Direction = .higher,
    h: Int = 2, together: Bool = true
  ) throws -> Double {
    var fixture = Fixture()
    fixture.horizon = 4
    let score: ScoringRule = .linear(from: 0, to: 100)
    fixture.scheme([leaf("x", better: better, range: 0...100, frontier: frontier, score: score)])
    fixture.unit("a", ["x": level])
    if together {
      fixture.action("act", on: ["a"], effects)
    } else {
      for (index, effect) in effects.enumerated() { fixture.action("act\(index)", on: ["a"], [effect]) }
    }
    let starts = Dictionary(uniqueKeysWithValues: fixture.actions.map { ($0.id, 1) })
    return try fixture.project(starts)["a", h].score.mean
  }

  static let add = effect("x", .add(Quantity(10)))
  static let half = effect("x", .close(Quantity(0.5)))
  static let fifth = effect("x", .close(Quantity(0.2)))
  static let set = effect("x", .set(Quantity(80)), ramp: 2)

  @Test("50 after add, 50 + 40·(1 − 0.5·0.8) = 74 after close, half way to 80 after set", arguments: [true, false])
  func order(together: Bool) throws {
    let orders: [[Effect]] = [
      [Self.add, Self.half, Self.fifth, Self.set], [Self.set, Self.fifth, Self.half, Self.add],
      [Self.half, Self.set, Self.add, Self.fifth],
    ]
    for effects in orders {
      expectEqual(try total(effects, together: together), 77)
      expectEqual(try total(effects, h: 3, together: together), 80)
    }
  }

  @Test("what is supposed on top is not shrunk by close and not swallowed by set", arguments: [true, false])
  func onTop(together: Bool) throws {
    let five = Effect.onTop(of: "x", add: Quantity(5))
    // 77 and 80 without it.
    let orders = [
      [five, Self.add, Self.half, Self.fifth, Self.set], [Self.set, Self.half, Self.fifth, Self.add, five],
    ]
    for effects in orders {
      expectEqual(try total(effects, together: together), 82)
      expectEqual(try total(effects, h: 3, together: together), 85)
    }
    // 60 + (10 − 60)/2 = 35 where less is better, and 5 less.
    expectEqual(try total([five, Self.half], level: 60, frontier: 10, better: .lower, together: together), 30)
  }

  @Test("what is supposed on top starts from the level inside the range, and stays inside it")
  func onTopOfRange() throws {
    let ten = Effect.onTop(of: "x", add: Quantity(10))
    // 40 − 70 counts as 0; 40 + 75 as 100.
    expectEqual(try total([effect("x", .add(Quantity(-70))), ten]), 10)
    expectEqual(try total([effect("x", .add(Quantity(75))), ten]), 100)
    expectEqual(try total([ten, ten]), 60)
  }

  @Test("a share of the total is of each board's own full marks, by one draw", arguments: [true, false])
  func sharesOfTotals(largeFirst: Bool) throws {
    var fixture = Fixture()
    fixture.horizon = 2
    fixture.scheme([leaf("x", points: 100)], id: "large")
    fixture.scheme([leaf("y", points: 60)], id: "small")
    fixture.scoreOnly("a", 50, on: "large")
    fixture.published("a", score: 20, on: "small")
    for id in largeFirst ? ["large", "small"] : ["small", "large"] { fixture.board(id, scheme: id) }
    let share = Quantity(.uniform(.init(0.05, isShare: true), .init(0.15, isShare: true)))
    fixture.action("act", on: ["a"], [effect("total", .add(share)), effect("total", .add(Quantity(1)))])
    let projection = try fixture.project(["act": 1], replications: 20_000)
    // 10 % on average of 100 and of 60; the sd of a uniform is its width/√12.
    for (board, start, full) in [("large", 50.0, 100.0), ("small", 20.0, 60.0)] {
      expectMean(
        projection["a", 2, on: board].score.mean, start + 1 + 0.1 * full, sd: full * 0.1 / 12.0.squareRoot(),
        count: 20_000)
    }
  }

  @Test("everything points the other way where less is better")
  func lower() throws {
    // 60 − 10 = 50; 50 − 40·0.6 = 26; half way to 20.
    let set = effect("x", .set(Quantity(20)), ramp: 2)
    let value = try total([set, Self.add, Self.half, Self.fifth], level: 60, frontier: 10, better: .lower)
    expectEqual(value, 23)
  }

  @Test("close goes to the better end of the range where no frontier is stated")
  func rangeEnd() throws {
    expectEqual(try total([Self.half], frontier: nil), 70)
    expectEqual(try total([Self.half], frontier: nil, better: .lower), 20)
  }

  @Test("close never goes backwards or beyond the frontier, set never worsens")
  func neverWorse() throws {
    expectEqual(try total([Self.half], level: 95), 95)
    expectEqual(try total([effect("x", .close(Quantity(1.7)))]), 90)
    expectEqual(try total([effect("x", .close(Quantity(-0.4)))]), 40)
    expectEqual(try total([effect("x", .set(Quantity(30)))]), 40)
    expectEqual(try total([effect("x", .set(Quantity(30)))], level: 40, better: .lower), 30)
  }

  @Test("the value is clipped to its range at the end, and a negative size may hurt")
  func clips() throws {
    expectEqual(try total([effect("x", .add(Quantity(75)))]), 100)
    expectEqual(try total([effect("x", .add(Quantity(-15)))]), 25)
    expectEqual(try total([effect("x", .add(Quantity(-75)))]), 0)
    expectEqual(try total([effect("x", .add(Quantity(75))), Self.half]), 100, "a close above the frontier is nothing")
  }

  @Test("progress scales the size of a close before the product")
  func rampedClose() throws {
    // Half of 0.5 at t₁: 40 + 50·0.25; with another full 0.2: 40 + 50·(1 − 0.75·0.8).
    let ramped = effect("x", .close(Quantity(0.5)), ramp: 2)
    expectEqual(try total([ramped]), 52.5)
    expectEqual(try total([ramped, Self.fifth]), 60)
  }

  @Test("a share of the range is that many raw units in add")
  func shares() throws {
    let share = Quantity(.constant(.init(0.08, isShare: true)))
    expectEqual(try total([effect("x", .add(share))]), 48)
  }

  @Test("effects move the total of a score-only unit, towards the scheme's total for close")
  func totals() throws {
    var fixture = Fixture()
    fixture.horizon = 2
    fixture.scheme([leaf("x", points: 80)])
    fixture.scoreOnly("a", 40)
    fixture.action(
      "act", on: ["a"], [effect("total", .add(Quantity(10))), effect("total", .close(Quantity(0.5)))])
    expectEqual(try fixture.project(["act": 1]).means("a"), [40, 40, 65])
    fixture.actions = []
    fixture.action("act", on: ["a"], [effect("total", .add(Quantity(.constant(.init(0.9, isShare: true)))))])
    expectEqual(try fixture.project(["act": 1]).means("a"), [40, 40, 80], within: 1e-12)
  }
}
