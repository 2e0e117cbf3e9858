// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// The scoring rule of steps, for many values at once.
enum ShareRule {
  /// The share of the best step reached: the highest share among the steps at or below the value (above, where less is
  /// better); 0 where none is reached.
  static func step(
    _ values: UnsafeMutablePointer<Double>, knots: ArraySlice<Double>, heights: ArraySlice<Double>, sign: Double,
    _ all: Range<Int>, into out: UnsafeMutablePointer<Double>
  ) {
    for i in all { out[i] = 0 }
    for (value, share) in zip(knots, heights) {
      for i in all {
        let reached = sign * (values[i] - value) >= -Tolerance.value ? share : 0
        out[i] = max(out[i], reached)
      }
    }
  }
}

/// Anchors of a cohort scale.
enum CohortAnchor {
  /// - Parameters:
  ///   - values: the cohort's values with the reference row's best and worst; may be sorted in place.
  ///   - mean: the reference row's mean, which *is* the mean where it is given.
  ///   - sign: +1 where more is better.
  static func value(
    _ anchor: ScoringRule.Anchor, values: UnsafeMutableBufferPointer<Double>, mean: Double?, sign: Double
  ) -> Double {
    switch anchor {
    case .best: return (sign > 0 ? values.max() : values.min()) ?? 0
    case .worst: return (sign > 0 ? values.min() : values.max()) ?? 0
    case .mean: return mean ?? values.reduce(0, +) / Double(values.count)
    case .median: return quantile(0.5, values)
    case .quantile(let p): return quantile(p, values)
    }
  }

  /// Type 7, of the values in raw order.
  private static func quantile(_ p: Double, _ values: UnsafeMutableBufferPointer<Double>) -> Double {
    for place in values.indices.dropFirst() {
      let value = values[place]
      var slot = place
      while slot > 0, values[slot - 1] > value {
        values[slot] = values[slot - 1]
        slot -= 1
      }
      values[slot] = value
    }
    let place = p * Double(values.count - 1)
    let below = Int(place)
    guard below + 1 < values.count else { return values[values.count - 1] }
    return values[below] + (place - Double(below)) * (values[below + 1] - values[below])
  }
}
