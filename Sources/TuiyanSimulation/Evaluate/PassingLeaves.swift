// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// Leaves that nobody looks at once their unit's total stands.
///
/// Such a leaf is measured, scored and added to its group's points in one go, and its values and points take the place
/// of the one before: what a tile keeps then fits the processor's nearest memory. On other boards its points are kept, but
/// its values still pass where they are looked at for nothing but these points.
struct PassingLeaves: Sendable {
  /// [cells]: measured for the one board that scores it, and for nothing else, not even another member's points.
  let cells: [Bool]
  /// [boards]: one member's points are over once its total stands.
  let boards: [Bool]

  init(model: CompiledModel, atoms: [Atom]) {
    let boards = model.boards.enumerated().map { index, board in
      board.tieBreak.isEmpty && !board.leaves.contains { $0.rule.comparesMembers }
        && !atoms.contains { $0.board == index && $0.looksAtPoints }
    }
    var isRead = Array(repeating: false, count: model.cells.count)
    var scorings = Array(repeating: 0, count: model.cells.count)
    for board in model.boards {
      for case .indicators(_, let cells) in board.members {
        for (leaf, cell) in zip(board.leaves, cells) {
          scorings[cell] += 1
          if leaf.rule.comparesMembers { isRead[cell] = true }
        }
      }
    }
    for case .rollupCells(let children, _) in model.cells.map(\.source) {
      for child in children { isRead[child] = true }
    }
    for atom in atoms {
      let board = model.boards[atom.board]
      for leaf in atom.leavesLookedAt {
        for member in board.indicatorMembers { isRead[board.cell(member, leaf: leaf)] = true }
      }
    }
    self.boards = boards
    cells = model.cells.indices.map { cell in
      guard case .process = model.cells[cell].source else { return false }
      return !isRead[cell] && scorings[cell] == 1
    }
  }
}

extension Atom {
  /// The answer depends on the points of leaves.
  fileprivate var looksAtPoints: Bool {
    if case .shareOfIndicators(.valueAtBest, _, _) = question { true } else { false }
  }

  /// Leaves of the board whose values the answer depends on.
  fileprivate var leavesLookedAt: [Int] {
    switch question {
    case .indicatorValue(let leaf, _), .indicatorRank(let leaf, _): [leaf]
    case .shareOfIndicators(_, let leaves, _): leaves
    case .rank, .rankGainSinceAsOf, .score: []
    }
  }
}
