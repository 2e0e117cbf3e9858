// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanLoading
import TuiyanModel
import TuiyanText

/// Reads small tables in tests and says what came of it.
enum TableReading {
  /// Every problem as `line:column: sentence`.
  static func sentences(_ diagnostics: Diagnostics, in language: Language = .zh) -> [String] {
    diagnostics.sorted.map { diagnostic in
      guard case .table(let problem) = diagnostic.problem else { return "not about a table: \(diagnostic)" }
      return "\(diagnostic.place.line):\(diagnostic.place.column): \(problem.sentence(in: language))"
    }
  }

  static func units(
    _ bytes: [UInt8], encoding: TextEncoding = .utf8, in language: Language = .zh
  ) -> (rows: [UnitRow], problems: [String]) {
    var diagnostics = Diagnostics()
    var strays: [StrayRow] = []
    let rows = UnitTable.read(bytes, file: "units.csv", encoding: encoding, strays: &strays, into: &diagnostics)
    return (rows, sentences(diagnostics, in: language))
  }

  static func units(_ text: String, in language: Language = .zh) -> (rows: [UnitRow], problems: [String]) {
    units(Array(text.utf8), in: language)
  }

  /// `text` follows the header of `history.csv`.
  static func history(
    _ text: String, step: Step = .month, in language: Language = .zh
  ) -> (rows: [HistoryRow], problems: [String]) {
    var diagnostics = Diagnostics()
    let bytes = Array(("unit,indicator,period,value\n" + text).utf8)
    let rows = HistoryTable.read(bytes, file: "history.csv", step: step, into: &diagnostics)
    return (rows, sentences(diagnostics, in: language))
  }

  /// `text` follows the header of `results.csv`.
  static func results(_ text: String, in language: Language = .zh) -> (rows: [ResultsRow], problems: [String]) {
    var diagnostics = Diagnostics()
    let bytes = Array(("board,unit,period,score,rank\n" + text).utf8)
    let rows = ResultsTable.read(bytes, file: "results.csv", step: .month, into: &diagnostics)
    return (rows, sentences(diagnostics, in: language))
  }

  /// `text` follows the header of `reference.csv`.
  static func reference(_ text: String) -> (rows: [ReferenceTableRow], problems: [String]) {
    var diagnostics = Diagnostics()
    let bytes = Array(("board,indicator,period,best,mean,worst\n" + text).utf8)
    let rows = ReferenceTable.read(bytes, file: "reference.csv", step: .month, into: &diagnostics)
    return (rows, sentences(diagnostics))
  }
}
