// SPDX-License-Identifier: GPL-3.0-or-later
import CGSL

/// y = intercept + slope · x, fitted by least squares.
public struct Line: Hashable, Sendable {
  public let intercept: Double
  public let slope: Double
  /// The sum of squared residuals of the fit.
  public let residualSumOfSquares: Double

  public init(intercept: Double, slope: Double, residualSumOfSquares: Double = 0) {
    self.intercept = intercept
    self.slope = slope
    self.residualSumOfSquares = residualSumOfSquares
  }

  /// Ordinary least squares by `gsl_fit_linear`.
  ///
  /// - Parameters:
  ///   - x: finite, two or more, not all equal.
  ///   - y: finite, as many as x.
  /// - Throws: `LineError` where the points determine no line, or GSL fails.
  public static func fit(x: [Double], y: [Double]) throws(LineError) -> Line {
    if x.count != y.count { throw .unequalCounts(x: x.count, y: y.count) }
    for (index, point) in zip(x, y).enumerated() where !(point.0.isFinite && point.1.isFinite) {
      throw .notFinite(index: index)
    }
    if Set(x).count < 2 { throw .fewerThanTwoAbscissae }
    _ = GSL.ready
    var fit = (intercept: 0.0, slope: 0.0, rss: 0.0)
    var covariance = (0.0, 0.0, 0.0)
    let status = gsl_fit_linear(
      x, 1, y, 1, x.count, &fit.intercept, &fit.slope, &covariance.0, &covariance.1, &covariance.2, &fit.rss)
    do throws(GSLError) {
      try GSL.check(status, "gsl_fit_linear")
      return Line(
        intercept: try GSL.finite(fit.intercept, "gsl_fit_linear"),
        slope: try GSL.finite(fit.slope, "gsl_fit_linear"), residualSumOfSquares: fit.rss)
    } catch {
      throw .gsl(error)
    }
  }
}

/// Why points determine no line.
public enum LineError: Error, Hashable, Sendable {
  /// A point needs both coordinates.
  case unequalCounts(x: Int, y: Int)
  /// A coordinate of the point at `index` is infinite or not a number.
  case notFinite(index: Int)
  /// All x are the same, or there is at most one point.
  case fewerThanTwoAbscissae
  /// The routine failed.
  case gsl(GSLError)
}
