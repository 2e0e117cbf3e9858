// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel
import TuiyanNumerics
import TuiyanSimulation

@Suite("Ranks and promises obey their own arithmetic")
struct RankMatrixTests {
  /// Nine units of all depths on one board.
  static func board(horizon: Int = 3) -> Fixture {
    var fixture = Fixture()
    fixture.horizon = horizon
    fixture.scheme([leaf("x", points: 60, score: .cohort(from: .worst, to: .best)), leaf("y", points: 40)])
    for index in 0..<5 { fixture.unit("u\(index)", ["x": 50 + 2 * Double(index), "y": 60 - 4 * Double(index)]) }
    fixture.scoreOnly("s0", 60)
    fixture.scoreOnly("s1", 45)
    fixture.dynamics.base = DynamicsKeys(
      drift: .normal(0, 0.2), sigma: Quantity(2), rho: 0.9, damping: 0.9, common: 0.3)
    fixture.dynamics.score = DynamicsKeys(drift: Quantity(0), sigma: Quantity(3), rho: 1, damping: 1, common: 0)
    return fixture
  }

  @Test("without ties the rank matrix is doubly stochastic, so ΣP(rank ≤ k) = k for every k")
  func doublyStochastic() throws {
    let projection = try Self.board().project(replications: 5_000)
    let units = projection.boards[0].units
    for h in 1...3 {
      for unit in units { expectEqual(unit.periods[h].rank.p.reduce(0, +), 1) }
      for k in 1...units.count {
        expectEqual(units.reduce(0) { $0 + $1.periods[h].rank.p[0..<k].reduce(0, +) }, Double(k))
      }
    }
  }

  @Test("an event inside another never happens without it: P(strive) ≤ P(ensure), replication by replication")
  func nested() throws {
    var fixture = Self.board()
    for k in 1...7 { fixture.target("u2", .rank(atMost: Double(k)), id: "rank\(k)") }
    for (id, score) in [("low", 40.0), ("mid", 50), ("high", 60)] {
      fixture.target("u2", .score(atLeast: score), id: id)
    }
    let model = try fixture.model()
    let record = ReplayJudge(model: model, settings: fixture.settings(2_000)).record(of: .nothing(slots: 0))
    func words(_ id: String) throws -> [UInt64] {
      record.targets[try #require(fixture.targets.firstIndex { $0.id == id })].joint
    }
    for k in 1..<7 {
      for (inner, outer) in zip(try words("rank\(k)"), try words("rank\(k + 1)")) { #expect(inner & ~outer == 0) }
    }
    for (inner, outer) in [("mid", "low"), ("high", "mid")] {
      for (a, b) in zip(try words(inner), try words(outer)) { #expect(a & ~b == 0) }
    }
    let layout = ReplayJudge(model: model, settings: fixture.settings(2_000)).layout
    #expect(try words("rank7") == layout.valid, "of seven units everyone is among the first seven")
  }

  @Test("P(rank ≤ k) of a target is the sum of the projection's rank shares")
  func sharesAgree() throws {
    var fixture = Self.board()
    fixture.target("u1", .rank(atMost: 3), by: 2)
    let projection = try fixture.project(replications: 3_000)
    expectEqual(projection.probability().value, projection["u1", 2].rank.p[0..<3].reduce(0, +))
  }

  @Test("the numbers of a projection do not depend on threads", arguments: [2, 3, 7])
  func threads(count: Int) throws {
    let fixture = RichFixture(worlds: .probable).fixture
    let starts = ["base": 1, "top": 2, "each": 1, "calm": 1]
    let single = try fixture.project(starts, replications: 1_000)
    let several = try fixture.project(starts, replications: 1_000, threads: count)
    for (one, other) in zip(single.boards, several.boards) {
      for (left, right) in zip(one.units, other.units) {
        #expect(left.periods.map(\.score) == right.periods.map(\.score))
        #expect(left.periods.map(\.rank) == right.periods.map(\.rank))
      }
    }
    #expect(single.targets.map(\.probability) == several.targets.map(\.probability))
  }

  @Test("a seed means the same numbers, another seed others")
  func seeds() throws {
    var fixture = Self.board()
    let first = try fixture.project(replications: 200).means("u0")
    #expect(try fixture.project(replications: 200).means("u0") == first)
    fixture.seed += 1
    #expect(try fixture.project(replications: 200).means("u0") != first)
  }

  @Test("fewer replications are the beginning of more, and a shorter horizon the beginning of a longer one")
  func prefixes() throws {
    var fixture = Self.board()
    fixture.target("u2", .rank(atMost: 3), by: 2)
    let few = ReplayJudge(model: try fixture.model(), settings: fixture.settings(100)).record(of: .nothing(slots: 0))
    let many = ReplayJudge(model: try fixture.model(), settings: fixture.settings(1_000)).record(of: .nothing(slots: 0))
    #expect(few.targets[0].joint[0] == many.targets[0].joint[0])
    #expect(few.targets[0].joint[1] == many.targets[0].joint[1] & ((1 << 36) - 1))
    let short = try Self.board(horizon: 2).project(replications: 200)
    let long = try Self.board(horizon: 6).project(replications: 200)
    for h in 0...2 {
      for unit in ["u0", "u3", "s1"] { #expect(short[unit, h].score == long[unit, h].score, "\(unit) at \(h)") }
    }
  }
}
