// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// A quantity whose distribution is asked for.
public enum BandSubject: Sendable, Hashable {
  /// The measured value of a leaf, in its own units.
  case leaf(unit: String, leaf: String)
  /// The total of a unit on a board, in points.
  case total(board: String, unit: String)
}

/// One quantity at some periods.
public struct BandRequest: Sendable, Hashable {
  public let subject: BandSubject
  /// Between as_of and the horizon; others are passed over.
  public let periods: [Period]

  public init(_ subject: BandSubject, at periods: [Period]) {
    self.subject = subject
    self.periods = periods
  }
}

/// The distribution of one quantity at one period under a plan.
public struct Band: Sendable {
  public let subject: BandSubject
  public let period: Period
  public let summary: ScoreSummary
  /// For counts of events: the values that occurred, ascending, with their shares; else nil.
  public let counts: [(value: Double, share: Double)]?
}
