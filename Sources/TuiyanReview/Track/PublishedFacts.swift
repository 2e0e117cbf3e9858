// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanSimulation

/// What is known for certain of past periods: published scores and ranks, measured values.
struct PublishedFacts {
  private struct Key: Hashable {
    /// A board or a leaf.
    let of: String
    let unit: String
    let period: Period
  }

  private var ranks: [Key: Double] = [:]
  private var scores: [Key: Double] = [:]
  private var values: [Key: Double] = [:]
  private let sizes: [String: Int]

  /// - Parameter actuals: what came in after the scenario's own tables; the later row of a figure counts.
  init(_ scenario: Scenario, _ actuals: Actuals) {
    for row in scenario.results + actuals.results {
      let key = Key(of: row.board, unit: row.unit, period: row.period)
      if let rank = row.rank { ranks[key] = Double(rank) }
      if let score = row.score?.constant { scores[key] = score }
    }
    for row in scenario.history + actuals.observations {
      guard let value = row.value?.constant else { continue }
      values[Key(of: row.indicator, unit: row.unit, period: row.period)] = value
    }
    sizes = Dictionary(scenario.boards.map { ($0.id, $0.units.count) }, uniquingKeysWith: { first, _ in first })
  }

  /// Whether a test held for a unit at a period; nil where what was published does not tell.
  func holds(_ test: Test, board: String, unit: String, at period: Period, start: Period) -> Bool? {
    let key = Key(of: board, unit: unit, period: period)
    switch test {
    case .rank(let most): return ranks[key].map { $0 <= most }
    case .notBottom(let last):
      guard let rank = ranks[key], let size = sizes[board] else { return nil }
      return rank <= Double(size - last)
    case .rankGain(let least, let since):
      var earlier = start
      if case .published(let period) = since { earlier = period }
      guard let rank = ranks[key], let before = ranks[Key(of: board, unit: unit, period: earlier)] else { return nil }
      return before - rank >= least
    case .score(let least): return scores[key].map { $0 >= least - Tolerance.value }
    case .indicatorValue(let leaf, let bound):
      guard let value = values[Key(of: leaf, unit: unit, period: period)] else { return nil }
      switch bound {
      case .atLeast(let least): return value >= least - Tolerance.value
      case .atMost(let most): return value <= most + Tolerance.value
      }
    case .indicatorRank, .shareOfIndicators, .events, .all, .any, .atLeast: return nil
    }
  }
}
