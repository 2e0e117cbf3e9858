// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

/// The totals at as_of with every draw at its median: what the model says before chance.
struct CentralTotals {
  let model: CompiledModel

  /// [boards][members]: totals of the members scored leaf by leaf; nil for the others.
  func totals() -> [[Double?]] {
    let run = CentralRun(model: model)
    return model.boards.indices.map { board in
      model.boards[board].members.indices.map { member in
        model.boards[board].indicatorPlace[member] >= 0 ? run.state.total(board: board, member: member)[0] : nil
      }
    }
  }
}
