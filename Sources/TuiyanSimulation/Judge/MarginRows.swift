// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

/// Rows of margins under several plans that tiles write to, each to lanes of its own, which makes sharing them safe.
final class MarginRows: @unchecked Sendable {
  private let buffer: UnsafeMutablePointer<Float>
  private let lanes: Int
  /// [plans]: the first row of each.
  private let first: [Int]

  /// - Parameter events: [plans]: the events read under each; a row is the place of one in its list.
  init(_ events: [[Int]], words: Int) {
    lanes = words * Tile.lanes
    var count = 0
    first = events.map { list in
      defer { count += list.count }
      return count
    }
    buffer = .allocate(capacity: max(1, count * lanes))
  }

  deinit { buffer.deallocate() }

  func row(_ row: Int, of plan: Int, word: Int) -> UnsafeMutablePointer<Float> {
    buffer + (first[plan] + row) * lanes + word * Tile.lanes
  }

  func values(_ row: Int, of plan: Int) -> [Float] {
    Array(UnsafeBufferPointer(start: buffer + (first[plan] + row) * lanes, count: lanes))
  }
}

/// The same of one plan, in full precision.
final class ExactRows: @unchecked Sendable {
  private let buffer: UnsafeMutablePointer<Double>
  private let lanes: Int

  init(events: Int, words: Int) {
    lanes = words * Tile.lanes
    buffer = .allocate(capacity: max(1, events * lanes))
  }

  deinit { buffer.deallocate() }

  func row(_ event: Int, word: Int) -> UnsafeMutablePointer<Double> { buffer + event * lanes + word * Tile.lanes }

  func values(_ event: Int) -> [Double] {
    Array(UnsafeBufferPointer(start: buffer + event * lanes, count: lanes))
  }
}
