// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics
import TuiyanText

extension Table {
  /// The table as CSV by RFC 4180: commas, CRLF after every record, quotes where a cell needs them.
  ///
  /// A cell with a number prints it unrounded. Text that a spreadsheet would run as a formula gets a leading apostrophe.
  public func csv() -> String {
    let table = reduced(to: .spreadsheets).withErrors
    let records = [table.columns.map { FormulaGuard.guarded($0.title) }] + table.rows.map { $0.map(\.csvText) }
    return records.map { CSVText.record($0, end: "\r\n") }.joined()
  }

  /// The table with a column `…±` after every one whose numbers have errors: the error in the number's unit.
  private var withErrors: Table {
    let estimated = columns.indices.filter { column in rows.contains { $0[column].error != nil } }
    guard !estimated.isEmpty else { return self }
    func wide<Part>(_ parts: [Part], _ added: (Part) -> Part) -> [Part] {
      parts.indices.flatMap { estimated.contains($0) ? [parts[$0], added(parts[$0])] : [parts[$0]] }
    }
    return Table(
      wide(columns) { Column($0.title + "±", $0.alignment) },
      rows: rows.map { row in
        wide(row) { cell in
          cell.error.map { Cell("", number: $0) } ?? .empty
        }
      })
  }
}

extension Table.Cell {
  /// Its number unrounded, else its text, which no spreadsheet runs.
  fileprivate var csvText: String { number.flatMap(NumberText.plain) ?? FormulaGuard.guarded(text) }

  /// A probability from so many draws; where all of them agreed, its error is what they can show.
  package static func probability(_ value: Double, error: Double, trials: Int) -> Self {
    let isEnd = error == 0 && (value <= 0 || value >= 1)
    return Self(
      NumberText.probability(value, error: error.isFinite ? error : 0, trials: trials), number: value,
      error: isEnd ? Proportion.errorAtEnds(trials: trials) : error)
  }

  package static func probability(_ share: Proportion) -> Self {
    probability(share.value, error: share.standardError, trials: share.trials)
  }
}
