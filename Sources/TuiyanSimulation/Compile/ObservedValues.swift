// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// What the tables say at or before as_of, ready to look up.
struct ObservedValues: Sendable {
  struct Key: Hashable, Sendable {
    let unit: String
    let indicator: String
  }
  struct BoardKey: Hashable, Sendable {
    let board: String
    let unit: String
  }

  /// Values of a unit's leaf up to as_of, in order of period; empty where all rows are empty.
  let series: [Key: [(period: Int, value: Quantity)]]
  /// Published totals up to as_of, in order of period.
  let scores: [BoardKey: [(period: Int, value: Quantity)]]
  /// Published ranks, by period.
  let ranks: [BoardKey: [(period: Int, rank: Int)]]
  let asOf: Int

  init(_ scenario: Scenario) {
    asOf = scenario.asOf.ordinal
    var series: [Key: [(period: Int, value: Quantity)]] = [:]
    for row in scenario.history where row.period.ordinal <= scenario.asOf.ordinal {
      let key = Key(unit: row.unit, indicator: row.indicator)
      if let value = row.value {
        series[key, default: []].append((row.period.ordinal, value))
      }
    }
    self.series = series.mapValues { $0.sorted { $0.period < $1.period } }
    var scores: [BoardKey: [(period: Int, value: Quantity)]] = [:]
    var ranks: [BoardKey: [(period: Int, rank: Int)]] = [:]
    for row in scenario.results {
      let key = BoardKey(board: row.board, unit: row.unit)
      if let score = row.score, row.period <= scenario.asOf {
        scores[key, default: []].append((row.period.ordinal, score))
      }
      if let rank = row.rank { ranks[key, default: []].append((row.period.ordinal, rank)) }
    }
    self.scores = scores.mapValues { $0.sorted { $0.period < $1.period } }
    self.ranks = ranks.mapValues { $0.sorted { $0.period < $1.period } }
  }

  /// The last value of a leaf at or before as_of.
  func level(unit: String, indicator: String) -> Quantity? {
    series[Key(unit: unit, indicator: indicator)]?.last?.value
  }

  /// The last published total at or before as_of.
  func total(board: String, unit: String) -> Quantity? { scores[BoardKey(board: board, unit: unit)]?.last?.value }

  /// The rank published for exactly this period.
  func rank(board: String, unit: String, at period: Period) -> Int? {
    ranks[BoardKey(board: board, unit: unit)]?.last { $0.period == period.ordinal }?.rank
  }

  /// The last rank published at or before as_of.
  func lastRank(board: String, unit: String) -> Int? {
    ranks[BoardKey(board: board, unit: unit)]?.last { $0.period <= asOf }?.rank
  }
}
