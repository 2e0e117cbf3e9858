// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanSimulation

extension ScenarioMove {
  /// Ranks at the old as_of, for targets that count from there, where none were published.
  func startRanks(_ actuals: Actuals) -> [PublishedResult] {
    guard scenario.targets.contains(where: { $0.clause.countsFromStart }) else { return [] }
    let published = Set(
      scenario.results.filter { $0.period == scenario.asOf }.map { BandSubject.total(board: $0.board, unit: $0.unit) })
    return scenario.boards.flatMap { board in
      board.units.compactMap { unit in
        let key = BandSubject.total(board: board.id, unit: unit)
        guard !published.contains(key), let rank = ranksAtStart[key] else { return nil }
        return PublishedResult(board: board.id, unit: unit, period: scenario.asOf, score: nil, rank: rank)
      }
    }
  }
}

extension Clause {
  /// Somewhere in it ranks are compared with those at as_of.
  var countsFromStart: Bool {
    switch test {
    case .rankGain(_, .asOf): true
    case .all(let members), .any(let members), .atLeast(_, let members): members.contains { $0.countsFromStart }
    default: false
    }
  }
}
