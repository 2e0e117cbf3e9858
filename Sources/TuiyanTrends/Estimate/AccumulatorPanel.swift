// SPDX-License-Identifier: GPL-3.0-or-later

/// A running total or year-to-date average in the middle of its course.
///
/// At the end stands total + Σ of what the periods left bring. Units may have different numbers of periods behind and
/// ahead of them.
public struct AccumulatorPanel: Sendable, Hashable {
  /// How far apart units are: in points, or as a ratio.
  public enum Scale: String, Sendable, Hashable {
    /// What a period brings is compared by difference.
    case difference
    /// It is compared by ratio: for positive amounts whose spread grows with their size.
    case ratio
  }

  public let units: [String]
  /// [units][periods so far]: what each period brought, per unit of weight; NaN where a unit had none.
  public let increments: [[Double]]
  /// [units]: what has come together, Σ weight × increment.
  public let totals: [Double]
  /// [units]: Σ of the weights of the periods left, 0 or more (periods, or months where they differ in days).
  public let remaining: [Double]
  public let scale: Scale
  /// What earlier courses tell; looked at while this one has a single period.
  var earlier: WithinUnits?

  /// - Parameters:
  ///   - increments: [units][periods], as many periods for all; finite or NaN, above 0 for `ratio`.
  ///   - remaining: 0 or more.
  public init(
    units: [String], increments: [[Double]], totals: [Double], remaining: [Double], scale: Scale = .difference
  ) {
    precondition(increments.count == units.count && totals.count == units.count && remaining.count == units.count)
    precondition(Set(increments.map(\.count)).count <= 1, "as many periods for all units")
    precondition(remaining.allSatisfy { $0 >= 0 }, "weights left are not negative")
    precondition(scale == .difference || increments.joined().allSatisfy { $0.isNaN || $0 > 0 })
    self.units = units
    self.increments = increments
    self.totals = totals
    self.remaining = remaining
    self.scale = scale
  }

  /// The most periods that any unit has behind it.
  public var periods: Int { increments.map { row in row.count { !$0.isNaN } }.max() ?? 0 }
}
