// SPDX-License-Identifier: GPL-3.0-or-later
import CGSL

extension Special {
  /// The quantile of Student's t; 0 < p < 1, nu > 0.
  public static func studentQuantile(_ p: Double, nu: Double) -> Double {
    precondition(p > 0 && p < 1, "a probability lies strictly between 0 and 1 here")
    precondition(nu > 0 && nu.isFinite, "Student's t needs nu > 0")
    if p == 0.5 { return 0 }
    return p < 0.5 ? -upperStudentQuantile(p, nu) : upperStudentQuantile(1 - p, nu)
  }

  /// A normal turned into a Student t of unit variance by equal probability:
  /// F_ν⁻¹(Φ(z)) · √((ν − 2)/ν).
  ///
  /// - Parameters:
  ///   - z: |z| ≤ 37, beyond which a normal tail is no longer a number.
  ///   - nu: ν > 2, else there is no variance.
  public static func studentT(fromNormal z: Double, nu: Double) -> Double {
    precondition(abs(z) <= 37, "a normal draw lies within 37 standard deviations")
    precondition(nu > 2 && nu.isFinite, "unit variance needs nu > 2")
    if z == 0 { return 0 }
    let t = upperStudentQuantile(gsl_cdf_ugaussian_Q(abs(z)), nu) * ((nu - 2) / nu).squareRoot()
    return z < 0 ? -t : t
  }

  /// The density of Student's t, nu > 0.
  public static func studentDensity(_ t: Double, nu: Double) -> Double { gsl_ran_tdist_pdf(t, nu) }

  /// The standard normal density.
  static func normalDensity(_ z: Double) -> Double { gsl_ran_ugaussian_pdf(z) }

  /// t > 0 with P(T > t) = q, q < 1/2: GSL's, then Newton within a bracket.
  static func upperStudentQuantile(_ q: Double, _ nu: Double) -> Double {
    _ = GSL.ready
    return MonotoneEquation(
      low: 0, high: .greatestFiniteMagnitude,
      residual: { (q - gsl_cdf_tdist_Q($0, nu)) / q },
      slope: { gsl_ran_tdist_pdf($0, nu) / q }
    ).root(near: gsl_cdf_tdist_Qinv(q, nu))
  }
}
