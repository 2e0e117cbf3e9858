// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

/// How replications are cut into tiles of 64.
///
/// Futures with probabilities share the replications; futures without are each run with all of them, one after the
/// other, on the same draws.
struct TileSchedule: Sendable {
  struct Tile: Sendable {
    /// Index among all tiles: the word of a target record.
    let word: Int
    /// The replication of lane 0.
    let first: UInt64
    /// Lanes in use.
    let count: Int
    /// The future of all lanes, where futures are run apart.
    let future: Int?

    var valid: UInt64 { count == 64 ? ~0 : (1 << UInt64(count)) - 1 }
  }

  let tiles: [Tile]
  /// Replications in all, over all futures that are run apart.
  let count: Int

  init(worlds: Worlds, replications: Int) {
    var tiles: [Tile] = []
    let futures: [Int?] = worlds.areApart ? (0..<worlds.count).map { $0 } : [nil]
    for future in futures {
      for first in stride(from: 0, to: replications, by: 64) {
        tiles.append(
          Tile(word: tiles.count, first: UInt64(first), count: min(64, replications - first), future: future))
      }
    }
    self.tiles = tiles
    count = replications * futures.count
  }

  private init(tiles: [Tile]) {
    self.tiles = tiles
    count = tiles.reduce(0) { $0 + $1.count }
  }

  /// [tiles of the other]: where each of them stands among these, which have at least as many replications.
  func places(of other: TileSchedule) -> [Int] {
    let worlds = Set(tiles.map(\.future)).count
    let (own, others) = (tiles.count / max(1, worlds), other.tiles.count / max(1, worlds))
    return other.tiles.indices.map { $0 / others * own + $0 % others }
  }

  /// A part of the tiles, their words numbered anew.
  func part(_ slice: ReplicationSlice) -> TileSchedule {
    if slice == .whole { return self }
    let own = tiles[slice.range(of: tiles.count)]
    return TileSchedule(
      tiles: own.enumerated().map { word, tile in
        Tile(word: word, first: tile.first, count: tile.count, future: tile.future)
      })
  }
}
