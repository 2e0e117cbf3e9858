// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanNumerics

/// Kriging averaged over the grid, every point by how well it explains the whole cohort.
///
/// Weight ∝ exp(log likelihood / 8): tempered, because the units of a cohort move together and tell less than their
/// number. A replication draws its point by weight: that is the uncertainty of the parameters. Innovations are
/// Student's t with the degrees of freedom of 2.5, 3, 4, 6, 10, 30 that make the whitened past most likely (6 where one
/// period is known).
struct PooledKriging: Sendable {
  struct Component: Sendable {
    let fit: KrigingFit
    /// [patterns].
    let steps: [KrigingSteps]
    /// Upper end of its share of the unit interval.
    let upTo: Double
  }

  let components: [Component]
  /// [units]: index of the pattern.
  let patternOf: [Int]
  /// Degrees of freedom of the innovations.
  let degrees: Double

  static let temper = 8.0
  static let candidates: [Double] = [2.5, 3, 4, 6, 10, 30]
  /// Points with less than this share of the best one's weight are left out.
  static let leastWeight = 1e-2

  /// - Throws: `GSLError` where a covariance is not positive definite: only by a failure of the routine.
  init(_ panel: StandardisedPanel, times: [Double]) throws(GSLError) {
    var fits: [KrigingFit] = []
    let grid = panel.times.count < 2 ? [KrigingPoint.unlearnt] : KrigingPoint.grid
    for point in grid { fits.append(try KrigingFit(panel, point: point)) }
    let best = fits.map(\.logLikelihood).max() ?? 0
    let weights = fits.map { exp(($0.logLikelihood - best) / Self.temper) }
    let kept = fits.indices.filter { weights[$0] >= Self.leastWeight }
    let total = kept.reduce(0) { $0 + weights[$1] }
    var sum = 0.0
    components = kept.map { index in
      sum += weights[index] / total
      let fit = fits[index]
      return Component(
        fit: fit, steps: fit.uncertainty.map { KrigingSteps(fit.point, uncertainty: $0, times: times) }, upTo: sum)
    }
    var patternOf = [Int](repeating: 0, count: panel.units)
    for (index, pattern) in panel.patterns.enumerated() {
      for unit in pattern.units { patternOf[unit] = index }
    }
    self.patternOf = patternOf
    let likeliest = fits.max { $0.logLikelihood < $1.logLikelihood }
    degrees = Self.degrees(of: likeliest?.innovations ?? [])
  }

  /// The degrees of freedom that make unit-variance numbers most likely.
  private static func degrees(of numbers: [Double]) -> Double {
    guard numbers.count > 1 else { return 6 }
    let scored = candidates.map { nu -> (nu: Double, logLikelihood: Double) in
      let scale = (nu / (nu - 2)).squareRoot()
      let sum = numbers.reduce(0) { $0 + log(max(Special.studentDensity($1 * scale, nu: nu) * scale, 1e-300)) }
      return (nu, sum)
    }
    return scored.max { $0.logLikelihood < $1.logLikelihood }?.nu ?? 6
  }

  /// The component that a uniform draws.
  func component(at uniform: Double) -> Int {
    components.firstIndex { uniform < $0.upTo } ?? components.count - 1
  }
}

/// Maps to Student's t, one for each candidate, made once.
enum InnovationTails {
  private static let maps: [(nu: Double, map: StudentTails)] = PooledKriging.candidates.map { ($0, StudentTails($0)) }

  static func map(_ nu: Double) -> StudentTails { maps.first { $0.nu == nu }?.map ?? StudentTails(nu) }
}
