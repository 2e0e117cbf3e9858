// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import TuiyanNumerics
import TuiyanSimulation

/// How many standard errors a seeded Monte Carlo figure may be from the truth.
///
/// False alarm: 2·Φ(−4.5) ≈ 7e-6 for each comparison, so about 0.2 % for all the comparisons of this target together,
/// over the choice of seeds; with the seeds as written the outcome is fixed.
let allowedErrors = 4.5

/// A counted share against an exact probability; an exact 0 or 1 must be hit exactly.
func expectShare(
  _ share: Proportion, _ truth: Double, _ what: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation
) {
  let error = (truth * (1 - truth) / Double(share.trials)).squareRoot()
  #expect(abs(share.value - truth) <= allowedErrors * error + 1e-12, what, sourceLocation: sourceLocation)
}

/// A mean whose distribution has a known sd.
func expectMean(
  _ mean: Double, _ truth: Double, sd: Double, count: Int, _ what: Comment? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let error = sd / Double(count).squareRoot()
  #expect(abs(mean - truth) <= allowedErrors * error + 1e-9, what, sourceLocation: sourceLocation)
}

/// A sample sd against the true one; the standard error of s is σ·√((κ − 1)/(4n)), κ = 3 for a normal.
func expectSD(
  _ sd: Double, _ truth: Double, count: Int, kurtosis: Double = 3, _ what: Comment? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let error = truth * ((kurtosis - 1) / (4 * Double(count))).squareRoot()
  #expect(abs(sd - truth) <= allowedErrors * error + 1e-9, what, sourceLocation: sourceLocation)
}

/// A sample quantile against the true one, where the density there is known: se = √(p(1 − p)/n)/f.
func expectQuantile(
  _ quantile: Double, _ truth: Double, p: Double, density: Double, count: Int, _ what: Comment? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let error = (p * (1 - p) / Double(count)).squareRoot() / density
  #expect(abs(quantile - truth) <= allowedErrors * error, what, sourceLocation: sourceLocation)
}

/// Two numbers that differ by no more than rounding.
func expectEqual(
  _ value: Double, _ truth: Double, within tolerance: Double = 1e-9, _ what: Comment? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(abs(value - truth) <= tolerance * max(1, abs(truth)), what, sourceLocation: sourceLocation)
}

func expectEqual(
  _ values: [Double], _ truth: [Double], within tolerance: Double = 1e-9, _ what: Comment? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(values.count == truth.count, what, sourceLocation: sourceLocation)
  for (value, expected) in zip(values, truth) {
    expectEqual(value, expected, within: tolerance, "\(values) against \(truth)", sourceLocation: sourceLocation)
  }
}

/// φ(x), the standard normal density.
func normalDensity(_ x: Double) -> Double { exp(-x * x / 2) / (2 * Double.pi).squareRoot() }

/// A projection keeps totals as distances in single precision: up to a distance of `span`, its summary is that of the
/// totals themselves but for 6·10⁻⁸ of it.
func expectKept(_ kept: ScoreSummary, _ exact: ScoreSummary, span: Double = 100) {
  let fields: [KeyPath<ScoreSummary, Double>] = [
    \.mean, \.sd, \.meanError, \.q05, \.q25, \.q50, \.q75, \.q95,
  ]
  for field in fields { #expect(abs(kept[keyPath: field] - exact[keyPath: field]) <= 6e-8 * span, "\(field)") }
}
