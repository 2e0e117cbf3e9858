// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel
import TuiyanSimulation
import TuiyanTrends

@Suite("Rolling origins within courses")
struct CourseBacktestTests {
  static let units = (0..<5).map { "u\($0)" }

  /// Years of four quarters, the last of which begins at 8008.
  static func panel(years: Int = 3) -> PanelHistory {
    let periods = Array((8012 - 4 * years)..<8012)
    let rows = units.indices.map { unit in
      periods.map { period in
        let quarter = period % 4
        return Double(quarter + 1) * (10 + Double(unit)) + Double((unit * 3 + period) % 5)
      }
    }
    let course = RunningCourse(RunningTotal(take: .sum, since: Period(step: .quarter, ordinal: 8008)))
    return PanelHistory(units: units, periods: periods, rows: rows, running: course)
  }

  @Test("a backtest never forecasts across the end of a course, nor from its first period")
  func origins() throws {
    let result = try Backtest.run(Self.panel(), settings: BacktestSettings(replications: 64, resamples: 0))
    #expect(result.origins.map { $0.period % 4 } == [1, 2, 1, 2, 1, 2])
    #expect(result.rung.kind == .accumulator)
  }

  @Test("periods asked for at the first origin are periods of the course, also fewer than two")
  func first() throws {
    func quarters(_ first: Int) throws -> [Int] {
      let settings = BacktestSettings(firstPeriods: first, replications: 64, resamples: 0)
      return try Backtest.run(Self.panel(), settings: settings).origins.map { $0.period % 4 }
    }
    #expect(try quarters(3) == [2, 2, 2])
    #expect(try quarters(1) == [0, 1, 2, 0, 1, 2, 0, 1, 2])
  }

  @Test("courses too short are refused with the longest one's periods, however many there are in all")
  func refusal() {
    #expect(throws: Backtest.Refusal.coursesTooShort(periods: 4, needed: 5)) {
      try Backtest.run(Self.panel(), settings: BacktestSettings(horizon: 3, replications: 64, resamples: 0))
    }
  }

  @Test("intervals resample courses: three give one no wider than their means, one gives none")
  func intervals() throws {
    let result = try Backtest.run(Self.panel(), settings: BacktestSettings(replications: 64, resamples: 400))
    #expect(result.clusters == 3 && result.origins.count == 6)
    let brier = result.origins.map(\.brier)
    let means = [0, 2, 4].map { (brier[$0] + brier[$0 + 1]) / 2 }
    let score = result.brier.estimator
    #expect(score.low >= (means.min() ?? 0) - 1e-12 && score.high <= (means.max() ?? 0) + 1e-12)
    let single = try Backtest.run(Self.panel(years: 1), settings: BacktestSettings(replications: 64, resamples: 400))
    #expect(single.clusters == 1 && single.origins.count == 2)
    #expect(single.brier.estimator.low.isNaN && single.brier.estimator.value.isFinite)
  }
}
