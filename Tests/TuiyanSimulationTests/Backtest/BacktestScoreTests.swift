// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import TuiyanNumerics
import TuiyanSimulation
import TuiyanTrends

@Suite("Backtest scores, by hand")
struct BacktestScoreTests {
  /// Three units; four draws of the estimator and of the walk.
  static let record = ContestRecord(
    units: ["a", "b", "c"], period: 2020, target: 2021, current: [1, 2, 3], observed: [2, 1, 3],
    estimator: RankDistribution(units: 3, replications: 4, counts: [2, 2, 0, 1, 1, 2, 1, 1, 2]),
    randomWalk: RankDistribution(units: 3, replications: 4, counts: [4, 0, 0, 0, 4, 0, 0, 0, 4]),
    rung: EstimateRung(kind: .kriging, isFromRanks: false, units: 3, periods: 2, points: 6), pastGains: [0.25])
  static let settings = BacktestSettings(ranks: [1], gains: [1], replications: 4, resamples: 200)

  @Test("Brier, log score and their competitors")
  func eventScores() throws {
    let result = try Backtest.judge([Self.record], settings: Self.settings)
    // P(rank ≤ 1) = .5, .25, .25; only b came first.
    expectEqual(result.brier.estimator.value, (0.25 + 0.5625 + 0.0625) / 3)
    expectEqual(result.brier.randomWalk.value, 2.0 / 3)
    expectEqual(result.brier.persistence.value, 2.0 / 3)
    expectEqual(result.brier.climatology.value, (1.0 / 9 + 4.0 / 9 + 1.0 / 9) / 3)
    expectEqual(result.brier.difference.value, 0.875 / 3 - 2.0 / 3)
    // Frequencies 2, 1 and 3 of 4 to what happened: (2 + ½)/5, (1 + ½)/5, (3 + ½)/5.
    expectEqual(result.logScore.estimator.value, -(log(0.5) + log(0.3) + log(0.7)) / 3)
    #expect(result.events == 3 && result.origins.count == 1)
    #expect(result.verdict == .useEstimator)
  }

  @Test("the ranked probability score sums over all ranks")
  func rankScore() throws {
    let result = try Backtest.judge([Self.record], settings: Self.settings)
    // a: cumulative .5, 1 against 0, 1; b: .25, .5 against 1, 1; c: .25, .5 against 0, 0.
    expectEqual(result.crps.estimator.value, (0.25 + (0.5625 + 0.25) + (0.0625 + 0.25)) / 3)
    expectEqual(result.crps.persistence.value, 2.0 / 3)
  }

  @Test("climbs count from the rank at the origin, climatology from how often they came before")
  func gains() throws {
    let result = try Backtest.judge([Self.record], settings: Self.settings)
    // Climbing one place: a impossible, b rank ≤ 1 (.25, came), c rank ≤ 2 (.5, did not).
    expectEqual(result.gainBrier.estimator.value, (0 + 0.5625 + 0.25) / 3)
    expectEqual(result.gainBrier.climatology.value, (0.0625 + 0.5625 + 0.0625) / 3)
    #expect(result.gainEvents == 3)
  }

  @Test("an observed rank on the edge of an interval counts by its part inside")
  func coverage() throws {
    let result = try Backtest.judge([Self.record], settings: Self.settings)
    // One draw more, at the rank observed: a holds (.4, 1], b (0, .4], c (.4, 1] of 5 draws; inside .25 … .75 are
    // .35/.6, .15/.4 and .35/.6, inside .05 … .95 are .55/.6, .35/.4 and .55/.6.
    expectEqual(result.coverage[0].share.value, (0.35 / 0.6 * 2 + 0.15 / 0.4) / 3)
    expectEqual(result.coverage[1].share.value, (0.55 / 0.6 * 2 + 0.35 / 0.4) / 3)
  }

  /// Twenty rankings of three units; each in turn is what came, and the other nineteen are the forecast.
  static let exchangeable: [ContestRecord] = {
    let pool = [([1, 2, 3], 9), ([1, 3, 2], 5), ([2, 1, 3], 4), ([3, 2, 1], 2)]
    return pool.flatMap { came, times -> [ContestRecord] in
      var counts = [Int32](repeating: 0, count: 9)
      for (ranks, count) in pool {
        let left = ranks == came ? count - 1 : count
        for unit in 0..<3 { counts[3 * unit + ranks[unit] - 1] += Int32(left) }
      }
      let forecast = RankDistribution(units: 3, replications: 19, counts: counts)
      let record = ContestRecord(
        units: ["a", "b", "c"], period: 2020, target: 2021, current: [1, 2, 3], observed: came, estimator: forecast,
        randomWalk: forecast, rung: Self.record.rung, pastGains: [])
      return Array(repeating: record, count: times)
    }
  }()

  @Test("what came is as good as any draw: coverage is exactly the level, that of closed intervals is not")
  func honestCoverage() throws {
    let result = try Backtest.judge(Self.exchangeable, settings: BacktestSettings(replications: 19, resamples: 0))
    #expect(result.origins.count == 20)
    expectEqual(result.coverage[0].share.value, 0.5)
    expectEqual(result.coverage[1].share.value, 0.9)
    // Ranks 1, 2, 3 came for a 14, 4, 2 times, for b 4, 11, 5, for c 2, 5, 13. From the lower to the upper quartile of
    // the other nineteen lie: a 1 (13/19 are no more) and 2 (14/19 are less), not 3 (18/19 are less); b 2 alone (3/19
    // are 1, 15/19 less than 3); c 2 (6/19 are no more) and 3, not 1 (1/19). From 5 to 95 % lies every rank.
    #expect(result.coverage[0].closed == 14 + 4 + 11 + 5 + 13)
    #expect(result.coverage[1].closed == 60)
    #expect(result.coverage.map(\.ranks) == [60, 60])
  }

  @Test("reliability and the expected calibration error")
  func reliability() throws {
    let bins = ReliabilityTable.bins(of: [(0.05, false), (0.05, true), (0.62, true), (0.68, false), (1, true)])
    #expect(bins.map(\.count) == [2, 2, 1])
    expectEqual(bins.map(\.forecast), [0.05, 0.65, 1])
    expectEqual(bins.map(\.observed), [0.5, 0.5, 1])
    expectEqual(ReliabilityTable.calibrationError(bins), (2 * 0.45 + 2 * 0.15 + 0) / 5)
    #expect(bins[1].from == 0.6 && bins[1].to == 0.7)
  }

  @Test("several contests: means over contests, and an interval that holds the mean")
  func bootstrap() throws {
    let other = ContestRecord(
      units: ["a", "b", "c"], period: 2021, target: 2022, current: [2, 1, 3], observed: [1, 2, 3],
      estimator: Self.record.randomWalk, randomWalk: Self.record.estimator, rung: Self.record.rung, pastGains: [nil])
    let result = try Backtest.judge([Self.record, other], settings: Self.settings)
    let first = 0.875 / 3
    expectEqual(result.brier.estimator.value, (first + 0) / 2)
    #expect(result.brier.estimator.low >= 0 && result.brier.estimator.low <= result.brier.estimator.value)
    #expect(result.brier.estimator.high <= first && result.brier.estimator.high >= result.brier.estimator.value)
    #expect(result.origins.map(\.period) == [2020, 2021])
  }

  private func judged(_ records: [ContestRecord], ranks: [Int], gains: [Int] = [1]) throws -> BacktestResult {
    try Backtest.judge(records, settings: BacktestSettings(ranks: ranks, gains: gains, replications: 4, resamples: 200))
  }

  @Test("what is certain among three units is no event: no score, no verdict, and it is said")
  func certain() throws {
    let none = try judged([Self.record], ranks: [3, 9], gains: [3])
    #expect(none.verdict == .noEvents && none.events == 0 && none.gainEvents == 0 && none.reliability.isEmpty)
    for score in [none.brier, none.logScore, none.gainBrier].flatMap({ [$0.estimator, $0.randomWalk, $0.difference] }) {
      #expect(score.value.isNaN && score.low.isNaN && score.high.isNaN)
    }
    #expect(none.calibrationError.isNaN && none.crps.estimator.value.isFinite)
    #expect(none.unjudged.map(\.n) == [3, 9, 3] && none.unjudged.allSatisfy { $0.origins == 1 })
    #expect(none.unjudged.map(\.event) == [.rankAtMost, .rankAtMost, .gainAtLeast])
    let one = try judged([Self.record], ranks: [1])
    let more = try judged([Self.record], ranks: [1, 9])
    #expect(more.brier.estimator.value == one.brier.estimator.value && more.events == 3 && more.verdict == one.verdict)
    #expect(one.unjudged.isEmpty && more.unjudged.map(\.n) == [9])
  }

  @Test("an event asked for twice is counted once")
  func once() throws {
    let twice = try judged([Self.record], ranks: [2, 1, 2], gains: [1, 1])
    let asked = try judged([Self.record], ranks: [2, 1], gains: [1])
    #expect(twice.events == 6 && twice.gainEvents == 3)
    #expect(twice.brier.estimator.value == asked.brier.estimator.value)
    #expect(twice.gainBrier.estimator.value == asked.gainBrier.estimator.value)
  }

  @Test("a contest without the event is left out of its mean, not counted as 0")
  func mixed() throws {
    let two = RankDistribution(units: 2, replications: 4, counts: [3, 1, 1, 3])
    let pair = ContestRecord(
      units: ["a", "b"], period: 2021, target: 2022, current: [1, 2], observed: [2, 1], estimator: two, randomWalk: two,
      rung: Self.record.rung, pastGains: [nil])
    let alone = try judged([Self.record], ranks: [2])
    let both = try judged([Self.record, pair], ranks: [2])
    #expect(both.brier.estimator.value == alone.brier.estimator.value && both.events == 3)
    #expect(both.origins.map(\.brier.isNaN) == [false, true])
    #expect(both.brier.estimator.low.isNaN, "one origin has numbers: no interval is known")
    #expect(both.unjudged == [BacktestResult.Unjudged(event: .rankAtMost, n: 2, origins: 1)])
    let three = try judged([Self.record, Self.record, pair], ranks: [2])
    expectEqual(three.brier.estimator.low, alone.brier.estimator.value)
    expectEqual(three.brier.estimator.high, alone.brier.estimator.value)
  }

  @Test("ranks share the best place where values tie")
  func ties() {
    #expect(RankDistribution.ranks([3, 5, 5, 1]) == [3, 1, 1, 4])
  }
}
