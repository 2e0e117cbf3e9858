// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanSimulation

/// The periods of which figures came in, by quantity.
struct FigureDates {
  private var periods: [BandSubject: Set<Period>] = [:]
  /// Units known by rank that have a new one on all their boards, as has everybody else there.
  private var ranked: [Period: Set<String>] = [:]

  init(_ scenario: Scenario, _ rows: Actuals) {
    for row in rows.observations where row.value != nil {
      periods[.leaf(unit: row.unit, leaf: row.indicator), default: []].insert(row.period)
    }
    for row in rows.results where row.score != nil {
      periods[.total(board: row.board, unit: row.unit), default: []].insert(row.period)
    }
    let ranks = Dictionary(grouping: rows.results.filter { $0.rank != nil }, by: \.period)
    for (period, rows) in ranks {
      let known = Set(rows.map { BandSubject.total(board: $0.board, unit: $0.unit) })
      let isWhole = scenario.boards.map { board in
        board.units.allSatisfy { known.contains(.total(board: board.id, unit: $0)) }
      }
      for unit in scenario.units where unit.depth == .rank {
        let boards = scenario.boards.indices.filter { scenario.boards[$0].units.contains(unit.id) }
        guard boards.allSatisfy({ isWhole[$0] }) else { continue }
        ranked[period, default: []].insert(unit.id)
        for board in boards {
          periods[.total(board: scenario.boards[board].id, unit: unit.id), default: []].insert(period)
        }
      }
    }
  }

  /// The last period, up to one, of which a quantity has a figure; nil: of none.
  func last(of subject: BandSubject, upTo period: Period) -> Period? {
    periods[subject]?.filter { $0 <= period }.max()
  }

  /// Whether a unit known by rank stays so at a period.
  func keepsRank(_ unit: String, at period: Period) -> Bool { ranked[period]?.contains(unit) ?? false }
}
