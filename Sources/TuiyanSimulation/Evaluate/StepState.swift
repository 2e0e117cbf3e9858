// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

/// Where everything measured and scored of 64 replications at one step stands, in lanes of 64.
struct StateLayout: Sendable {
  /// [boards]: rows of [indicator members][nodes].
  let nodes: [Int]
  /// [boards]: rows of [members] totals as they are ranked and printed.
  let totals: [Int]
  let rows: Int

  init(model: CompiledModel) {
    var next = model.cells.count
    func take(_ rows: Int) -> Int {
      defer { next += rows }
      return next
    }
    nodes = model.boards.map { take($0.indicatorMembers.count * $0.nodes.count) }
    totals = model.boards.map { take($0.members.count) }
    rows = next
  }
}

/// Measured values, points and totals of 64 replications at one step. Owned by one thread at a time.
final class StepState {
  private let values: UnsafeMutablePointer<Double>
  private let layout: StateLayout

  init(layout: StateLayout) {
    self.layout = layout
    values = .allocate(capacity: max(1, layout.rows * Tile.lanes))
    values.initialize(repeating: 0, count: max(1, layout.rows * Tile.lanes))
  }

  deinit { values.deallocate() }

  /// The measured value of a cell.
  func measured(_ cell: Int) -> UnsafeMutablePointer<Double> { values + cell * Tile.lanes }

  /// Points of a node for the n-th indicator member of a board.
  func points(board: Int, place: Int, node: Int, of nodes: Int) -> UnsafeMutablePointer<Double> {
    values + (layout.nodes[board] + place * nodes + node) * Tile.lanes
  }

  /// The total of a member of a board.
  func total(board: Int, member: Int) -> UnsafeMutablePointer<Double> {
    values + (layout.totals[board] + member) * Tile.lanes
  }
}
