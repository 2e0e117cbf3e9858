// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

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
