// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanSimulation

/// Rows of the backtest bench as text, and the gain events of all panels together.
struct BenchTable {
  private var gains: [BacktestResult.ReliabilityBin] = []

  static let head = row([
    "panel", "ahead", "n", "Brier", "walk", "asked", "diff", "95 % of diff", "persist", "climat", "logS", "CRPS",
    "50 %", "90 %", "ECE", "gain", "walk", "s",
  ])

  mutating func row(_ line: BenchLine, _ result: BacktestResult, seconds: Double) -> String {
    if !line.isChoice { gains += result.gainReliability }
    let brier = result.brier
    return Self.row([
      line.name, line.horizon, "\(result.origins.count)", Self.text(brier.estimator.value, 4),
      Self.text(brier.randomWalk.value, 4), line.goal.map { Self.text($0, 4) } ?? "",
      Self.text(100 * brier.difference.value / brier.randomWalk.value, 1) + " %",
      Self.text(brier.difference.low, 4) + "…" + Self.text(brier.difference.high, 4),
      Self.text(brier.persistence.value, 4), Self.text(brier.climatology.value, 4),
      Self.text(result.logScore.estimator.value, 3), Self.text(result.crps.estimator.value, 2),
      Self.text(result.coverage[0].share.value, 3), Self.text(result.coverage[1].share.value, 3),
      Self.text(result.calibrationError, 3), Self.text(result.gainBrier.estimator.value, 4),
      Self.text(result.gainBrier.randomWalk.value, 4), Self.text(seconds, 2),
    ])
  }

  /// "Climbs ≥ 10 % of the units", forecasts above one half, the asked panels pooled.
  var pooledGains: String {
    var lines = ["climbs >= 10 % of the units, forecasts of one half or more, all panels above but the parts:"]
    for (from, bins) in Dictionary(grouping: gains.filter { $0.from >= 0.5 }, by: \.from).sorted(by: { $0.key < $1.key }
    ) {
      let count = bins.reduce(0) { $0 + $1.count }
      let forecast = bins.reduce(0) { $0 + $1.forecast * Double($1.count) } / Double(count)
      let observed = bins.reduce(0) { $0 + $1.observed * Double($1.count) } / Double(count)
      lines.append(
        "  \(Self.text(from, 1))  forecast \(Self.text(forecast, 3))  observed \(Self.text(observed, 3))  n \(count)")
    }
    return lines.joined(separator: "\n")
  }

  private static func row(_ cells: [String]) -> String {
    let widths = [15, 6, 3, 7, 7, 7, 7, 17, 7, 7, 6, 7, 6, 6, 6, 7, 7, 7]
    return zip(cells, widths).map { cell, width in
      String(repeating: " ", count: max(0, width - cell.count)) + cell
    }.joined(separator: " ")
  }

  static func text(_ value: Double, _ digits: Int) -> String { String(format: "%.\(digits)f", value) }
}
