// SPDX-License-Identifier: GPL-3.0-or-later

/// How many were ranked in a period, which makes a rank a number of which more is better.
///
///     most·(n + 1 − rank)/(n + 1)
///
/// n: the units ranked, or the worst rank where not all who were ranked are known. The first of n is just below `most`,
/// the last just above 0.
public struct RankedField: Sendable, Hashable {
  private let next: Double

  /// - Parameter ranks: those known of the period, 1 or more each.
  public init(_ ranks: some Collection<Int>) { next = Double(Swift.max(ranks.count, ranks.max() ?? 0)) + 1 }

  /// - Parameter most: what no rank quite reaches.
  public func value(of rank: Int, most: Double = 1) -> Double { most * (next - Double(rank)) / next }
}
