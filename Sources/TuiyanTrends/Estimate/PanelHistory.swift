// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// One number per unit and period, with gaps: what a cohort looked like in the past.
///
/// More is better in every value: a leaf where less is better comes in with its sign turned, published ranks come in
/// as `PanelHistory(ranks:)`.
public struct PanelHistory: Sendable, Hashable {
  /// Ids of the units, in a fixed order; draws are addressed by them.
  public let units: [String]
  /// Ordinals of the periods, strictly ascending; a step of the forecast is 1.
  public let periods: [Int]
  /// Shape [units][periods], row by row; NaN where nothing is known.
  public let values: [Double]
  /// The values are made from published ranks.
  public let isFromRanks: Bool
  /// The values run up; nil: each stands for itself.
  public let running: RunningCourse?

  /// - Parameters:
  ///   - periods: strictly ascending.
  ///   - rows: [units][periods]; NaN for a gap, every other value finite.
  public init(
    units: [String], periods: [Int], rows: [[Double]], isFromRanks: Bool = false, running: RunningCourse? = nil
  ) {
    precondition(rows.count == units.count, "a row of values for each unit")
    precondition(rows.allSatisfy { $0.count == periods.count }, "a value for each period")
    precondition(zip(periods, periods.dropFirst()).allSatisfy { $0 < $1 }, "periods ascend")
    precondition(rows.allSatisfy { $0.allSatisfy { $0.isFinite || $0.isNaN } }, "values are finite or missing")
    self.units = units
    self.periods = periods
    values = rows.flatMap { $0 }
    self.isFromRanks = isFromRanks
    self.running = running
  }

  /// From published ranks: the value is that of `RankedField`, at most 1.
  public init(units: [String], periods: [Int], ranks: [[Int?]]) {
    let fields = periods.indices.map { period in RankedField(ranks.compactMap { $0[period] }) }
    let rows = ranks.map { row in zip(fields, row).map { field, rank in rank.map { field.value(of: $0) } ?? .nan } }
    self.init(units: units, periods: periods, rows: rows, isFromRanks: true)
  }

  /// The value of a unit at a period (both by index); NaN where it is missing.
  public func value(_ unit: Int, _ period: Int) -> Double { values[unit * periods.count + period] }

  /// The values of one period, [units].
  public func column(_ period: Int) -> [Double] { units.indices.map { value($0, period) } }

  /// The values known up to and including the period at an index.
  public func upTo(_ period: Int) -> PanelHistory {
    PanelHistory(
      units: units, periods: Array(periods[...period]),
      rows: units.indices.map { unit in (0...period).map { value(unit, $0) } }, isFromRanks: isFromRanks,
      running: running)
  }

  /// The last `count` periods, all where there are fewer.
  public func last(_ count: Int) -> PanelHistory {
    let first = max(0, periods.count - count)
    guard first > 0 else { return self }
    return PanelHistory(
      units: units, periods: Array(periods[first...]),
      rows: units.indices.map { unit in (first..<periods.count).map { value(unit, $0) } },
      isFromRanks: isFromRanks, running: running)
  }

  /// The usual distance of two periods: the median gap, 1 where there is at most one period.
  public var spacing: Int {
    let gaps = zip(periods, periods.dropFirst()).map { $1 - $0 }.sorted()
    return gaps.isEmpty ? 1 : gaps[gaps.count / 2]
  }

  /// How many values are known of each unit.
  public var counts: [Int] {
    units.indices.map { unit in periods.indices.count { !value(unit, $0).isNaN } }
  }
}
