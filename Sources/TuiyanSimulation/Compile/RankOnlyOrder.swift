// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
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
    let interval = TruncatedNormal(location: location, scale: scale, low: gap.low, high: gap.high)
    for lane in 0..<lanes {
      sortDescending(out, count: gap.count, lane: lane)
      for place in 0..<gap.count {
        out[place * lanes + lane] = interval.quantile(out[place * lanes + lane])
      }
    }
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

/// N(location, scale) truncated to [low, high]; uniform where the scale is 0.
struct TruncatedNormal: Sendable {
  private let location: Double
  private let scale: Double
  private let low: Double
  private let high: Double
  /// +1 or −1: an interval above the location is worked out mirrored, where tail probabilities keep their digits.
  private let side: Double
  /// Φ at the ends of the interval on the side worked in.
  private let below: Double
  private let above: Double

  init(location: Double, scale: Double, low: Double, high: Double) {
    self.location = location
    self.scale = scale
    self.low = low
    self.high = high
    side = low > location ? -1 : 1
    let ends = [side * (low - location) / scale, side * (high - location) / scale].sorted()
    below = scale > 0 ? Special.normalCDF(ends[0]) : 0
    above = scale > 0 ? Special.normalCDF(ends[1]) : 0
  }

  /// The value at probability u, rising with u; 0 < u < 1.
  func quantile(_ u: Double) -> Double {
    guard scale > 0, high > low else { return low + u * (high - low) }
    let share = side > 0 ? u : 1 - u
    let probability = below + share * (above - below)
    if above > .leastNormalMagnitude {
      return min(max(location + side * scale * Special.normalQuantile(probability), low), high)
    }
    // Beyond 37 sd a normal tail is an exponential one, of rate distance/scale².
    let near = side > 0 ? high : low
    let rate = abs(near - location) / (scale * scale)
    let excess = -log1p(-(1 - share) * -expm1(-rate * (high - low))) / rate
    return min(max(near - side * excess, low), high)
  }
}
