// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanSimulation

/// Where units stand at as_of and what each indicator is worth: central values, nothing left to chance.
public struct GapAnalysis: Sendable {
  /// One entry a unit and board, in the order of boards and of their units.
  public let units: [UnitGap]
  /// Who leads and who trails on the boards that the units stand on: by total, and by each indicator that at least six
  /// units report.
  public let races: [RaceList]
  /// Whom to call in (约谈), those with the most to gain first.
  public let callIns: [CallIn]
  /// Facts about the model that a reader must know.
  public let notes: [ModelNote]

  public init(units: [UnitGap], races: [RaceList], callIns: [CallIn], notes: [ModelNote]) {
    self.units = units
    self.races = races
    self.callIns = callIns
    self.notes = notes
  }
}

/// One unit on one board.
public struct UnitGap: Sendable {
  public let unit: Unit
  public let board: Board
  /// Points.
  public let score: Double
  public let rank: Double
  /// Units on the board.
  public let count: Int
  /// The unit to overtake for the next better rank; nil in front.
  public let next: NextRank?
  /// The last published rank at or before as_of, and the one before it.
  public let published: PublishedRank?
  public let publishedBefore: PublishedRank?
  /// By worth, most first; empty where the unit is known by its total or rank only.
  public let indicators: [IndicatorGap]
  /// Actions that can be done for the unit, by points per money, most first.
  public let yields: [ActionYield]
}

/// What the next better rank takes.
public struct NextRank: Sendable, Hashable {
  /// Points to its total, ≥ 0; 0 where totals are equal and the tie goes against us.
  public let points: Double
  public let unit: String
  /// Its total is drawn between known ones, not known.
  public let isEstimated: Bool
}

/// A rank as published.
public struct PublishedRank: Sendable, Hashable {
  public let period: Period
  public let rank: Int
  /// Periods in a row, up to this one, in which the unit was last; 0 where it was not.
  public let timesLast: Int
}

/// One leaf of one unit.
public struct IndicatorGap: Sendable {
  public let id: String
  public let owner: String?
  /// In the leaf's own units; nil: nothing was ever reported, which scores 0.
  public let value: Double?
  public let points: Double
  /// The most the leaf can give.
  public let pointsMax: Double
  /// The frontier and the mean of the board; nil where nothing tells.
  public let best: ReferenceValue?
  public let mean: ReferenceValue?
  /// Distance to them in the better direction: positive is behind, negative ahead.
  public let toBest: Double?
  public let toMean: Double?
  /// What the unit's total would gain at the frontier and at the mean, by the board's own rules; nil where unknown.
  public let gainAtBest: Double?
  public let gainAtMean: Double?
  /// The unit's rank were this leaf alone at the frontier.
  public let rankAtBest: Double?
  /// Place among the board's units that report the leaf.
  public let place: IndicatorPlace?
  /// Since the row before the last, in the better direction: negative fell.
  public let change: IndicatorChange?
  /// Carries points and has none.
  public let isZero: Bool
  /// Points to be had: at the frontier where it is known, else up to the leaf's points; ≥ 0.
  public let worth: Double
  /// What each action that touches the leaf would add to its points, the most points per money first.
  public let yields: [LeafYield]

  public var isReported: Bool { value != nil }
}

/// A frontier or a mean, and where it comes from.
public struct ReferenceValue: Sendable, Hashable {
  /// Where it comes from.
  public enum Source: Sendable, Hashable {
    /// The last row of `reference.csv`.
    case reference(Period, ProvenanceKind?)
    /// The units of the board that report the leaf, of which so many figures are assumed and masked.
    case members(Int, assumed: Int, masked: Int)
  }

  public let value: Double
  public let source: Source
}

/// Where a unit stands on one leaf among the units of the board that report it.
public struct IndicatorPlace: Sendable, Hashable {
  /// 1 + units with a better value.
  public let rank: Int
  public let count: Int
  /// Distance to the next better value; nil in front.
  public let toNext: Double?
  /// Among the last three of at least six.
  public let isBottom: Bool
  /// At the worst value that the superior level publishes, or beyond.
  public let isAtPublishedWorst: Bool
}

/// How a leaf moved between the last two reports of a unit.
public struct IndicatorChange: Sendable, Hashable {
  public let from: Period
  public let to: Period
  public let before: Double
  public let now: Double
  /// In the better direction.
  public let better: Double

  public init(from: Period, to: Period, before: Double, now: Double, better: Double) {
    self.from = from
    self.to = to
    self.before = before
    self.now = now
    self.better = better
  }

  public var isFall: Bool { better < -Tolerance.value }
}

/// What an action would add to one leaf at as_of: effects at their medians in full force, none else in the plan.
public struct LeafYield: Sendable, Hashable {
  public let action: String
  /// Points of the leaf.
  public let gain: Double

  public init(action: String, gain: Double) {
    self.action = action
    self.gain = gain
  }
}

/// What an action would add to a unit's total at as_of: effects at their medians in full force, none else in the plan.
public struct ActionYield: Sendable {
  public let action: String
  /// Leaves of the board's scheme that it moves (`total` for a unit known by its total).
  public let leaves: [String]
  /// Points of the total; effects on the rate of later events are not in it.
  public let gain: Double
  /// Some of its effects are on the rate of later events.
  public let changesRates: Bool
  public let money: Double
  /// People × steps it runs.
  public let staffSteps: Double
  /// success × credit: the probability that the effect comes.
  public let chance: Double
  public let requires: [String]

  /// Points per 万元; nil where it costs no money, or next to none.
  public var perMoney: Double? { Self.rate(gain, per: money) }
  /// Points per person and step; nil where it takes nobody.
  public var perStaffStep: Double? { Self.rate(gain, per: staffSteps) }

  private static func rate(_ gain: Double, per effort: Double) -> Double? {
    let rate = gain / effort
    return effort > 0 && rate.isFinite ? rate : nil
  }
}
