// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// What the tables say at or before `as_of`, by unit and leaf and by unit and board.
struct KnownValues: Sendable {
  struct Key: Hashable, Sendable {
    let first: String
    let second: String
  }
  struct Leaf: Sendable {
    /// Rows with a value.
    var values = 0
    var last: HistoryRow?
    /// The last row that has a value.
    var lastValue: HistoryRow?
  }
  struct Total: Sendable {
    var scores = 0
    var lastScore: ResultsRow?
    var lastRank: ResultsRow?
  }

  private var leaves: [Key: Leaf] = [:]
  private var totals: [Key: Total] = [:]
  private var rows: [Key: ReferenceTableRow] = [:]
  private var ranks: [Key: Set<Period>] = [:]

  init(tables: ScenarioTables, asOf: Period?) {
    func isKnown(_ period: Period) -> Bool { asOf.map { period <= $0 } ?? true }
    for row in tables.history.rows where isKnown(row.period.value) {
      leaves[Key(first: row.unit.value, second: row.indicator.value), default: Leaf()].add(row)
    }
    for row in tables.results.rows {
      let key = Key(first: row.unit.value, second: row.board.value)
      if row.rank.value != nil { ranks[key, default: []].insert(row.period.value) }
      if isKnown(row.period.value) { totals[key, default: Total()].add(row) }
    }
    for row in tables.reference.rows where isKnown(row.period.value) {
      let key = Key(first: row.board.value, second: row.indicator.value ?? "")
      if let known = rows[key], known.period.value > row.period.value { continue }
      rows[key] = row
    }
  }

  func leaf(_ leaf: String, of unit: String) -> Leaf? { leaves[Key(first: unit, second: leaf)] }
  func total(of unit: String, on board: String) -> Total? { totals[Key(first: unit, second: board)] }

  /// The last reference row of a leaf on a board; nil: the total's.
  func reference(_ leaf: String?, on board: String) -> ReferenceTableRow? {
    rows[Key(first: board, second: leaf ?? "")]
  }

  /// Whether a rank was published for a unit at exactly this period, whenever that is.
  func hasRank(of unit: String, on board: String, at period: Period) -> Bool {
    ranks[Key(first: unit, second: board)]?.contains(period) ?? false
  }
}

extension KnownValues.Leaf {
  fileprivate mutating func add(_ row: HistoryRow) {
    if last.map({ $0.period.value < row.period.value }) ?? true { last = row }
    guard row.value.value != nil else { return }
    values += 1
    if lastValue.map({ $0.period.value < row.period.value }) ?? true { lastValue = row }
  }
}

extension KnownValues.Total {
  fileprivate mutating func add(_ row: ResultsRow) {
    if row.score.value != nil {
      scores += 1
      if lastScore.map({ $0.period.value < row.period.value }) ?? true { lastScore = row }
    }
    if row.rank.value != nil, lastRank.map({ $0.period.value < row.period.value }) ?? true { lastRank = row }
  }
}
