// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanModel
import TuiyanText

extension Draft {
  /// Figures of the tables, and totals in their last decimals, are not too large to reckon with.
  func checkMagnitudes(into diagnostics: inout Diagnostics) {
    for board in boards { checkDecimals(of: board, into: &diagnostics) }
    var large = LargeFigures()
    for row in tables.history.rows { large.look("value", row.value) }
    for row in tables.results.rows { large.look("score", row.score) }
    for row in tables.reference.rows {
      for (column, cell) in [("best", row.best), ("mean", row.mean), ("worst", row.worst)] {
        large.look(column, cell.value, at: cell.place)
      }
    }
    large.say(first: Self.listLimit, into: &diagnostics)
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
