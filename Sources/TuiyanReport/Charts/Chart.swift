// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// A picture as a value: what it shows, in words and numbers that a report already holds. Renderers decide how it looks.
public struct Chart: Sendable {
  /// The kinds, by the names that the command line uses.
  public enum Kind: String, Sendable, CaseIterable {
    case fan, ranks, slope, contributions, tornado, frontier, gantt, gap, reliability
  }

  /// What is drawn.
  public enum Body: Sendable {
    case fan(RankFan)
    case ranks(RankShares)
    case slope(RankSlopes)
    case contributions(ContributionBars)
    case tornado(TornadoBars)
    case frontier(FrontierCurves)
    case gantt(GanttBars)
    case gap(GapDumbbells)
    case reliability(ReliabilityPoints)
  }

  public let title: String
  /// How to read it, and under which plan it holds.
  public let subtitle: String
  /// What a reader must keep in mind, e.g. that the figures are invented; one line each, below the picture.
  public let notes: [String]
  public let body: Body

  public var kind: Kind {
    switch body {
    case .fan: .fan
    case .ranks: .ranks
    case .slope: .slope
    case .contributions: .contributions
    case .tornado: .tornado
    case .frontier: .frontier
    case .gantt: .gantt
    case .gap: .gap
    case .reliability: .reliability
    }
  }
}

/// Why a picture cannot be drawn from what there is.
public enum ChartRefusal: Error, Hashable, Sendable {
  /// No unit of ours, or not the one asked for, stands on the board.
  case nobodyOnBoard
  /// No rank of the board was published at or before as_of.
  case nothingPublished
  /// The plan takes no action.
  case emptyPlan
  /// No input moves the target.
  case nothingMoves
  /// None of the units is known indicator by indicator.
  case noIndicators
  /// No panel could be backtested.
  case nothingToBacktest
}

/// A rank that a target asks for, drawn as a line over the periods it is asked for.
struct RankGoal: Sendable, Hashable {
  /// The target's title, which may be shortened where there is no room.
  let name: String
  /// The rank and, where known, its probability, which follow the name and are never cut.
  let figures: String
  /// At most this.
  let rank: Double
  /// The first and the last period that the target is about.
  let periods: ClosedRange<Period>

  var label: String { name + figures }
}

/// A unit's rank by period: median, central halves and nine tenths.
public struct RankFan: Sendable {
  struct Step: Sendable {
    let period: Period
    let q05: Double
    let q25: Double
    let q50: Double
    let q75: Double
    let q95: Double
  }

  let steps: [Step]
  /// Units on the board.
  let count: Int
  let goals: [RankGoal]
}

/// How probable each rank is, row by row (a unit or a period).
public struct RankShares: Sendable {
  struct Row: Sendable {
    let label: String
    /// nil: rows are not periods.
    let period: Period?
    /// [ranks]: share of replications with rank 1, 2, …
    let shares: [Double]
    let median: Double
    /// Ranks asked of this row alone.
    let goals: [Double]
  }

  let rows: [Row]
  let count: Int
  let goals: [RankGoal]
  /// Replications behind every share.
  let runs: Int

  /// The largest standard error of any share.
  var largestError: Double {
    rows.flatMap(\.shares).map { NumberText.shareError($0, trials: runs) }.max() ?? 0
  }
}

/// Each unit's published rank beside its forecast.
public struct RankSlopes: Sendable {
  struct Line: Sendable {
    let name: String
    let isOurs: Bool
    /// The published rank.
    let before: Double
    /// The mean rank forecast, and its central nine tenths.
    let mean: Double
    let q05: Double
    let q95: Double
  }

  let from: Period
  let to: Period
  let lines: [Line]
  let count: Int
}

/// What each decision adds, stacked by lead department.
public struct ContributionBars: Sendable {
  struct Part: Sendable {
    let name: String
    let value: Double
    let text: String
  }
  struct Row: Sendable {
    let owner: String
    let parts: [Part]

    var total: Double { parts.reduce(0) { $0 + $1.value } }
  }

  let rows: [Row]
  /// The values are probabilities, drawn in percentage points.
  let isShare: Bool
  let axis: String
}

/// The target's probability with one input low and with it high.
public struct TornadoBars: Sendable {
  struct Bar: Sendable {
    let name: String
    let lowEnd: String
    let highEnd: String
    let low: Double
    let high: Double
    let lowText: String
    let highText: String
  }

  let bars: [Bar]
  /// The probability as it stands.
  let centre: Double
  let centreText: String
}

/// The best value of each aim as money grows.
public struct FrontierCurves: Sendable {
  struct Step: Sendable {
    let money: Double
    let value: Double
    let low: Double
    let high: Double
    let text: String
  }
  struct Curve: Sendable {
    let name: String
    let steps: [Step]
  }

  let curves: [Curve]
  /// Where the money axis ends.
  let most: Double
  let budget: Double?
  /// Every curve is a probability.
  let isShare: Bool
}

/// Who does what when.
public struct GanttBars: Sendable {
  struct Row: Sendable {
    let owner: String
    let action: String
    /// Steps after as_of, 1 …: the first and the last it runs, and the one in which its effects are full.
    let first: Int
    let last: Int
    let full: Int?
  }

  let asOf: Period
  let steps: [Period]
  let rows: [Row]
}

/// Points of each indicator now, at the mean and at the frontier.
public struct GapDumbbells: Sendable {
  struct Row: Sendable {
    let name: String
    let owner: String
    let points: Double
    let atMean: Double?
    /// At the frontier, else the most there is.
    let atBest: Double
    let isBestKnown: Bool
    let worth: Double
  }

  let rows: [Row]
}

/// Forecast against observed, bin by bin.
public struct ReliabilityPoints: Sendable {
  struct Point: Sendable {
    let forecast: Double
    let observed: Double
    let low: Double
    let high: Double
    let count: Int
  }

  let points: [Point]
}
