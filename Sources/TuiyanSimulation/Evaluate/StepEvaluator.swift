// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics

/// Makes measured values, points and totals of one step from plan-free draws and a plan.
///
/// One path for everything: a full simulation makes all of it, a changed plan only what is dirty; both give the same
/// bits. Owned by one thread at a time.
final class StepEvaluator {
  static let lanes = Tile.lanes

  let model: CompiledModel
  let layout: DrawLayout
  let rows: LaneRows
  private(set) var effective: [UInt64]
  private var done: [UInt64]

  init(model: CompiledModel, layout: DrawLayout) {
    self.model = model
    self.layout = layout
    let widest = model.boards.map(\.members.count).max() ?? 0
    rows = LaneRows(count: 10 + max(widest + 4, layout.last + 2))
    effective = Array(repeating: 0, count: model.deeds.count)
    done = effective
  }

  /// The lanes in which each deed of a plan has its effect; call once a tile and plan, before `evaluate`.
  func prepare(_ plan: PlanTables, _ draws: TileDraws) {
    plan.effective(draws, model: model, done: &done, into: &effective)
  }

  /// - Parameters:
  ///   - kept: index of the step among the kept ones.
  ///   - dirty: what to make again; what it leads to is marked in it.
  func evaluate(kept: Int, plan: PlanTables, draws: TileDraws, state: StepState, dirty: inout Dirty) {
    for task in model.order {
      switch task {
      case .cell(let index):
        evaluateCell(index, kept: kept, plan: plan, draws: draws, state: state, dirty: &dirty)
      case .board(let index):
        evaluateBoard(index, kept: kept, plan: plan, draws: draws, state: state, dirty: &dirty)
      }
    }
  }

  private func evaluateCell(
    _ index: Int, kept: Int, plan: PlanTables, draws: TileDraws, state: StepState, dirty: inout Dirty
  ) {
    switch model.cells[index].source {
    case .rollupCells(let children, _): dirty.cells[index] = dirty.cells[index] || children.contains { dirty.cells[$0] }
    case .rollupBoard(let board, _, _, _): dirty.cells[index] = dirty.cells[index] || dirty.boards[board]
    default: break
    }
    guard dirty.cells[index], model.cells[index].hasValue else { return }
    measure(index, kept: kept, plan: plan, draws: draws, state: state)
  }

  private func evaluateBoard(
    _ index: Int, kept: Int, plan: PlanTables, draws: TileDraws, state: StepState, dirty: inout Dirty
  ) {
    let board = model.boards[index]
    for member in board.members.indices { dirty.members[index][member] = false }
    for leaf in board.leaves.indices {
      score(leaf: leaf, of: board, index: index, kept: kept, draws: draws, state: state, dirty: &dirty)
    }
    for (member, kind) in board.members.enumerated() {
      switch kind {
      case .indicators:
        guard dirty.members[index][member] else { continue }
        addUp(board, index: index, member: member, kept: kept, draws: draws, state: state)
      case .total(_, let process):
        guard dirty.totals[process] else { continue }
        dirty.members[index][member] = true
        moveTotal(process, kept: kept, plan: plan, draws: draws, out: state.total(board: index, member: member))
      }
    }
    dirty.boards[index] = dirty.members[index].contains(true)
  }

  /// The total of a unit known by its total: path, effects on the total, clipped to what the scheme allows.
  private func moveTotal(
    _ process: Int, kept: Int, plan: PlanTables, draws: TileDraws, out: UnsafeMutablePointer<Double>
  ) {
    let total = model.totals[process]
    let path = draws.row(layout.totals[process] + kept)
    let frame = EffectFrame(sign: 1, low: 0, high: total.scale.high, frontier: total.scale.high)
    apply(model.totalEffects[process], frame: frame, kept: kept, plan: plan, draws: draws, from: path, to: out)
  }
}

/// Spare rows of 64 lanes.
final class LaneRows {
  private let values: UnsafeMutablePointer<Double>

  init(count: Int) {
    values = .allocate(capacity: count * Tile.lanes)
    values.initialize(repeating: 0, count: count * Tile.lanes)
  }

  deinit { values.deallocate() }

  subscript(_ row: Int) -> UnsafeMutablePointer<Double> { values + row * Tile.lanes }
}
