// SPDX-License-Identifier: GPL-3.0-or-later
import CGSL

/// Special functions, GSL's behind Swift names; arguments outside the stated domain are a programmer's error.
public enum Special {
  /// Φ(z), the standard normal distribution function; any z but NaN.
  public static func normalCDF(_ z: Double) -> Double {
    precondition(!z.isNaN, "the normal distribution function needs a number")
    _ = GSL.ready
    return gsl_cdf_ugaussian_P(z)
  }

  /// Φ⁻¹(p), 0 ≤ p ≤ 1; ∓∞ at the ends.
  public static func normalQuantile(_ p: Double) -> Double {
    precondition(p >= 0 && p <= 1, "a probability lies in 0 ... 1")
    if p == 0 { return -.infinity }
    if p == 1 { return .infinity }
    _ = GSL.ready
    return gsl_cdf_ugaussian_Pinv(p)
  }

  /// x with I_x(a, b) = p, I the regularised incomplete beta function; 0 ≤ p ≤ 1, 0 < a, b ≤ 1e5. Small tails are solved at their own end, so that x
  /// near 0 and 1 − x near 0 both keep their digits.
  public static func betaQuantile(_ p: Double, a: Double, b: Double) -> Double {
    checkShapes(a, b)
    precondition(p >= 0 && p <= 1, "a probability lies in 0 ... 1")
    if p == 0 || p == 1 { return p }
    return p <= 0.5 ? lowerBetaQuantile(p, a, b) : 1 - lowerBetaQuantile(1 - p, b, a)
  }

  /// The beta quantile of p ≤ 1/2: a guess, then Newton's and Halley's steps within a bracket until it solves the
  /// equation.
  static func lowerBetaQuantile(_ p: Double, _ a: Double, _ b: Double) -> Double {
    _ = GSL.ready
    return betaEquation(p, a, b, BetaDensity(a, b)).root(near: betaGuess(p, a, b))
  }

  /// The same for ascending p: each starts from the one before, moved by three terms of the Taylor series there.
  static func lowerBetaQuantiles(_ tails: [Double], _ a: Double, _ b: Double) -> [Double] {
    checkShapes(a, b)
    var x = 0.0
    var last = 0.0
    let density = BetaDensity(a, b)
    return tails.map { p in
      let guess = x > 0 && x < 1 ? x + moved(by: p - last, from: x, density) : betaGuess(p, a, b)
      x = betaEquation(p, a, b, density).root(near: guess)
      last = p
      return x
    }
  }

  /// What the quantile gains while p gains `rise`: with t = rise/f(x), t − t²·(ln f)′/2 + t³·(2·(ln f)′² − (ln f)″)/6.
  private static func moved(by rise: Double, from x: Double, _ density: BetaDensity) -> Double {
    let step = rise / density(x)
    let bend = density.bend(x)
    return step * (1 - step / 2 * (bend - step / 3 * (2 * bend * bend - density.secondBend(x))))
  }

  private static func betaEquation(
    _ p: Double, _ a: Double, _ b: Double, _ density: BetaDensity
  ) -> MonotoneEquation {
    MonotoneEquation(
      low: 0, high: 1,
      residual: { (gsl_cdf_beta_P($0, a, b) - p) / p },
      slope: { density($0) / p },
      bend: { density.bend($0) })
  }

  /// Where to start: GSL's inverse, but a normal approximation for large shapes, where GSL 2.7's inverse
  /// returns NaN for many p and for some (9.7e6, 3e5) never returns.
  private static func betaGuess(_ p: Double, _ a: Double, _ b: Double) -> Double {
    if max(a, b) <= 100 { return gsl_cdf_beta_Pinv(p, a, b) }
    let mean = a / (a + b)
    let sd = (mean * (1 - mean) / (a + b + 1)).squareRoot()
    return mean + sd * gsl_cdf_ugaussian_Pinv(p)
  }

  private static func checkShapes(_ a: Double, _ b: Double) {
    precondition(
      a > 0 && b > 0 && a <= Distribution.betaShapeLimit && b <= Distribution.betaShapeLimit,
      "beta shapes lie above 0 and not above Distribution.betaShapeLimit")
    _ = GSL.ready
  }
}
