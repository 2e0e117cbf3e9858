// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

/// How what a unit brings in a period hangs together with what it brings in the next: ρ, pooled over units, and how
/// little few periods tell of it.
///
/// Centre: (r + 1.5/m)·m/(m + 2), r the lag-1 correlation about the units' own means over m periods. Such an r lies below
/// ρ by (1 + 4ρ)/m or so, between 1/m and 3.4/m for the ρ of 0 … 0.6 that are looked at: what 1.5/m corrects is known
/// to 1/m at best, however many units there are, since all of them went through the same m periods. So ρ is drawn from
/// N(centre, 1/m²), clipped to 0 … 0.6: wide after three months, hardly to be seen after a season.
/// Source: Marriott and Pope 1954, "Bias in the estimation of autocorrelations".
struct LagCorrelation: Sendable, Hashable {
  /// Unclipped.
  let centre: Double
  let sd: Double

  /// ρ looked at.
  static let range = 0.0...0.6
  /// Equally likely ρ that stand for the distribution; odd, so that the middle one is the centre.
  static let nodes = 15

  /// - Parameters:
  ///   - rows: [units][periods], NaN where missing.
  ///   - means: [units].
  ///   - periods: m, the most that any unit has; above 0.
  /// - Returns: nil where no unit varies.
  init?(_ rows: [[Double]], means: [Double], periods: Int) {
    var products = 0.0
    var squares = 0.0
    for (row, mean) in zip(rows, means) {
      for (place, value) in row.enumerated() where !value.isNaN {
        squares += (value - mean) * (value - mean)
        if place > 0, !row[place - 1].isNaN { products += (value - mean) * (row[place - 1] - mean) }
      }
    }
    guard squares > 0 else { return nil }
    let m = Double(periods)
    centre = (products / squares + 1.5 / m) * m / (m + 2)
    sd = 1 / m
  }

  /// f = (1 + ρ)/(1 − ρ) at the centre.
  var inflation: Double { Self.inflation(centre) }

  /// f at the probabilities (i + ½)/15 of ρ, ascending.
  var inflations: [Double] {
    (0..<Self.nodes).map { node in
      Self.inflation(centre + sd * Special.normalQuantile((Double(node) + 0.5) / Double(Self.nodes)))
    }
  }

  private static func inflation(_ rho: Double) -> Double {
    let clipped = min(range.upperBound, max(range.lowerBound, rho))
    return (1 + clipped) / (1 - clipped)
  }
}
