// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// One point of the grid that pooled kriging averages over.
///
/// Every unit is a draw of the same process: cov(x_s, x_t) = σ²[a + (1−a)φ^|t−s| + κq·1(t=s) + γq·τ(t)τ(s)],
/// q = 2(1−a)(1−φ) (the variance of one step of the moving part). Time is in panel periods, 0 at the last one;
/// τ(t) = t up to 0 and damped ahead, Σ 0.85^i.
package struct KrigingPoint: Sendable, Hashable {
  /// a: share of the variance that never changes.
  package let fixed: Double
  /// φ: what is left of the moving part after one period.
  package let persistence: Double
  /// κ: noise of a published value, in variances of one step.
  package let noise: Double
  /// γ: variance of the unit's own slope, in variances of one step.
  package let slope: Double

  package init(fixed: Double, persistence: Double, noise: Double, slope: Double) {
    self.fixed = fixed
    self.persistence = persistence
    self.noise = noise
    self.slope = slope
  }

  package static let damping = 0.85

  package static let grid: [KrigingPoint] = [0, 0.5, 0.8].flatMap { a in
    [0.75, 0.9, 0.97, 0.995].flatMap { phi in
      [0, 0.5, 2].flatMap { kappa in
        [0, 0.1].map { gamma in KrigingPoint(fixed: a, persistence: phi, noise: kappa, slope: gamma) }
      }
    }
  }
  /// Where one period is known, nothing can be learnt.
  static let unlearnt = KrigingPoint(fixed: 0.3, persistence: 0.9, noise: 0.5, slope: 0)

  /// q.
  package var step: Double { 2 * (1 - fixed) * (1 - persistence) }

  /// τ(t).
  package static func trend(_ t: Double) -> Double {
    t <= 0 ? t : damping * (1 - pow(damping, t)) / (1 - damping)
  }

  /// φ^distance.
  func decay(_ distance: Double) -> Double { pow(persistence, distance) }

  /// cov of two published values in units of σ²; noise is added where both are the same value.
  package func covariance(_ s: Double, _ t: Double, isSame: Bool) -> Double {
    fixed + (1 - fixed) * decay(abs(t - s)) + (isSame ? noise * step : 0)
      + slope * step * Self.trend(t) * Self.trend(s)
  }

  /// cov of the state (fixed part, moving part at 0, slope) with a value published at t ≤ 0.
  func stateCovariance(_ t: Double) -> StateVector {
    StateVector(fixed, (1 - fixed) * decay(-t), slope * step * Self.trend(t))
  }

  /// Prior variances of the state, which are independent.
  var stateVariance: StateVector { StateVector(fixed, 1 - fixed, slope * step) }
}

/// Fixed part, moving part, slope.
package typealias StateVector = SIMD3<Double>
