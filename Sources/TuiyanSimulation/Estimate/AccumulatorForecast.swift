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
    var between = [Double](repeating: 0, count: lanes)
    var scale = [Double](repeating: 1, count: lanes)
    if !isWalk {
      for lane in 0..<lanes {
        between[lane] = fit.between(at: shared[lane])
        scale[lane] = fit.freedom / Special.chiSquareQuantile(shared[lanes + lane], nu: fit.freedom)
      }
    }
    for unit in panel.units.indices {
      key.child("unit").child(panel.units[unit]).normals(from: first, count: 2, into: normals)
      for lane in 0..<lanes {
        let drift = Double(normals[lane])
        let noise = Double(normals[lanes + lane])
        out[unit * lanes + lane] =
          isWalk
          ? walk(unit, noise: noise)
          : end(unit, between: between[lane], scale: scale[lane], drift: drift, noise: noise)
      }
    }
  }

  private func walk(_ unit: Int, noise: Double) -> Double {
    let left = panel.remaining[unit]
    return panel.totals[unit] + left * fit.mean + fit.walkSpread * left.squareRoot() * noise
  }

  private func end(_ unit: Int, between: Double, scale: Double, drift: Double, noise: Double) -> Double {
    let left = panel.remaining[unit]
    guard left > 0 else { return panel.totals[unit] }
    let share = between / (between + fit.errors[unit])
    let theta = share * fit.offsets[unit] + (between * (1 - share)).squareRoot() * drift
    let own = (8 * fit.pooled * scale + fit.squares[unit]) / (8 + max(0, fit.counts[unit] - 1))
    let mean = theta + (fit.inflation * own / left).squareRoot() * noise
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
  private let betweens: [Double]
  private let upTo: [Double]

  init(_ panel: AccumulatorPanel, isRatio: Bool) {
    let raw = panel.increments
    let known = raw.joined().filter { !$0.isNaN }
    mean = known.isEmpty ? 0 : known.reduce(0, +) / Double(known.count)
    level = mean
    walkSpread = Self.spread(Self.centred(raw))
    let x = Self.centred(isRatio ? raw.map { $0.map { log($0) } } : raw)
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

  /// Less the mean of the period, where three units or more have it.
  private static func centred(_ rows: [[Double]]) -> [[Double]] {
    let periods = rows.first?.count ?? 0
    let means = (0..<periods).map { period -> Double in
      let known = rows.map { $0[period] }.filter { !$0.isNaN }
      return known.count < StandardisedPanel.fewest ? 0 : known.reduce(0, +) / Double(known.count)
    }
    return rows.map { row in zip(row, means).map { $0 - $1 } }
  }

  private static func spread(_ rows: [[Double]]) -> Double {
    let known = rows.joined().filter { !$0.isNaN }
    let periods = rows.first?.count ?? 0
    let freedom = Double(max(1, known.count - periods))
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

  /// τ² at a probability of its posterior.
  func between(at uniform: Double) -> Double {
    betweens[upTo.firstIndex { uniform < $0 } ?? betweens.count - 1]
  }
}
