// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanNumerics

/// Where running totals end: empirical-Bayes drift of every unit, in closed form.
///
/// x̄ of unit i estimates its drift with variance v_i = f·s²/m_i: s² pooled within units, f = (1 + ρ)/(1 − ρ), ρ the
/// pooled lag-1 correlation (`LagCorrelation`; 0 for m = 2). Drift τ²-shrunk:
/// θ_i = B_i·(x̄_i − μ), B_i = τ²/(τ² + v_i). The end is S + W(μ + θ) + N(0, W²τ²(1 − B) + f·s_i²·W),
/// s_i² = (8s² + SS_i)/(8 + m_i − 1), W the weight left.
///
/// ρ is drawn per replication, τ² from its posterior under a flat prior on τ, and s² by ν/χ²_ν: with few periods behind,
/// a τ² taken for certain promises too much to whoever is behind, and a ρ taken for certain too much to whoever is
/// ahead.
///
/// Amounts compared by ratio are lognormal, so what they bring on average is more than their geometric mean: with
/// ln x = μ + θ + c + e, e of variance s² and c (what all units share in a period) of variance v, E[x] = e^(μ + θ + v/2 +
/// s²/2). The noise of a mean of W amounts, drawn as a factor e^N(0, f·s²/W), brings e^(f·s²/2W) of it by itself; the
/// rest, e^(s²/2·(1 − f/W)), is `AccumulatorFit.swell`.
///
/// One period cannot tell units from luck. Where earlier courses do (`WithinUnits`), their s² and f are taken; where
/// not, amounts compared by ratio take the share of the variance that lasts from the unlearnt point of
/// `KrigingPoint`, so that large and small units keep their size; and differences go on as a random walk.
public struct AccumulatorForecast: Sendable {
  /// The estimator, or what it is judged against.
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
    let kind = method == .randomWalk ? .accumulatorWalk : Self.kind(of: panel)
    isWalk = kind == .accumulatorWalk
    fit = AccumulatorFit(panel, isRatio: !isWalk && panel.scale == .ratio)
    rung = EstimateRung(
      kind: kind, isFromRanks: false, units: panel.increments.count { row in row.contains { !$0.isNaN } },
      periods: panel.periods, points: panel.increments.joined().count { !$0.isNaN })
  }

  private static func kind(of panel: AccumulatorPanel) -> EstimateRung.Kind {
    if panel.periods >= 2 { return .accumulator }
    if panel.earlier != nil { return .accumulatorFromEarlier }
    return panel.scale == .ratio ? .accumulatorUnlearnt : .accumulatorWalk
  }

  /// Final totals of 64 replications.
  /// - Parameters:
  ///   - key: of the panel; unit draws are addressed by the unit's id below it.
  ///   - first: replication of lane 0.
  ///   - out: [units][64].
  public func draw(key: StreamKey, first: UInt64, into out: UnsafeMutablePointer<Double>) {
    let lanes = Tile.lanes
    let shared = UnsafeMutablePointer<Double>.allocate(capacity: 3 * lanes)
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
          : end(unit, Self.drawn(shared, lane: lane, count: lanes), drift: drift, noise: noise)
      }
    }
  }

  /// Turns [2][count] uniforms into [3][count]: τ², the factor of s², and f; a walk has none of them.
  func settle(_ shared: UnsafeMutablePointer<Double>, count: Int) {
    guard !isWalk else { return }
    for lane in 0..<count {
      let drawn = fit.drawn(shared[lane], scale: shared[count + lane])
      shared[lane] = drawn.between
      shared[count + lane] = drawn.scale
      shared[2 * count + lane] = drawn.inflation
    }
  }

  /// What `settle` has left for a lane.
  static func drawn(_ shared: UnsafeMutablePointer<Double>, lane: Int, count: Int) -> DrawnSpread {
    DrawnSpread(inflation: shared[2 * count + lane], between: shared[lane], scale: shared[count + lane])
  }

  /// What is known of the amounts a unit's periods bring beyond the shared mean, in a replication's world.
  func ahead(of unit: Int, _ drawn: DrawnSpread) -> AmountsAhead {
    guard !isWalk else { return AmountsAhead(mean: 0, drift: 0, noise: fit.walkSpread * fit.walkSpread) }
    let share = fit.share(of: unit, drawn)
    return AmountsAhead(
      mean: share * fit.offsets[unit], drift: drawn.between * (1 - share),
      noise: drawn.inflation * own(unit, scale: drawn.scale))
  }

  /// What is known of the mean of the periods to come, about `mean`.
  var common: AmountsAhead { AmountsAhead(mean: 0, drift: fit.commonError, noise: fit.commonVariance) }

  /// The total after a weight over which the unit's own part brought `own` and the shared mean `common`.
  ///
  /// The shared part of ratios swells like the own one: e^(v/2) lies in the level, e^(v/2W) in the noise drawn.
  func total(
    of unit: Int, after weight: Double, own: Double, common: Double, _ drawn: DrawnSpread
  ) -> Double {
    guard weight > 0 else { return panel.totals[unit] }
    if !isWalk, panel.scale == .ratio {
      let common = common - fit.commonVariance / 2
      return panel.totals[unit] + weight * fit.level * fit.swell(over: weight, drawn) * exp((own + common) / weight)
    }
    return panel.totals[unit] + weight * fit.mean + own + common
  }

  /// s_i².
  private func own(_ unit: Int, scale: Double) -> Double {
    (8 * fit.within.variance * scale + fit.squares[unit]) / (8 + max(0, fit.counts[unit] - 1))
  }

  private func walk(_ unit: Int, noise: Double) -> Double {
    let left = panel.remaining[unit]
    return panel.totals[unit] + left * fit.mean + fit.walkSpread * left.squareRoot() * noise
  }

  private func end(_ unit: Int, _ drawn: DrawnSpread, drift: Double, noise: Double) -> Double {
    let left = panel.remaining[unit]
    guard left > 0 else { return panel.totals[unit] }
    let share = fit.share(of: unit, drawn)
    let theta = share * fit.offsets[unit] + (drawn.between * (1 - share)).squareRoot() * drift
    let mean = theta + (drawn.inflation * own(unit, scale: drawn.scale) / left).squareRoot() * noise
    switch panel.scale {
    case .difference: return panel.totals[unit] + left * (fit.mean + mean)
    case .ratio: return panel.totals[unit] + left * fit.level * fit.swell(over: left, drawn) * exp(mean)
    }
  }
}
