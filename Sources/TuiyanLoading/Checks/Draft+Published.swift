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
      TableFigures.checkRanks(board.value, own, into: &diagnostics)
      guard let scheme = scheme(of: board.value), scheme.roots.allSatisfy({ $0.node["points"]?.number != nil }) else {
        continue
      }
      TableFigures.checkScores(board.value, total: scheme.total, own, into: &diagnostics)
    }
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
