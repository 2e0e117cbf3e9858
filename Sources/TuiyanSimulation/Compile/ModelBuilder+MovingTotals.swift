// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension ModelBuilder {
  /// Units whose total at as_of is known but not the same in all replications, on a board with rank-only units.
  ///
  /// The unknown totals of such a board are drawn between the medians of the known ones, under the rules announced. Where
  /// a known one strays from its median (a level or a score that is drawn, children whose levels are, rules that some
  /// futures change from the start), it may pass the neighbours that were drawn around it.
  func unitsWithMovingTotal(on index: Int) -> [String] {
    let board = boards[index].board
    let changed = worlds.rulesOf.indices.contains { future in
      worlds.rulesFrom[future] <= 0 && worlds.rules[worlds.rulesOf[future]].contains { $0.scheme == board.scheme }
    }
    return board.units.enumerated().compactMap { member, id in
      switch scenario.units[unitIndex[id, default: 0]].depth {
      case .rank: nil
      case .score: totalMoves(board: index, member: member) ? id : nil
      case .indicators: changed || totalMoves(board: index, member: member) ? id : nil
      }
    }
  }

  private func totalMoves(board index: Int, member: Int) -> Bool {
    if let total = totals.first(where: { $0.board == index && $0.member == member }) {
      return total.process.level.contains(where: \.isDrawn) || total.process.hasLevelError
    }
    let places = cellIndex[unitIndex[boards[index].board.units[member], default: -1]] ?? [:]
    return boards[index].leaves.contains { leaf in places[leaf.quantity].map(levelMoves) ?? false }
  }

  private func levelMoves(_ cell: Int) -> Bool {
    switch cells[cell].source {
    case .process(let process): process.level.contains(where: \.isDrawn) || process.hasLevelError
    case .events(_, let soFar, _): soFar.isDrawn
    case .rollupCells(let children, _): children.contains(where: levelMoves)
    case .rollupBoard(let board, let members, _, _): members.contains { totalMoves(board: board, member: $0) }
    case .missing, .summed: false
    }
  }
}
