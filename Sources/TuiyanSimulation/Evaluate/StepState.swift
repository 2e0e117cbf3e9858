// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

/// Where everything measured, scored and ranked of 64 replications at one step stands, in lanes of 64.
struct StateLayout: Sendable {
  /// [boards]: rows of [indicator members][nodes].
  let nodes: [Int]
  /// [boards]: rows of [members]: totals as they are printed.
  let totals: [Int]
  /// [boards]: rows of [members]: totals as they are ranked; the same rows where they are not rounded.
  let keys: [Int]
  /// [boards]: rows of [asked members][3]: rank, still totals above, still totals level.
  let ranks: [Int]
  let rows: Int

  init(model: CompiledModel, asked: AskedRanks) {
    var next = model.cells.count
    func take(_ rows: Int) -> Int {
      defer { next += rows }
      return next
    }
    nodes = model.boards.map { take($0.indicatorMembers.count * $0.nodes.count) }
    let totals = model.boards.map { take($0.members.count) }
    self.totals = totals
    keys = model.boards.enumerated().map { $1.board.decimals == nil ? totals[$0] : take($1.members.count) }
    ranks = asked.members.map { take($0.count * 3) }
    rows = next
  }
}

/// Measured values, points, totals and ranks of 64 replications at one step. Owned by one thread at a time.
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

  /// The total of a member as it is ranked.
  func key(board: Int, member: Int) -> UnsafeMutablePointer<Double> {
    values + (layout.keys[board] + member) * Tile.lanes
  }

  /// The rank of the n-th asked member of a board.
  func rank(board: Int, place: Int) -> UnsafeMutablePointer<Double> {
    values + (layout.ranks[board] + place * 3) * Tile.lanes
  }

  /// Totals above it among the members no plan can move, and totals level with it.
  func stillAbove(board: Int, place: Int) -> UnsafeMutablePointer<Double> {
    rank(board: board, place: place) + Tile.lanes
  }
  func stillLevel(board: Int, place: Int) -> UnsafeMutablePointer<Double> {
    rank(board: board, place: place) + 2 * Tile.lanes
  }
}
