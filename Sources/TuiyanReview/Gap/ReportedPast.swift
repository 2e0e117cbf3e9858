// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// What was reported and published up to as_of, ready to look up.
struct ReportedPast {
  struct Key: Hashable {
    let first: String
    let second: String
  }
  struct Report {
    let period: Period
    let value: Double
    let provenance: ProvenanceKind?
  }

  /// By unit and leaf, in order of period; rows without a value are left out.
  private let reports: [Key: [Report]]
  /// By board and unit.
  private let published: [Key: [(period: Period, rank: Int)]]
  /// Units on each board.
  private let counts: [String: Int]
  private let references: LastReferences

  init(_ scenario: Scenario) {
    var reports: [Key: [Report]] = [:]
    for row in scenario.history where row.period <= scenario.asOf {
      guard let value = row.value else { continue }
      reports[Key(first: row.unit, second: row.indicator), default: []].append(
        Report(period: row.period, value: value.median, provenance: row.provenance))
    }
    self.reports = reports.mapValues { $0.sorted { $0.period < $1.period } }
    var published: [Key: [(period: Period, rank: Int)]] = [:]
    for row in scenario.results where row.period <= scenario.asOf {
      guard let rank = row.rank else { continue }
      published[Key(first: row.board, second: row.unit), default: []].append((row.period, rank))
    }
    self.published = published.mapValues { $0.sorted { $0.period < $1.period } }
    counts = Dictionary(scenario.boards.map { ($0.id, $0.units.count) }, uniquingKeysWith: { first, _ in first })
    references = LastReferences(scenario)
  }

  func reports(of unit: String, _ leaf: String) -> [Report] { reports[Key(first: unit, second: leaf)] ?? [] }

  /// The last reference row of a leaf.
  func reference(_ leaf: String, on board: String) -> ReferenceRow? { references[board: board, indicator: leaf] }

  /// Published ranks in order of period.
  func ranks(of unit: String, on board: String) -> [PublishedRank] {
    var timesLast = 0
    // The only unit of a board is first as well.
    let last = counts[board, default: .max] == 1 ? .max : counts[board, default: .max]
    return (published[Key(first: board, second: unit)] ?? []).map { row in
      timesLast = row.rank >= last ? timesLast + 1 : 0
      return PublishedRank(period: row.period, rank: row.rank, timesLast: timesLast)
    }
  }

  /// How the last value differs from the one before it.
  func change(of unit: String, _ leaf: String, sign: Double) -> IndicatorChange? {
    let rows = reports(of: unit, leaf).suffix(2)
    guard rows.count == 2, let before = rows.first, let now = rows.last else { return nil }
    return IndicatorChange(
      from: before.period, to: now.period, before: before.value, now: now.value,
      better: sign * (now.value - before.value))
  }
}
