// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics

/// An uncertain parameter of a process: a constant, or one draw per replication.
struct Parameter: Sendable {
  /// The value where it is certain; NaN where it is drawn.
  let constant: Double
  private let sampler: Sampler?

  init(_ distribution: Distribution) {
    if case .constant(let value) = distribution {
      constant = value
      sampler = nil
    } else if distribution.isConstant {
      constant = distribution.quantile(0.5)
      sampler = nil
    } else {
      constant = .nan
      sampler = Sampler(distribution)
    }
  }

  init(_ value: Double) {
    constant = value
    sampler = nil
  }

  var isDrawn: Bool { sampler != nil }

  func value(at uniform: Double) -> Double { sampler?.value(at: uniform) ?? constant }
}

/// The stated (or estimated) dynamics of one process in one variant of the world, in raw units.
///
/// z[h] = g(level) + level_sd·|g′|·ε₀ + drift·g′·φ(h) + n[h], n[h] = ρ·n[h−1] + σ·|g′|·(√common·c + √(1−common)·e).
struct ProcessParameters: Sendable {
  let level: Parameter
  let levelSD: Parameter
  /// In the better direction, per step.
  let drift: Parameter
  let sigma: Parameter
  let rho: Double
  let common: Double
  let tails: StudentTails?
  /// [h], φ(h) = Σ_{i=1..h} damping^i, φ(0) = 0.
  let trend: [Double]

  init(
    level: Distribution, levelSD: Distribution, drift: Distribution, sigma: Distribution, rho: Double,
    damping: Double, common: Double, tails: Double?, steps: Int
  ) {
    self.level = Parameter(level)
    self.levelSD = Parameter(levelSD)
    self.drift = Parameter(drift)
    self.sigma = Parameter(sigma)
    self.rho = rho
    self.common = common
    self.tails = tails.map { StudentTails($0) }
    var trend = [0.0]
    var power = 1.0
    for _ in 0..<steps {
      power *= damping
      trend.append(trend[trend.count - 1] + power)
    }
    self.trend = trend
  }

  /// No innovation is ever drawn.
  var isStill: Bool { sigma.constant == 0 }
}

/// The scale a process moves on.
struct ProcessScale: Sendable {
  let transform: Leaf.Transform
  /// +1 where more is better.
  let sign: Double
  let low: Double
  let high: Double

  init(leaf: Leaf) {
    transform = leaf.transform
    sign = leaf.sign
    low = leaf.range?.lowerBound ?? -.infinity
    high = leaf.range?.upperBound ?? .infinity
  }

  /// The total of a scheme: identity, more is better; clipped only where it is printed, ranked or scored.
  init(total: Double) {
    transform = .identity
    sign = 1
    low = 0
    high = total
  }

  /// The level a path starts from: on a logit scale at least 0.5 % of the range away from its ends.
  func start(_ level: Double) -> Double {
    guard transform == .logit else { return level }
    let margin = 0.005 * (high - low)
    return min(max(level, low + margin), high - margin)
  }

  /// |g′(level)|.
  func slope(at level: Double) -> Double {
    switch transform {
    case .identity: return 1
    case .log: return 1 / level
    case .logit:
      let span = high - low
      let share = (level - low) / span
      return 1 / (span * share * (1 - share))
    }
  }
}
