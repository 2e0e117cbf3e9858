// SPDX-License-Identifier: GPL-3.0-or-later

/// A probability estimated by counting, with its 95 % interval.
public struct Proportion: Hashable, Sendable {
  /// How often it happened, 0 … trials.
  public let successes: Int
  /// Independent replications, 1 or more.
  public let trials: Int

  public init(successes: Int, trials: Int) {
    precondition(trials > 0 && successes >= 0 && successes <= trials, "0 <= successes <= trials, trials > 0")
    self.successes = successes
    self.trials = trials
  }

  /// successes / trials.
  public var value: Double { Double(successes) / Double(trials) }

  /// √(p(1 − p)/n) at the estimate; 0 at both ends, where only the interval tells the error.
  public var standardError: Double { (value * (1 - value) / Double(trials)).squareRoot() }

  /// What half the 95 % score interval is in standard errors where it never happened, or always: 1/2·z/(n + z²).
  public static func errorAtEnds(trials: Int) -> Double { z / 2 / (Double(max(1, trials)) + z * z) }

  /// Lower end of the 95 % score interval (Wilson 1927); exactly 0 without a success.
  public var low: Double {
    successes == 0 ? 0 : max(0, centre - halfWidth)
  }

  /// Upper end of the 95 % score interval (Wilson 1927); exactly 1 without a failure.
  public var high: Double {
    successes == trials ? 1 : min(1, centre + halfWidth)
  }

  /// Φ⁻¹(0.975).
  static let z = 1.959963984540054

  private var spread: Double { Self.z * Self.z / Double(trials) }

  private var centre: Double { (value + spread / 2) / (1 + spread) }

  private var halfWidth: Double {
    let variance = value * (1 - value) / Double(trials) + spread / (4 * Double(trials))
    return Self.z * variance.squareRoot() / (1 + spread)
  }
}
