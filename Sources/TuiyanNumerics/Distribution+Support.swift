// SPDX-License-Identifier: GPL-3.0-or-later

extension Distribution {
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
}
