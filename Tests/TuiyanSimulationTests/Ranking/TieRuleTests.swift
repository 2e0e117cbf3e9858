// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel
import TuiyanNumerics
import TuiyanSimulation

@Suite("Ranks by every tie rule")
struct TieRuleTests {
  /// The mean ranks (one replication) of still units with totals x + y.
  private func ranks(
    _ values: [(x: Double, y: Double)], scores: [Double] = [], ties: Board.Ties = .min, tieBreak: [String] = [],
    decimals: Int? = nil
  ) throws -> [Double] {
    var fixture = Fixture()
    fixture.scheme([group("g", [leaf("x"), leaf("y")])])
    for (index, value) in values.enumerated() { fixture.unit("u\(index)", ["x": value.x, "y": value.y]) }
    for (index, score) in scores.enumerated() { fixture.scoreOnly("s\(index)", score) }
    fixture.board(ties: ties, tieBreak: tieBreak, decimals: decimals)
    let projection = try fixture.project()
    return fixture.units.map { projection[$0.id, 1].rank.mean }
  }

  static let five = [(30.0, 20.0), (20, 30), (20, 20), (10, 30), (10, 20)].map { (x: $0.0, y: $0.1) }

  @Test("totals 50, 50, 40, 40, 30")
  func rules() throws {
    expectEqual(try ranks(Self.five, ties: .min), [1, 1, 3, 3, 5])
    expectEqual(try ranks(Self.five, ties: .max), [2, 2, 4, 4, 5])
    expectEqual(try ranks(Self.five, ties: .average), [1.5, 1.5, 3.5, 3.5, 5])
    expectEqual(try ranks(Self.five, ties: .dense), [1, 1, 2, 2, 3])
  }

  @Test("a tie-break compares the points of a leaf or group, then the next")
  func tieBreaks() throws {
    expectEqual(try ranks(Self.five, tieBreak: ["x"]), [1, 2, 3, 4, 5])
    expectEqual(try ranks(Self.five, tieBreak: ["y"]), [2, 1, 4, 3, 5])
    expectEqual(try ranks(Self.five, ties: .dense, tieBreak: ["y"]), [2, 1, 4, 3, 5])
    expectEqual(try ranks(Self.five, ties: .average, tieBreak: ["g"]), [1.5, 1.5, 3.5, 3.5, 5])
    expectEqual(try ranks(Self.five, ties: .max, tieBreak: ["g", "x"]), [1, 2, 3, 4, 5])
  }

  @Test("in a tie-break units known by score come last, and tie with each other")
  func scoreOnlyLast() throws {
    expectEqual(try ranks([(30, 20), (20, 30)], scores: [50, 50], tieBreak: ["x"]), [1, 2, 3, 3])
    expectEqual(try ranks([(30, 20), (20, 30)], scores: [50, 50]), [1, 1, 1, 1])
  }

  @Test("totals are rounded half away from zero before ranking, and only for it")
  func decimals() throws {
    let near = [(50.04, 0.0), (49.96, 0), (49.94, 0)].map { (x: $0.0, y: $0.1) }
    expectEqual(try ranks(near, decimals: 1), [1, 1, 3])
    expectEqual(try ranks(near, decimals: 0), [1, 1, 1])
    expectEqual(try ranks(near, decimals: 2), [1, 2, 3])
    // 1.005, 2.675 and 0.145 lie just below the half in binary; a publisher rounds them up.
    for half in [1.005, 2.675, 0.145] {
      expectEqual(try ranks([(half, 0), (half + 0.005, 0)], decimals: 2), [1, 1])
    }
    var fixture = Fixture()
    fixture.scheme([leaf("x")])
    fixture.unit("a", ["x": 50.04])
    fixture.board(decimals: 1)
    expectEqual(try fixture.project()["a", 1].score.mean, 50.04)
  }

  @Test("totals with more digits than a whole number of 64 bits has are ranked all the same")
  func manyDigits() throws {
    var fixture = Fixture()
    fixture.scheme([leaf("x", points: 1e12)])
    for (index, score) in [5e11, 9e11, 5e11].enumerated() { fixture.scoreOnly("s\(index)", score) }
    fixture.board(decimals: 10)
    let projection = try fixture.project()
    expectEqual(fixture.units.map { projection[$0.id, 1].rank.mean }, [2, 1, 2])
  }

  @Test("totals within 1e-9 are equal")
  func tolerance() throws {
    expectEqual(try ranks([(50, 0), (50 + 4e-10, 0), (50 - 4e-10, 0)], ties: .min), [1, 1, 1])
    expectEqual(try ranks([(50, 0), (50 + 2e-9, 0)], ties: .min), [2, 1])
    expectEqual(try ranks([(0.1 + 0.2, 0), (0.3, 0)], ties: .max), [2, 2])
  }

  @Test("a crowded board with many ties agrees with counting member by member", arguments: Board.Ties.allCases)
  func crowded(ties: Board.Ties) throws {
    var state: UInt64 = 17
    func next(_ bound: Int) -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(Int((state >> 33) % UInt64(bound)))
    }
    let values = (0..<60).map { _ in (x: 10 + next(8) / 4, y: 20 + next(8) / 4) }
    for (tieBreak, decimals) in [([], nil), (["x"], nil), ([], 0), (["y"], 0)] as [([String], Int?)] {
      func key(_ value: (x: Double, y: Double)) -> [Double] {
        let total = decimals == nil ? value.x + value.y : (value.x + value.y).rounded(.toNearestOrAwayFromZero)
        return [total, tieBreak == ["x"] ? value.x : tieBreak == ["y"] ? value.y : 0]
      }
      let keys = values.map(key)
      let expected = keys.map { own in
        let higher = keys.filter { own.lexicographicallyPrecedes($0) }
        let level = Double(keys.filter { $0 == own }.count)
        let above = Double(higher.count)
        return switch ties {
        case .min: above + 1
        case .max: above + level
        case .average: above + (level + 1) / 2
        case .dense: Double(Set(higher).count) + 1
        }
      }
      expectEqual(try ranks(values, ties: ties, tieBreak: tieBreak, decimals: decimals), expected)
    }
  }

  @Test("under average the shares by rank count the floor")
  func averageFloor() throws {
    var fixture = Fixture()
    fixture.scheme([leaf("x")])
    for (id, value) in [("a", 50.0), ("b", 50), ("c", 40)] { fixture.unit(id, ["x": value]) }
    fixture.board(ties: .average)
    let rank = try fixture.project()["b", 1].rank
    expectEqual(rank.p, [1, 0, 0])
    expectEqual(rank.mean, 1.5)
  }

  @Test("rank quantiles are ranks that occur")
  func quantiles() throws {
    var fixture = Fixture()
    fixture.scheme([leaf("x")])
    for index in 0..<4 { fixture.unit("u\(index)", ["x": 50]) }
    fixture.moving(nil, "x", .walk(1))
    let rank = try fixture.project(replications: 4_000)["u0", 1].rank
    #expect(rank.q05 == 1 && rank.q95 == 4 && (2...3).contains(rank.q50))
    let mean = zip(1...4, rank.p).reduce(0) { $0 + Double($1.0) * $1.1 }
    expectEqual(rank.mean, mean)
    let variance = zip(1...4, rank.p).reduce(0) { $0 + (Double($1.0) - mean) * (Double($1.0) - mean) * $1.1 }
    expectEqual(rank.meanError, (variance / 3_999).squareRoot())
  }
}
