// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanText

/// A table as written: a header and rows of as many cells, each with its place.
public struct CSVTable: Sendable {
  /// The largest file that is read, in bytes.
  public static let byteLimit = 64_000_000
  /// The most rows below the header.
  public static let rowLimit = 5_000_000
  /// The most columns.
  public static let columnLimit = CSVScanner.columnLimit
  /// The longest cell, in Unicode scalars.
  public static let cellLimit = CSVScanner.cellLimit

  public let header: [Located<String>]
  /// [rows × header.count]; rows with a problem are left out.
  public let rows: [[Located<String>]]

  /// Reads any table, whatever its columns; nil where it has no usable header.
  ///
  /// Everything wrong goes into `diagnostics`: bytes, quotes, ragged rows, limits. Linear in the number of bytes.
  public static func read(
    _ bytes: [UInt8], file: String, encoding: TextEncoding = .utf8, into diagnostics: inout Diagnostics
  ) -> CSVTable? {
    var log = TableLog(file: file)
    defer { log.report(into: &diagnostics) }
    guard var lines = CSVLines(bytes, encoding: encoding, &log, &diagnostics) else { return nil }
    var rows: [[Located<String>]] = []
    func located(_ cell: CSVCell) -> Located<String> {
      Located(cell.text, at: Place(file: file, line: cell.line, column: cell.column))
    }
    while let row = lines.next(&log) { rows.append(row.cells.map(located)) }
    return CSVTable(header: lines.header.map(located), rows: rows)
  }
}

/// The header of a table, then its rows one by one, each as wide as the header.
struct CSVLines {
  let header: [CSVCell]
  private var scanner: CSVScanner
  private var rows = 0

  /// nil, with the problems said, where there is no usable header.
  init?(_ bytes: [UInt8], encoding: TextEncoding, _ log: inout TableLog, _ diagnostics: inout Diagnostics) {
    guard bytes.count <= CSVTable.byteLimit else {
      log.error(.text(.fileTooLarge(bytes: bytes.count, limit: CSVTable.byteLimit)), line: 1, column: 1)
      return nil
    }
    guard let text = encoding.text(of: bytes, file: log.file, into: &diagnostics) else { return nil }
    scanner = CSVScanner(text)
    guard let first = scanner.next(&log) else {
      log.error(.text(.emptyFile), line: 1, column: 1)
      return nil
    }
    guard first.count <= CSVTable.columnLimit else {
      log.error(.text(.tooManyColumns(limit: CSVTable.columnLimit)), line: first.line, column: 1)
      return nil
    }
    guard first.isSound else { return nil }
    header = first.cells
  }

  /// The next sound row that is as wide as the header.
  mutating func next(_ log: inout TableLog) -> CSVRow? {
    while let row = scanner.next(&log) {
      rows += 1
      guard rows <= CSVTable.rowLimit else {
        log.error(.text(.tooManyRows(limit: CSVTable.rowLimit)), line: row.line, column: 1)
        return nil
      }
      guard row.isSound else { continue }
      guard row.count == header.count else {
        log.error(.text(.raggedRow(cells: row.count, expected: header.count)), line: row.line, column: 1)
        continue
      }
      return row
    }
    return nil
  }
}
