// SPDX-License-Identifier: GPL-3.0-or-later
import Synchronization
import TuiyanModel
import TuiyanNumerics

/// An uncertain parameter of a process: a constant, or one draw per replication.
final class Parameter: Sendable {
  /// The value where it is certain; NaN where it is drawn.
  let constant: Double
  /// nil where it is certain.
  private let source: Source?

  init(_ distribution: Distribution) {
    if case .constant(let value) = distribution {
      constant = value
      source = nil
    } else if distribution.isConstant {
      constant = distribution.quantile(0.5)
      source = nil
    } else {
      constant = .nan
      source = Source(distribution)
    }
  }

  init(_ value: Double) {
    constant = value
    source = nil
  }

  var isDrawn: Bool { source != nil }

  /// Mean and standard deviation where it is certain or normal.
  var normal: (mean: Double, sd: Double)? {
    guard let source else { return (constant, 0) }
    return if case .normal(let mean, let sd) = source.distribution { (mean, sd) } else { nil }
  }

  /// What draws it, alive as long as the parameter is; nil where it is certain.
  var prepared: Prepared? { source?.prepared }

  private var sampler: Sampler? { source?.prepared.sampler }

  final class Prepared: Sendable {
    let sampler: Sampler

    fileprivate init(_ distribution: Distribution) { sampler = Sampler(distribution) }
  }

  /// Makes the sampler when it is first asked for: a table takes hundreds of quantiles, and most plans draw the luck of
  /// few actions only.
  private final class Source: Sendable {
    let distribution: Distribution
    private let made = AtomicLazyReference<Prepared>()

    init(_ distribution: Distribution) { self.distribution = distribution }

    var prepared: Prepared { made.load() ?? made.storeIfNil(Prepared(distribution)) }
  }

  func value(at uniform: Double) -> Double { sampler?.value(at: uniform) ?? constant }

  /// Values of `count` uniforms.
  func fill(_ uniforms: UnsafeMutablePointer<Double>, _ out: UnsafeMutablePointer<Double>, count: Int) {
    if let sampler { return sampler.fill(uniforms, out, count: count) }
    for place in 0..<count { out[place] = constant }
  }
}
