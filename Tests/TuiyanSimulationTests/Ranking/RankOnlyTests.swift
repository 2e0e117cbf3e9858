// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestOracles
import Testing
import TuiyanModel
import TuiyanNumerics
import TuiyanSimulation

@Suite("Units known by their rank hold the published order and fill the gaps")
struct RankOnlyTests {
  static let replications = 20_000

  /// Five units: totals 90 and 50 known at ranks 1 and 5, ranks 2, 3, 4 known only.
  private func between() -> Fixture {
    var fixture = Fixture()
    fixture.scheme([leaf("x")])
    fixture.scoreOnly("first", 90)
    fixture.scoreOnly("last", 50)
    for rank in 2...4 { fixture.rankOnly("r\(rank)", rank) }
    fixture.published("first", rank: 1, at: -1)
    fixture.published("last", rank: 5, at: -1)
    return fixture
  }

  /// Moments of the j-th largest of n draws of N(m, s) truncated to [low, high]: ∫ Q(u) dBeta(n + 1 − j, j)(u).
  private func moments(
    _ j: Int, of n: Int, m: Double, s: Double, low: Double, high: Double
  ) throws -> (mean: Double, sd: Double) {
    let below = Special.normalCDF((low - m) / s)
    let above = Special.normalCDF((high - m) / s)
    let a = Double(n + 1 - j)
    let b = Double(j)
    let scale = exp(lgamma(a + b) - lgamma(a) - lgamma(b))
    func moment(_ power: Double) throws -> Double {
      try Oracle.integrate(
        { u in
          let value = m + s * Special.normalQuantile(below + u * (above - below))
          return pow(value, power) * scale * pow(u, a - 1) * pow(1 - u, b - 1)
        }, from: 0, to: 1)
    }
    let mean = try moment(1)
    return (mean, (try moment(2) - mean * mean).squareRoot())
  }

  private func expectMoments(
    _ score: ScoreSummary, _ truth: (mean: Double, sd: Double), _ what: Comment? = nil
  ) {
    expectMean(score.mean, truth.mean, sd: truth.sd, count: Self.replications, what)
    expectSD(score.sd, truth.sd, count: Self.replications, kurtosis: 5, what)
  }

  @Test("at as_of every replication holds the published order")
  func order() throws {
    let projection = try between().project(replications: 2_000)
    for (id, rank) in [("first", 1), ("r2", 2), ("r3", 3), ("r4", 4), ("last", 5)] {
      #expect(projection[id, 0].rank.p[rank - 1] == 1, "\(id)")
    }
  }

  @Test("a known total that is drawn is noted: the others were drawn around its median")
  func drawnTotals() throws {
    #expect(try between().project(replications: 64).notes.isEmpty)
    var masked = between()
    masked.results[0] = PublishedResult(
      board: "board", unit: "first", period: Fixture.period(0), score: Quantity(.uniform(.init(85), .init(95))),
      rank: nil)
    #expect(try masked.project(replications: 64).notes.contains(.orderAtMedians(board: "board", units: ["first"])))

    var scored = between()
    scored.unit("own", ["x": 95])
    scored.published("own", rank: 1, at: -1)
    #expect(try scored.project(replications: 64).notes.isEmpty)
    // Its own level errs, but not on a board with units known by rank alone.
    scored.moving("own", "x", DynamicsKeys(levelSD: Quantity(3)))
    #expect(try scored.project(replications: 64).notes.isEmpty)
    scored.moving("own", "x", DynamicsKeys(level: Quantity(.uniform(.init(91), .init(99)))))
    #expect(try scored.project(replications: 64).notes.contains(.orderAtMedians(board: "board", units: ["own"])))
  }

  @Test("between two known totals: order statistics of the truncated normal on Blom scores")
  func orderStatistics() throws {
    let projection = try between().project(replications: Self.replications)
    // The line through (±z, 70 ± 20), z the Blom score of 5 among 5.
    let s = 20 / Special.normalQuantile((5 - 0.375) / 5.25)
    for (place, id) in ["r2", "r3", "r4"].enumerated() {
      let truth = try moments(place + 1, of: 3, m: 70, s: s, low: 50, high: 90)
      expectMoments(projection[id, 0].score, truth, "\(id)")
    }
  }

  @Test("above the first known total the interval ends at the scheme's total, below the last at 0")
  func openEnds() throws {
    var fixture = Fixture()
    fixture.scheme([leaf("x")])
    fixture.scoreOnly("second", 80)
    fixture.scoreOnly("third", 70)
    fixture.published("second", rank: 2, at: -1)
    fixture.published("third", rank: 3, at: -1)
    fixture.rankOnly("top", 1)
    fixture.rankOnly("low", 4)
    let projection = try fixture.project(replications: Self.replications)
    let z = Special.normalQuantile((3 - 0.375) / 4.25)
    let s = 5 / z
    expectMoments(projection["top", 0].score, try moments(1, of: 1, m: 75, s: s, low: 80, high: 100), "top")
    expectMoments(projection["low", 0].score, try moments(1, of: 1, m: 75, s: s, low: 0, high: 70), "low")
  }

  @Test("a published mean stands at score 0 of the line")
  func publishedMean() throws {
    var fixture = Fixture()
    fixture.scheme([leaf("x")])
    fixture.scoreOnly("second", 80)
    fixture.published("second", rank: 2, at: -1)
    for (id, rank) in [("top", 1), ("third", 3), ("fourth", 4), ("fifth", 5)] { fixture.rankOnly(id, rank) }
    fixture.reference(nil, mean: 60)
    let projection = try fixture.project(replications: Self.replications)
    let s = 20 / Special.normalQuantile((4 - 0.375) / 5.25)
    expectMoments(projection["top", 0].score, try moments(1, of: 1, m: 60, s: s, low: 80, high: 100))
    expectMoments(projection["fourth", 0].score, try moments(2, of: 3, m: 60, s: s, low: 0, high: 80))
  }

  @Test("a published best is the total of the first unit")
  func publishedBest() throws {
    var fixture = Fixture()
    fixture.scheme([leaf("x")])
    fixture.scoreOnly("third", 70)
    fixture.published("third", rank: 3, at: -1)
    fixture.rankOnly("top", 1)
    fixture.rankOnly("second", 2)
    fixture.reference(nil, best: 92)
    let projection = try fixture.project(replications: Self.replications)
    expectEqual(projection["top", 0].score.mean, 92)
    #expect(projection["top", 0].score.sd == 0)
    let z = Special.normalQuantile((3 - 0.375) / 3.25)
    let truth = try moments(1, of: 1, m: 81, s: 11 / z, low: 70, high: 92)
    expectMoments(projection["second", 0].score, truth)
  }

  @Test("then they move as score-only units do")
  func motion() throws {
    var fixture = between()
    fixture.horizon = 2
    fixture.dynamics.score = DynamicsKeys(drift: Quantity(1), sigma: Quantity(2)).filled(from: Fixture.still)
    let projection = try fixture.project(replications: Self.replications)
    let s = 20 / Special.normalQuantile((5 - 0.375) / 5.25)
    let start = try moments(2, of: 3, m: 70, s: s, low: 50, high: 90)
    expectMoments(projection["r3", 2].score, (start.mean + 2, (start.sd * start.sd + 8).squareRoot()))
  }

  @Test("no unit of such a board starts with an error of its level")
  func levelsAreExact() throws {
    var fixture = between()
    fixture.unit("own", ["x": 60])
    fixture.published("own", rank: 5, at: -1)
    fixture.results.removeAll { $0.unit == "last" && $0.rank == 5 }
    fixture.published("last", rank: 6, at: -1)
    fixture.dynamics.base.levelSD = Quantity(5)
    fixture.dynamics.score.levelSD = Quantity(5)
    let projection = try fixture.project(replications: 1_000)
    for id in ["own", "first", "last"] { #expect(projection[id, 0].score.sd == 0, "\(id)") }
    for (id, rank) in [("r4", 4), ("own", 5), ("last", 6)] { #expect(projection[id, 0].rank.p[rank - 1] == 1) }
  }

  @Test("the unit scored leaf by leaf is a known total of the line")
  func ownTotal() throws {
    var fixture = Fixture()
    fixture.scheme([leaf("x")])
    fixture.unit("own", ["x": 60])
    fixture.published("own", rank: 3)
    fixture.scoreOnly("first", 80)
    fixture.published("first", rank: 1, at: -1)
    fixture.rankOnly("second", 2)
    let projection = try fixture.project(replications: Self.replications)
    let s = 10 / Special.normalQuantile((3 - 0.375) / 3.25)
    expectMoments(projection["second", 0].score, try moments(1, of: 1, m: 70, s: s, low: 60, high: 80))
  }

  @Test("a gap dozens of standard deviations away keeps the shape of the normal's tail", arguments: [12, 60, 200])
  func farTail(pack: Int) throws {
    var fixture = Fixture()
    fixture.scheme([leaf("x")])
    // A pack at 20 and one unit at 90 fix the line; a unit known by rank stands above them all.
    var x = [Special.normalQuantile((Double(pack + 1) - 0.375) / (Double(pack + 2) + 0.25))]
    var y = [90.0]
    fixture.scoreOnly("second", 90)
    fixture.published("second", rank: 2, at: -1)
    for index in 0..<pack {
      fixture.scoreOnly("s\(index)", 20)
      fixture.published("s\(index)", rank: index + 3, at: -1)
      x.append(Special.normalQuantile((Double(pack - index) - 0.375) / (Double(pack + 2) + 0.25)))
      y.append(20)
    }
    fixture.rankOnly("top", 1)
    let line = try Line.fit(x: x, y: y)
    // Density relative to that at 90, so that nothing underflows.
    func weight(_ score: Double, _ power: Double) -> Double {
      let a = (90 - line.intercept) / line.slope
      let b = (score - line.intercept) / line.slope
      return pow(score - 90, power) * exp((a - b) * (a + b) / 2)
    }
    let mass = try Oracle.integrate({ weight($0, 0) }, from: 90, to: 100)
    let mean = try Oracle.integrate({ weight($0, 1) }, from: 90, to: 100) / mass
    let square = try Oracle.integrate({ weight($0, 2) }, from: 90, to: 100) / mass
    let score = try fixture.project(replications: 2_000)["top", 0].score
    expectMean(score.mean, 90 + mean, sd: (square - mean * mean).squareRoot(), count: 2_000)
    expectSD(score.sd, (square - mean * mean).squareRoot(), count: 2_000, kurtosis: 9)
  }

  @Test("a stated level is a known total too")
  func statedLevel() throws {
    var fixture = between()
    fixture.results.removeAll { $0.unit == "first" && $0.score != nil }
    fixture.moving("first", "total", DynamicsKeys(level: Quantity(90)))
    let projection = try fixture.project(replications: 500)
    #expect(projection["first", 0].score.q05 == 90 && projection["first", 0].score.q95 == 90)
    expectEqual(projection["r3", 0].score.mean, try between().project(replications: 500)["r3", 0].score.mean)
  }

  @Test("a board made from the ranks of another is tied once that one stands")
  func boardOnBoard() throws {
    var fixture = Fixture()
    fixture.scheme([leaf("x")])
    let up = Rollup(source: .boardRankShare("counties"), take: .mean)
    fixture.scheme([leaf("up", rollup: up, score: .linear(from: 0, to: 1))], id: "above")
    fixture.scoreOnly("best", 80, on: "above")
    fixture.published("best", rank: 1, on: "above", at: -1)
    fixture.rankOnly("middle", 2, on: "above")
    fixture.unit("parent")
    fixture.published("parent", rank: 3, on: "above")
    fixture.scoreOnly("first", 90, on: "counties")
    fixture.published("first", rank: 1, on: "counties", at: -1)
    fixture.rankOnly("second", 2, on: "counties")
    fixture.unit("child", ["x": 60], parent: "parent")
    fixture.published("child", rank: 3, on: "counties")
    fixture.scoreOnly("last", 50, on: "counties")
    fixture.published("last", rank: 4, on: "counties", at: -1)
    fixture.board("above", units: ["best", "middle", "parent"], scheme: "above")
    fixture.board("counties", units: ["first", "second", "child", "last"])
    let projection = try fixture.project(replications: Self.replications)
    // The child is third of four: a share of 1/3, so the parent stands at 100/3.
    expectEqual(projection["parent", 0, on: "above"].score.mean, 100 / 3.0)
    let s = (80 - 100 / 3.0) / 2 / Special.normalQuantile((3 - 0.375) / 3.25)
    let truth = try moments(1, of: 1, m: (80 + 100 / 3.0) / 2, s: s, low: 100 / 3.0, high: 80)
    expectMoments(projection["middle", 0, on: "above"].score, truth)
  }

  // MARK: What is refused

  private func problems(_ fixture: Fixture) -> [Problem] {
    do {
      _ = try CompiledModel(fixture.scenario)
      return []
    } catch {
      return error.diagnostics.map(\.problem)
    }
  }

  @Test("known totals that contradict the published order are refused")
  func contradiction() {
    var fixture = between()
    fixture.results.removeAll { $0.score != nil }
    fixture.published("first", score: 40)
    fixture.published("last", score: 50)
    #expect(
      problems(fixture) == [
        .model(
          .orderContradicted(board: "board", above: "first", aboveTotal: 40, below: "last", belowTotal: 50))
      ])
  }

  @Test("fewer than two known totals are refused")
  func tooFew() {
    var fixture = Fixture()
    fixture.scheme([leaf("x")])
    fixture.scoreOnly("a", 70)
    fixture.published("a", rank: 1, at: -1)
    fixture.rankOnly("b", 2)
    #expect(problems(fixture) == [.model(.tooFewKnownTotals(board: "board"))])
  }
}
