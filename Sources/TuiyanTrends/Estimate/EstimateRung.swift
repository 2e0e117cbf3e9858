// SPDX-License-Identifier: GPL-3.0-or-later

/// How a forecast was made: by which rung of the ladder, and from how many points.
///
/// The ladder climbs with what is known: nothing, one point a unit, two points, enough points for a direct
/// regression at the horizon (T ≥ h + 2). Ranks climb the same ladder as scores.
public struct EstimateRung: Sendable, Hashable {
  /// The rungs, from what is known least to what is known best; running totals have their own.
  public enum Kind: String, Sendable, CaseIterable {
    /// No value of anybody: every rank is as likely as any other, P(rank ≤ k) = k/n.
    case nothing
    /// One period: kriging with fixed, unlearnt parameters (a = 0.3, φ = 0.9, κ = 0.5).
    case onePoint
    /// Two periods or more: pooled kriging.
    case kriging
    /// T ≥ h + 2 periods: pooled kriging averaged with local direct regression.
    case krigingAndRegression
    /// Fewer than four units in most periods, or a backtest that did not beat it: the pooled random walk.
    case randomWalk
    /// Running totals: empirical-Bayes drift.
    case accumulator
    /// Running totals of which one period is known: the same, what varies within units taken from earlier courses.
    case accumulatorFromEarlier
    /// The same without earlier courses, compared by ratio: what varies within units is fixed, unlearnt.
    case accumulatorUnlearnt
    /// The same compared by difference, or a backtest that did not beat it: a random walk.
    case accumulatorWalk

    /// No more is learnt than how far units move: the estimator's competitor.
    public var isWalk: Bool { self == .nothing || self == .randomWalk || self == .accumulatorWalk }
  }

  public let kind: Kind
  /// The values are published ranks, not scores.
  public let isFromRanks: Bool
  /// Units with at least one value.
  public let units: Int
  /// Periods with at least one value.
  public let periods: Int
  /// Values used in all.
  public let points: Int

  public init(kind: Kind, isFromRanks: Bool, units: Int, periods: Int, points: Int) {
    self.kind = kind
    self.isFromRanks = isFromRanks
    self.units = units
    self.periods = periods
    self.points = points
  }

  init(_ kind: Kind, of panel: PanelHistory) {
    let counts = panel.counts
    let periods = panel.periods.indices.count { period in panel.column(period).contains { !$0.isNaN } }
    self.init(
      kind: kind, isFromRanks: panel.isFromRanks, units: counts.count { $0 > 0 }, periods: periods,
      points: counts.reduce(0, +))
  }
}
