// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanNumerics

/// The pooled facts of an accumulator panel.
struct AccumulatorFit: Sendable {
  /// [units]: periods behind, x̄ − μ, Σ(x − x̄)², and v.
  let counts: [Double]
  let offsets: [Double]
  let squares: [Double]
  let errors: [Double]
  /// s², its degrees of freedom (infinite where it is fixed), f.
  let pooled: Double
  let freedom: Double
  let inflation: Double
  /// Mean increment, on its own scale; what ratios multiply, e^(μ + v/2); sd of an increment about its period's mean.
  let mean: Double
  let level: Double
  let walkSpread: Double
  /// Variance of what all units share in a period, and of its mean; on a walk's or a difference's own scale.
  let commonVariance: Double
  let commonError: Double
  private let betweens: [Double]
  private let upTo: [Double]

  init(_ panel: AccumulatorPanel, isRatio: Bool) {
    let raw = panel.increments
    let known = raw.joined().filter { !$0.isNaN }
    mean = known.isEmpty ? 0 : known.reduce(0, +) / Double(known.count)
    walkSpread = Self.spread(Self.centred(raw))
    let scaled = isRatio ? raw.map { $0.map { log($0) } } : raw
    (commonVariance, commonError) = Self.common(scaled)
    level =
      isRatio && !known.isEmpty
      ? exp(known.reduce(0) { $0 + log($1) } / Double(known.count) + commonVariance / 2) : mean
    let x = Self.centred(scaled)
    let rows = x.map { row in row.filter { !$0.isNaN } }
    let means = rows.map { $0.isEmpty ? 0 : $0.reduce(0, +) / Double($0.count) }
    let squares = zip(rows, means).map { row, mean in row.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } }
    let present = means.indices.filter { !rows[$0].isEmpty }
    let centre = present.isEmpty ? 0 : present.reduce(0) { $0 + means[$1] } / Double(present.count)
    let offsets = means.indices.map { rows[$0].isEmpty ? 0 : means[$0] - centre }
    self.offsets = offsets
    counts = rows.map { Double($0.count) }
    self.squares = squares
    let apart = offsets.reduce(0) { $0 + $1 * $1 } / Double(max(1, present.count - 1))
    let within =
      panel.periods >= 2
      ? Self.within(rows, squares: squares, inflation: Self.inflation(x, means: means, periods: panel.periods))
      : panel.earlier ?? WithinUnits(unlearnt: apart)
    freedom = within.freedom
    pooled = within.variance
    inflation = within.inflation
    let errors = rows.map { within.inflation * within.variance / Double(max(1, $0.count)) }
    self.errors = errors
    if panel.periods < 2, panel.earlier == nil {
      (betweens, upTo) = ([max(0, apart - within.variance)], [1])
    } else {
      (betweens, upTo) = Self.posterior(offsets: present.map { offsets[$0] }, errors: present.map { errors[$0] })
    }
  }

  private static func within(_ rows: [[Double]], squares: [Double], inflation: Double) -> WithinUnits {
    let freedom = max(1, rows.reduce(0.0) { $0 + Double(max(0, $1.count - 1)) })
    return WithinUnits(variance: squares.reduce(0, +) / freedom, freedom: freedom, inflation: inflation)
  }

  /// s², its degrees of freedom and f, as this panel tells them.
  var within: WithinUnits { WithinUnits(variance: pooled, freedom: freedom, inflation: inflation) }

  /// The variance of the means of the periods that three units or more have, and that of their mean; 0 with one.
  private static func common(_ rows: [[Double]]) -> (Double, Double) {
    let means = (0..<(rows.first?.count ?? 0)).compactMap { period -> Double? in
      let known = rows.map { $0[period] }.filter { !$0.isNaN }
      return known.count < StandardisedPanel.fewest ? nil : known.reduce(0, +) / Double(known.count)
    }
    guard means.count > 1 else { return (0, 0) }
    let count = Double(means.count)
    let mean = means.reduce(0, +) / count
    let variance = means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
    return (variance, variance / count)
  }

  /// Less the mean of the period, where three units or more have it; else less that of all.
  private static func centred(_ rows: [[Double]]) -> [[Double]] {
    let periods = rows.first?.count ?? 0
    let all = rows.joined().filter { !$0.isNaN }
    let overall = all.isEmpty ? 0 : all.reduce(0, +) / Double(all.count)
    let means = (0..<periods).map { period -> Double in
      let known = rows.map { $0[period] }.filter { !$0.isNaN }
      return known.count < StandardisedPanel.fewest ? overall : known.reduce(0, +) / Double(known.count)
    }
    return rows.map { row in zip(row, means).map { $0 - $1 } }
  }

  private static func spread(_ rows: [[Double]]) -> Double {
    let known = rows.joined().filter { !$0.isNaN }
    let sizes = (0..<(rows.first?.count ?? 0)).map { period in rows.count { !$0[period].isNaN } }
    let full = sizes.count { $0 >= StandardisedPanel.fewest }
    let isFull = full == sizes.count { $0 > 0 }
    let freedom = Double(max(1, known.count - full - (isFull ? 0 : 1)))
    return (known.reduce(0) { $0 + $1 * $1 } / freedom).squareRoot()
  }

  /// f = (1 + ρ)/(1 − ρ).
  private static func inflation(_ rows: [[Double]], means: [Double], periods: Int) -> Double {
    guard periods > 2 else { return 1 }
    var products = 0.0
    var squares = 0.0
    for (row, mean) in zip(rows, means) {
      for (place, value) in row.enumerated() where !value.isNaN {
        squares += (value - mean) * (value - mean)
        if place > 0, !row[place - 1].isNaN { products += (value - mean) * (row[place - 1] - mean) }
      }
    }
    guard squares > 0 else { return 1 }
    let m = Double(periods)
    let rho = min(0.6, max(0, (products / squares + 1.5 / m) * m / (m + 2)))
    return (1 + rho) / (1 - rho)
  }

  /// τ² on a grid of B = τ²/(τ² + v̄) from .005 to .995, likelihood x̄_i − x̄ ~ N(0, τ² + v̄), prior flat on τ.
  private static func posterior(offsets: [Double], errors: [Double]) -> ([Double], [Double]) {
    let count = Double(offsets.count)
    let error = errors.reduce(0, +) / max(1, count)
    let squares = offsets.reduce(0) { $0 + $1 * $1 }
    guard error > 0 else { return ([squares / max(1, count - 1)], [1]) }
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
    var upTo = 0.0
    return (
      shares.map { $0 / (1 - $0) * error },
      weights.map { weight in
        upTo += weight / sum
        return upTo
      }
    )
  }

  /// B = τ²/(τ² + v): how far a unit's own drift is believed; 0 where neither varies, or where it has brought nothing yet.
  func share(of unit: Int, between: Double) -> Double {
    between > 0 && counts[unit] > 0 ? between / (between + errors[unit]) : 0
  }

  /// e^(s²/2·(1 − f/W)): what the mean of W amounts lies above what its noise alone makes of the level.
  func swell(over weight: Double) -> Double { exp(pooled / 2 * (1 - inflation / weight)) }

  /// The factor of s² at a probability: ν/χ²_ν, 1 where s² is fixed.
  func scale(at uniform: Double) -> Double {
    freedom.isFinite ? freedom / Special.chiSquareQuantile(uniform, nu: freedom) : 1
  }

  /// τ² at a probability of its posterior.
  func between(at uniform: Double) -> Double {
    betweens[upTo.firstIndex { uniform < $0 } ?? betweens.count - 1]
  }
}
