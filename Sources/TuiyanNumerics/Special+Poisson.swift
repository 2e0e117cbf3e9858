// SPDX-License-Identifier: GPL-3.0-or-later
import CGSL
import CTuiyanKernels

extension Special {
  /// P(X ≤ count) for a Poisson count; mean ≥ 0, count may be negative (then 0).
  public static func poissonCDF(_ count: Int, mean: Double) -> Double {
    checkPoissonMean(mean)
    if count < 0 { return 0 }
    if mean == 0 { return 1 }
    _ = GSL.ready
    return gsl_cdf_poisson_P(UInt32(clamping: count), mean)
  }

  /// The smallest k with P(X ≤ k) ≥ u: exact inversion, so for a fixed u it never falls as the mean rises.
  ///
  /// Small means add up the probabilities; larger ones start from a corrected normal approximation and walk.
  ///
  /// - Parameters:
  ///   - u: 0 < u < 1.
  ///   - mean: 0 ≤ mean ≤ 1e6; 0 gives 0.
  public static func poissonCount(u: Double, mean: Double) -> Int {
    precondition(u > 0 && u < 1, "a uniform draw lies strictly between 0 and 1")
    checkPoissonMean(mean)
    if mean == 0 { return 0 }
    if mean <= 24 && u < 1 - 0x1p-20 { return summedPoissonCount(u, mean) }
    return walkedPoissonCount(u, mean)
  }

  private static func summedPoissonCount(_ u: Double, _ mean: Double) -> Int {
    var term = -mean
    tk_exp(&term, 1)
    var sum = term
    var count = 0
    while sum < u {
      count += 1
      term *= mean / Double(count)
      sum += term
    }
    return count
  }

  private static func walkedPoissonCount(_ u: Double, _ mean: Double) -> Int {
    _ = GSL.ready
    let z = gsl_cdf_ugaussian_Pinv(u)
    let guess = mean + mean.squareRoot() * z + (z * z - 1) / 6
    var count = UInt32(max(guess.rounded(.down), 0))
    func reached(_ k: UInt32) -> Bool {
      u <= 0.5 ? gsl_cdf_poisson_P(k, mean) >= u : gsl_cdf_poisson_Q(k, mean) <= 1 - u
    }
    if reached(count) {
      while count > 0 && reached(count - 1) { count -= 1 }
    } else {
      repeat { count += 1 } while !reached(count)
    }
    return Int(count)
  }

  private static func checkPoissonMean(_ mean: Double) {
    precondition(mean >= 0 && mean <= 1e6, "a Poisson mean lies in 0 ... 1e6")
  }
}
