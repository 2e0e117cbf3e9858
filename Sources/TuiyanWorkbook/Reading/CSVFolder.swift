// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanLoading
import TuiyanModel
import TuiyanText

/// Reads a folder of CSV files, each a sheet named like its file.
struct CSVFolder {
  private(set) var grids: [SheetGrid] = []
  /// Files that are no valid UTF-8 and were read as GB18030.
  private(set) var foreign: [String] = []
  private(set) var diagnostics = Diagnostics()

  /// - Parameter names: of the sheets that may be there, in order; other files are left alone.
  /// - Throws: `BookFault` where the folder cannot be read or has none of them.
  init(path: String, names: [String]) throws(BookFault) {
    guard let found = try? FileManager.default.contentsOfDirectory(atPath: path) else { throw .unreadable }
    let files = Set(found)
    for name in names {
      guard let file = ["csv", "CSV"].map({ "\(name).\($0)" }).first(where: files.contains) else { continue }
      try read(ScenarioPath.joined(path, file), name: name)
    }
    guard !grids.isEmpty || diagnostics.hasErrors else { throw .noTables(known: names) }
  }

  private mutating func read(_ path: String, name: String) throws(BookFault) {
    guard let data = FileManager.default.contents(atPath: path) else { throw .unreadable }
    let bytes = [UInt8](data)
    guard bytes.count <= CSVTable.byteLimit else { throw .tooLarge(bytes: bytes.count, limit: CSVTable.byteLimit) }
    let isForeign = String(validating: bytes, as: UTF8.self) == nil
    let encoding: TextEncoding = isForeign ? .gb18030 : .utf8
    guard let text = encoding.text(of: bytes, file: path, into: &diagnostics) else { return }
    if isForeign { foreign.append(path) }
    var log = TableLog(file: path)
    var scanner = CSVScanner(text)
    var rows: [GridRow] = []
    while let row = scanner.next(&log) {
      let cells = row.cells.enumerated().compactMap { index, cell -> GridCell? in
        guard !cell.text.isEmpty else { return nil }
        return GridCell(
          content: .text(FormulaGuard.unguarded(cell.text)), column: index,
          place: Place(file: path, line: cell.line, column: cell.column))
      }
      if row.isSound, !cells.isEmpty { rows.append(GridRow(number: row.line, cells: cells)) }
    }
    log.report(into: &diagnostics)
    grids.append(SheetGrid(name: name, file: path, rows: rows))
  }
}
