// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanText

extension Draft {
  /// Published figures against the board they were published for: what cannot be so is an error, what can only be so
  /// where the board or the scheme was another one is a warning, said once for each board.
  func checkPublished(into diagnostics: inout Diagnostics) {
    for row in tables.reference.rows { checkEnds(row, into: &diagnostics) }
    guard units.isComplete else { return }
    let rows = Dictionary(grouping: tables.results.rows, by: \.board.value)
    for board in boards where !board.value.units.isEmpty {
      let own = rows[board.value.id] ?? []
      checkRanks(board.value, own, into: &diagnostics)
      checkScores(board.value, own, into: &diagnostics)
    }
  }

  private func checkRanks(_ board: Board, _ rows: [ResultsRow], into diagnostics: inout Diagnostics) {
    let beyond = rows.filter { $0.rank.value.map { $0 > board.units.count } ?? false }
    guard let first = beyond.first, let rank = first.rank.value else { return }
    diagnostics.warning(
      .data(
        .rankBeyondBoard(
          unit: first.unit.value, rank: rank, board: board.id, units: board.units.count, others: beyond.count - 1)),
      at: first.rank.place)
  }

  /// Too high only where a board's totals stand for themselves: a sum over months may go beyond the points of one.
  private func checkScores(_ board: Board, _ rows: [ResultsRow], into diagnostics: inout Diagnostics) {
    let below = rows.filter { row in
      let high = row.score.value?.distribution(span: 1).support.high ?? 0
      return high < 0 && high >= -Self.largestFigure.value
    }
    if let first = below.first, let score = first.score.value {
      diagnostics.warning(
        .data(
          .scoreBelowZero(
            unit: first.unit.value, score: DecimalText.plain(score.distribution(span: 1).support.high),
            board: board.id, others: below.count - 1)), at: first.score.place)
    }
    guard board.cumulative == nil, let scheme = scheme(of: board), scheme.total > 0,
      scheme.roots.allSatisfy({ $0.node["points"]?.number != nil })
    else { return }
    let beyond = rows.filter { row in
      row.score.value.map { $0.distribution(span: 1).support.low > scheme.total * (1 + 1e-9) } ?? false
    }
    guard let first = beyond.first, let score = first.score.value else { return }
    diagnostics.warning(
      .data(
        .scoreBeyondTotal(
          unit: first.unit.value, score: DecimalText.plain(score.distribution(span: 1).support.low), board: board.id,
          total: DecimalText.plain(scheme.total), others: beyond.count - 1)),
      at: first.score.place)
  }

  /// best, mean and worst in this order by the leaf's direction; totals are better the higher.
  private func checkEnds(_ row: ReferenceTableRow, into diagnostics: inout Diagnostics) {
    guard let board = board(row.board.value), let scheme = scheme(of: board.value) else { return }
    var sign = 1.0
    if let indicator = row.indicator.value {
      guard let leaf = scheme[indicator]?.leaf else { return }
      sign = leaf.sign
    }
    let ends = [("best", row.best), ("mean", row.mean), ("worst", row.worst)].compactMap { name, cell in
      cell.value.map { (name: name, value: $0, place: cell.place) }
    }
    for (better, worse) in zip(ends, ends.dropFirst()) where sign * better.value < sign * worse.value {
      diagnostics.error(
        .data(
          .endsOutOfOrder(
            better: better.name, DecimalText.plain(better.value), worse: worse.name, DecimalText.plain(worse.value),
            higherIsBetter: sign > 0)), at: better.place)
      return
    }
  }
}
