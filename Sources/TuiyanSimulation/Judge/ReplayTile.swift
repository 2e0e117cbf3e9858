// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics

/// One tile of a judge: its plan-free draws, the state under the plan last judged, and the answers to all atoms
/// and targets.
/// Owned by one thread at a time.
final class ReplayTile {
  let tile: TileSchedule.Tile
  /// Only read once they are drawn: judges may share them.
  let draws: TileDraws
  let state: TileState
  /// [kept steps][boards]: totals of the members no plan can move.
  var still: [[StillTotals]]
  var atoms: [UInt64]
  /// [rows of the target sheet].
  var hits: [UInt64]

  init(_ tile: TileSchedule.Tile, draws: TileDraws, state: TileState, sheet: TargetSheet) {
    self.tile = tile
    self.draws = draws
    self.state = state
    still = []
    atoms = Array(repeating: 0, count: sheet.atoms.count)
    hits = Array(repeating: 0, count: sheet.rows.count)
  }
}

/// All tiles of a judge, each put in its place once; each is touched by one thread at a time, which makes sharing the
/// store safe.
final class TileStore: @unchecked Sendable {
  private let tiles: UnsafeMutableBufferPointer<ReplayTile?>
  private let count: Int

  /// - Parameter count: places, every one of which has to be filled before the store is read.
  init(count: Int) {
    tiles = .allocate(capacity: max(1, count))
    tiles.initialize(repeating: nil)
    self.count = count
  }

  deinit {
    tiles.deinitialize()
    tiles.deallocate()
  }

  func put(_ tile: ReplayTile, at place: Int) { tiles[place] = tile }

  /// Every place is filled.
  var isFull: Bool { tiles.prefix(count).allSatisfy { $0 != nil } }

  subscript(place: Int) -> ReplayTile {
    guard let tile = tiles[place] else { preconditionFailure("no tile at \(place)") }
    return tile
  }
}
