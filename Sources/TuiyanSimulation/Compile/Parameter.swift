// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics

/// An uncertain parameter of a process: a constant, or one draw per replication.
final class Parameter: Sendable {
  /// The value where it is certain; NaN where it is drawn.
  let constant: Double
  /// Mean and standard deviation where it is certain or normal.
  let normal: (mean: Double, sd: Double)?
  private let sampler: Sampler?

  init(_ distribution: Distribution) {
    if case .constant(let value) = distribution {
      constant = value
      normal = (value, 0)
      sampler = nil
    } else if distribution.isConstant {
      constant = distribution.quantile(0.5)
      normal = (constant, 0)
      sampler = nil
    } else {
      constant = .nan
      if case .normal(let mean, let sd) = distribution { normal = (mean, sd) } else { normal = nil }
      sampler = Sampler(distribution)
    }
  }

  init(_ value: Double) {
    constant = value
    normal = (value, 0)
    sampler = nil
  }

  var isDrawn: Bool { sampler != nil }

  func value(at uniform: Double) -> Double { sampler?.value(at: uniform) ?? constant }

  /// Values of `count` uniforms.
  func fill(_ uniforms: UnsafeMutablePointer<Double>, _ out: UnsafeMutablePointer<Double>, count: Int) {
    if let sampler { return sampler.fill(uniforms, out, count: count) }
    for place in 0..<count { out[place] = constant }
  }
}
