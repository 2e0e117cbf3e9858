// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanText

/// The CSV tables of a scenario as read; `isComplete` is false where rows were refused, so that what is missing may be
/// one of those.
struct ScenarioTables: Sendable {
  struct Table<Row: Sendable>: Sendable {
    var rows: [Row] = []
    /// Names in rows that were refused.
    var strays: [StrayRow] = []
    var isComplete = true
    /// Where complaints about missing rows point.
    var place: Place
  }

  var units: Table<UnitRow>
  var history: Table<HistoryRow>
  var results: Table<ResultsRow>
  var reference: Table<ReferenceTableRow>

  /// Reads the tables the scenario names, each from the folder of the file that names it.
  static func read(
    _ root: YAMLNode, step: Step, encoding: TextEncoding, files: inout SourceFiles, into diagnostics: inout Diagnostics
  ) -> ScenarioTables {
    var reader = Reader(root: root, encoding: encoding, files: files)
    var named: [StrayRow] = []
    var values: [StrayRow] = []
    var published: [StrayRow] = []
    var tables = ScenarioTables(
      units: reader.table("units") { UnitTable.read($0, file: $1, encoding: encoding, strays: &named, into: &$2) },
      history: reader.table("history") {
        HistoryTable.read($0, file: $1, encoding: encoding, step: step, strays: &values, into: &$2)
      },
      results: reader.table("results") {
        ResultsTable.read($0, file: $1, encoding: encoding, step: step, strays: &published, into: &$2)
      },
      reference: reader.table("reference") {
        ReferenceTable.read($0, file: $1, encoding: encoding, step: step, into: &$2)
      })
    tables.units.strays = named
    tables.history.strays = values
    tables.results.strays = published
    files = reader.files
    diagnostics.add(reader.diagnostics)
    return tables
  }

  private struct Reader {
    let root: YAMLNode
    let encoding: TextEncoding
    var files: SourceFiles
    var diagnostics = Diagnostics()

    /// The table a key names; empty where the scenario names none.
    mutating func table<Row>(
      _ key: String, read: ([UInt8], String, inout Diagnostics) -> [Row]
    ) -> Table<Row> {
      let scenario = Place(file: root.place.file)
      guard let node = root[key] else { return Table(isComplete: key != "units", place: scenario) }
      guard let name = node.text, TextRule.file.accepts(name) else { return Table(isComplete: false, place: scenario) }
      let folder = ScenarioPath.folder(of: node.place.file)
      let path = ScenarioPath.joined(folder, name)
      let limit = CSVTable.byteLimit
      let tooLarge = { Problem.table(.text(.fileTooLarge(bytes: $0, limit: limit))) }
      let bytes = files.read(
        path, inside: folder, limit: limit, tooLarge: tooLarge, statedAt: node.place, into: &diagnostics)
      guard let bytes else { return Table(isComplete: false, place: Place(file: path)) }
      let before = diagnostics.count
      let rows = read(bytes, path, &diagnostics)
      return Table(rows: rows, isComplete: diagnostics.count == before, place: Place(file: path))
    }
  }
}
