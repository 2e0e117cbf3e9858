// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanSimulation
import TuiyanTrends

/// Rows of the backtest bench as text, and the gain events of all panels together.
struct BenchTable {
  private var gains: [GainPool: PooledGains] = [:]

  static let head = row([
    "panel", "ahead", "n", "Brier", "walk", "asked", "diff", "95 % of diff", "persist", "climat", "logS", "CRPS",
    "50 %", "95 % of it", "whole ranks", "90 %", "95 % of it", "whole ranks", "ECE", "gain", "walk", "s",
  ])

  mutating func row(_ line: BenchLine, _ result: BacktestResult, seconds: Double) -> String {
    if let pool = line.pool { gains[pool, default: PooledGains()].add(result, of: line.family) }
    let brier = result.brier
    let skill = [
      line.name, line.horizon, "\(result.origins.count)", Self.text(brier.estimator.value, 4),
      Self.text(brier.randomWalk.value, 4), line.goal.map { Self.text($0, 4) } ?? "",
      Self.text(100 * brier.difference.value / brier.randomWalk.value, 1) + " %",
      Self.text(brier.difference.low, 4) + "…" + Self.text(brier.difference.high, 4),
      Self.text(brier.persistence.value, 4), Self.text(brier.climatology.value, 4),
      Self.text(result.logScore.estimator.value, 3), Self.text(result.crps.estimator.value, 2),
    ]
    let gains = [
      Self.text(result.calibrationError, 3), Self.text(result.gainBrier.estimator.value, 4),
      Self.text(result.gainBrier.randomWalk.value, 4), Self.text(seconds, 2),
    ]
    return Self.row(skill + result.coverage.flatMap(Self.covered) + gains)
  }

  /// The coverage with its interval, and how many of the observed ranks a closed interval of whole ranks would hold.
  private static func covered(_ coverage: BacktestResult.Coverage) -> [String] {
    [text(coverage.share.value, 3), interval(coverage.share), "\(coverage.closed)/\(coverage.ranks)"]
  }

  /// "Climbs ≥ 10 % of the units", forecasts of one half or more, each pool of panels together.
  func pooledGains(seed: UInt64) -> [String] {
    let all = gains.values.reduce(PooledGains()) { $0.joined(with: $1) }
    let pools =
      [("of all panels together", all)]
      + GainPool.allCases.compactMap { pool in
        gains[pool].map { ("on panels \(pool.rawValue)", $0) }
      }
    return pools.flatMap { name, found in
      let lines = found.lines(seed: seed)
      return lines.isEmpty
        ? [] : ["climbs of >= 10 % of the units, forecast at one half or more, \(name):"] + lines
    }
  }

  private static func interval(_ score: BacktestResult.Score) -> String {
    text(score.low, 2) + "…" + text(score.high, 2)
  }

  private static func row(_ cells: [String]) -> String {
    let widths = [15, 6, 3, 7, 7, 7, 7, 17, 7, 7, 6, 7, 6, 10, 11, 6, 10, 11, 6, 7, 7, 7]
    return zip(cells, widths).map { cell, width in
      String(repeating: " ", count: max(0, width - cell.count)) + cell
    }.joined(separator: " ")
  }

  static func text(_ value: Double, _ digits: Int) -> String { String(format: "%.\(digits)f", value) }
}
