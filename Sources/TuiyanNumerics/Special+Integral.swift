// SPDX-License-Identifier: GPL-3.0-or-later
import CGSL

extension Special {
  /// ∫ f(x) dx by adaptive Gauss–Kronrod quadrature, to 1e-10 relative or 1e-13 absolute.
  ///
  /// - Parameters:
  ///   - f: finite on the open interval.
  ///   - from: lower end, may be −∞.
  ///   - to: upper end, may be +∞; below `from` the sign turns.
  /// - Throws: `GSLError` where the precision is not reached or the result is not finite.
  public static func integrate(
    _ f: (Double) -> Double, from: Double, to: Double
  ) throws(GSLError) -> Double {
    precondition(!from.isNaN && !to.isNaN, "an integral needs ends")
    if from == to { return 0 }
    if from > to { return -(try integrate(f, from: to, to: from)) }
    _ = GSL.ready
    guard let room = gsl_integration_workspace_alloc(pieces) else {
      throw GSLError(code: Int32(GSL_ENOMEM), operation: "gsl_integration_workspace_alloc")
    }
    defer { gsl_integration_workspace_free(room) }
    let (status, result) = withoutActuallyEscaping(f) { f in
      var box = Integrand(f: f)
      return withUnsafeMutablePointer(to: &box) { quadrature($0, from, to, room) }
    }
    try GSL.check(status, "gsl_integration_qag")
    return try GSL.finite(result, "gsl_integration_qag")
  }

  private static let pieces = 2000

  private struct Integrand {
    let f: (Double) -> Double
  }

  private static func quadrature(
    _ box: UnsafeMutablePointer<Integrand>, _ from: Double, _ to: Double,
    _ room: UnsafeMutablePointer<gsl_integration_workspace>
  ) -> (Int32, Double) {
    var function = gsl_function(
      function: { x, parameter in
        // The only caller passes a box that outlives the call.
        guard let parameter else { return .nan }
        return parameter.assumingMemoryBound(to: Integrand.self).pointee.f(x)
      }, params: box)
    var result = 0.0
    var error = 0.0
    let status: Int32
    switch (from.isFinite, to.isFinite) {
    case (true, true):
      status = gsl_integration_qag(
        &function, from, to, 1e-13, 1e-10, pieces, Int32(GSL_INTEG_GAUSS31), room, &result, &error)
    case (true, false): status = gsl_integration_qagiu(&function, from, 1e-13, 1e-10, pieces, room, &result, &error)
    case (false, true): status = gsl_integration_qagil(&function, to, 1e-13, 1e-10, pieces, room, &result, &error)
    case (false, false): status = gsl_integration_qagi(&function, 1e-13, 1e-10, pieces, room, &result, &error)
    }
    return (status, result)
  }
}
