// SPDX-License-Identifier: GPL-3.0-or-later
import CGSL

/// Numbers that answers are held against and that the product itself never asks for: GSL's, straight.
public enum Oracle {
  /// A status other than success, or a result that is not a finite number.
  public struct Failure: Error {
    public let code: Int32
  }

  /// GSL's default handler ends the process.
  private static let ready: Void = { _ = gsl_set_error_handler_off() }()

  /// P(X ≤ count) of a Poisson count; mean > 0, count may be negative (then 0).
  public static func poissonCDF(_ count: Int, mean: Double) -> Double {
    _ = ready
    return count < 0 ? 0 : gsl_cdf_poisson_P(UInt32(count), mean)
  }

  /// P(T ≤ t) of Student's t with nu > 0 degrees of freedom.
  public static func studentCDF(_ t: Double, nu: Double) -> Double {
    _ = ready
    return gsl_cdf_tdist_P(t, nu)
  }

  /// I_x(a, b), the regularised incomplete beta function; 0 ≤ x ≤ 1.
  public static func regularisedBeta(_ x: Double, a: Double, b: Double) -> Double {
    _ = ready
    return gsl_cdf_beta_P(x, a, b)
  }

  /// ∫ f(x) dx from `from` to `to` > `from`, both finite, by adaptive Gauss–Kronrod quadrature, to 1e-10 relative or
  /// 1e-13 absolute.
  public static func integrate(_ f: (Double) -> Double, from: Double, to: Double) throws -> Double {
    _ = ready
    let pieces = 2000
    guard let room = gsl_integration_workspace_alloc(pieces) else { throw Failure(code: Int32(GSL_ENOMEM)) }
    defer { gsl_integration_workspace_free(room) }
    var result = 0.0
    var error = 0.0
    let status = withoutActuallyEscaping(f) { f in
      var box = Integrand(f: f)
      return withUnsafeMutablePointer(to: &box) { box in
        var function = gsl_function(
          function: { x, parameter in parameter?.assumingMemoryBound(to: Integrand.self).pointee.f(x) ?? .nan },
          params: box)
        return gsl_integration_qag(
          &function, from, to, 1e-13, 1e-10, pieces, Int32(GSL_INTEG_GAUSS31), room, &result, &error)
      }
    }
    guard status == Int32(GSL_SUCCESS), result.isFinite else { throw Failure(code: status) }
    return result
  }

  private struct Integrand {
    let f: (Double) -> Double
  }
}
