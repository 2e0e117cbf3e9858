// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanText

/// Holds rows of figures against a scenario, one at a time.
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
  private let leaves: [String: Set<String>]
  private let rules: [String: Leaf]
  private let groups: Set<String>
  /// The last period of the run that a row names; nil: none does.
  private(set) var last: Period?
  private var seen: [Key: Place] = [:]

  init(_ scenario: Scenario) {
    self.scenario = scenario
    units = Dictionary(scenario.units.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    boards = Dictionary(scenario.boards.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var leaves: [String: Set<String>] = [:]
    for board in scenario.boards {
      let ids = scenario.schemes.first { $0.id == board.scheme }?.leaves.map(\.id) ?? []
      for unit in board.units { leaves[unit, default: []].formUnion(ids) }
    }
    self.leaves = leaves
    let nodes = scenario.schemes.flatMap(\.nodes)
    groups = Set(nodes.filter { $0.leaf == nil }.map(\.id))
    rules = Dictionary(
      nodes.compactMap { node in node.leaf.map { (node.id, $0) } }, uniquingKeysWith: { first, _ in first })
  }

  mutating func observation(_ row: HistoryRow) -> Observation? {
    let isInRun = isInRun(row.period)
    guard let unit = unit(row.unit), isInRun else { return nil }
    guard unit.depth == .indicators else {
      diagnostics.error(.track(.hasNoIndicators(unit: unit.id, depth: unit.depth)), at: row.unit.place)
      return nil
    }
    let known = leaves[unit.id] ?? []
    guard known.contains(row.indicator.value) else {
      if groups.contains(row.indicator.value) {
        diagnostics.error(.reference(.isGroup(row.indicator.value)), at: row.indicator.place)
        return nil
      }
      unknown(.leaf, row.indicator, among: known.sorted())
      return nil
    }
    check(row)
    guard isNew("leaf", unit.id, row.indicator.value, row.period, columns: ["unit", "indicator"]) else { return nil }
    var provenance = row.source.flatMap(ProvenanceKind.init(stating:))
    if case .mask? = row.value.value?.shape { provenance = .masked }
    return Observation(
      unit: unit.id, indicator: row.indicator.value, period: row.period.value, value: row.value.value,
      provenance: provenance)
  }

  /// The value as `history.csv` would have to say it.
  private mutating func check(_ row: HistoryRow) {
    if let problem = TableFigures.tooLarge("value", row.value.value) {
      diagnostics.error(problem, at: row.value.place)
    } else if let value = row.value.value, let leaf = rules[row.indicator.value],
      let (severity, problem) = TableFigures.misfit(of: value, leaf: row.indicator.value, leaf)
    {
      diagnostics.add(Diagnostic(severity, at: row.value.place, problem))
    }
  }

  mutating func result(_ row: ResultsRow) -> PublishedResult? {
    let isInRun = isInRun(row.period)
    guard let board = boards[row.board.value] else {
      unknown(.board, row.board, among: scenario.boards.map(\.id))
      return nil
    }
    guard let unit = unit(row.unit), isInRun else { return nil }
    guard board.units.contains(unit.id) else {
      diagnostics.error(.reference(.notOnBoard(unit: unit.id, board: board.id)), at: row.unit.place)
      return nil
    }
    if let problem = TableFigures.tooLarge("score", row.score.value) {
      diagnostics.error(problem, at: row.score.place)
    }
    guard row.score.value != nil || row.rank.value != nil else {
      diagnostics.error(
        .track(.nothingPublished(board: board.id, unit: unit.id, period: row.period.value.description)),
        at: row.score.place)
      return nil
    }
    guard isNew("board", board.id, unit.id, row.period, columns: ["board", "unit"]) else { return nil }
    return PublishedResult(
      board: board.id, unit: unit.id, period: row.period.value, score: row.score.value, rank: row.rank.value)
  }

  /// What is said once for all rows of a board.
  mutating func results(_ rows: [ResultsRow]) {
    let rows = Dictionary(grouping: rows, by: \.board.value)
    for board in scenario.boards {
      let own = rows[board.id] ?? []
      TableFigures.checkRanks(board, own, into: &diagnostics)
      guard let scheme = scenario.schemes.first(where: { $0.id == board.scheme }) else { continue }
      TableFigures.checkScores(board, total: scheme.total, own, into: &diagnostics)
    }
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
    if period.value >= first, period.value <= scenario.horizon {
      last = max(last ?? period.value, period.value)
      return true
    }
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
