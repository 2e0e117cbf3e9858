// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanModel

/// The scale g that a leaf or a total moves on: identity, log, or logit of its place in the range.
struct PlainScale {
  let transform: Leaf.Transform
  let low: Double
  let high: Double
  let isHigherBetter: Bool

  init(_ leaf: Leaf) {
    transform = leaf.transform
    low = leaf.range?.lowerBound ?? -.infinity
    high = leaf.range?.upperBound ?? .infinity
    isHigherBetter = leaf.better == .higher
  }

  /// A total of a scheme.
  init(total: Double) { (transform, low, high, isHigherBetter) = (.identity, 0, total, true) }

  /// +1 where more is better, −1 where less is.
  var better: Double { isHigherBetter ? 1 : -1 }

  /// A level nearer to an end of a logit range than 0.5 % of it is moved there first.
  func start(_ level: Double) -> Double {
    guard transform == .logit else { return level }
    return max(low + 0.005 * (high - low), min(high - 0.005 * (high - low), level))
  }

  func forward(_ raw: Double) -> Double {
    switch transform {
    case .identity: raw
    case .log: log(raw)
    case .logit: log((raw - low) / (high - raw))
    }
  }

  func back(_ z: Double) -> Double {
    switch transform {
    case .identity: z
    case .log: exp(z)
    case .logit: low + (high - low) / (1 + exp(-z))
    }
  }

  /// |g′(raw)|: d/dx log((x − a)/(b − x)) = (b − a)/((x − a)(b − x)).
  func slope(_ raw: Double) -> Double {
    switch transform {
    case .identity: 1
    case .log: 1 / raw
    case .logit: (high - low) / ((raw - low) * (high - raw))
    }
  }

  func clipped(_ raw: Double) -> Double { max(low, min(high, raw)) }

  /// Whether a is better than b by more than rounding.
  func isBetter(_ a: Double, _ b: Double) -> Bool { (a - b) * better > 1e-9 }
}
