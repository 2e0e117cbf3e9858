// SPDX-License-Identifier: GPL-3.0-or-later
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

  /// The table with a column `…±` after every one whose numbers have errors: the error in the number's unit, or what the
  /// draws can show where all of them agreed.
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
          guard let error = cell.error else { return .empty }
          let isBound = cell.text.hasPrefix("<") || cell.text.hasPrefix(">")
          return isBound ? Cell(cell.text) : Cell("", number: error)
        }
      })
  }
}

extension Table.Cell {
  /// Its number unrounded, else its text, which no spreadsheet runs.
  fileprivate var csvText: String { number.flatMap(NumberText.plain) ?? FormulaGuard.guarded(text) }
}
