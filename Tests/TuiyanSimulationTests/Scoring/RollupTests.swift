// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel
import TuiyanNumerics
import TuiyanSimulation

@Suite("Roll-ups make a parent's leaf from its children")
struct RollupTests {
  /// Parents p (children a, b, c at 20, 50, 80) and q (without children, its own value 33).
  private func fixture(
    _ source: Rollup.Source, _ take: Rollup.Take, child: IndicatorNode = leaf("x"),
    parent better: Leaf.Direction = .higher, score: ScoringRule = .linear(from: 0, to: 100),
    values: [Double?] = [20, 50, 80]
  ) -> Fixture {
    var fixture = Fixture()
    fixture.horizon = 2
    fixture.scheme([child])
    fixture.scheme(
      [leaf("up", better: better, rollup: Rollup(source: source, take: take), score: score)], id: "parents")
    for (id, value) in zip(["a", "b", "c"], values) { fixture.unit(id, ["x": value], kind: "county", parent: "p") }
    fixture.unit("p", kind: "parent")
    fixture.unit("q", ["up": 33], kind: "parent")
    fixture.board("children", units: ["a", "b", "c"])
    fixture.board("parents", units: ["p", "q"], scheme: "parents")
    return fixture
  }

  private func total(_ fixture: Fixture, _ starts: [String: Int] = [:], h: Int = 2) throws -> Double {
    try fixture.project(starts)["p", h, on: "parents"].score.mean
  }

  @Test("mean, minimum and sum of the children's values; a childless unit gives its own")
  func takes() throws {
    expectEqual(try total(fixture(.indicator("x"), .mean)), 50)
    expectEqual(try total(fixture(.indicator("x"), .min)), 20)
    expectEqual(try total(fixture(.indicator("x"), .sum, score: .linear(from: 0, to: 1_000))), 15)
    expectEqual(try fixture(.indicator("x"), .mean).project()["q", 1, on: "parents"].score.mean, 33)
  }

  @Test("the minimum is the worst child, where less is better the largest value")
  func worst() throws {
    let lower = leaf("x", better: .lower, score: .linear(from: 100, to: 0))
    let fixture = fixture(
      .indicator("x"), .min, child: lower, parent: .lower, score: .linear(from: 100, to: 0))
    expectEqual(try total(fixture), 20)
  }

  @Test("the share of children at a value or better, a number from 0 to 1")
  func shareAtLeast() throws {
    let scale = ScoringRule.linear(from: 0, to: 1)
    expectEqual(try total(fixture(.indicator("x"), .shareAtLeast(50), score: scale)), 200 / 3.0)
    expectEqual(try total(fixture(.indicator("x"), .shareAtLeast(50.1), score: scale)), 100 / 3.0)
  }

  @Test("better is the children's better, whatever direction the parent's leaf has")
  func betterOfTheChildren() throws {
    let days = leaf("x", better: .lower, score: .linear(from: 100, to: 0))
    let share = fixture(.indicator("x"), .shareAtLeast(30), child: days, score: .linear(from: 0, to: 1))
    expectEqual(try total(share), 100 / 3.0, "only the child at 20 days is at 30 or better")
    let worst = fixture(.indicator("x"), .min, child: days, score: .linear(from: 0, to: 100))
    expectEqual(try total(worst), 80, "the worst child takes 80 days")
  }

  @Test("children's totals and rank shares on a board")
  func boards() throws {
    expectEqual(try total(fixture(.boardScore("children"), .mean)), 50)
    expectEqual(try total(fixture(.boardScore("children"), .min)), 20)
    // Ranks 3, 2, 1 of three: shares 0, 1/2, 1.
    let scale = ScoringRule.linear(from: 0, to: 1)
    expectEqual(try total(fixture(.boardRankShare("children"), .mean, score: scale)), 50)
    expectEqual(try total(fixture(.boardRankShare("children"), .shareAtLeast(0.5), score: scale)), 200 / 3.0)
  }

  @Test("rank shares follow the children's board when others are ranked among them")
  func rankShareAmongOthers() throws {
    var fixture = fixture(.boardRankShare("children"), .mean, score: .linear(from: 0, to: 1))
    fixture.unit("d", ["x": 60], kind: "county", parent: "q")
    fixture.unit("e", ["x": 70], kind: "county", parent: "q")
    fixture.boards = []
    fixture.board("children", units: ["a", "b", "c", "d", "e"])
    fixture.board("parents", units: ["p", "q"], scheme: "parents")
    fixture.action("push", on: ["d"], [effect("x", .add(Quantity(30)))])
    // c 1, e 2, d 3, b 4, a 5 → p: (1 + 1/4 + 0)/3; after d goes to 90: c 2 → (3/4 + 1/4 + 0)/3.
    expectEqual(try total(fixture), 125 / 3.0)
    expectEqual(try total(fixture, ["push": 1]), 100 / 3.0)
  }

  @Test("an action on a child reaches the parent in the same step")
  func actions() throws {
    var fixture = fixture(.boardScore("children"), .mean)
    fixture.action("act", on: ["a"], [effect("x", .add(Quantity(30)))])
    expectEqual(try total(fixture, ["act": 1], h: 1), 50)
    expectEqual(try total(fixture, ["act": 1], h: 2), 60)
  }

  @Test("children that report nothing are left out; where none reports the parent scores 0")
  func missingChildren() throws {
    expectEqual(try total(fixture(.indicator("x"), .mean, values: [20, nil, 80])), 50)
    let none = fixture(
      .indicator("x"), .mean, parent: .lower, score: .linear(from: 100, to: 0), values: [nil, nil, nil])
    expectEqual(try total(none), 0)
    #expect(try none.project().notes.contains(.unreported(unit: "p", indicator: "up")))
  }

  @Test("the children are taken as measured, survey error included")
  func measured() throws {
    let replications = 20_000
    let child = leaf("x", range: 0...100, survey: Survey(answers: 1, sd: Quantity.Part(3)))
    let fixture = fixture(.indicator("x"), .mean, child: child)
    let projection = try fixture.project(replications: replications)
    #expect(projection["p", 0, on: "parents"].score.sd == 0)
    expectSD(projection["p", 1, on: "parents"].score.sd, 3.0.squareRoot(), count: replications)
  }

  @Test("roll-ups go on: a province from its prefectures from their counties")
  func twoLevels() throws {
    var fixture = fixture(.boardScore("children"), .mean)
    fixture.units = fixture.units.map { unit in
      unit.id == "p" || unit.id == "q"
        ? Unit(id: unit.id, title: unit.title, kind: unit.kind, parent: "top", depth: .indicators) : unit
    }
    fixture.unit("top", kind: "province")
    fixture.scheme([leaf("all", rollup: Rollup(source: .indicator("up"), take: .mean))], id: "province")
    fixture.board("province", units: ["top"], scheme: "province")
    expectEqual(try fixture.project()["top", 1, on: "province"].score.mean, 41.5)
  }

  @Test("a roll-up made from itself is refused, naming both ends")
  func circle() throws {
    var fixture = Fixture()
    fixture.scheme([leaf("x"), leaf("up", rollup: Rollup(source: .boardScore("board"), take: .mean))])
    fixture.unit("p", ["x": 1])
    fixture.unit("a", ["x": 1, "up": 1], parent: "p")
    let scenario = fixture.scenario
    #expect {
      _ = try CompiledModel(scenario)
    } throws: { error in
      guard let list = error as? DiagnosticList, let first = list.diagnostics.first,
        case .model(.rollupCycle(let from, let to)) = first.problem
      else { return false }
      return Set([from, to]) == ["p", "board"]
    }
  }
}
