// SPDX-License-Identifier: GPL-3.0-or-later

/// The mean difference between two things judged in the same replications, with its error.
///
/// Common random numbers make the differences vary far less than the two sides do.
public struct PairedDifference: Hashable, Sendable {
  private let estimate: MeanEstimate

  /// From the differences, one per replication (1 or more).
  public init(_ differences: UnsafeBufferPointer<Double>) { estimate = MeanEstimate(differences) }

  /// From the differences, one per replication (1 or more).
  public init(_ differences: [Double]) { estimate = MeanEstimate(differences) }

  /// From the sum and the sum of squares of `count` differences.
  public init(sum: Double, sumOfSquares: Double, count: Int) {
    estimate = MeanEstimate(sum: sum, sumOfSquares: sumOfSquares, count: count)
  }

  /// For an event that happens or not on either side: only the discordant replications matter.
  ///
  /// - Parameters:
  ///   - gained: replications where it happens on the first side only.
  ///   - lost: replications where it happens on the second side only.
  ///   - trials: all replications, 1 or more.
  public init(gained: Int, lost: Int, trials: Int) {
    precondition(gained >= 0 && lost >= 0 && gained + lost <= trials, "discordant replications are part of all")
    estimate = MeanEstimate(sum: Double(gained - lost), sumOfSquares: Double(gained + lost), count: trials)
  }

  /// The mean difference.
  public var mean: Double { estimate.mean }
  /// Its standard error, as `MeanEstimate.standardError`.
  public var standardError: Double { estimate.standardError }
  /// Replications.
  public var count: Int { estimate.count }
  /// Lower end of the 95 % interval.
  public var low: Double { estimate.low }
  /// Upper end of the 95 % interval.
  public var high: Double { estimate.high }
  /// Whether 0 lies outside the 95 % interval.
  public var isClear: Bool { low > 0 || high < 0 }
}
