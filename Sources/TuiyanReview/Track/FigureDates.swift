// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanSimulation

/// The periods of which figures came in, by quantity.
struct FigureDates: Sendable {
  private var periods: [BandSubject: Set<Period>] = [:]
  /// Boards, by id, all of whose units have a rank of a period.
  private(set) var ranked: [Period: Set<String>] = [:]

  init(_ scenario: Scenario, _ rows: Actuals) {
    let depths = Dictionary(scenario.units.map { ($0.id, $0.depth) }, uniquingKeysWith: { first, _ in first })
    for row in rows.observations where row.value != nil {
      periods[.leaf(unit: row.unit, leaf: row.indicator), default: []].insert(row.period)
    }
    // What a unit scored leaf by leaf totals up to is made of its leaves.
    for row in rows.results where row.score != nil && depths[row.unit] != .indicators {
      periods[.total(board: row.board, unit: row.unit), default: []].insert(row.period)
    }
    for (period, rows) in Dictionary(grouping: rows.results.filter({ $0.rank != nil }), by: \.period) {
      let known = Set(rows.map { BandSubject.total(board: $0.board, unit: $0.unit) })
      for board in scenario.boards {
        let subjects = board.units.map { BandSubject.total(board: board.id, unit: $0) }
        guard subjects.allSatisfy(known.contains) else { continue }
        ranked[period, default: []].insert(board.id)
        for (unit, subject) in zip(board.units, subjects) where depths[unit] == .rank {
          periods[subject, default: []].insert(period)
        }
      }
    }
  }

  /// Every period of which anything came in, ascending.
  var all: [Period] { Set(periods.values.joined()).sorted() }

  /// The last period, up to one, of which a quantity has a figure; nil: of none.
  func last(of subject: BandSubject, upTo period: Period) -> Period? {
    periods[subject]?.filter { $0 <= period }.max()
  }
}
