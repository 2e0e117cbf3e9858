// SPDX-License-Identifier: GPL-3.0-or-later
import TestOracles
import Testing
import TuiyanModel
import TuiyanNumerics
import TuiyanPlans
import TuiyanSimulation

@Suite("Changes that should change nothing change nothing, and helpful ones only help")
struct MetamorphicTests {
  static let replications = 1_000
  static let starts = ["base": 1, "top": 2, "each": 1, "calm": 1, "far": 2, "above": 1]

  private func expectSame(_ one: Projection, _ other: Projection) {
    for board in one.boards {
      for unit in board.units {
        for h in unit.periods.indices {
          let twin = other[unit.unit.id, h, on: board.id]
          expectEqual(twin.score.mean, unit.periods[h].score.mean, within: 1e-11)
          expectEqual(twin.score.sd, unit.periods[h].score.sd, within: 1e-9)
          #expect(twin.rank.p == unit.periods[h].rank.p, "\(unit.unit.id) at \(h)")
        }
      }
    }
    for target in one.targets { #expect(other.probability(target.id) == target.probability, "\(target.id)") }
  }

  @Test("the order in which units, rows, leaves, actions and targets are written changes nothing")
  func reordering() throws {
    let fixture = RichFixture(worlds: .probable).fixture
    var turned = fixture
    turned.units.reverse()
    turned.history.reverse()
    turned.results.reverse()
    turned.boards = fixture.boards.reversed().map { board in
      Board(
        id: board.id, title: board.title, units: board.units.reversed(), scheme: board.scheme, release: [],
        ties: board.ties, tieBreak: board.tieBreak, decimals: board.decimals)
    }
    turned.schemes = fixture.schemes.reversed().map {
      Scheme(id: $0.id, title: $0.title, indicators: $0.indicators.reversed())
    }
    turned.actions.reverse()
    turned.targets.reverse()
    expectSame(
      try fixture.project(Self.starts, replications: Self.replications),
      try turned.project(Self.starts, replications: Self.replications))
  }

  @Test("titles are only titles")
  func titles() throws {
    let fixture = RichFixture().fixture
    var renamed = fixture
    renamed.units = fixture.units.map {
      Unit(id: $0.id, title: "某地" + $0.id, kind: $0.kind, parent: $0.parent, depth: $0.depth)
    }
    expectSame(
      try fixture.project(Self.starts, replications: Self.replications),
      try renamed.project(Self.starts, replications: Self.replications))
  }

  @Test("renaming units only draws other numbers from the same distribution")
  func relabelling() throws {
    let replications = 20_000
    for names in [["a", "b", "c"], ["c", "a", "b"], ["长沙", "湘西", "永州"]] {
      var fixture = Fixture()
      fixture.scheme([leaf("x")])
      for (name, level) in zip(names, [51.0, 50, 49]) { fixture.unit(name, ["x": level]) }
      fixture.moving(nil, "x", .walk(1))
      fixture.target(names[0], .rank(atMost: 1))
      let exact = try Oracle.integrate(
        { z in normalDensity(z) * Special.normalCDF(z + 1) * Special.normalCDF(z + 2) }, from: -9, to: 9)
      expectShare(try fixture.project(replications: replications).probability(), exact)
    }
  }

  @Test("another unit, action or target moves nobody else's scores")
  func additions() throws {
    let fixture = RankMatrixTests.board()
    var more = fixture
    more.scoreOnly("hopeless", 1)
    more.dynamics.overrides.append(
      DynamicsOverride(
        unit: "hopeless", kind: nil, ours: nil, indicator: nil, reference: false,
        keys: DynamicsKeys(sigma: Quantity(0))))
    more.action("idle", on: ["u0"], [effect("y", .add(Quantity(9)))])
    let plain = try fixture.project(replications: Self.replications)
    let larger = try more.project(replications: Self.replications)
    for unit in plain.boards[0].units {
      for h in unit.periods.indices {
        #expect(larger[unit.unit.id, h].score == unit.periods[h].score)
        #expect(larger[unit.unit.id, h].rank.p == unit.periods[h].rank.p + [0], "a hopeless rival moves no rank")
      }
    }
  }

  @Test("halving every weight changes no rank")
  func halving() throws {
    let fixture = RankMatrixTests.board()
    var half = fixture
    half.units.removeAll { $0.depth == .score }
    var whole = half
    half.schemes = []
    half.scheme([leaf("x", points: 30, score: .cohort(from: .worst, to: .best)), leaf("y", points: 20)])
    whole.results = []
    half.results = []
    let one = try whole.project(replications: Self.replications)
    let other = try half.project(replications: Self.replications)
    for unit in one.boards[0].units {
      for h in unit.periods.indices { #expect(other[unit.unit.id, h].rank.p == unit.periods[h].rank.p) }
    }
  }

  // MARK: Actions

  private func record(_ fixture: Fixture, _ starts: [String: Int]) throws -> TargetRecord {
    let plan = PlanVector(Fixture.plan(starts), of: fixture.scenario)
    return ReplayJudge(model: try fixture.model(), settings: fixture.settings(Self.replications)).record(of: plan)
  }

  @Test("a useless action contributes nothing, bit for bit")
  func useless() throws {
    var fixture = RichFixture(worlds: .probable).fixture
    fixture.action("zero", on: ["c0"], [effect("online", .add(Quantity(0))), effect("cohort", .close(Quantity(0)))])
    fixture.action("worse", on: ["c0"], [effect("mean", .set(Quantity(0))), effect("cases", .rate(Quantity(1)))])
    fixture.action("late", on: ["c0"], duration: 9, [effect("online", .add(Quantity(50)))])
    fixture.action("never", on: ["c0"], success: 0, [effect("online", .add(Quantity(50)))])
    fixture.action("refused", on: ["c0"], credit: 0, [effect("online", .add(Quantity(50)))])
    fixture.action("lacking", on: ["c0"], requires: ["never"], [effect("online", .add(Quantity(50)))])
    fixture.action("alone", on: ["p0"], [])
    let nothing = try record(fixture, [:])
    for action in ["zero", "worse", "late", "never", "refused", "lacking", "alone"] {
      #expect(try record(fixture, [action: 1]) == nothing, "\(action)")
    }
    let something = try record(fixture, ["each": 1])
    #expect(something != nothing)
    #expect(try record(fixture, ["each": 1, "zero": 1, "worse": 1, "late": 1, "refused": 2]) == something)
  }

  @Test("a helpful action never takes a target away in any replication, an earlier or larger one neither")
  func monotone() throws {
    var fixture = Fixture()
    fixture.horizon = 5
    fixture.scheme([
      leaf("x", points: 50, range: 0...100, transform: .logit),
      leaf("y", points: 50, better: .lower, range: 1...100, transform: .log, score: .linear(from: 100, to: 1)),
    ])
    for index in 0..<4 { fixture.unit("u\(index)", ["x": 50 + Double(index), "y": 30 + 2 * Double(index)]) }
    fixture.dynamics.base = DynamicsKeys(
      levelSD: Quantity(1), drift: Quantity(0), sigma: Quantity(3), rho: 0.8, damping: 1, common: 0.2)
    let slip = Quantity.either(0, 0.5, or: 1)
    fixture.action("add", on: ["u0"], slip: slip, success: 0.8, [effect("x", .add(.uniform(0, 6)), ramp: 2)])
    fixture.action("close", on: ["u0"], credit: 0.9, [effect("y", .close(.uniform(0.1, 0.4)))])
    fixture.action("more", on: ["u0"], [effect("x", .set(.uniform(40, 70))), effect("y", .add(Quantity(2)))])
    fixture.synergies = [Synergy(actions: ["add", "close"], factor: 1.5)]
    for h in 2...5 {
      fixture.target("u0", .rank(atMost: 1), id: "first\(h)", by: h)
      fixture.target("u0", .score(atLeast: 62), id: "score\(h)", by: h)
    }
    let chain: [[String: Int]] = [
      [:], ["add": 3], ["add": 1], ["add": 1, "close": 4], ["add": 1, "close": 1], ["add": 1, "close": 1, "more": 1],
    ]
    var gained = 0
    for (less, more) in zip(chain, chain.dropFirst()) {
      for (before, after) in zip(try record(fixture, less).targets, try record(fixture, more).targets) {
        for (a, b) in zip(before.joint, after.joint) {
          #expect(a & ~b == 0, "\(less) → \(more)")
          gained += (b & ~a).nonzeroBitCount
        }
      }
    }
    #expect(gained > 0)
  }

  @Test("an action that helps one unit never raises a rival's rank where points do not depend on each other")
  func rivalsNeverGain() throws {
    var fixture = RankMatrixTests.board()
    fixture.schemes = []
    fixture.scheme([leaf("x", points: 60), leaf("y", points: 40)])
    fixture.action("act", on: ["u0"], [effect("x", .add(Quantity(6)))])
    fixture.target("u1", .rank(atMost: 3))
    fixture.target("s0", .rank(atMost: 2), id: "other")
    for (before, after) in zip(try record(fixture, [:]).targets, try record(fixture, ["act": 1]).targets) {
      for (a, b) in zip(before.joint, after.joint) { #expect(b & ~a == 0) }
    }
  }
}
