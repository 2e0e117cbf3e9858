// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanText

/// Reads what has come in since as_of and holds it against the scenario.
public enum ActualsReader {
  /// - Parameters:
  ///   - files: tables in the format of `history.csv` or `results.csv`, told apart by their headers.
  ///   - actions: the table of how actions stand: action,unit,status,start,period; nil: nothing is known of them.
  ///   - plan: what is planned, against which reports of actions are held.
  /// - Throws: every problem at once, in the order of files and lines.
  public static func read(
    _ files: [String], actions: String?, for scenario: Scenario, plan: StoredPlan = .nothing,
    encoding: TextEncoding = .utf8
  ) throws(DiagnosticList) -> Actuals {
    var check = ActualsCheck(scenario)
    var sources = SourceFiles()
    let tables = files.compactMap { path in
      bytes(path, &sources, &check.diagnostics).map { (bytes: $0, path: path) }
    }
    var (observations, results) = ([Observation](), [PublishedResult]())
    // Rows that cannot be read may be the last ones.
    var isWhole = tables.count == files.count
    for (bytes, path) in tables {
      let before = check.diagnostics.count
      if isHistory(bytes) {
        let rows = HistoryTable.read(
          bytes, file: path, encoding: encoding, step: scenario.step, into: &check.diagnostics)
        isWhole = isWhole && check.diagnostics.count == before
        observations += rows.compactMap { check.observation($0) }
      } else {
        let rows = ResultsTable.read(
          bytes, file: path, encoding: encoding, step: scenario.step, into: &check.diagnostics)
        isWhole = isWhole && check.diagnostics.count == before
        results += rows.compactMap { check.result($0) }
        check.results(rows)
      }
    }
    if let path = files.first, observations.isEmpty, results.isEmpty, !check.diagnostics.hasErrors {
      check.diagnostics.error(.track(.nothingCameIn(asOf: scenario.asOf.description)), at: Place(file: path))
    }
    var reports: [ActionReport] = []
    if let actions, let bytes = bytes(actions, &sources, &check.diagnostics) {
      var standing = ActionReportCheck(scenario, plan: plan, last: isWhole ? check.last : nil)
      reports = standing.read(bytes, file: actions, encoding: encoding)
      check.diagnostics.add(standing.diagnostics)
    }
    guard !check.diagnostics.hasErrors else { throw DiagnosticList(check.diagnostics.sorted) }
    return Actuals(
      observations: observations, results: results, actions: reports, warnings: check.diagnostics.sorted)
  }

  private static func bytes(
    _ path: String, _ sources: inout SourceFiles, _ diagnostics: inout Diagnostics
  ) -> [UInt8]? {
    let limit = CSVTable.byteLimit
    return sources.read(
      path, inside: nil, limit: limit, tooLarge: { .table(.text(.fileTooLarge(bytes: $0, limit: limit))) },
      missing: DocumentProblem.noSuchTable, into: &diagnostics)
  }

  /// Whether the header names the column that only the format of `history.csv` has.
  private static func isHistory(_ bytes: [UInt8]) -> Bool {
    let header = String(decoding: bytes.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
    return header.split(separator: ",").contains { $0.contains("indicator") } || !header.contains("board")
  }
}
