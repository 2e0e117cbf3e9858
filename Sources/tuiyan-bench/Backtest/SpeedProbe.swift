// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanNumerics
import TuiyanSimulation
import TuiyanTrends

/// How long a forecast takes: fit, and 2,000 draws of every unit at the next two periods, on one core.
enum SpeedProbe {
  static func lines(seed: UInt64) -> [String] {
    [(60, 12), (200, 12)].map { units, periods in
      let panel = made(units: units, periods: periods, seed: seed)
      let began = Date()
      let forecast = PanelForecast(panel, from: periods - 1, steps: [1, 2])
      let fitted = Date()
      _ = RankDistribution(
        forecast: forecast, units: Array(0..<units), replications: 2000, key: StreamKey(seed: seed))
      let done = Date()
      return "\(units) units x \(periods) periods: fit \(BenchTable.text(fitted.timeIntervalSince(began), 3)) s, "
        + "2000 draws and ranks \(BenchTable.text(done.timeIntervalSince(fitted), 3)) s"
    }
  }

  /// Random walks about fixed levels, every seventh value missing.
  private static func made(units: Int, periods: Int, seed: UInt64) -> PanelHistory {
    let normals = UnsafeMutablePointer<Float>.allocate(capacity: (periods + 1) * Tile.lanes)
    defer { normals.deallocate() }
    let rows = (0..<units).map { unit -> [Double] in
      StreamKey(seed: seed).child("made").child(UInt64(unit)).normals(from: 0, count: periods + 1, into: normals)
      var level = Double(normals[0])
      return (0..<periods).map { period in
        level += 0.3 * Double(normals[(period + 1) * Tile.lanes])
        return (unit + period) % 7 == 3 ? .nan : 60 + 5 * level
      }
    }
    return PanelHistory(
      units: (0..<units).map { "unit-\($0)" }, periods: Array(0..<periods), rows: rows)
  }
}
