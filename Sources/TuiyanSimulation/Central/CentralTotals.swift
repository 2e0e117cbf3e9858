// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics
import TuiyanPlans

/// The totals at one step with every draw at its median: what the model says before chance.
struct CentralTotals {
  let model: CompiledModel
  /// Steps after as_of.
  var step = 0
  /// What is done by then; nil: nothing.
  var plan: PlanVector?

  /// [boards][members]: totals of the members scored leaf by leaf; nil for the others.
  /// - Parameter ofAll: those of the others too.
  func totals(ofAll: Bool = false) -> [[Double?]] {
    let run = CentralRun(model: model, step: step, plan: plan)
    return model.boards.indices.map { board in
      model.boards[board].members.indices.map { member in
        ofAll || model.boards[board].indicatorPlace[member] >= 0
          ? run.state.total(board: board, member: member)[0] : nil
      }
    }
  }
}
