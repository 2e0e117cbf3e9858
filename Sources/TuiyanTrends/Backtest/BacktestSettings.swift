// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// How a backtest is run.
public struct BacktestSettings: Sendable, Hashable {
  /// Panel periods ahead, 1 or more: 1 is the next period of the panel, whatever its length.
  public var horizon: Int
  /// The k of the events rank ≤ k; empty: 10, 30, 57 and 71 % of the units ranked at the origin.
  public var ranks: [Int]
  /// The n of the events "climbs at least n places"; empty: 10 % of the units ranked.
  public var gains: [Int]
  /// Periods that must be known at the first origin, 1 or more; of running totals periods of the course. nil: three,
  /// of running totals two, from which on the drift of a unit can be told from luck.
  public var firstPeriods: Int?
  /// Draws per origin and forecaster.
  public var replications: Int
  public var seed: UInt64
  /// Threads; the numbers do not depend on it.
  public var threads: Int
  /// Draws of the bootstrap by origin, of running totals by course.
  public var resamples: Int

  public init(
    horizon: Int = 1, ranks: [Int] = [], gains: [Int] = [], firstPeriods: Int? = nil, replications: Int = 2000,
    seed: UInt64 = 20_220_101, threads: Int = 1, resamples: Int = 2000
  ) {
    self.horizon = horizon
    self.ranks = ranks
    self.gains = gains
    self.firstPeriods = firstPeriods
    self.replications = replications
    self.seed = seed
    self.threads = threads
    self.resamples = resamples
  }

  /// The backtest whose verdict a simulation obeys: 500 draws an origin, no bootstrap.
  public static func verdict(horizon: Int, seed: UInt64) -> BacktestSettings {
    BacktestSettings(horizon: horizon, replications: 500, seed: seed, resamples: 0)
  }

  /// The shares of the units that stand for k where none is chosen.
  public static let shares = [0.10, 0.30, 0.57, 0.71]

  func firstPeriods(of panel: PanelHistory) -> Int { max(1, firstPeriods ?? (panel.running == nil ? 3 : 2)) }

  /// k for n units, each at least 1 and counted once; k ≥ n is no event: every unit is among the first n.
  func ranks(of units: Int) -> [Int] {
    let wanted =
      ranks.isEmpty ? Self.shares.map { max(1, Int((Double(units) * $0).rounded(.toNearestOrEven))) } : ranks
    return wanted.once.filter { $0 < units }
  }

  /// The same of climbs: nobody climbs n places or more among n units.
  func gains(of units: Int) -> [Int] {
    let wanted = gains.isEmpty ? [max(1, Int((Double(units) * 0.1).rounded(.toNearestOrEven)))] : gains
    return wanted.once.filter { $0 < units }
  }

  /// What was asked for and is no event at some origins.
  /// - Parameter units: [origins]: units ranked.
  func unjudged(units: [Int]) -> [BacktestResult.Unjudged] {
    func left(_ asked: [Int], _ event: BacktestResult.Unjudged.Event) -> [BacktestResult.Unjudged] {
      asked.once.compactMap { n in
        let origins = units.count { n >= $0 }
        return origins == 0 ? nil : BacktestResult.Unjudged(event: event, n: n, origins: origins)
      }
    }
    return left(ranks, .rankAtMost) + left(gains, .gainAtLeast)
  }
}

extension [Int] {
  /// Each number once, where it first stands.
  fileprivate var once: [Int] {
    var seen: Set<Int> = []
    return filter { seen.insert($0).inserted }
  }
}

/// A question of the scenario's own, followed through all origins: one unit and one event.
public struct BacktestQuestion: Sendable, Hashable {
  /// What is asked of the unit's rank.
  public enum Event: Sendable, Hashable {
    case rankAtMost(Double)
    /// Climbs at least so many places from the origin on.
    case gainAtLeast(Double)
    /// Rank ≤ N − n, N the units ranked at the origin.
    case notBottom(Int)
  }

  /// E.g. a target's id.
  public let id: String
  public let unit: String
  public let event: Event
  /// How the places of units that came out equal are counted.
  public let ties: Board.Ties

  public init(id: String, unit: String, event: Event, ties: Board.Ties = .min) {
    self.id = id
    self.unit = unit
    self.event = event
    self.ties = ties
  }
}
