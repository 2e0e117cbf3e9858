// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanNumerics

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
    let ends = (side * (low - location) / scale, side * (high - location) / scale)
    below = scale > 0 ? Special.normalCDF(min(ends.0, ends.1)) : 0
    above = scale > 0 ? Special.normalCDF(max(ends.0, ends.1)) : 0
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
