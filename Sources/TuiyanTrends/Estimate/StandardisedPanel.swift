// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// A panel on the scale on which units compare: x = (y − mean of the period)/sd of the period.
///
/// A period in which fewer than three units are known takes mean and sd of the nearest fuller one, earlier before
/// later. Centring takes out what all units share, such as a change of method.
package struct StandardisedPanel: Sendable {
  /// Units whose known periods are the same.
  package struct Pattern: Sendable {
    /// Indices of the known periods, ascending.
    package let known: [Int]
    package let units: [Int]
  }

  let units: Int
  /// Periods between panel periods at steps of the forecast.
  let spacing: Double
  /// [periods]: time in panel periods, 0 for the last.
  package let times: [Double]
  /// [units][periods], NaN where missing.
  package let values: [[Double]]
  /// [periods].
  let means: [Double]
  let deviations: [Double]
  package let patterns: [Pattern]
  /// Periods lie evenly, `spacing` apart.
  let isEven: Bool
  /// sd of one panel period's change of the mean over the units known in both periods; 0 with one period.
  let commonSpread: Double

  /// Fewest units of a period that make a mean and an sd.
  static let fewest = 3

  package init(_ panel: PanelHistory) {
    units = panel.units.count
    spacing = Double(panel.spacing)
    let last = panel.periods.last ?? 0
    let gap = spacing
    times = panel.periods.map { Double($0 - last) / gap }
    isEven = zip(panel.periods, panel.periods.dropFirst()).allSatisfy { Double($1 - $0) == gap }
    let moments = Self.moments(panel)
    means = moments.map(\.mean)
    deviations = moments.map(\.sd)
    let scaled = panel.units.indices.map { unit in
      panel.periods.indices.map { period in
        (panel.value(unit, period) - moments[period].mean) / moments[period].sd
      }
    }
    values = scaled
    let known = scaled.map { row in row.indices.filter { !row[$0].isNaN } }
    patterns = Dictionary(grouping: scaled.indices) { known[$0] }
      .map { Pattern(known: $0.key, units: $0.value) }.sorted { $0.units[0] < $1.units[0] }
    commonSpread = Self.commonSpread(panel, gap: gap)
  }

  private static func moments(_ panel: PanelHistory) -> [(mean: Double, sd: Double)] {
    let own = panel.periods.indices.map { period -> (mean: Double, sd: Double)? in
      let known = panel.column(period).filter { !$0.isNaN }
      guard known.count >= fewest else { return nil }
      let mean = known.reduce(0, +) / Double(known.count)
      let square = known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let sd = (square / Double(known.count - 1)).squareRoot()
      return (mean, sd > 0 ? sd : 1)
    }
    let whole = overall(panel)
    return own.indices.map { period in
      own[...period].last { $0 != nil } ?? own[period...].first { $0 != nil } ?? whole
    }.map { $0 ?? whole }
  }

  private static func overall(_ panel: PanelHistory) -> (mean: Double, sd: Double) {
    let known = panel.values.filter { !$0.isNaN }
    guard !known.isEmpty else { return (0, 1) }
    let mean = known.reduce(0, +) / Double(known.count)
    let square = known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(1, known.count - 1))
    return (mean, square > 0 ? square.squareRoot() : 1)
  }

  /// √(Σ d²/g / n) over consecutive periods with enough units in both, d the change of the mean, g the gap.
  private static func commonSpread(_ panel: PanelHistory, gap: Double) -> Double {
    var squares = 0.0
    var count = 0
    for period in panel.periods.indices.dropFirst() {
      let changes = panel.units.indices.map { panel.value($0, period) - panel.value($0, period - 1) }
        .filter { !$0.isNaN }
      guard changes.count >= fewest else { continue }
      let mean = changes.reduce(0, +) / Double(changes.count)
      squares += mean * mean * gap / Double(panel.periods[period] - panel.periods[period - 1])
      count += 1
    }
    return count == 0 ? 0 : (squares / Double(count)).squareRoot()
  }
}
