// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics
import TuiyanPlans

/// One evaluation of one step, as_of unless another is asked for, with every draw at its median; every lane holds the same. For one thread at a time.
final class CentralRun {
  /// Measured values by cell, and totals in points by index into the model's, of one unit that are supposed to stand
  /// elsewhere.
  struct Change {
    let unit: Int
    var cells: [Int: Double] = [:]
    var totals: [Int: Double] = [:]
  }

  let state: TileState
  /// [boards][members][lanes].
  private var ranks: [[Double]]
  private let model: CompiledModel
  private let evaluator: TileEvaluator
  private let draws: TileDraws
  private let plan: PlanTables

  /// - Parameters:
  ///   - step: after as_of.
  ///   - vector: what is done by then; nil: nothing.
  init(model: CompiledModel, step: Int = 0, plan vector: PlanVector? = nil) {
    self.model = model
    let layout = DrawLayout(model: model, steps: [step])
    let drawer = TileDrawer(model: model, layout: layout, seed: 0, isCentral: true)
    draws = TileDraws(layout: layout, deeds: model.deeds.count)
    drawer.fill(
      draws, first: 0, future: nil, deeds: vector == nil ? [] : nil, scratch: TileScratch(model: model, layout: layout))
    let asked = AskedRanks(model: model, atoms: [])
    evaluator = TileEvaluator(model: model, layout: layout, asked: asked)
    state = TileState(layout: StateLayout(model: model, asked: asked, kept: 1))
    plan = PlanTables(vector ?? .nothing(slots: model.slots.count), model: model)
    ranks = model.boards.map { Array(repeating: 0, count: $0.members.count * Tile.lanes) }
    evaluator.prepare(plan, draws)
    run(EvaluationScript(all: model))
  }

  func rank(board: Int, member: Int, lane: Int = 0) -> Double { ranks[board][member * Tile.lanes + lane] }

  /// Makes a script's part of the state again, and the ranks of the boards it changes.
  private func run(_ script: EvaluationScript) {
    evaluator.visit = { [unowned self] board, _, found in
      for place in ranks[board].indices { ranks[board][place] = found.ranks[place] }
    }
    evaluator.run(script, from: 0, plan: plan, draws: draws, state: state)
    evaluator.visit = nil
  }

  /// What follows from each of some changes by itself; afterwards all is as it was.
  ///
  /// Each change has a lane of its own, so that 64 in a row on one unit cost little more than one. Nothing of a unit is
  /// made from anything else of it, so a change leaves the supposed values of the other lanes alone.
  /// - Parameter read: told which change, and the lane in which it holds.
  func suppose<Result>(_ changes: [Change], read: (_ change: Int, _ lane: Int) -> Result) -> [Result] {
    var results: [Result] = []
    while results.count < changes.count {
      let rest = changes[results.count...].prefix(Tile.lanes)
      let part = rest.prefix { $0.unit == rest.first?.unit }
      results += suppose(Array(part)) { lane in read(part.startIndex + lane, lane) }
    }
    return results
  }

  private func suppose<Result>(_ part: [Change], read: (_ lane: Int) -> Result) -> [Result] {
    let cells = Set(part.flatMap(\.cells.keys)).sorted()
    let totals = Set(part.flatMap(\.totals.keys)).sorted()
    let script = EvaluationScript(model: model, cells: cells, totals: totals).filtered { operation in
      switch operation.kind {
      case .measure: !cells.contains(operation.subject)
      case .moveTotal: !totals.contains(operation.subject)
      case .score, .addUp, .rank, .pass, .closeTotal: true
      }
    }
    let before = Change(
      unit: part[0].unit,
      cells: Dictionary(uniqueKeysWithValues: cells.map { ($0, state.measured($0)[0]) }),
      totals: Dictionary(uniqueKeysWithValues: totals.map { ($0, total(of: $0)[0]) }))
    for (lane, change) in part.enumerated() { set(change, lanes: lane..<lane + 1) }
    run(script)
    let results = part.indices.map(read)
    set(before, lanes: 0..<Tile.lanes)
    run(script)
    return results
  }

  private func total(of index: Int) -> UnsafeMutablePointer<Double> {
    state.total(board: model.totals[index].board, member: model.totals[index].member)
  }

  private func set(_ change: Change, lanes: Range<Int>) {
    for (cell, value) in change.cells {
      (state.measured(cell) + lanes.lowerBound).update(repeating: value, count: lanes.count)
    }
    for (index, value) in change.totals {
      (total(of: index) + lanes.lowerBound).update(repeating: value, count: lanes.count)
      evaluator.keep(model.totals[index].board, member: model.totals[index].member, state: state)
    }
  }
}
