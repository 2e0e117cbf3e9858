// SPDX-License-Identifier: GPL-3.0-or-later
import CGSL
import CTuiyanKernels
import Foundation

/// A distribution prepared for drawing: a uniform in, a value out, by inversion, so that draws rise with u.
///
/// Closed forms where there are any; normal, lognormal, PERT and beta by tables of GSL's quantiles, within
/// 1e-6 of the spread.
public struct Sampler: Sendable {
  private enum Form: Sendable {
    case constant(Double)
    case uniform(low: Double, width: Double)
    case triangle(Triangle)
    case normal(QuantileTable, mean: Double, sd: Double)
    case lognormal(QuantileTable, median: Double, logSpread: Double)
    case table(QuantileTable)
    case steps(Steps)
    case digits(DigitMask)
  }

  private let form: Form

  /// Prepares `distribution`, whose parameters must be valid; a table takes a few milliseconds at most.
  public init(_ distribution: Distribution) {
    do { try distribution.validate() } catch {
      preconditionFailure("a sampler needs a valid distribution: \(error)")
    }
    form = Self.form(of: distribution)
  }

  private static func form(of distribution: Distribution) -> Form {
    if let value = distribution.onlyValue { return .constant(value) }
    switch distribution {
    case .constant(let value): return .constant(value)
    case .uniform(let low, let high): return .uniform(low: low, width: high - low)
    case .triangular(let low, let mode, let high): return .triangle(Triangle(low: low, mode: mode, high: high))
    case .normal(let mean, let sd): return .normal(standardNormal, mean: mean, sd: sd)
    case .lognormal(let median, let gsd): return .lognormal(standardNormal, median: median, logSpread: log(gsd))
    case .discrete(let list): return .steps(Steps(list))
    case .digits(let mask): return .digits(mask)
    case .beta(let a, let b):
      let density = BetaDensity(a, b)
      return .table(QuantileTable(distribution, cellBits: cellBits(a, b)) { density($0) })
    case .pert(let low, let mode, let high):
      let shape = Distribution.pertShapes(low: low, mode: mode, high: high)
      let density = BetaDensity(shape.a, shape.b)
      let width = high - low
      return .table(
        QuantileTable(distribution, cellBits: cellBits(shape.a, shape.b)) { density(($0 - low) / width) / width })
    }
  }

  /// Φ⁻¹, tabulated once per process; finely, since a lognormal magnifies its error.
  private static let standardNormal = QuantileTable(.normal(mean: 0, sd: 1), cellBits: 6) {
    gsl_ran_ugaussian_pdf($0)
  }

  /// Shapes below 1 make the quantile a high power of the tail probability, which wants finer cells.
  private static func cellBits(_ a: Double, _ b: Double) -> Int { min(a, b) >= 1 ? 4 : 6 }

  /// The quantile of u, 0 < u < 1; the same bits as `fill` gives.
  public func value(at u: Double) -> Double {
    precondition(u > 0 && u < 1, "a uniform draw lies strictly between 0 and 1")
    var result = 0.0
    withUnsafePointer(to: u) { fill($0, &result, count: 1) }
    return result
  }

  /// The quantiles of a buffer of uniforms.
  ///
  /// - Parameters:
  ///   - u: `count` numbers, 0 < u < 1 (not checked one by one).
  ///   - out: room for `count` values; may be the memory of `u`.
  public func fill(_ u: UnsafePointer<Double>, _ out: UnsafeMutablePointer<Double>, count: Int) {
    switch form {
    case .constant(let value):
      for i in 0..<count { out[i] = value }
    case .uniform(let low, let width):
      for i in 0..<count { out[i] = low + width * u[i] }
    case .triangle(let triangle):
      for i in 0..<count { out[i] = triangle.quantile(u[i]) }
    case .normal(let table, let mean, let sd):
      table.fill(u, out, count: count)
      for i in 0..<count { out[i] = mean + sd * out[i] }
    case .lognormal(let table, let median, let logSpread):
      table.fill(u, out, count: count)
      for i in 0..<count { out[i] *= logSpread }
      tk_exp(out, count)
      for i in 0..<count { out[i] *= median }
    case .table(let table): table.fill(u, out, count: count)
    case .steps(let steps):
      for i in 0..<count { out[i] = steps.quantile(u[i]) }
    case .digits(let mask):
      for i in 0..<count { out[i] = mask.quantile(u[i]) }
    }
  }
}
