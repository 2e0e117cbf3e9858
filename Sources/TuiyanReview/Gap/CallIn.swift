// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// Somebody to call in (约谈), with the reasons: the owner of indicators of a unit, or the unit itself.
public struct CallIn: Sendable {
  /// Why somebody is called in.
  public enum Reason: Sendable, Hashable {
    /// The indicator carries points and has none.
    case zero(indicator: String)
    /// Nothing was ever reported.
    case unreported(indicator: String)
    /// Among the last three.
    case bottom(indicator: String, rank: Int, of: Int)
    /// At the worst value published, or beyond.
    case worst(indicator: String)
    /// Worse than at the report before.
    case fell(IndicatorFall)
    /// Counts that cost points: bad cases, overdue orders.
    case losses(indicator: String, count: Double, points: Double)
    /// The last report is older than that of others on the board.
    case overdue(indicator: String, last: Period, others: Period)
    /// The unit is among the last three of the board.
    case boardBottom(rank: Double, of: Int)
    /// The unit's published rank was last, so many periods running.
    case boardLast(periods: Int)
    /// The unit's published rank fell.
    case boardFell(from: Int, to: Int, at: Period)
  }

  /// A leaf that is worse than at the report before.
  public struct IndicatorFall: Sendable, Hashable {
    public let indicator: String
    public let change: IndicatorChange

    public init(indicator: String, change: IndicatorChange) {
      self.indicator = indicator
      self.change = change
    }
  }

  public let unit: String
  public let board: String
  /// nil: the unit itself.
  public let owner: String?
  public let reasons: [Reason]
  /// Points to be had on the indicators named in the reasons.
  public let worth: Double

  public init(unit: String, board: String, owner: String?, reasons: [Reason], worth: Double) {
    self.unit = unit
    self.board = board
    self.owner = owner
    self.reasons = reasons
    self.worth = worth
  }
}

/// Who leads and who trails on a board.
public struct RaceList: Sendable {
  public struct Entry: Sendable, Hashable {
    public let unit: String
    /// The total in points, or the leaf's value.
    public let value: Double
    public let rank: Double
    public let isOurs: Bool
    /// Drawn between known totals, not known.
    public let isEstimated: Bool
  }

  public let board: String
  /// nil: the total.
  public let indicator: String?
  /// Units compared.
  public let count: Int
  /// Places 1 … 3, best first (骏马).
  public let top: [Entry]
  /// Those with fewer than three behind them, last one last (蜗牛).
  public let bottom: [Entry]
}
