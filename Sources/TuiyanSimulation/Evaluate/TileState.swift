// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

/// Where everything measured, scored and ranked of 64 replications stands: blocks of [kept steps][64 lanes].
struct StateLayout: Sendable {
  /// Where the cells' blocks stand, if not in the order of the cells.
  let cells: CellBlocks?
  /// Kept steps.
  let kept: Int
  /// [boards]: blocks of [indicator members][nodes].
  let nodes: [Int]
  /// [boards]: nodes from one indicator member to the next: all of the tree, or none where all use the same blocks.
  let memberStrides: [Int]
  /// [boards]: blocks of [members]: totals as they are printed.
  let totals: [Int]
  /// [boards]: blocks of [members]: totals as they are ranked; the same blocks where they are not rounded.
  let keys: [Int]
  /// [boards]: blocks of [asked members][3]: rank, still totals above, still totals level.
  let ranks: [Int]
  let blocks: Int

  /// - Parameter passing: leaves that share blocks; nil: none does.
  init(model: CompiledModel, asked: AskedRanks, kept: Int, passing: PassingLeaves? = nil) {
    self.kept = kept
    let isDense = passing == nil && model.cells.allSatisfy(\.hasValue)
    cells = isDense ? nil : CellBlocks(model.cells, passing)
    var next = cells?.count ?? model.cells.count
    func take(_ blocks: Int) -> Int {
      defer { next += blocks }
      return next
    }
    let passes = passing?.boards ?? model.boards.map { _ in false }
    nodes = zip(model.boards, passes).map { take(($1 ? 1 : $0.indicatorMembers.count) * $0.nodes.count) }
    memberStrides = zip(model.boards, passes).map { $1 ? 0 : $0.nodes.count }
    let totals = model.boards.map { take($0.members.count) }
    self.totals = totals
    keys = model.boards.enumerated().map { $1.board.decimals == nil ? totals[$0] : take($1.members.count) }
    ranks = asked.members.map { take($0.count * 3) }
    blocks = next
  }
}

/// The blocks of cells where passing ones, and those that are never measured, share the first. Never written once it is
/// made, which makes sharing it safe.
final class CellBlocks: @unchecked Sendable {
  /// [cells].
  let places: UnsafeMutablePointer<Int>
  let count: Int

  init(_ cells: [Cell], _ passing: PassingLeaves?) {
    places = .allocate(capacity: max(1, cells.count))
    var next = 1
    for (index, cell) in cells.enumerated() {
      let sharesFirst = passing?.cells[index] == true || !cell.hasValue
      places[index] = sharesFirst ? 0 : next
      next += sharesFirst ? 0 : 1
    }
    count = next
  }

  deinit { places.deallocate() }
}

/// Measured values, points, totals and ranks of 64 replications at all kept steps: every pointer is to [kept
/// steps][lanes]. Owned by one thread at a time.
final class TileState {
  private let values: UnsafeMutablePointer<Double>
  private let count: Int
  private let memory: TileMemory
  private let layout: StateLayout
  /// [cells]: blocks; nil: in the order of the cells.
  private let cells: UnsafeMutablePointer<Int>?
  /// Numbers in a block: from one member's totals to the next one's.
  let block: Int

  /// - Parameter memory: where the numbers come from and go back to.
  init(layout: StateLayout, memory: TileMemory = TileMemory()) {
    self.layout = layout
    self.memory = memory
    cells = layout.cells?.places
    block = layout.kept * Tile.lanes
    count = max(1, layout.blocks * block)
    values = memory.take(count)
  }

  deinit { memory.giveBack(values, count: count) }

  /// The measured value of a cell.
  func measured(_ cell: Int) -> UnsafeMutablePointer<Double> {
    guard let cells else { return values + cell * block }
    return values + cells[cell] * block
  }

  /// Whether the cell shares its block with others, so that its value has to be used before the next is measured.
  func isPassing(_ cell: Int) -> Bool { cells.map { $0[cell] == 0 } ?? false }

  /// Points of a node for the n-th indicator member of a board.
  func points(board: Int, place: Int, node: Int) -> UnsafeMutablePointer<Double> {
    values + (layout.nodes[board] + place * layout.memberStrides[board] + node) * block
  }

  /// The total of a member of a board.
  func total(board: Int, member: Int) -> UnsafeMutablePointer<Double> {
    values + (layout.totals[board] + member) * block
  }

  /// The total of a member as it is ranked.
  func key(board: Int, member: Int) -> UnsafeMutablePointer<Double> {
    values + (layout.keys[board] + member) * block
  }

  /// The rank of the n-th asked member of a board.
  func rank(board: Int, place: Int) -> UnsafeMutablePointer<Double> {
    values + (layout.ranks[board] + place * 3) * block
  }

  /// Totals above it among the members no plan can move, and totals level with it.
  func stillAbove(board: Int, place: Int) -> UnsafeMutablePointer<Double> { rank(board: board, place: place) + block }
  func stillLevel(board: Int, place: Int) -> UnsafeMutablePointer<Double> {
    rank(board: board, place: place) + 2 * block
  }
}
