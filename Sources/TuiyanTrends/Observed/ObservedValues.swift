// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// What the tables say at or before as_of, ready to look up.
package struct ObservedValues: Sendable {
  /// A unit and a leaf.
  package struct Key: Hashable, Sendable {
    package let unit: String
    package let indicator: String

    package init(unit: String, indicator: String) {
      self.unit = unit
      self.indicator = indicator
    }
  }

  /// A unit and the board it is ranked on.
  package struct BoardKey: Hashable, Sendable {
    package let board: String
    package let unit: String

    package init(board: String, unit: String) {
      self.board = board
      self.unit = unit
    }
  }

  /// Values of a unit's leaf up to as_of, in order of period; empty where all rows are empty.
  package let series: [Key: [(period: Int, value: Quantity)]]
  /// Published totals up to as_of, in order of period.
  package let scores: [BoardKey: [(period: Int, value: Quantity)]]
  /// Published ranks, by period.
  package let ranks: [BoardKey: [(period: Int, rank: Int)]]
  package let asOf: Int

  package init(_ scenario: Scenario) {
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
  package func level(unit: String, indicator: String) -> Quantity? {
    series[Key(unit: unit, indicator: indicator)]?.last?.value
  }

  /// The last published total at or before as_of.
  package func total(board: String, unit: String) -> Quantity? {
    scores[BoardKey(board: board, unit: unit)]?.last?.value
  }

  /// The rank published for exactly this period.
  package func rank(board: String, unit: String, at period: Period) -> Int? {
    ranks[BoardKey(board: board, unit: unit)]?.last { $0.period == period.ordinal }?.rank
  }

  /// The last rank published at or before as_of.
  package func lastRank(board: String, unit: String) -> Int? {
    ranks[BoardKey(board: board, unit: unit)]?.last { $0.period <= asOf }?.rank
  }
}
