// SPDX-License-Identifier: GPL-3.0-or-later

/// All that some boards and cells are made of, roll-ups and the boards behind them included.
struct BoardNeeds: Sendable {
  private(set) var boards: Set<Int>
  private(set) var cells: Set<Int>
  private(set) var totals: Set<Int> = []

  init(_ model: CompiledModel, boards: Set<Int>, cells: Set<Int>) {
    self.boards = []
    self.cells = []
    for board in boards.sorted() { need(board: board, model) }
    for cell in cells.sorted() { need(cell: cell, model) }
  }

  private mutating func need(board: Int, _ model: CompiledModel) {
    guard boards.insert(board).inserted else { return }
    for member in model.boards[board].members {
      switch member {
      case .indicators(_, let cells): for cell in cells { need(cell: cell, model) }
      case .total(_, let process): totals.insert(process)
      }
    }
  }

  private mutating func need(cell: Int, _ model: CompiledModel) {
    guard cells.insert(cell).inserted else { return }
    switch model.cells[cell].source {
    case .rollupCells(let children, _): for child in children { need(cell: child, model) }
    case .rollupBoard(let board, _, _, _): need(board: board, model)
    case .process, .events, .missing, .summed: break
    }
  }
}

extension CompiledClause {
  /// The boards that the clause looks at.
  var boardsNeeded: Set<Int> {
    switch test {
    case .all(let members), .any(let members), .atLeast(_, let members):
      members.reduce(into: [board]) { $0.formUnion($1.boardsNeeded) }
    default: [board]
    }
  }
}
