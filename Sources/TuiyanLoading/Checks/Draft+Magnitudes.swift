// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanModel
import TuiyanText

extension Draft {
  /// Figures of the tables, and totals in their last decimals, are not too large to reckon with.
  func checkMagnitudes(into diagnostics: inout Diagnostics) {
    for board in boards { checkDecimals(of: board, into: &diagnostics) }
    var found: [(problem: Problem, place: Place)] = []
    func look(_ problem: Problem?, at place: Place) {
      if let problem { found.append((problem, place)) }
    }
    for row in tables.history.rows { look(TableFigures.tooLarge("value", row.value.value), at: row.value.place) }
    for row in tables.results.rows { look(TableFigures.tooLarge("score", row.score.value), at: row.score.place) }
    for row in tables.reference.rows {
      for (column, cell) in [("best", row.best), ("mean", row.mean), ("worst", row.worst)] {
        look(TableFigures.tooLarge(column, cell.value), at: cell.place)
      }
    }
    for one in found.prefix(Self.listLimit) { diagnostics.error(one.problem, at: one.place) }
    if found.count > Self.listLimit {
      diagnostics.error(.limit(.more(found.count - Self.listLimit)), at: found[Self.listLimit].place)
    }
  }

  /// Totals in units of their last decimal are whole numbers that double precision holds.
  private func checkDecimals(of board: Noted<Board>, into diagnostics: inout Diagnostics) {
    guard let decimals = board.value.decimals, let scheme = scheme(of: board.value),
      scheme.total * pow(10, Double(decimals)) >= 0x1p53
    else { return }
    diagnostics.error(
      .scheme(.tooManyDecimals(decimals, total: DecimalText.plain(scheme.total))), at: board.place("decimals"))
  }
}
