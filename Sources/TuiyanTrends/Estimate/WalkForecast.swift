// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// The pooled random walk: the last value, plus one sd for all, √time; no drift.
///
/// sd² = Σ (Δ − mean of the period's Δ)² / (n − periods centred), each Δ divided by √gap; periods with three changes or
/// more are centred. What the mean of the cohort does is a walk of its own that all units share.
/// A unit last seen g periods before the panel's last has gone with the cohort since: its value is carried on by the mean
/// change of the units known in both periods (fewer than three: by that of the periods' means), and its first step is
/// √(g + time) long.
/// A unit without any value is drawn from mean and sd of the last period.
struct WalkForecast: Sendable {
  /// [units]: at the panel's last period; NaN where nothing is known.
  private let start: [Double]
  /// [units]: sd of the first step, the periods since the unit was last seen in it.
  private let first: [Double]
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
    let seen = panel.units.indices.map { unit in panel.periods.indices.last { !panel.value(unit, $0).isNaN } }
    let shifts = Dictionary(
      uniqueKeysWithValues: Set(seen.compactMap { $0 }).map { ($0, Self.shift(of: panel, standard, since: $0)) })
    start = seen.enumerated().map { unit, place in
      place.map { panel.value(unit, $0) + shifts[$0, default: 0] } ?? .nan
    }
    spread = Self.spread(panel)
    let roots = times.indices.map { index in
      (times[index] - (index == 0 ? 0 : times[index - 1])).squareRoot()
    }
    let pooled = spread
    own = roots.map { $0 * pooled }
    first = seen.map { place in
      ((times.first ?? 0) - (place.map { standard.times[$0] } ?? 0)).squareRoot() * pooled
    }
    common = roots.map { $0 * standard.commonSpread }
    mean = standard.means.last ?? 0
    deviation = standard.deviations.last ?? 1
  }

  /// What the cohort has moved from a period (by index) to the last; 0 from the last itself.
  private static func shift(of panel: PanelHistory, _ standard: StandardisedPanel, since place: Int) -> Double {
    let last = panel.periods.count - 1
    guard place < last else { return 0 }
    let changes = panel.units.indices.map { panel.value($0, last) - panel.value($0, place) }.filter { !$0.isNaN }
    guard changes.count >= StandardisedPanel.fewest else { return standard.means[last] - standard.means[place] }
    return changes.reduce(0, +) / Double(changes.count)
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
      var value = start[unit]
      for step in 0..<steps {
        let normal = Double(tile.normals[step * lanes + lane])
        if step == 0, value.isNaN {
          value = mean + deviation * normal
        } else {
          value += (step == 0 ? first[unit] : own[step]) * normal
        }
        value += common[step] * Double(tile.common[step * lanes + lane])
        out[step * lanes + lane] = value
      }
    }
  }
}
