// SPDX-License-Identifier: GPL-3.0-or-later
import CGSL
import Foundation

/// How one leaf of one unit, or one total, moves:
/// z[h] = g(level) + level_sd·g′·ε₀ ± drift·g′·φ(h) + n[h], φ(h) = Σ damping^i,
/// n[h] = ρ·n[h − 1] + σ·g′·(√λ·c[h] + √(1 − λ)·e[h]).
struct PlainPath {
  let scale: PlainScale
  let level: PlainFigure
  let levelSD: PlainFigure
  let drift: PlainFigure
  let sigma: PlainFigure
  let rho: Double
  let damping: Double
  let common: Double
  let tails: Double?

  /// The raw values at h = 0 … steps of one replication, before actions.
  /// - Parameters:
  ///   - start: where the level is drawn elsewhere, with the board's published order.
  ///   - factors: standard normal shocks that all units share, the path's own from `place` (h = 0, unused) on.
  func raw(
    _ draws: PlainDraws, start: Double?, factors: [Double], place: Int, steps: Int, sigmaTimes: Double
  ) -> [Double] {
    let origin = scale.start(start ?? draws.value(level))
    let slope = scale.slope(origin)
    let z0 = scale.forward(origin) + draws.value(levelSD) * slope * draws.normal()
    let trend = scale.better * draws.value(drift) * slope
    let spread = draws.value(sigma) * slope * sigmaTimes
    var (noise, power, phi) = (0.0, 1.0, 0.0)
    var path = [scale.back(z0)]
    for h in stride(from: 1, through: steps, by: 1) {
      power *= damping
      phi += power
      let shared = common == 0 ? 0 : tailed(factors[place + h])
      let own = tails.map { draws.student($0) } ?? draws.normal()
      noise = rho * noise + spread * (common.squareRoot() * shared + (1 - common).squareRoot() * own)
      path.append(scale.back(z0 + trend * phi + noise))
    }
    return path
  }

  /// A shared normal shock as this path's tails make it: the t value at the same probability, scaled to variance 1.
  private func tailed(_ normal: Double) -> Double {
    guard let tails else { return normal }
    let far =
      normal < 0
      ? gsl_cdf_tdist_Pinv(gsl_cdf_ugaussian_P(normal), tails) : gsl_cdf_tdist_Qinv(gsl_cdf_ugaussian_Q(normal), tails)
    return far * ((tails - 2) / tails).squareRoot()
  }
}
