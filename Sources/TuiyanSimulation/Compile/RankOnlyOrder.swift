// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

/// How the unknown totals of a board with rank-only units are drawn at as_of.
///
/// Between two totals that are known, the unknown ones are sorted draws of N(location, scale) truncated to that
/// interval and given to the units by their published order; above the first known and below the last one the
/// interval ends at the scheme's total and 0.
struct RankOnlyOrder: Sendable {
  struct Gap: Sendable {
    /// Draws in this gap.
    let count: Int
    let low: Double
    let high: Double
    let key: StreamKey
  }

  let gaps: [Gap]
  /// [gaps].
  private let intervals: [TruncatedNormal]

  init(location: Double, scale: Double, gaps: [Gap]) {
    self.gaps = gaps
    intervals = gaps.map { TruncatedNormal(location: location, scale: scale, low: $0.low, high: $0.high) }
  }

  /// Fills `out` [gap.count][lanes], best first; without a key at evenly spaced probabilities.
  func draw(gap index: Int, key: StreamKey?, firstReplication: UInt64, out: UnsafeMutablePointer<Double>) {
    let count = gaps[index].count
    let lanes = Tile.lanes
    if let key {
      key.uniforms(from: firstReplication, count: count, into: out)
      Standing.sort(out, count: count)
    } else {
      for place in 0..<count * lanes { out[place] = Double(count - place / lanes) / Double(count + 1) }
    }
    intervals.withUnsafeBufferPointer { intervals in
      for place in 0..<count * lanes { out[place] = intervals[index].quantile(out[place]) }
    }
  }
}
