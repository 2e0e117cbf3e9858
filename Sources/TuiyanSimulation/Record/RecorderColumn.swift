// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

/// A tile that has just been run under a plan, and what ran it.
struct TileRun {
  let layout: DrawLayout
  let draws: TileDraws
  let state: TileState
  let evaluator: TileEvaluator
}

/// One column as it fills. Tiles write to places of their own, which makes sharing it safe.
final class RecorderColumn: @unchecked Sendable {
  let column: RecordedColumn
  /// Index among the kept steps at which it is taken.
  let kept: Int
  let source: ColumnSource
  private let buffer: UnsafeMutableBufferPointer<Double>

  init(column: RecordedColumn, source: ColumnSource, kept: Int, count: Int) {
    self.column = column
    self.source = source
    self.kept = kept
    buffer = .allocate(capacity: max(1, count))
    buffer.initialize(repeating: 0)
  }

  deinit { buffer.deallocate() }

  var values: [Double] { Array(buffer) }

  /// Copies one tile's lanes of a rank, while the board's ranks are at hand.
  func take(_ tile: TileSchedule.Tile, board: Int, ranks: BoardRanks) {
    guard case .rank(board, let member) = source else { return }
    for lane in 0..<tile.count { buffer[Int(tile.first) + lane] = ranks.ranks[member * Tile.lanes + lane] }
  }

  /// Copies one tile's lanes of anything else.
  func take(_ tile: TileSchedule.Tile, from run: TileRun, model: CompiledModel) {
    switch source {
    case .total(let board, let member): copy(tile, run.state.total(board: board, member: member), step: kept)
    case .points(let board, let place, let node):
      copy(tile, run.state.points(board: board, place: place, node: node), step: kept)
    case .measured(let cell): copy(tile, run.state.measured(cell), step: kept)
    case .size(let deed, let effect):
      copy(tile, run.draws.row(run.layout.sizes + model.deeds[deed].sizeOffset + effect))
    case .slip(let deed):
      let row = run.layout.slip[deed]
      if row >= 0 { return copy(tile, run.draws.row(row)) }
      let certain = model.deeds[deed].slip.constant.rounded(.toNearestOrAwayFromZero)
      for lane in 0..<tile.count { buffer[Int(tile.first) + lane] = certain }
    case .effective(let deed):
      let bits = run.evaluator.effective[deed]
      for lane in 0..<tile.count { buffer[Int(tile.first) + lane] = bits >> UInt64(lane) & 1 == 1 ? 1 : 0 }
    case .future:
      for lane in 0..<tile.count { buffer[Int(tile.first) + lane] = Double(run.draws.future[lane]) }
    case .rank: break
    }
  }

  private func copy(_ tile: TileSchedule.Tile, _ values: UnsafeMutablePointer<Double>, step: Int = 0) {
    for lane in 0..<tile.count { buffer[Int(tile.first) + lane] = values[step * Tile.lanes + lane] }
  }
}
