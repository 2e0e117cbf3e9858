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

  let location: Double
  let scale: Double
  let gaps: [Gap]

  /// Fills `out` [gap.count][lanes], best first; without a key at evenly spaced probabilities.
  func draw(gap index: Int, key: StreamKey?, firstReplication: UInt64, out: UnsafeMutablePointer<Double>) {
    let gap = gaps[index]
    let lanes = Tile.lanes
    if let key {
      key.uniforms(from: firstReplication, count: gap.count, into: out)
    } else {
      for index in 0..<gap.count * lanes { out[index] = Double(index / lanes + 1) / Double(gap.count + 1) }
    }
    let below = Special.normalCDF((gap.low - location) / scale)
    let above = Special.normalCDF((gap.high - location) / scale)
    for lane in 0..<lanes {
      sortDescending(out, count: gap.count, lane: lane)
      for place in 0..<gap.count {
        out[place * lanes + lane] = value(
          out[place * lanes + lane], below: below, above: above, low: gap.low, high: gap.high)
      }
    }
  }

  private func value(_ uniform: Double, below: Double, above: Double, low: Double, high: Double) -> Double {
    let probability = below + uniform * (above - below)
    guard scale > 0, probability > 0, probability < 1, above > below else {
      return low + uniform * (high - low)
    }
    return min(max(location + scale * Special.normalQuantile(probability), low), high)
  }

  private func sortDescending(_ values: UnsafeMutablePointer<Double>, count: Int, lane: Int) {
    let lanes = Tile.lanes
    guard count > 1 else { return }
    for i in 1..<count {
      let value = values[i * lanes + lane]
      var j = i
      while j > 0, values[(j - 1) * lanes + lane] < value {
        values[j * lanes + lane] = values[(j - 1) * lanes + lane]
        j -= 1
      }
      values[j * lanes + lane] = value
    }
  }
}
