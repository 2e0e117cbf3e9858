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

/// One evaluation of as_of with every draw at its median; every lane holds the same. For one thread at a time.
final class CentralRun {
  let state: TileState
  /// [boards][members].
  private(set) var ranks: [[Double]]
  private let model: CompiledModel
  private let evaluator: TileEvaluator
  private let draws: TileDraws
  private let plan: PlanTables

  init(model: CompiledModel) {
    self.model = model
    let layout = DrawLayout(model: model, steps: [0])
    let drawer = TileDrawer(model: model, layout: layout, seed: 0, isCentral: true)
    draws = TileDraws(layout: layout, deeds: model.deeds.count)
    drawer.fill(draws, first: 0, future: nil, scratch: TileScratch(model: model, layout: layout))
    let asked = AskedRanks(model: model, atoms: [])
    evaluator = TileEvaluator(model: model, layout: layout, asked: asked)
    state = TileState(layout: StateLayout(model: model, asked: asked, kept: 1))
    plan = PlanTables(.nothing(slots: model.slots.count), model: model)
    ranks = model.boards.map { Array(repeating: 0, count: $0.members.count) }
    evaluator.prepare(plan, draws)
    run(EvaluationScript(all: model))
  }

  /// Makes a script's part of the state again, and the ranks of the boards it changes.
  private func run(_ script: EvaluationScript) {
    evaluator.visit = { [unowned self] board, _, found in
      for member in ranks[board].indices { ranks[board][member] = found.ranks[member * Tile.lanes] }
    }
    evaluator.run(script, from: 0, plan: plan, draws: draws, state: state)
    evaluator.visit = nil
  }

  /// What follows were some cells and totals to stand elsewhere; afterwards all is as it was.
  /// - Parameters:
  ///   - cells: measured values by cell.
  ///   - totals: totals by index into the model's, in points.
  func suppose<Result>(cells: [Int: Double], totals: [Int: Double] = [:], read: () -> Result) -> Result {
    let script = EvaluationScript(model: model, cells: cells.keys.sorted(), totals: totals.keys.sorted())
      .filtered { operation in
        switch operation.kind {
        case .measure: cells[operation.subject] == nil
        case .moveTotal: totals[operation.subject] == nil
        case .score, .addUp, .rank: true
        }
      }
    let cellsBefore = cells.reduce(into: [:]) { $0[$1.key] = state.measured($1.key)[0] }
    let totalsBefore = totals.reduce(into: [:]) { $0[$1.key] = total(of: $1.key)[0] }
    set(cells, totals)
    run(script)
    let result = read()
    set(cellsBefore, totalsBefore)
    run(script)
    return result
  }

  private func total(of index: Int) -> UnsafeMutablePointer<Double> {
    state.total(board: model.totals[index].board, member: model.totals[index].member)
  }

  private func set(_ cells: [Int: Double], _ totals: [Int: Double]) {
    for (cell, value) in cells { state.measured(cell).update(repeating: value, count: Tile.lanes) }
    for (index, value) in totals {
      total(of: index).update(repeating: value, count: Tile.lanes)
      evaluator.keep(model.totals[index].board, member: model.totals[index].member, state: state)
    }
  }
}
