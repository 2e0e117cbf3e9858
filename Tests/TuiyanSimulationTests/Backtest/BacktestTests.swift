// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanNumerics
import TuiyanSimulation
import TuiyanTrends

@Suite("Rolling origins")
struct BacktestTests {
  static let panel = MadePanel.walks(units: 12, periods: 9, seed: 21, gap: 11)
  static let settings = BacktestSettings(horizon: 2, replications: 300, resamples: 100)

  @Test("a forecast uses nothing after its origin")
  func noLookAhead() throws {
    let changed = PanelHistory(
      units: Self.panel.units, periods: Self.panel.periods,
      rows: (0..<12).map { unit in
        (0..<9).map { period in period == 8 ? Double(unit) : Self.panel.value(unit, period) }
      })
    let one = try Backtest.run(Self.panel, settings: Self.settings)
    let other = try Backtest.run(changed, settings: Self.settings)
    // Origins 2 … 6; only the last one's target is period 8.
    #expect(one.origins.map(\.period) == [2, 3, 4, 5, 6] && one.origins.map(\.target) == [4, 5, 6, 7, 8])
    #expect(one.origins.dropLast() == other.origins.dropLast())
    #expect(one.origins.last != other.origins.last)
  }

  @Test("one thread or three, the same numbers")
  func threads() throws {
    var settings = Self.settings
    let one = try Backtest.run(Self.panel, settings: settings)
    settings.threads = 3
    let three = try Backtest.run(Self.panel, settings: settings)
    #expect(one.origins == three.origins && one.brier == three.brier && one.reliability == three.reliability)
  }

  @Test("a panel too short for an origin and its target is refused with what it would need")
  func refusal() {
    #expect(throws: Backtest.Refusal.tooFewPeriods(periods: 4, needed: 5)) {
      try Backtest.run(MadePanel.walks(units: 5, periods: 4), settings: Self.settings)
    }
    let apart = PanelHistory(
      units: ["a", "b"], periods: [0, 1, 2, 3, 4],
      rows: [[1, .nan, 1, .nan, 1], [.nan, 2, .nan, 2, .nan]])
    #expect(throws: Backtest.Refusal.nothingToRank) { try Backtest.run(apart, settings: Self.settings) }
  }

  @Test("a question follows its unit through every origin where it is ranked")
  func questions() throws {
    let questions = [
      BacktestQuestion(id: "top", unit: "u3", event: .rankAtMost(4)),
      BacktestQuestion(id: "climb", unit: "u3", event: .gainAtLeast(2)),
      BacktestQuestion(id: "stranger", unit: "nobody", event: .rankAtMost(4)),
    ]
    let result = try Backtest.run(Self.panel, settings: Self.settings, questions: questions)
    #expect(result.answers.map(\.question) == questions)
    #expect(result.answers[2].rows.isEmpty)
    for row in result.answers[0].rows {
      let ranked = (0..<12).filter {
        !Self.panel.value($0, row.period).isNaN && !Self.panel.value($0, row.target).isNaN
      }
      let better = ranked.count { Self.panel.value($0, row.target) > Self.panel.value(3, row.target) }
      #expect(row.happened == (better < 4))
    }
    #expect(result.answers[0].rows.map(\.period) == result.answers[1].rows.map(\.period))
  }

  @Test("on random walks the walk's own intervals cover what they say")
  func honestCompetitor() throws {
    // 40 independent panels of 10 walks: 400 ranks at each level, all of one origin each. The forecast knows the sd
    // only from 5 periods × 9, so the shares are near, not at, the level. False alarm below 1e-4 at 4.5 errors of 400
    // dependent ranks, counted as 150 independent ones.
    let records = (0..<40).map { seed -> ContestRecord in
      let panel = MadePanel.walks(units: 10, periods: 7, seed: UInt64(100 + seed))
      let known = panel.upTo(5)
      let ranks = RankDistribution(
        forecast: PanelForecast(known, from: 5, steps: [1], method: .randomWalk), units: Array(0..<10),
        replications: 500, key: StreamKey(seed: UInt64(seed)))
      return ContestRecord(
        units: panel.units, period: seed, target: seed, current: RankDistribution.ranks(panel.column(5)),
        observed: RankDistribution.ranks(panel.column(6)), estimator: ranks, randomWalk: ranks,
        rung: EstimateRung(kind: .randomWalk, isFromRanks: false, units: 10, periods: 6, points: 60), pastGains: [])
    }
    let result = try Backtest.judge(records, settings: BacktestSettings(replications: 500, resamples: 100))
    for cover in result.coverage {
      let error = (cover.level * (1 - cover.level) / 150).squareRoot()
      #expect(abs(cover.share.value - cover.level) <= allowedErrors * error, "\(cover)")
    }
  }

  @Test("fewer than four units: the estimator is the random walk, not a better or a worse one", arguments: [2, 3])
  func fewUnits(units: Int) throws {
    let panel = MadePanel.walks(units: units, periods: 7)
    let result = try Backtest.run(panel, settings: BacktestSettings(replications: 256, resamples: 64))
    #expect(result.verdict == .sameModel)
    for score in [result.brier, result.logScore, result.crps, result.gainBrier] {
      #expect(score.estimator == score.randomWalk && score.difference.value == 0)
    }
    let four = try Backtest.run(MadePanel.walks(units: 4, periods: 7), settings: BacktestSettings(replications: 256))
    #expect(four.verdict != .sameModel && four.brier.difference.value != 0)
  }
}
