// SPDX-License-Identifier: GPL-3.0-or-later

/// Variance-based sensitivity of a number to one group of inputs, estimated by picking and freezing.
///
/// With f(A), f(B) on two independent samples and f(A_B) on A with the group's inputs taken from B:
/// first order S = 1 − ½·E(f(B) − f(A_B))²/V, the share of the variance V that the group makes by itself;
/// total order T = ½·E(f(A) − f(A_B))²/V, the share it has any part in. Jansen (1999); Saltelli et al. (2010).
/// Standard errors come from the ratio's linearisation. Where nothing varies, all is 0.
public struct JansenIndices: Hashable, Sendable {
  /// An index with its error; sampling may put it slightly outside 0 … 1.
  public struct Index: Hashable, Sendable {
    public let value: Double
    public let standardError: Double

    public init(value: Double, standardError: Double) {
      self.value = value
      self.standardError = standardError
    }

    /// Lower end of the normal 95 % interval.
    public var low: Double { value - Proportion.z * standardError }
    /// Upper end of the normal 95 % interval.
    public var high: Double { value + Proportion.z * standardError }
  }

  /// The share of the variance the group makes by itself.
  public let first: Index
  /// The share it has any part in.
  public let total: Index
  /// The variance of f, from both samples.
  public let variance: Double

  /// - Parameters: each [replications], two or more, of the same length; replication r of `exchanged` has the group's
  ///   inputs from replication r of the second sample and all others from replication r of the first.
  public init(first a: [Double], second b: [Double], exchanged: [Double]) {
    precondition(a.count > 1 && a.count == b.count && a.count == exchanged.count, "three samples of one length")
    let mean = (Quantiles.mean(a) + Quantiles.mean(b)) / 2
    let spread = zip(a, b).map { (($0 - mean) * ($0 - mean) + ($1 - mean) * ($1 - mean)) / 2 }
    variance = Quantiles.mean(spread)
    let main = Self.ratio(zip(b, exchanged).map { ($0 - $1) * ($0 - $1) / 2 }, to: spread)
    first = Index(value: variance > 0 ? 1 - main.value : 0, standardError: main.standardError)
    total = Self.ratio(zip(a, exchanged).map { ($0 - $1) * ($0 - $1) / 2 }, to: spread)
  }

  /// Mean(d)/mean(v) with the error of its linearisation: the mean of (d − ratio·v)/mean(v).
  private static func ratio(_ numerators: [Double], to spread: [Double]) -> Index {
    let denominator = Quantiles.mean(spread)
    guard denominator > 0 else { return Index(value: 0, standardError: 0) }
    let ratio = Quantiles.mean(numerators) / denominator
    let estimate = MeanEstimate(zip(numerators, spread).map { ($0 - ratio * $1) / denominator })
    return Index(value: ratio, standardError: estimate.standardError)
  }
}
