// SPDX-License-Identifier: GPL-3.0-or-later

/// What the superior level last published at or before as_of, by board and indicator (nil: the totals).
package struct LastReferences: Sendable {
  private struct Key: Hashable {
    let board: String
    let indicator: String?
  }

  private var places: [Key: Int] = [:]
  /// In the order in which boards and indicators first appear; of rows of one period the first.
  package private(set) var rows: [ReferenceRow] = []

  package init(_ scenario: Scenario) {
    for row in scenario.reference where row.period <= scenario.asOf {
      let key = Key(board: row.board, indicator: row.indicator)
      if let place = places[key] {
        if rows[place].period < row.period { rows[place] = row }
      } else {
        places[key] = rows.count
        rows.append(row)
      }
    }
  }

  package subscript(board board: String, indicator indicator: String?) -> ReferenceRow? {
    places[Key(board: board, indicator: indicator)].map { rows[$0] }
  }
}
