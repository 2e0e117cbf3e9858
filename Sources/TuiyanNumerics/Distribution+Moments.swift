// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

extension Distribution {
  /// The expectation.
  public var mean: Double {
    switch self {
    case .constant(let value): value
    case .pert(let low, let mode, let high): (low + 4 * mode + high) / 6
    case .triangular(let low, let mode, let high): (low + mode + high) / 3
    case .normal(let mean, _): mean
    case .lognormal(let median, let gsd): median * exp(Self.squaredLog(gsd) / 2)
    case .uniform(let low, let high): low + (high - low) / 2
    case .beta(let a, let b): a / (a + b)
    case .discrete(let list): list.reduce(0) { $0 + $1.probability * $1.value }
    case .digits(let mask): mask.mean
    }
  }

  /// The variance.
  public var variance: Double {
    switch self {
    case .constant: return 0
    case .pert(let low, _, let high):
      return (mean - low) * (high - mean) / 7
    case .triangular(let low, let mode, let high):
      let left = mode - low
      let right = high - mode
      return (left * left + right * right + left * right) / 18
    case .normal(_, let sd): return sd * sd
    case .lognormal(_, let gsd): return mean * mean * expm1(Self.squaredLog(gsd))
    case .uniform(let low, let high): return (high - low) * (high - low) / 12
    case .beta(let a, let b): return a * b / ((a + b) * (a + b) * (a + b + 1))
    case .discrete(let list):
      let centre = mean
      return list.reduce(0) { $0 + $1.probability * ($1.value - centre) * ($1.value - centre) }
    case .digits(let mask): return mask.variance
    }
  }

  /// The least and the greatest value that can occur; infinite where there is none.
  public var support: (low: Double, high: Double) {
    if let value = onlyValue { return (value, value) }
    switch self {
    case .constant(let value): return (value, value)
    case .pert(let low, _, let high), .triangular(let low, _, let high), .uniform(let low, let high):
      return (low, high)
    case .normal: return (-.infinity, .infinity)
    case .lognormal: return (0, .infinity)
    case .beta: return (0, 1)
    case .discrete(let list):
      let possible = list.filter { $0.probability > 0 }
      return (possible.first?.value ?? .nan, possible.last?.value ?? .nan)
    case .digits(let mask): return (mask.value(at: 0), mask.value(at: mask.count - 1))
    }
  }

  private static func squaredLog(_ gsd: Double) -> Double { log(gsd) * log(gsd) }
}
