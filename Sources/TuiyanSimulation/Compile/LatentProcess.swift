// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanTrends

/// The stated (or estimated) dynamics of one process in one variant of the world, in raw units.
struct ProcessParameters: Sendable {
  let level: Distribution
  let levelSD: Distribution
  /// In the better direction, per step.
  let drift: Distribution
  let sigma: Distribution
  let rho: Double
  let damping: Double
  let common: Double
  let tails: Double?
}

/// One thing that moves: a leaf of a unit, or the total of a unit.
///
/// z[h] = g(level) + level_sd·|g′|·ε₀ + drift·g′·φ(h) + n[h], n[h] = ρ·n[h−1] + σ·|g′|·(√common·c + √(1−common)·e),
/// φ(h) = Σ_{i=1..h} damping^i. Every list is by dynamics variant. A class, because millions of tiles look at it.
/// Where it begins a steps after as_of, h counts from there, and before it stands at its start.
final class LatentProcess: Sendable {
  let key: StreamKey
  let commonKey: StreamKey
  /// Row of the common factor among a tile's.
  let commonPlace: Int
  let scale: ProcessScale
  /// No ε₀.
  let levelIsExact: Bool
  /// The step after as_of at which it begins.
  let begins: Int

  let level: [Parameter]
  let levelSD: [Parameter]
  let drift: [Parameter]
  let sigma: [Parameter]
  let rho: [Double]
  /// √common and √(1−common).
  let shared: [Double]
  let own: [Double]
  /// [variants][steps after as_of], φ.
  let trend: [[Double]]
  /// Heavier tails of the innovations; one entry where all variants have the same.
  let tails: [StudentTails?]
  /// No innovation is ever drawn.
  let isStill: Bool
  let hasCommon: Bool
  let hasLevelError: Bool
  /// The row of a panel that is the path, where no key is stated; the other parameters then play no part but `level`.
  let estimated: EstimatedPath?

  init(
    key: StreamKey, commonKey: StreamKey, commonPlace: Int, scale: ProcessScale, levelIsExact: Bool,
    variants: [ProcessParameters], tailMaps: [Double: StudentTails], steps: Int, begins: Int = 0,
    estimated: EstimatedPath?
  ) {
    self.estimated = estimated
    self.begins = begins
    self.key = key
    self.commonKey = commonKey
    self.commonPlace = commonPlace
    self.scale = scale
    self.levelIsExact = levelIsExact
    level = variants.map { Parameter($0.level) }
    levelSD = variants.map { Parameter($0.levelSD) }
    drift = variants.map { Parameter($0.drift) }
    sigma = variants.map { Parameter($0.sigma) }
    rho = variants.map(\.rho)
    shared = variants.map { $0.common.squareRoot() }
    own = variants.map { (1 - $0.common).squareRoot() }
    let still = Array(repeating: 0.0, count: begins)
    trend = variants.map { still + Self.trend(damping: $0.damping, steps: steps) }
    let degrees = variants.map(\.tails)
    tails = (Set(degrees).count == 1 ? Array(degrees.prefix(1)) : degrees).map { nu in nu.flatMap { tailMaps[$0] } }
    isStill = estimated == nil && sigma.allSatisfy { $0.constant == 0 }
    hasCommon = estimated != nil || (variants.contains { $0.common > 0 } && !isStill)
    hasLevelError = !levelIsExact && levelSD.contains { $0.constant != 0 }
  }

  private static func trend(damping: Double, steps: Int) -> [Double] {
    var trend = [0.0]
    var power = 1.0
    for _ in 0..<steps {
      power *= damping
      trend.append(trend[trend.count - 1] + power)
    }
    return trend
  }
}
