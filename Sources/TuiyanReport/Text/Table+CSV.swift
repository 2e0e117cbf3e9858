// SPDX-License-Identifier: GPL-3.0-or-later

extension Table {
  /// The table as CSV by RFC 4180: commas, CRLF after every record, quotes where a cell needs them.
  ///
  /// A cell with a number prints it unrounded. Text that a spreadsheet would run as a formula gets a leading apostrophe.
  public func csv() -> String {
    let table = reduced(to: .spreadsheets).withErrors
    let header = CSVText.record(table.columns.map { CSVText.guarded($0.title) })
    return header
      + table.rows.map { row in CSVText.record(row.map(CSVText.cell)) }.joined()
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

/// Cells and records of CSV.
enum CSVText {
  static func cell(_ cell: Table.Cell) -> String {
    cell.number.flatMap(NumberText.plain) ?? guarded(cell.text)
  }

  /// One record with its line break; every cell is quoted that holds a comma, a quote, a line break or outer spaces.
  static func record(_ cells: [String]) -> String {
    cells.map(quoted).joined(separator: ",") + "\r\n"
  }

  /// The text, with an apostrophe before it where a spreadsheet would take it for a formula.
  static func guarded(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first) else { return text }
    return isNumber(text) ? text : "'" + text
  }

  private static func quoted(_ text: String) -> String {
    let needsQuotes =
      text.unicodeScalars.contains { $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r" }
      || text.first == " " || text.last == " "
    guard needsQuotes else { return text }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  /// A plain decimal number, with an exponent allowed.
  private static func isNumber(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { "0123456789+-.eE".unicodeScalars.contains($0) } && Double(text) != nil
  }
}
