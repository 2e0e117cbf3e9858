// SPDX-License-Identifier: GPL-3.0-or-later
import CGSL
import Foundation

/// The density of a beta distribution, x^(a−1) (1 − x)^(b−1) / B(a, b): what `gsl_ran_beta_pdf` gives, with its three log
/// gammas taken once instead of at every x.
struct BetaDensity {
  private let a: Double
  private let b: Double
  /// −ln B(a, b).
  private let constant: Double

  init(_ a: Double, _ b: Double) {
    _ = GSL.ready
    self.a = a
    self.b = b
    constant = gsl_sf_lngamma(a + b) - gsl_sf_lngamma(a) - gsl_sf_lngamma(b)
  }

  /// (ln f)′ = f′/f; 0 < x < 1.
  func bend(_ x: Double) -> Double { (a - 1) / x - (b - 1) / (1 - x) }

  /// (ln f)″; 0 < x < 1.
  func secondBend(_ x: Double) -> Double { -(a - 1) / (x * x) - (b - 1) / ((1 - x) * (1 - x)) }

  /// 0 outside of 0 ... 1.
  func callAsFunction(_ x: Double) -> Double {
    guard x > 0, x < 1 else { return gsl_ran_beta_pdf(x, a, b) }
    return exp(constant + log(x) * (a - 1) + log1p(-x) * (b - 1))
  }
}
