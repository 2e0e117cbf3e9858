// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// The scale a process moves on.
package struct ProcessScale: Sendable {
  package let transform: Leaf.Transform
  /// +1 where more is better.
  package let sign: Double
  package let low: Double
  package let high: Double
  /// Values beyond the ends count as the ends.
  package let isClosed: Bool

  package init(leaf: Leaf) {
    transform = leaf.transform
    sign = leaf.sign
    low = leaf.range?.lowerBound ?? -.infinity
    high = leaf.range?.upperBound ?? .infinity
    isClosed = true
  }

  /// The total of a scheme: identity, more is better; clipped only where it is printed, ranked or scored.
  package init(total: Double) {
    transform = .identity
    sign = 1
    low = 0
    high = total
    isClosed = false
  }

  /// What a past value tells: one outside the range tells its end, before any transform. Totals have no ends here.
  package func held(_ value: Double) -> Double { isClosed ? min(max(value, low), high) : value }

  /// The level a path starts from: within the range, on a logit scale at least 0.5 % of it away from its ends.
  @inlinable package func start(_ level: Double) -> Double {
    guard isClosed, transform != .logit else { return offEnds(level) }
    return min(max(level, low), high)
  }

  /// The level, on a logit scale at least 0.5 % of the range away from its ends.
  @inlinable package func offEnds(_ level: Double) -> Double {
    guard transform == .logit else { return level }
    let margin = 0.005 * (high - low)
    return min(max(level, low + margin), high - margin)
  }

  /// |g′(level)|; at most 10¹⁰⁰, which no figure times 10¹⁵ makes infinite.
  @inlinable package func slope(at level: Double) -> Double {
    switch transform {
    case .identity: return 1
    case .log: return 1 / max(level, 1e-100)
    case .logit:
      let span = high - low
      let share = (level - low) / span
      return 1 / (span * share * (1 - share))
    }
  }
}
