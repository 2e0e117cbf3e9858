// SPDX-License-Identifier: GPL-3.0-or-later
import CGSL
import Foundation

extension Distribution {
  /// The smallest x with P(X ≤ x) ≥ p, by GSL's inverse distribution functions.
  ///
  /// - Parameter p: 0 ≤ p ≤ 1; 0 and 1 give the ends of the support.
  public func quantile(_ p: Double) -> Double {
    precondition(p >= 0 && p <= 1, "a probability lies in 0 ... 1")
    if let value = onlyValue { return value }
    if p == 0 { return support.low }
    if p == 1 { return support.high }
    switch self {
    case .constant(let value): return value
    case .pert(let low, let mode, let high):
      let shape = Self.pertShapes(low: low, mode: mode, high: high)
      return low + (high - low) * Special.betaQuantile(p, a: shape.a, b: shape.b)
    case .triangular(let low, let mode, let high):
      return Triangle(low: low, mode: mode, high: high).quantile(p)
    case .normal(let mean, let sd): return mean + sd * Special.normalQuantile(p)
    case .lognormal(let median, let gsd): return median * exp(log(gsd) * Special.normalQuantile(p))
    case .uniform(let low, let high): return low + (high - low) * p
    case .beta(let a, let b): return Special.betaQuantile(p, a: a, b: b)
    case .discrete(let list): return Steps(list).quantile(p)
    case .digits(let mask): return mask.quantile(p)
    }
  }
}

extension Distribution {
  /// The quantiles of ascending tail probabilities p ≤ 1/2.
  func lowerQuantiles(_ tails: [Double]) -> [Double] {
    switch self {
    case .beta(let a, let b): return Special.lowerBetaQuantiles(tails, a, b)
    case .pert(let low, let mode, let high):
      let shape = Self.pertShapes(low: low, mode: mode, high: high)
      return Special.lowerBetaQuantiles(tails, shape.a, shape.b).map { low + (high - low) * $0 }
    default: return tails.map { quantile($0) }
    }
  }

  /// The quantiles of 1 − q for ascending tail probabilities q ≤ 1/2.
  func upperQuantiles(_ tails: [Double]) -> [Double] {
    switch self {
    case .beta(let a, let b): return Special.lowerBetaQuantiles(tails, b, a).map { 1 - $0 }
    case .pert(let low, let mode, let high):
      let shape = Self.pertShapes(low: low, mode: mode, high: high)
      return Special.lowerBetaQuantiles(tails, shape.b, shape.a).map { low + (high - low) * (1 - $0) }
    default: return tails.map { quantile(1 - $0) }
    }
  }
}

/// The triangular distribution's inverse: square roots from either end.
struct Triangle: Sendable {
  let low: Double
  let high: Double
  /// P(X ≤ mode).
  let turn: Double
  /// (high − low)(mode − low) and (high − low)(high − mode).
  let left: Double
  let right: Double

  init(low: Double, mode: Double, high: Double) {
    self.low = low
    self.high = high
    turn = (mode - low) / (high - low)
    left = (high - low) * (mode - low)
    right = (high - low) * (high - mode)
  }

  func quantile(_ p: Double) -> Double {
    p <= turn ? low + (p * left).squareRoot() : high - ((1 - p) * right).squareRoot()
  }
}

/// A discrete distribution's inverse: cumulative probabilities of the values that can occur.
struct Steps: Sendable {
  private let values: [Double]
  private let cumulative: [Double]

  init(_ list: [Distribution.Weighted]) {
    let possible = list.filter { $0.probability > 0 }
    var sum = 0.0
    values = possible.map(\.value)
    cumulative = possible.map {
      sum += $0.probability
      return sum
    }
  }

  /// The first value whose cumulative probability reaches p; the last where rounding leaves the sum below p.
  func quantile(_ p: Double) -> Double {
    var first = 0
    var last = values.count - 1
    while first < last {
      let middle = (first + last) / 2
      if cumulative[middle] >= p { last = middle } else { first = middle + 1 }
    }
    return values[first]
  }
}
