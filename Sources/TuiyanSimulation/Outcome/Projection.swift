// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanTrends

/// What a simulation of one plan gives: every unit's scores and ranks by period, and every target's probability.
public struct Projection: Sendable {
  public let plan: StoredPlan
  public let settings: SimulationSettings
  /// as_of (h = 0) … horizon; the order of `UnitProjection.periods`.
  public let periods: [Period]
  public let boards: [BoardProjection]
  public let targets: [TargetOutcome]
  /// The futures that were run; empty where the scenario has none.
  public let futures: [FutureShare]
  /// Facts about the model that a reader must know.
  public let notes: [ModelNote]
  /// The widest bin that a quantile of a score was read from, in points, where scores were counted in bins; nil where they
  /// were kept one by one and quantiles are exact.
  public var quantileError: Double?

  /// The same without what stands before a period.
  public func from(_ period: Period) -> Projection {
    let boards = boards.map { board in
      BoardProjection(
        id: board.id, title: board.title,
        units: board.units.map { unit in
          UnitProjection(unit: unit.unit, isOurs: unit.isOurs, periods: unit.periods.filter { $0.period >= period })
        })
    }
    return Projection(
      plan: plan, settings: settings, periods: periods.filter { $0 >= period }, boards: boards, targets: targets,
      futures: futures, notes: notes, quantileError: quantileError)
  }
}

/// One future and how much of the run lived in it.
public struct FutureShare: Sendable {
  public let id: String
  public let title: String
  /// nil: no probability was stated; every future was run with all replications, and boards pool them evenly.
  public let probability: Double?
  public let replications: Int
}

public struct BoardProjection: Sendable {
  public let id: String
  public let title: String
  public let units: [UnitProjection]
}

public struct UnitProjection: Sendable {
  public let unit: Unit
  public let isOurs: Bool
  /// Those of the projection's scope, as_of first where it is one of them; the last is the horizon.
  public let periods: [UnitPeriod]
}

/// A unit at one period.
public struct UnitPeriod: Sendable {
  public let period: Period
  public let score: ScoreSummary
  public let rank: RankSummary
}

/// The distribution of a total, in points; quantiles are type 7.
public struct ScoreSummary: Sendable, Hashable {
  public let mean: Double
  public let sd: Double
  /// Monte Carlo standard error of the mean.
  public let meanError: Double
  public let q05: Double
  public let q25: Double
  public let q50: Double
  public let q75: Double
  public let q95: Double
}

/// The distribution of a rank.
public struct RankSummary: Sendable, Hashable {
  public let mean: Double
  /// Monte Carlo standard error of the mean.
  public let meanError: Double
  public let q05: Double
  public let q50: Double
  public let q95: Double
  /// [N]: share of replications with rank 1, 2, … N (of its floor, under `average` ties).
  public let p: [Double]
}

/// How often a target was reached.
public struct TargetOutcome: Sendable {
  public let id: String
  public let title: String
  public let kind: Target.Kind
  /// The (joint) probability; over futures without probabilities, the smallest of theirs.
  public let probability: Proportion
  /// Each unit's own probability, where the target is over several units.
  public let byUnit: [(unit: String, probability: Proportion)]?
  /// The expected number of units that reach it, where the target is over several.
  public let expected: MeanEstimate?
  /// The probability within each future, where the scenario has futures.
  public let byFuture: [(future: String, probability: Proportion)]?
}

/// Something about the model that a reader must know, as data.
public enum ModelNote: Sendable, Hashable {
  /// A leaf of a unit has no value: it scores 0 throughout.
  case unreported(unit: String, indicator: String)
  /// A level nearer to an end of its range than 0.5 % of it was moved there first.
  case levelMoved(unit: String, indicator: String, from: Double, to: Double)
  /// Dynamics that no layer states were learnt from history.
  case learnt(ModelEstimate)
  /// Keys that no layer states and no history tells: the format's plain defaults hold.
  case assumedPlain(indicator: String, keys: [String], units: Int)
  /// A backtest of a board's totals over `origins` origins did not favour the estimator: the random walk is used.
  case fellBack(board: String, origins: Int)
  /// Leaves of rivals were drawn as sums of points.
  case summed(SummedNote)
}

/// How many leaves were drawn as sums, and what that can change.
public struct SummedNote: Sendable, Hashable {
  /// Leaves, each of one unit, and the units whose they are.
  public let leaves: Int
  public let units: Int
  /// No probability differs by more than this from that of a run that draws every leaf by itself.
  public let bound: Double

  init(_ sums: [SummedLeaves]) {
    leaves = sums.reduce(0) { $0 + $1.cells.count }
    units = Set(sums.map(\.unit)).count
    bound = sums.reduce(0) { $0 + $1.bound }
  }
}
