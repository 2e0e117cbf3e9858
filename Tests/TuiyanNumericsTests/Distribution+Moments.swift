// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanNumerics

/// What draws are held against; held themselves against SciPy in `DistributionTests`.
extension Distribution {
  /// The expectation.
  var mean: Double {
    switch self {
    case .constant(let value): value
    case .pert(let low, let mode, let high): (low + 4 * mode + high) / 6
    case .triangular(let low, let mode, let high): (low + mode + high) / 3
    case .normal(let mean, _): mean
    case .lognormal(let median, let gsd): median * exp(log(gsd) * log(gsd) / 2)
    case .uniform(let low, let high): low + (high - low) / 2
    case .beta(let a, let b): a / (a + b)
    case .discrete(let list): list.reduce(0) { $0 + $1.probability * $1.value }
    case .digits(let mask): mask.values.reduce(0, +) / Double(mask.count)
    }
  }

  /// The variance.
  var variance: Double {
    switch self {
    case .constant: return 0
    case .pert(let low, _, let high):
      return (mean - low) * (high - mean) / 7
    case .triangular(let low, let mode, let high):
      let left = mode - low
      let right = high - mode
      return (left * left + right * right + left * right) / 18
    case .normal(_, let sd): return sd * sd
    case .lognormal(_, let gsd): return mean * mean * expm1(log(gsd) * log(gsd))
    case .uniform(let low, let high): return (high - low) * (high - low) / 12
    case .beta(let a, let b): return a * b / ((a + b) * (a + b) * (a + b + 1))
    case .discrete(let list):
      let centre = mean
      return list.reduce(0) { $0 + $1.probability * ($1.value - centre) * ($1.value - centre) }
    case .digits(let mask):
      let centre = mean
      return mask.values.reduce(0) { $0 + ($1 - centre) * ($1 - centre) } / Double(mask.count)
    }
  }
}

extension DigitMask {
  /// All of them, for masks of few stars.
  fileprivate var values: [Double] { (0..<count).map { value(at: $0) } }
}
