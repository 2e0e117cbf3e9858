// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// The pooled random walk: the last value, plus one sd for all, √time; no drift.
///
/// sd² = Σ (Δ − mean of the period's Δ)² / (n − periods centred), each Δ divided by √gap; periods with three changes or
/// more are centred. What the mean of the cohort does is a walk of its own that all units share.
/// A unit without any value is drawn from mean and sd of the last period.
struct WalkForecast: Sendable {
  /// [units]; NaN where nothing is known.
  private let last: [Double]
  /// sd of one panel period's change.
  let spread: Double
  /// [steps]: √ of the time since the step before, times the spread; and of the shared walk.
  private let own: [Double]
  private let common: [Double]
  private let mean: Double
  private let deviation: Double

  /// - Parameter times: of the steps, in panel periods after the last one.
  init(_ panel: PanelHistory, times: [Double]) {
    let standard = StandardisedPanel(panel)
    last = panel.units.indices.map { unit in
      panel.periods.indices.last { !panel.value(unit, $0).isNaN }.map { panel.value(unit, $0) } ?? .nan
    }
    spread = Self.spread(panel)
    let roots = times.indices.map { index in
      (times[index] - (index == 0 ? 0 : times[index - 1])).squareRoot()
    }
    let pooled = spread
    own = roots.map { $0 * pooled }
    common = roots.map { $0 * standard.commonSpread }
    mean = standard.means.last ?? 0
    deviation = standard.deviations.last ?? 1
  }

  private static func spread(_ panel: PanelHistory) -> Double {
    var byPeriod = [[Double]](repeating: [], count: panel.periods.count)
    for unit in panel.units.indices {
      let known = panel.periods.indices.filter { !panel.value(unit, $0).isNaN }
      for (before, after) in zip(known, known.dropFirst()) {
        let gap = Double(panel.periods[after] - panel.periods[before]) / Double(panel.spacing)
        byPeriod[after].append((panel.value(unit, after) - panel.value(unit, before)) / gap.squareRoot())
      }
    }
    var squares = 0.0
    var freedom = 0
    for changes in byPeriod where !changes.isEmpty {
      let isCentred = changes.count >= StandardisedPanel.fewest
      let mean = isCentred ? changes.reduce(0, +) / Double(changes.count) : 0
      squares += changes.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      freedom += changes.count - (isCentred ? 1 : 0)
    }
    return freedom == 0 ? 0 : (squares / Double(freedom)).squareRoot()
  }

  func draw(unit: Int, tile: PanelTile, into out: UnsafeMutablePointer<Double>, steps: Int) {
    let lanes = PanelTile.lanes
    for lane in 0..<lanes {
      var value = last[unit]
      for step in 0..<steps {
        let normal = Double(tile.normals[step * lanes + lane])
        if step == 0, value.isNaN {
          value = mean + deviation * normal
        } else {
          value += own[step] * normal
        }
        value += common[step] * Double(tile.common[step * lanes + lane])
        out[step * lanes + lane] = value
      }
    }
  }
}
