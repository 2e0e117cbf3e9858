// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanNumerics

/// Where running totals end: empirical-Bayes drift of every unit, in closed form.
///
/// x̄ of unit i estimates its drift with variance v_i = f·s²/m_i: s² pooled within units, f = (1 + ρ)/(1 − ρ), ρ the
/// pooled lag-1 correlation (bias + 1.5/m, shrunk m/(m + 2), clipped to 0 … 0.6; 0 for m = 2). Drift τ²-shrunk:
/// θ_i = B_i·(x̄_i − μ), B_i = τ²/(τ² + v_i). The end is S + W(μ + θ) + N(0, W²τ²(1 − B) + f·s_i²·W),
/// s_i² = (8s² + SS_i)/(8 + m_i − 1), W the weight left.
///
/// τ² is drawn per replication from its posterior under a flat prior on τ, and s² by ν/χ²_ν: with few periods behind,
/// a τ² taken for certain promises too much to whoever is behind. Source: `estimator.md`, "Accumulators".
public struct AccumulatorForecast: Sendable {
  public enum Method: String, Sendable, CaseIterable {
    case estimator
    /// One pooled sd, the same drift for all.
    case randomWalk = "random-walk"
  }

  public let rung: EstimateRung
  private let panel: AccumulatorPanel
  private let fit: AccumulatorFit
  private let isWalk: Bool

  public init(_ panel: AccumulatorPanel, method: Method = .estimator) {
    self.panel = panel
    isWalk = method == .randomWalk || panel.periods < 2
    fit = AccumulatorFit(panel, isRatio: !isWalk && panel.scale == .ratio)
    rung = EstimateRung(
      kind: isWalk ? .accumulatorWalk : .accumulator, isFromRanks: false, units: panel.units.count,
      periods: panel.periods, points: panel.increments.joined().count { !$0.isNaN })
  }

  /// Final totals of 64 replications.
  /// - Parameters:
  ///   - key: of the panel; unit draws are addressed by the unit's id below it.
  ///   - first: replication of lane 0.
  ///   - out: [units][64].
  public func draw(key: StreamKey, first: UInt64, into out: UnsafeMutablePointer<Double>) {
    let lanes = Tile.lanes
    let shared = UnsafeMutablePointer<Double>.allocate(capacity: 2 * lanes)
    let normals = UnsafeMutablePointer<Float>.allocate(capacity: 2 * lanes)
    defer {
      shared.deallocate()
      normals.deallocate()
    }
    key.child("panel").uniforms(from: first, count: 2, into: shared)
    settle(shared, count: lanes)
    for unit in panel.units.indices {
      key.child("unit").child(panel.units[unit]).normals(from: first, count: 2, into: normals)
      for lane in 0..<lanes {
        let drift = Double(normals[lane])
        let noise = Double(normals[lanes + lane])
        out[unit * lanes + lane] =
          isWalk
          ? walk(unit, noise: noise)
          : end(unit, between: shared[lane], scale: shared[lanes + lane], drift: drift, noise: noise)
      }
    }
  }

  /// Turns [2][count] uniforms into τ² and the factor of s², in place; a walk has neither.
  func settle(_ uniforms: UnsafeMutablePointer<Double>, count: Int) {
    guard !isWalk else { return }
    for lane in 0..<count {
      uniforms[lane] = fit.between(at: uniforms[lane])
      uniforms[count + lane] = fit.freedom / Special.chiSquareQuantile(uniforms[count + lane], nu: fit.freedom)
    }
  }

  /// What is known of the amounts a unit's periods bring beyond the shared mean, given τ² and the factor of s².
  func ahead(of unit: Int, between: Double, scale: Double) -> AmountsAhead {
    guard !isWalk else { return AmountsAhead(mean: 0, drift: 0, noise: fit.walkSpread * fit.walkSpread) }
    let share = fit.share(of: unit, between: between)
    return AmountsAhead(
      mean: share * fit.offsets[unit], drift: between * (1 - share),
      noise: fit.inflation * own(unit, scale: scale))
  }

  /// What is known of the mean of the periods to come, about `mean`.
  var common: AmountsAhead { AmountsAhead(mean: 0, drift: fit.commonError, noise: fit.commonVariance) }

  /// The total after a weight over which the unit's own part brought `own` and the shared mean `common`.
  func total(of unit: Int, after weight: Double, own: Double, common: Double) -> Double {
    guard weight > 0 else { return panel.totals[unit] }
    if !isWalk, panel.scale == .ratio {
      return panel.totals[unit] + weight * fit.level * exp((own + common) / weight)
    }
    return panel.totals[unit] + weight * fit.mean + own + common
  }

  /// s_i².
  private func own(_ unit: Int, scale: Double) -> Double {
    (8 * fit.pooled * scale + fit.squares[unit]) / (8 + max(0, fit.counts[unit] - 1))
  }

  private func walk(_ unit: Int, noise: Double) -> Double {
    let left = panel.remaining[unit]
    return panel.totals[unit] + left * fit.mean + fit.walkSpread * left.squareRoot() * noise
  }

  private func end(_ unit: Int, between: Double, scale: Double, drift: Double, noise: Double) -> Double {
    let left = panel.remaining[unit]
    guard left > 0 else { return panel.totals[unit] }
    let share = fit.share(of: unit, between: between)
    let theta = share * fit.offsets[unit] + (between * (1 - share)).squareRoot() * drift
    let mean = theta + (fit.inflation * own(unit, scale: scale) / left).squareRoot() * noise
    switch panel.scale {
    case .difference: return panel.totals[unit] + left * (fit.mean + mean)
    case .ratio: return panel.totals[unit] + left * fit.level * exp(mean)
    }
  }
}

/// The pooled facts of an accumulator panel.
private struct AccumulatorFit: Sendable {
  /// [units]: periods behind, x̄ − μ, Σ(x − x̄)², and v.
  let counts: [Double]
  let offsets: [Double]
  let squares: [Double]
  let errors: [Double]
  /// s², its degrees of freedom, f.
  let pooled: Double
  let freedom: Double
  let inflation: Double
  /// Mean increment, on its own scale; the level that ratios multiply; sd of an increment about its period's mean.
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
    // Offsets stand about the mean of the logs, so what they multiply is the geometric mean.
    level = isRatio && !known.isEmpty ? exp(known.reduce(0) { $0 + log($1) } / Double(known.count)) : mean
    walkSpread = Self.spread(Self.centred(raw))
    let scaled = isRatio ? raw.map { $0.map { log($0) } } : raw
    (commonVariance, commonError) = Self.common(scaled)
    let x = Self.centred(scaled)
    let rows = x.map { row in row.filter { !$0.isNaN } }
    let means = rows.map { $0.isEmpty ? 0 : $0.reduce(0, +) / Double($0.count) }
    let squares = zip(rows, means).map { row, mean in row.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } }
    let freedom = max(1, rows.reduce(0.0) { $0 + Double(max(0, $1.count - 1)) })
    let pooled = squares.reduce(0, +) / freedom
    let inflation = Self.inflation(x, means: means, periods: panel.periods)
    counts = rows.map { Double($0.count) }
    let centre = means.isEmpty ? 0 : means.reduce(0, +) / Double(means.count)
    offsets = means.map { $0 - centre }
    errors = rows.map { inflation * pooled / Double(max(1, $0.count)) }
    self.squares = squares
    self.freedom = freedom
    self.pooled = pooled
    self.inflation = inflation
    (betweens, upTo) = Self.posterior(offsets: offsets, errors: errors)
  }

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
    guard error > 0 else { return ([offsets.reduce(0) { $0 + $1 * $1 } / max(1, count - 1)], [1]) }
    let squares = offsets.reduce(0) { $0 + $1 * $1 }
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

  /// B = τ²/(τ² + v): how far a unit's own drift is believed; 0 where neither varies.
  func share(of unit: Int, between: Double) -> Double {
    between > 0 ? between / (between + errors[unit]) : 0
  }

  /// τ² at a probability of its posterior.
  func between(at uniform: Double) -> Double {
    betweens[upTo.firstIndex { uniform < $0 } ?? betweens.count - 1]
  }
}
