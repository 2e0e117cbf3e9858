// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanText

/// What figures of tables must be, whether they stand in the scenario's own tables or came in later.
enum TableFigures {
  /// Double precision holds some sixteen digits, and squares and products of figures must stay far from where it ends:
  /// what is beyond ±10¹⁵ is a slip of the pen or wants another unit.
  static let largest = (value: NumberRule.largest, text: "1e15")

  /// - Parameter column: the heading of the figure's column.
  static func tooLarge(_ column: String, _ value: Double?) -> Problem? {
    guard let value, abs(value) > largest.value else { return nil }
    return .data(.tooLarge(column: column, value: DecimalText.plain(value), limit: largest.text))
  }

  static func tooLarge(_ column: String, _ figure: Quantity?) -> Problem? {
    guard let support = figure?.distribution(span: 1).support else { return nil }
    return tooLarge(column, abs(support.low) > abs(support.high) ? support.low : support.high)
  }

  /// A value against what its leaf counts, its transform (errors) and its range (a warning).
  static func misfit(
    of value: Quantity, leaf id: String, _ leaf: Leaf
  ) -> (severity: Diagnostic.Severity, problem: Problem)? {
    let support = value.distribution(span: 1).support
    if leaf.events != nil, let misfit = countMisfit(of: value, leaf: id) { return misfit }
    if leaf.transform == .log, support.low <= 0 {
      return (.error, .scheme(.logNeedsPositive(what: "value", value: DecimalText.plain(support.low))))
    }
    guard let range = leaf.range, support.low < range.lowerBound || support.high > range.upperBound else { return nil }
    return (
      .warning,
      .data(
        .outsideRange(
          leaf: id, value: DecimalText.plain(support.low < range.lowerBound ? support.low : support.high),
          low: DecimalText.plain(range.lowerBound), high: DecimalText.plain(range.upperBound)))
    )
  }

  /// Events are counted: never fewer than none, and whole where the figure is known.
  private static func countMisfit(
    of value: Quantity, leaf id: String
  ) -> (severity: Diagnostic.Severity, problem: Problem)? {
    let low = value.distribution(span: 1).support.low
    if low < 0 { return (.error, .data(.negativeCount(leaf: id, value: DecimalText.plain(low)))) }
    guard let count = value.constant, count.rounded() != count else { return nil }
    return (.warning, .data(.partialCount(leaf: id, value: DecimalText.plain(count))))
  }

  /// Ranks beyond the number of units on a board, said once for the board.
  static func checkRanks(_ board: Board, _ rows: [ResultsRow], into diagnostics: inout Diagnostics) {
    let beyond = rows.filter { $0.rank.value.map { $0 > board.units.count } ?? false }
    guard let first = beyond.first, let rank = first.rank.value else { return }
    diagnostics.warning(
      .data(
        .rankBeyondBoard(
          unit: first.unit.value, rank: rank, board: board.id, units: board.units.count, others: beyond.count - 1)),
      at: first.rank.place)
  }

  /// Scores above a scheme's total, said once for the board; only where its totals stand for themselves: a sum over months
  /// may go beyond the points of one.
  static func checkScores(_ board: Board, total: Double, _ rows: [ResultsRow], into diagnostics: inout Diagnostics) {
    checkLowScores(board, rows, into: &diagnostics)
    guard board.cumulative == nil, total > 0 else { return }
    let beyond = rows.filter { row in
      row.score.value.map { $0.distribution(span: 1).support.low > total * (1 + 1e-9) } ?? false
    }
    guard let first = beyond.first, let score = first.score.value else { return }
    diagnostics.warning(
      .data(
        .scoreBeyondTotal(
          unit: first.unit.value, score: DecimalText.plain(score.distribution(span: 1).support.low), board: board.id,
          total: DecimalText.plain(total), others: beyond.count - 1)),
      at: first.score.place)
  }

  /// Scores below nothing, said once for the board.
  private static func checkLowScores(_ board: Board, _ rows: [ResultsRow], into diagnostics: inout Diagnostics) {
    let below = rows.filter { row in
      let high = row.score.value?.distribution(span: 1).support.high ?? 0
      return high < 0 && high >= -largest.value
    }
    guard let first = below.first, let score = first.score.value else { return }
    diagnostics.warning(
      .data(
        .scoreBelowZero(
          unit: first.unit.value, score: DecimalText.plain(score.distribution(span: 1).support.high), board: board.id,
          others: below.count - 1)), at: first.score.place)
  }
}
