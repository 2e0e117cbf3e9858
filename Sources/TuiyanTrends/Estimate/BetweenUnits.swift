// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// What one replication takes for true of an accumulator panel.
struct DrawnSpread: Sendable {
  /// f = (1 + ρ)/(1 − ρ).
  let inflation: Double
  /// τ².
  let between: Double
  /// What s² is multiplied by.
  let scale: Double
}

/// How far the drifts of units lie apart: the posterior of τ² for one f.
///
/// On a grid of B = τ²/(τ² + v̄) from .005 to .995, likelihood x̄_i − x̄ ~ N(0, τ² + v̄), prior flat on τ.
struct BetweenUnits: Sendable {
  /// f, for which the posterior holds.
  let inflation: Double
  /// τ², ascending, and the upper end of each one's share of the unit interval.
  private let values: [Double]
  private let upTo: [Double]

  private init(inflation: Double, values: [Double], upTo: [Double]) {
    self.inflation = inflation
    self.values = values
    self.upTo = upTo
  }

  /// τ² taken for certain.
  init(certain between: Double, inflation: Double) {
    self.init(inflation: inflation, values: [between], upTo: [1])
  }

  /// - Parameters:
  ///   - offsets: x̄_i − x̄ of the units that have brought anything.
  ///   - errors: v_i of the same units, of which v̄ is the mean; where it is 0, τ² is the variance of the offsets.
  init(offsets: [Double], errors: [Double], inflation: Double) {
    let count = Double(offsets.count)
    let error = errors.reduce(0, +) / max(1, count)
    let squares = offsets.reduce(0) { $0 + $1 * $1 }
    guard error > 0 else {
      self.init(certain: squares / max(1, count - 1), inflation: inflation)
      return
    }
    let shares = (0..<100).map { 0.005 + 0.99 * Double($0) / 99 }
    let scores = shares.map { share -> Double in
      let between = share / (1 - share) * error
      let total = between + error
      let likelihood = -(count - 1) / 2 * log(total) - squares / (2 * total)
      return likelihood - 0.5 * log(between) - 2 * log(1 - share)
    }
    let best = scores.max() ?? 0
    let weights = scores.map { exp($0 - best) }
    let sum = weights.reduce(0, +)
    var end = 0.0
    self.init(
      inflation: inflation, values: shares.map { $0 / (1 - $0) * error },
      upTo: weights.map { weight in
        end += weight / sum
        return end
      })
  }

  /// τ² at a probability of its posterior.
  func between(at uniform: Double) -> Double {
    values[upTo.firstIndex { uniform < $0 } ?? values.count - 1]
  }
}
