// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanText

/// Figures of the tables that are too large to reckon with.
///
/// Double precision holds some sixteen digits, and squares and products of figures must stay far from where it ends: what
/// is beyond ±10¹⁵ is a slip of the pen or wants another unit.
extension Draft {
  static let largestFigure = (value: 1e15, text: "1e15")

  func checkMagnitudes(into diagnostics: inout Diagnostics) {
    var found: [(column: String, value: Double, place: Place)] = []
    func look(_ column: String, _ value: Double?, at place: Place) {
      if let value, abs(value) > Self.largestFigure.value { found.append((column, value, place)) }
    }
    func look(_ column: String, _ cell: Located<Quantity?>) {
      guard let support = cell.value?.distribution(span: 1).support else { return }
      look(column, abs(support.low) > abs(support.high) ? support.low : support.high, at: cell.place)
    }
    for row in tables.history.rows { look("value", row.value) }
    for row in tables.results.rows { look("score", row.score) }
    for row in tables.reference.rows {
      for (column, cell) in [("best", row.best), ("mean", row.mean), ("worst", row.worst)] {
        look(column, cell.value, at: cell.place)
      }
    }
    for one in found.prefix(Self.listLimit) {
      diagnostics.error(
        .data(.tooLarge(column: one.column, value: DecimalText.plain(one.value), limit: Self.largestFigure.text)),
        at: one.place)
    }
    if found.count > Self.listLimit {
      diagnostics.error(.limit(.more(found.count - Self.listLimit)), at: found[Self.listLimit].place)
    }
  }
}
