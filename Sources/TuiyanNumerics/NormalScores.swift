// SPDX-License-Identifier: GPL-3.0-or-later

/// Expected standard normals by rank.
public enum NormalScores {
  /// Blom's score (1958) Φ⁻¹((i − 3/8)/(n + 1/4)) of the rank-th smallest of n; 1 ≤ rank ≤ n.
  ///
  /// Rank 1 is the lowest score; ties may use fractional ranks.
  public static func blom(rank: Double, of count: Int) -> Double {
    precondition(count > 0 && rank >= 1 && rank <= Double(count), "a rank lies in 1 ... n")
    return Special.normalQuantile((rank - 0.375) / (Double(count) + 0.25))
  }

  /// Blom's score of a whole rank.
  public static func blom(rank: Int, of count: Int) -> Double { blom(rank: Double(rank), of: count) }
}
