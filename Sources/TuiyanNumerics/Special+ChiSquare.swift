// SPDX-License-Identifier: GPL-3.0-or-later
import CGSL

extension Special {
  /// The quantile of χ² with nu > 0 degrees of freedom; 0 < p < 1.
  public static func chiSquareQuantile(_ p: Double, nu: Double) -> Double {
    precondition(p > 0 && p < 1, "a probability lies strictly between 0 and 1 here")
    precondition(nu > 0 && nu.isFinite, "chi-square needs nu > 0")
    _ = GSL.ready
    return gsl_cdf_chisq_Pinv(p, nu)
  }
}
