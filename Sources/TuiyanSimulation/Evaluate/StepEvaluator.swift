// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics

/// Makes measured values, points and totals of one step from plan-free draws and a plan.
///
/// One path for everything: a full simulation makes all of it, a changed plan only what its script names; both give the same
/// bits. Owned by one thread at a time.
final class StepEvaluator {
  static let lanes = Tile.lanes

  let model: CompiledModel
  let layout: DrawLayout
  let rows: LaneRows
  let counter = EventCounter()
  let asked: AskedRanks
  /// [boards]: ranks of whole boards.
  let boardRanks: [BoardRanks]
  /// [boards]: the tile's totals that no plan can move; nil: rank whole boards.
  var still: [StillTotals]?
  /// [boards][members]: whether the script just run has changed any of a member's points in this tile.
  var moved: [[Bool]]
  private(set) var effective: [UInt64]
  private var done: [UInt64]

  init(model: CompiledModel, layout: DrawLayout, asked: AskedRanks) {
    self.model = model
    self.asked = asked
    self.layout = layout
    let widest = model.boards.map(\.members.count).max() ?? 0
    rows = LaneRows(count: 10 + max(widest + 4, layout.last + 2))
    boardRanks = asked.rankings.map { BoardRanks(ranking: $0) }
    moved = model.boards.map { Array(repeating: false, count: $0.members.count) }
    effective = Array(repeating: 0, count: model.deeds.count)
    done = effective
  }

  /// The lanes in which each deed of a plan has its effect; call once a tile and plan, before `run`.
  func prepare(_ plan: PlanTables, _ draws: TileDraws) {
    plan.effective(draws, model: model, done: &done, into: &effective)
  }

  /// Runs a script for one step.
  /// - Parameter kept: index of the step among the kept ones.
  func run(_ script: EvaluationScript, kept: Int, plan: PlanTables, draws: TileDraws, state: StepState) {
    for board in moved.indices { for member in moved[board].indices { moved[board][member] = false } }
    for operation in script.operations {
      switch operation {
      case .measure(let cell): measure(cell, kept: kept, plan: plan, draws: draws, state: state)
      case .score(let board, let leaf, let members):
        score(leaf: leaf, board: board, members: members, kept: kept, draws: draws, state: state)
      case .addUp(let board, let member, let groups) where moved[board][member]:
        addUp(board, member: member, groups: groups, kept: kept, draws: draws, state: state)
      case .addUp: break
      case .moveTotal(let process): moveTotal(process, kept: kept, plan: plan, draws: draws, state: state)
      case .rank(let board, let changed): rank(board: board, changed: changed, state: state)
      }
    }
  }

  /// The total of a unit known by its total: path, effects on the total, clipped to what the scheme allows.
  private func moveTotal(
    _ process: Int, kept: Int, plan: PlanTables, draws: TileDraws, state: StepState
  ) {
    let total = model.totals[process]
    let out = state.total(board: total.board, member: total.member)
    let path = draws.row(layout.totals[process] + kept)
    let frame = EffectFrame(sign: 1, low: 0, high: total.process.scale.high, frontier: total.process.scale.high)
    apply(model.totalEffects[process], frame: frame, kept: kept, plan: plan, draws: draws, from: path, to: out)
    moved[total.board][total.member] = true
    keep(total.board, member: total.member, state: state)
  }

  /// Makes the total as it is ranked, where the board rounds.
  func keep(_ board: Int, member: Int, state: StepState) {
    let ranking = asked.rankings[board]
    guard ranking.rounds else { return }
    let total = state.total(board: board, member: member)
    let key = state.key(board: board, member: member)
    for lane in 0..<Self.lanes { key[lane] = ranking.ranked(total[lane]) }
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
