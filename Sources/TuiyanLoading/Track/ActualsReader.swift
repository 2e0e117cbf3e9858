// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanText

/// Reads what has come in since as_of and holds it against the scenario.
public enum ActualsReader {
  /// - Parameters:
  ///   - files: tables in the format of `history.csv` or `results.csv`, told apart by their headers.
  ///   - actions: the table of how actions stand: action,unit,status,start,period; nil: nothing is known of them.
  /// - Throws: every problem at once, in the order of files and lines.
  public static func read(
    _ files: [String], actions: String?, for scenario: Scenario, encoding: TextEncoding = .utf8
  ) throws(DiagnosticList) -> Actuals {
    var check = ActualsCheck(scenario)
    var sources = SourceFiles()
    var tables: [(bytes: [UInt8], path: String)] = []
    for path in files {
      if let bytes = bytes(path, &sources, &check.diagnostics) { tables.append((bytes, path)) }
    }
    var large = LargeFigures()
    var observations: [Observation] = []
    var results: [PublishedResult] = []
    for (bytes, path) in tables {
      if isHistory(bytes) {
        let rows = HistoryTable.read(
          bytes, file: path, encoding: encoding, step: scenario.step, into: &check.diagnostics)
        for row in rows { large.look("value", row.value) }
        observations += rows.compactMap { check.observation($0) }
      } else {
        let rows = ResultsTable.read(
          bytes, file: path, encoding: encoding, step: scenario.step, into: &check.diagnostics)
        for row in rows { large.look("score", row.score) }
        results += rows.compactMap { check.result($0) }
      }
    }
    large.say(first: Draft.listLimit, into: &check.diagnostics)
    var reports: [ActionReport] = []
    if let actions, let bytes = bytes(actions, &sources, &check.diagnostics) {
      let rows = ActionReportTable.read(
        bytes, file: actions, encoding: encoding, step: scenario.step, into: &check.diagnostics)
      reports = rows.compactMap { check.report($0) }
    }
    if let path = files.first, observations.isEmpty, results.isEmpty, !check.diagnostics.hasErrors {
      check.diagnostics.error(.track(.nothingCameIn(asOf: scenario.asOf.description)), at: Place(file: path))
    }
    guard !check.diagnostics.hasErrors else { throw DiagnosticList(check.diagnostics.sorted) }
    return Actuals(observations: observations, results: results, actions: reports)
  }

  private static func bytes(
    _ path: String, _ sources: inout SourceFiles, _ diagnostics: inout Diagnostics
  ) -> [UInt8]? {
    let limit = CSVTable.byteLimit
    return sources.read(
      path, inside: nil, limit: limit, tooLarge: { .table(.text(.fileTooLarge(bytes: $0, limit: limit))) },
      into: &diagnostics)
  }

  /// Whether the header names the column that only the format of `history.csv` has.
  private static func isHistory(_ bytes: [UInt8]) -> Bool {
    let header = String(decoding: bytes.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
    return header.split(separator: ",").contains { $0.contains("indicator") } || !header.contains("board")
  }
}

/// Holds rows against a scenario, one at a time.
struct ActualsCheck {
  private struct Key: Hashable {
    let kind: String
    let first: String
    let second: String
    let ordinal: Int
  }

  let scenario: Scenario
  var diagnostics = Diagnostics()
  private let units: [String: Unit]
  private let boards: [String: Board]
  private let actions: [String: Action]
  private let leaves: [String: Set<String>]
  private var seen: [Key: Place] = [:]

  init(_ scenario: Scenario) {
    self.scenario = scenario
    units = Dictionary(scenario.units.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    boards = Dictionary(scenario.boards.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    actions = Dictionary(scenario.actions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var leaves: [String: Set<String>] = [:]
    for board in scenario.boards {
      let ids = scenario.schemes.first { $0.id == board.scheme }?.leaves.map(\.id) ?? []
      for unit in board.units { leaves[unit, default: []].formUnion(ids) }
    }
    self.leaves = leaves
  }

  mutating func observation(_ row: HistoryRow) -> Observation? {
    guard let unit = unit(row.unit), isInRun(row.period) else { return nil }
    guard unit.depth == .indicators else {
      diagnostics.error(.track(.hasNoIndicators(unit: unit.id, depth: unit.depth)), at: row.unit.place)
      return nil
    }
    let known = leaves[unit.id] ?? []
    guard known.contains(row.indicator.value) else {
      unknown(.leaf, row.indicator, among: known.sorted())
      return nil
    }
    guard isNew("leaf", unit.id, row.indicator.value, row.period, columns: ["unit", "indicator"]) else { return nil }
    var provenance = row.source.flatMap(ProvenanceKind.init(stating:))
    if case .mask? = row.value.value?.shape { provenance = .masked }
    return Observation(
      unit: unit.id, indicator: row.indicator.value, period: row.period.value, value: row.value.value,
      provenance: provenance)
  }

  mutating func result(_ row: ResultsRow) -> PublishedResult? {
    guard let board = boards[row.board.value] else {
      unknown(.board, row.board, among: scenario.boards.map(\.id))
      return nil
    }
    guard let unit = unit(row.unit), isInRun(row.period) else { return nil }
    guard board.units.contains(unit.id) else {
      diagnostics.error(.reference(.notOnBoard(unit: unit.id, board: board.id)), at: row.unit.place)
      return nil
    }
    guard isNew("board", board.id, unit.id, row.period, columns: ["board", "unit"]) else { return nil }
    return PublishedResult(
      board: board.id, unit: unit.id, period: row.period.value, score: row.score.value, rank: row.rank.value)
  }

  mutating func report(_ row: ActionReportRow) -> ActionReport? {
    guard let action = actions[row.action.value] else {
      unknown(.action, row.action, among: scenario.actions.map(\.id))
      return nil
    }
    if let unit = row.unit.value {
      guard action.each else {
        diagnostics.error(.track(.decidedAsOne(action: action.id)), at: row.unit.place)
        return nil
      }
      guard action.units.contains(unit) else {
        unknown(.unit, Located(unit, at: row.unit.place), among: action.units)
        return nil
      }
    }
    if let start = row.start.value, let end = row.end.value, end < start {
      diagnostics.error(
        .time(.reversed(first: start.description, last: end.description)), at: row.end.place)
      return nil
    }
    let key = Key(kind: "action", first: action.id, second: row.unit.value ?? "", ordinal: 0)
    guard seen.updateValue(row.action.place, forKey: key) == nil else {
      diagnostics.error(.track(.reportedTwice(action: action.id, unit: row.unit.value)), at: row.action.place)
      return nil
    }
    return ActionReport(
      action: action.id, unit: row.unit.value, status: row.status, start: row.start.value, end: row.end.value)
  }

  // MARK: - Small checks

  private mutating func unit(_ id: Located<String>) -> Unit? {
    if let unit = units[id.value] { return unit }
    unknown(.unit, id, among: scenario.units.map(\.id))
    return nil
  }

  private mutating func unknown(_ kind: ReferenceProblem.Kind, _ id: Located<String>, among known: [String]) {
    diagnostics.error(
      .reference(.unknown(kind, id.value, nearest: NearestName.of(id.value, among: known))), at: id.place)
  }

  /// After as_of and not after the horizon.
  private mutating func isInRun(_ period: Located<Period>) -> Bool {
    let first = scenario.asOf.advanced(by: 1)
    if period.value >= first, period.value <= scenario.horizon { return true }
    diagnostics.error(
      .time(
        .outsideRun(
          period.value.description, from: first.description, to: scenario.horizon.description)), at: period.place)
    return false
  }

  /// The first row of its key, over all tables.
  private mutating func isNew(
    _ kind: String, _ first: String, _ second: String, _ period: Located<Period>, columns: [String]
  ) -> Bool {
    let key = Key(kind: kind, first: first, second: second, ordinal: period.value.ordinal)
    guard let before = seen.updateValue(period.place, forKey: key) else { return true }
    diagnostics.error(
      .table(
        .row(
          .duplicate(
            columns: columns, key: [first, second], period: period.value.description, firstLine: before.line,
            folded: false))), at: period.place)
    return false
  }
}
