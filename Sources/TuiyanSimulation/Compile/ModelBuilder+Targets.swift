// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension ModelBuilder {
  /// Resolves every target's boards, units, leaves and periods.
  mutating func compileTargets() {
    targets = scenario.targets.map { CompiledTarget(target: $0, clause: compiled($0.clause)) }
  }

  private func compiled(_ clause: Clause) -> CompiledClause {
    let board = scenario.boards.firstIndex { $0.id == clause.board } ?? 0
    let scope: CompiledClause.Scope
    switch clause.scope {
    case .inherited: scope = .inherited
    case .unit(let id): scope = .unit(unitIndex[id, default: 0])
    case .each(let ids): scope = .each(ids.map { unitIndex[$0, default: 0] })
    case .count(let ids, let atLeast): scope = .count(ids.map { unitIndex[$0, default: 0] }, atLeast: atLeast)
    }
    return CompiledClause(
      board: board, scope: scope, steps: clause.periods.map { $0.ordinal - scenario.asOf.ordinal },
      test: compiled(clause.test, board: board))
  }

  private func compiled(_ test: Test, board: Int) -> CompiledTest {
    switch test {
    case .rank(let atMost): return .rank(atMost: atMost)
    case .rankGain(let atLeast, .asOf): return .rankGainSinceAsOf(atLeast: atLeast)
    case .rankGain(let atLeast, .published(let period)):
      var bounds: [Int: Double] = [:]
      for id in scenario.boards[board].units {
        if let rank = lookup.rank(board: scenario.boards[board].id, unit: id, at: period) {
          bounds[unitIndex[id, default: 0]] = Double(rank) - atLeast
        }
      }
      return .rankGain(bounds: bounds)
    case .score(let atLeast): return .score(atLeast: atLeast)
    case .indicatorValue(let id, let bound), .events(let id, let bound):
      return .indicatorValue(leaf: place(of: id, board: board), bound)
    case .indicatorRank(let id, let atMost): return .indicatorRank(leaf: place(of: id, board: board), atMost: atMost)
    case .notBottom(let n): return .notBottom(n)
    case .shareOfIndicators(let shared, let atLeast):
      let compiledBoard = boards[board]
      let withPoints = compiledBoard.leaves.indices.filter {
        compiledBoard.rules[0].points[compiledBoard.leaves[$0].node] > 0
      }
      return .shareOfIndicators(shared, leaves: withPoints, atLeast: atLeast)
    case .all(let members): return .all(members.map(compiled))
    case .any(let members): return .any(members.map(compiled))
    case .atLeast(let n, let members): return .atLeast(n, members.map(compiled))
    }
  }

  private func place(of leaf: String, board: Int) -> Int {
    boards[board].leaves.firstIndex { leaves[$0.quantity].id == leaf } ?? 0
  }
}
