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

  private var sampler: Sampler? { source?.sampler }

  /// What draws it, made when first asked for: a table takes hundreds of quantiles to make, and most plans draw the luck
  /// of few actions only.
  private final class Source: Sendable {
    private let distribution: Distribution
    private let made = AtomicLazyReference<Made>()

    private final class Made: Sendable {
      let sampler: Sampler

      init(_ distribution: Distribution) { sampler = Sampler(distribution) }
    }

    init(_ distribution: Distribution) { self.distribution = distribution }

    var sampler: Sampler { (made.load() ?? made.storeIfNil(Made(distribution))).sampler }
  }

  func value(at uniform: Double) -> Double { sampler?.value(at: uniform) ?? constant }

  /// Values of `count` uniforms.
  func fill(_ uniforms: UnsafeMutablePointer<Double>, _ out: UnsafeMutablePointer<Double>, count: Int) {
    if let sampler { return sampler.fill(uniforms, out, count: count) }
    for place in 0..<count { out[place] = constant }
  }
}
