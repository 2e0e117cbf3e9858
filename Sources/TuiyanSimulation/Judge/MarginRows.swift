// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

/// Rows of margins under one or several plans.
///
/// Tiles write to it at the same time, each to lanes of its own, and it is read when all are done: that makes sharing it
/// safe without a lock.
final class MarginRows<Margin: BinaryFloatingPoint & BitwiseCopyable>: @unchecked Sendable {
  private let buffer: UnsafeMutablePointer<Margin>
  private let lanes: Int
  /// [plans]: the first row of each.
  private let first: [Int]

  /// - Parameters:
  ///   - counts: [plans]: how many rows each has.
  ///   - words: the tiles.
  init(_ counts: [Int], words: Int) {
    lanes = words * Tile.lanes
    var sum = 0
    first = counts.map { count in
      defer { sum += count }
      return sum
    }
    buffer = .allocate(capacity: max(1, sum * lanes))
  }

  deinit { buffer.deallocate() }

  func row(_ row: Int, of plan: Int = 0, word: Int) -> UnsafeMutablePointer<Margin> {
    buffer + (first[plan] + row) * lanes + word * Tile.lanes
  }

  func values(_ row: Int, of plan: Int = 0) -> [Margin] {
    Array(UnsafeBufferPointer(start: buffer + (first[plan] + row) * lanes, count: lanes))
  }
}
