// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanModel
import TuiyanText

extension Draft {
  /// A unit of such a board, as published.
  private struct Standing {
    let unit: String
    let rank: Int
    /// The total, of units known by score.
    let score: Double?
    let period: Period?
    /// Of the score, else of the rank.
    let place: Place
    let rankPlace: Place
  }

  /// Ranks and known totals of a board with units known by rank only can be so.
  func checkStandings(_ board: Board, _ asOf: String, into diagnostics: inout Diagnostics) {
    var standings: [Standing] = []
    for id in board.units {
      let total = known.total(of: id, on: board.id)
      guard let row = total?.lastRank, let rank = row.rank.value else {
        diagnostics.error(.data(.missingRank(unit: id, board: board.id, asOf: asOf)), at: tables.results.place)
        continue
      }
      let score = units[id]?.depth == .score ? total?.lastScore : nil
      standings.append(
        Standing(
          unit: id, rank: rank, score: score?.score.value?.constant, period: score?.period.value,
          place: score?.score.place ?? row.rank.place, rankPlace: row.rank.place))
    }
    checkCount(board, standings, into: &diagnostics)
    checkOrder(board, standings, into: &diagnostics)
    checkTies(board, standings, into: &diagnostics)
    guard tables.reference.isComplete, let row = known.reference(nil, on: board.id) else { return }
    checkBest(board, standings, row, into: &diagnostics)
    checkMean(board, standings, row, into: &diagnostics)
  }

  private func checkCount(_ board: Board, _ standings: [Standing], into diagnostics: inout Diagnostics) {
    guard tables.reference.isComplete else { return }
    let reference = known.reference(nil, on: board.id)
    let totals = board.units.filter { units[$0]?.depth != .rank }
    let first = standings.contains { $0.rank == 1 && units[$0.unit]?.depth != .rank }
    let found =
      totals.count + (reference?.best.value != nil && !first ? 1 : 0) + (reference?.mean.value != nil ? 1 : 0)
    guard found < 2, let place = self.board(board.id)?.place("units") else { return }
    diagnostics.error(.data(.fewTotals(board: board.id, found: found)), at: place)
  }

  /// A better rank never goes with a smaller known total.
  private func checkOrder(_ board: Board, _ standings: [Standing], into diagnostics: inout Diagnostics) {
    let scored = standings.filter { $0.score != nil }.sorted { ($0.rank, $1.score ?? 0) < ($1.rank, $0.score ?? 0) }
    var above: Standing?
    var lowest: Standing?
    for standing in scored {
      guard let score = standing.score else { continue }
      if let last = above, last.rank < standing.rank, lowest.map({ last.score ?? 0 < $0.score ?? 0 }) ?? true {
        lowest = last
      }
      if let other = lowest, let least = other.score, other.rank < standing.rank, score > least {
        diagnostics.error(
          .data(
            .contradiction(
              board: board.id, unit: other.unit, rank: other.rank, score: DecimalText.plain(least),
              other: standing.unit, otherRank: standing.rank, otherScore: DecimalText.plain(score),
              otherPlace: standing.place)), at: other.place)
      }
      above = standing
    }
  }

  /// Units that share a published rank keep the order of `units.csv`, which is said where a total has to be made up.
  private func checkTies(_ board: Board, _ standings: [Standing], into diagnostics: inout Diagnostics) {
    let ties = Dictionary(grouping: standings, by: \.rank).values
      .filter { tied in tied.count > 1 && tied.contains { units[$0.unit]?.depth == .rank } }
      .sorted { $0[0].rank < $1[0].rank }
    guard let first = ties.first else { return }
    diagnostics.warning(
      .data(
        .tiedRanks(
          board: board.id, unit: first[0].unit, other: first[1].unit, rank: first[0].rank, others: ties.count - 1)),
      at: first[1].rankPlace)
  }

  /// The published best is the total of the first: no less than any other's, and the first's own where that was
  /// published in the same period.
  private func checkBest(
    _ board: Board, _ standings: [Standing], _ row: ReferenceTableRow, into diagnostics: inout Diagnostics
  ) {
    guard let best = row.best.value else { return }
    let firsts = standings.filter { $0.rank == 1 && units[$0.unit]?.depth != .rank }
    if let first = firsts.first(where: { $0.score != nil && $0.period == row.period.value }), let score = first.score,
      !DecimalText.agree(best, score)
    {
      diagnostics.error(
        .data(
          .bestIsNotFirst(
            board: board.id, best: DecimalText.plain(best), unit: first.unit, score: DecimalText.plain(score),
            scorePlace: first.place)), at: row.best.place)
    }
    guard firsts.isEmpty, let top = standings.max(by: { $0.score ?? -.infinity < $1.score ?? -.infinity }),
      let score = top.score, score > best
    else { return }
    diagnostics.error(
      .data(
        .bestBelow(
          board: board.id, best: DecimalText.plain(best), unit: top.unit, score: DecimalText.plain(score),
          scorePlace: top.place)), at: row.best.place)
  }

  /// The published mean lies between the least and the greatest that totals in the published order can have: each
  /// between the known ones around it, the first at most the published best, else the scheme's total, the last at
  /// least 0.
  private func checkMean(
    _ board: Board, _ standings: [Standing], _ row: ReferenceTableRow, into diagnostics: inout Diagnostics
  ) {
    guard let mean = row.mean.value, standings.count == board.units.count, board.cumulative == nil,
      let scheme = scheme(of: board), scheme.total > 0
    else { return }
    let ordered = standings.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
      .map(\.element)
    var known = ordered.map(\.score)
    if let best = row.best.value, let first = ordered.first, units[first.unit]?.depth == .rank { known[0] = best }
    let all = known.compactMap { $0 }
    let highs = fill(known, from: max(scheme.total, all.max() ?? 0))
    let lows = fill(known.reversed(), from: min(0, all.min() ?? 0))
    let (low, high) = (lows.reduce(0, +) / Double(known.count), highs.reduce(0, +) / Double(known.count))
    let slack = DecimalText.halfUnit(mean) + 1e-9 * scheme.total
    guard mean < low - slack || mean > high + slack else { return }
    diagnostics.error(
      .data(
        .meanImpossible(
          board: board.id, mean: DecimalText.plain(mean), low: DecimalText.short(low), high: DecimalText.short(high))),
      at: row.mean.place)
  }

  /// Each unknown is the known one before it.
  private func fill(_ known: [Double?], from start: Double) -> [Double] {
    var last = start
    return known.map { value in
      last = value ?? last
      return last
    }
  }
}

extension DecimalText {
  /// Half of the last decimal a number is written with: what rounding can have taken from it.
  fileprivate static func halfUnit(_ value: Double) -> Double {
    let text = plain(value)
    guard let point = text.firstIndex(of: "."), !text.contains("e") else { return 0.5 }
    return 0.5 * pow(10, -Double(text.distance(from: point, to: text.endIndex) - 1))
  }

  /// Whether two published figures are one, the shorter rounded.
  fileprivate static func agree(_ one: Double, _ other: Double) -> Bool {
    abs(one - other) <= max(halfUnit(one), halfUnit(other)) * (1 + 1e-9)
  }

  fileprivate static func short(_ value: Double) -> String { plain((value * 1_000).rounded() / 1_000) }
}
