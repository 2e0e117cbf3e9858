// SPDX-License-Identifier: GPL-3.0-or-later

extension Table {
  /// The table as CSV by RFC 4180: commas, CRLF after every record, quotes where a cell needs them.
  ///
  /// A cell with a number prints it unrounded. Text that a spreadsheet would run as a formula gets a leading apostrophe.
  public func csv() -> String {
    let table = reduced(to: .spreadsheets)
    let header = CSVText.record(table.columns.map { CSVText.guarded($0.title) })
    return header
      + table.rows.map { row in CSVText.record(row.map(CSVText.cell)) }.joined()
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
