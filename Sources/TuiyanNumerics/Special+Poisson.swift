// SPDX-License-Identifier: GPL-3.0-or-later
import CGSL
import CTuiyanKernels

extension Special {
  /// The smallest k with P(X ≤ k) ≥ u, for a whole buffer: exact inversion, so for a fixed u it never falls as the mean
  /// rises.
  ///
  /// Means to 150 add up the probabilities; larger ones start from a corrected normal approximation, where GSL
  /// gives the distribution function, and walk by single probabilities.
  ///
  /// - Parameters:
  ///   - u: `count` numbers, 0 < u < 1.
  ///   - means: `count` numbers, 0 … 1e6.
  ///   - out: room for `count` counts, apart from both inputs.
  public static func poissonCounts(
    u: UnsafePointer<Double>, means: UnsafePointer<Double>, into out: UnsafeMutablePointer<Double>, count: Int
  ) {
    for i in 0..<count {
      checkPoissonMean(means[i])
      out[i] = -means[i]
    }
    tk_exp(out, count)
    for i in 0..<count {
      let (u, mean) = (u[i], means[i])
      precondition(u > 0 && u < 1, "a uniform draw lies strictly between 0 and 1")
      let sums = mean <= summedUpTo && u < almostOne
      out[i] = Double(sums ? summedPoissonCount(u, mean, none: out[i]) : walkedPoissonCount(u, mean))
    }
  }

  private static let summedUpTo = 150.0
  /// Nearer to 1 the rounded sum may never arrive; the walk looks at the upper tail instead.
  private static let almostOne = 1 - 0x1p-20

  /// - Parameter none: P(X = 0) = e^(−mean).
  @inline(__always)
  private static func summedPoissonCount(_ u: Double, _ mean: Double, none: Double) -> Int {
    var term = none
    var sum = none
    var count = 0
    while sum < u {
      count += 1
      term *= mean / Double(count)
      sum += term
    }
    return count
  }

  private static func walkedPoissonCount(_ u: Double, _ mean: Double) -> Int {
    if mean == 0 { return 0 }
    _ = GSL.ready
    let z = gsl_cdf_ugaussian_Pinv(u)
    let guess = mean + mean.squareRoot() * z + (z * z - 1) / 6
    var count = UInt32(max(guess.rounded(.down), 0))
    var term = gsl_ran_poisson_pdf(count, mean)
    // `lead` is P(X ≤ count) − u, from the nearer tail.
    var lead =
      u <= 0.5 ? gsl_cdf_poisson_P(count, mean) - u : (1 - u) - gsl_cdf_poisson_Q(count, mean)
    if lead >= 0 {
      while count > 0 && lead - term >= 0 {
        lead -= term
        term *= Double(count) / mean
        count -= 1
      }
    } else {
      repeat {
        count += 1
        term *= mean / Double(count)
        lead += term
      } while lead < 0
    }
    return Int(count)
  }

  private static func checkPoissonMean(_ mean: Double) {
    precondition(mean >= 0 && mean <= 1e6, "a Poisson mean lies in 0 ... 1e6")
  }
}
