// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanLoading
import TuiyanModel
import TuiyanText

/// The files of a scenario made from a book, and which cell each place in them comes from.
struct BookDraft {
  private let isCell: Bool
  private let scenario: PlacedYAML
  private let expected: PlacedYAML?
  private let tables: [PlacedTable]
  /// Where what has no cell belongs.
  private let whole: Place

  /// The keys of `scenario.yaml` in the order people read them.
  private static let order = [
    "tuiyan", "id", "title", "as_of", "horizon", "step", "seed", "illustrative", "source", "note", "units", "history",
    "results", "reference", "ours", "schemes", "boards", "dynamics", "owners", "actions", "synergies", "budget",
    "futures", "targets", "plans", "expect",
  ]

  init(_ assembler: BookAssembler) {
    let place = assembler.root.place
    let tables = assembler.csv.filter { !$0.rows.isEmpty || $0.key == "units" }.map(PlacedTable.init)
    let expected = assembler.root[BookLayout.expected].map { PlacedYAML($0) }
    var named = tables.map { ($0.key, $0.file) }
    if expected != nil { named.append(("expect", "expected.yaml")) }
    let entries =
      (assembler.root.entries ?? []).filter { $0.key != BookLayout.expected }
      + named.map { YAMLEntry(key: $0.0, place: place, value: .text($0.1, at: place)) }
    isCell = assembler.decoder.isCell
    whole = place
    self.tables = tables
    self.expected = expected
    let rank = Dictionary(uniqueKeysWithValues: Self.order.enumerated().map { ($1, $0) })
    let ordered = entries.enumerated().sorted {
      (rank[$0.element.key] ?? .max, $0.offset) < (rank[$1.element.key] ?? .max, $1.offset)
    }
    scenario = PlacedYAML(YAMLNode(.map(ordered.map(\.element)), at: place))
  }

  private var files: [(path: String, content: String)] {
    [(ScenarioPath.fileName, scenario.text)] + tables.map { ($0.file, $0.text) }
      + (expected.map { [("expected.yaml", $0.text)] } ?? [])
  }

  /// The files with the scenario they hold.
  /// - Throws: everything the loader has to say against it, at cells.
  func checked(tolerances: [BookTolerance]) throws(BookDiagnosticList) -> ImportedBook {
    let folder: DraftFolder
    do throws(DraftFolder.Fault) { folder = try DraftFolder(files) } catch {
      throw BookDiagnosticList([BookDiagnostic(place: whole, isCell: isCell, content: .book(.fault(.unreadable)))])
    }
    defer { folder.remove() }
    do throws(DiagnosticList) {
      let scenario = try ScenarioLoader.load(folder.path)
      _ = try ExpectationLoader.load(scenario)
      return ImportedBook(
        files: files, scenario: scenario, tolerances: tolerances,
        warnings: scenario.warnings.map { said($0, folder: folder) })
    } catch {
      throw BookDiagnosticList(sorted: error.diagnostics.map { said($0, folder: folder) })
    }
  }

  // MARK: - From places in files to cells

  /// Problems whose places are those of cells already.
  func said(_ diagnostics: Diagnostics) -> [BookDiagnostic] {
    diagnostics.sorted.map { diagnostic in
      BookDiagnostic(
        place: diagnostic.place, isCell: isCell,
        content: .scenario(
          zh: diagnostic.problem.sentence(in: .zh), en: diagnostic.problem.sentence(in: .en), diagnostic.severity))
    }
  }

  private func said(_ diagnostic: Diagnostic, folder: DraftFolder) -> BookDiagnostic {
    let name = folder.name(of: diagnostic.place.file) ?? ""
    let place = cell(of: name, PlacedYAML.Position(line: diagnostic.place.line, column: diagnostic.place.column))
    let zh = told(diagnostic.problem.sentence(in: .zh), folder: folder.path)
    let en = told(diagnostic.problem.sentence(in: .en), folder: folder.path)
    return BookDiagnostic(place: place, isCell: isCell, content: .scenario(zh: zh, en: en, diagnostic.severity))
  }

  private func cell(of file: String, _ position: PlacedYAML.Position) -> Place {
    if file == ScenarioPath.fileName { return scenario.place(of: position) ?? whole }
    if file == "expected.yaml" { return expected?.place(of: position) ?? whole }
    return tables.first { $0.file == file }?.place(of: position) ?? whole
  }

  /// A sentence whose own places in the files are told as cells.
  private func told(_ sentence: String, folder: String) -> String {
    var result = ""
    var rest = sentence[...]
    while let found = rest.range(of: folder + "/") {
      result += rest[..<found.lowerBound]
      rest = rest[found.upperBound...]
      guard let match = rest.prefixMatch(of: #/([a-z]+\.(?:yaml|csv)):(\d+):(\d+)/#), let line = Int(match.output.2),
        let column = Int(match.output.3)
      else { continue }
      result += cell(of: String(match.output.1), PlacedYAML.Position(line: line, column: column)).text
      rest = rest[match.range.upperBound...]
    }
    return result + rest
  }
}

/// A CSV table as text, and the cell each of its rows and columns comes from.
struct PlacedTable {
  let key: String
  let text: String
  private let places: [PlacedYAML.Position: Place]

  var file: String { key + ".csv" }

  init(_ table: BookAssembler.Table) {
    key = table.key
    var text = table.columns.joined(separator: ",") + "\n"
    var places: [PlacedYAML.Position: Place] = [:]
    var line = 2
    for row in table.rows {
      var column = 1
      for (index, cell) in row.enumerated() {
        let written = CSVText.cell(cell.value)
        places[PlacedYAML.Position(line: line, column: column)] = cell.place
        text += (index > 0 ? "," : "") + written
        let tail = written.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        column = (tail.count > 1 ? 1 : column) + (tail.last?.count ?? 0) + 1
        line += tail.count - 1
      }
      text += "\n"
      line += 1
    }
    self.text = text
    self.places = places
  }

  func place(of position: PlacedYAML.Position) -> Place? {
    places[position] ?? places.keys.filter { $0 <= position }.max().flatMap { places[$0] }
  }
}
