// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension Draft {
  /// Figures of the tables that are too large to reckon with.
  func checkMagnitudes(into diagnostics: inout Diagnostics) {
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
}
