// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// One thing to evaluate at every step: a cell's measured value, or a board's points and totals.
enum EvaluationTask: Sendable, Hashable {
  case cell(Int)
  case board(Int)

  /// Every task after those it needs: a roll-up after its children, a board after its cells.
  /// - Throws: where roll-ups run in a circle; the error names both ends.
  static func order(
    cells: [Cell], boards: [CompiledBoard], scenario: Scenario
  ) throws(DiagnosticList) -> [EvaluationTask] {
    var sorter = TaskSorter(cells: cells, boards: boards)
    for task in cells.indices.map(EvaluationTask.cell) + boards.indices.map(EvaluationTask.board) {
      if let (inner, outer) = sorter.visit(task) {
        let names = [inner, outer].map { $0.name(cells: cells, boards: boards, scenario: scenario) }
        throw DiagnosticList([
          Diagnostic(at: Place(file: "scenario.yaml"), .model(.rollupCycle(from: names[0], to: names[1])))
        ])
      }
    }
    return sorter.order
  }

  private func name(cells: [Cell], boards: [CompiledBoard], scenario: Scenario) -> String {
    switch self {
    case .cell(let index): scenario.units[cells[index].unit].id
    case .board(let index): boards[index].board.id
    }
  }
}

private struct TaskSorter {
  let cells: [Cell]
  let boards: [CompiledBoard]
  private(set) var order: [EvaluationTask] = []
  private var open: Set<EvaluationTask> = []
  private var done: Set<EvaluationTask> = []

  init(cells: [Cell], boards: [CompiledBoard]) {
    self.cells = cells
    self.boards = boards
  }

  /// The two ends of a circle, where there is one.
  mutating func visit(_ task: EvaluationTask) -> (EvaluationTask, EvaluationTask)? {
    if done.contains(task) { return nil }
    open.insert(task)
    for needed in needs(task) {
      if open.contains(needed) { return (task, needed) }
      if let circle = visit(needed) { return circle }
    }
    open.remove(task)
    done.insert(task)
    order.append(task)
    return nil
  }

  private func needs(_ task: EvaluationTask) -> [EvaluationTask] {
    switch task {
    case .cell(let index):
      switch cells[index].source {
      case .rollupCells(let children, _): return children.map(EvaluationTask.cell)
      case .rollupBoard(let board, _, _, _): return [.board(board)]
      default: return []
      }
    case .board(let index):
      return boards[index].members.flatMap { member -> [EvaluationTask] in
        guard case .indicators(_, let own) = member else { return [] }
        return own.map(EvaluationTask.cell)
      }
    }
  }
}
