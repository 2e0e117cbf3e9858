// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

/// The totals at as_of with every draw at its median: what the model says before chance.
struct CentralTotals {
  let model: CompiledModel

  /// [boards][members]: totals of the members scored leaf by leaf; nil for the others.
  func totals() -> [[Double?]] {
    let layout = DrawLayout(model: model, steps: [0])
    let drawer = TileDrawer(model: model, layout: layout, seed: 0, isCentral: true)
    let draws = TileDraws(layout: layout, deeds: model.deeds.count)
    let scratch = TileScratch(model: model, layout: layout)
    drawer.fill(draws, first: 0, future: nil, scratch: scratch)
    let asked = AskedRanks(model: model, atoms: [])
    let evaluator = TileEvaluator(model: model, layout: layout, asked: asked)
    let state = TileState(layout: StateLayout(model: model, asked: asked, kept: 1))
    let plan = PlanTables(.nothing(slots: model.slots.count), model: model)
    evaluator.prepare(plan, draws)
    evaluator.run(EvaluationScript(all: model), from: 0, plan: plan, draws: draws, state: state)
    return model.boards.indices.map { board in
      model.boards[board].members.indices.map { member in
        model.boards[board].indicatorPlace[member] >= 0 ? state.total(board: board, member: member)[0] : nil
      }
    }
  }
}
