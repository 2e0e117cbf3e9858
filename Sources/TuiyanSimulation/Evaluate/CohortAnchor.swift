// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics

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
    return Quantiles.ofSorted(UnsafeBufferPointer(values), at: p)
  }
}
