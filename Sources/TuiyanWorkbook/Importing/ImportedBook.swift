// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanLoading
import TuiyanModel

/// A workbook, or a folder of CSV files, as the files of a scenario.
public struct ImportedBook: Sendable {
  /// The files of the scenario folder, in the order to write them.
  public let files: [(path: String, content: String)]
  /// What the files hold, loaded and checked.
  public let scenario: Scenario
  /// What was understood although it was not written as the format asks.
  public let tolerances: [BookTolerance]
  /// Things that are allowed but worth saying.
  public let warnings: [BookDiagnostic]

  /// Sheets without which there is no scenario.
  private static let needed = ["情景", "地区", "体系", "指标", "榜单"]

  /// Reads a workbook or a folder, and checks the scenario it holds as the loader would.
  ///
  /// Nothing is written but a copy in the temporary folder, removed before this returns.
  /// - Throws: everything that is wrong, each at its cell.
  public static func read(_ path: String) throws(BookDiagnosticList) -> ImportedBook {
    let isFolder = ScenarioPath.isFolder(path)
    var decoder = CellDecoder(step: .month, isCell: !isFolder)
    let tables: [String: SheetTable]
    do throws(BookFault) {
      tables = try self.tables(path, isFolder: isFolder, &decoder)
    } catch {
      throw BookDiagnosticList([
        BookDiagnostic(place: Place(file: path), isCell: !isFolder, content: .book(.fault(error)))
      ])
    }
    var assembler = BookAssembler(tables, decoder: decoder, file: path)
    assembler.assemble()
    let draft = BookDraft(assembler)
    let wrong = assembler.decoder.problems + draft.said(assembler.decoder.diagnostics)
    guard wrong.isEmpty else { throw BookDiagnosticList(sorted: wrong) }
    return try draft.checked(tolerances: assembler.decoder.tolerances)
  }

  // MARK: - Sheets

  private static func tables(
    _ path: String, isFolder: Bool, _ decoder: inout CellDecoder
  ) throws(BookFault) -> [String: SheetTable] {
    let grids = isFolder ? try self.folder(path, &decoder) : try XLSXFile.sheets(of: path)
    var tables: [String: SheetTable] = [:]
    var known: [(SheetGrid, SheetLayout)] = []
    for grid in grids {
      let name = OfficeText.heading(grid.name)
      if let layout = BookLayout.sheets.first(where: { $0.name == name }) {
        if known.contains(where: { $0.1.name == name }) {
          decoder.refuse(.duplicateSheet(name), at: Place(file: grid.file))
        }
        known.append((grid, layout))
      } else if let nearest = NearestName.of(name, among: BookLayout.names),
        !grids.contains(where: { OfficeText.heading($0.name) == nearest })
      {
        decoder.refuse(.unknownSheet(grid.name, nearest: nearest), at: Place(file: grid.file))
      } else if !grid.rows.isEmpty {
        decoder.note(.strangeSheet, at: Place(file: grid.file))
      }
    }
    for name in needed where !known.contains(where: { $0.1.name == name }) {
      decoder.refuse(.fault(.missingSheet(name, found: grids.map(\.name))), at: Place(file: path))
    }
    for (grid, layout) in known {
      if case .guide = layout.part { continue }
      tables[layout.name] = SheetTable(grid, layout: layout, &decoder)
    }
    return tables
  }

  private static func folder(_ path: String, _ decoder: inout CellDecoder) throws(BookFault) -> [SheetGrid] {
    let folder = try CSVFolder(path: path, names: BookLayout.names)
    for file in folder.foreign { decoder.note(.encoding, at: Place(file: file)) }
    decoder.take(folder.diagnostics)
    return folder.grids
  }
}

extension BookDiagnosticList {
  init(_ diagnostics: [BookDiagnostic]) { self.diagnostics = diagnostics }

  /// Sheet by sheet in the order of the tabs, from the top.
  init(sorted list: [BookDiagnostic]) {
    var seen = Set<BookDiagnostic>()
    diagnostics = list.filter { seen.insert($0).inserted }
      .sorted { (BookLayout.tab($0.place.file), $0.place) < (BookLayout.tab($1.place.file), $1.place) }
  }
}
