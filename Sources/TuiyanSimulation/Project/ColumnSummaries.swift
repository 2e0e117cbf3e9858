// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

extension ScoreSummary {
  /// - Parameter quantiles: at `probabilities`, in their order.
  init(mean: Double, sd: Double, count: Int, quantiles: [Double]) {
    self.init(
      mean: mean, sd: sd, meanError: sd / Double(count).squareRoot(), q05: quantiles[0], q25: quantiles[1],
      q50: quantiles[2], q75: quantiles[3], q95: quantiles[4])
  }

  static let probabilities = [0.05, 0.25, 0.5, 0.75, 0.95]
}

extension RankSummary {
  /// - Parameter halves: how often a rank was (index + 2)/2, for twice as many indices as there are members.
  init(halves: [Int]) {
    var count = 0
    var sum: UInt64 = 0
    var squares: UInt64 = 0
    for (index, times) in halves.enumerated() {
      // In halves, so that every sum is whole.
      let half = UInt64(index + 2)
      count += times
      sum += half * UInt64(times)
      squares += half * half * UInt64(times)
    }
    let n = Double(count)
    let mean = Double(sum) / 2 / n
    let variance = count > 1 ? max(0, (Double(squares) / 4 - n * mean * mean) / (n - 1)) : 0
    self.init(
      mean: mean, meanError: (variance / n).squareRoot(), q05: Self.quantile(0.05, halves, count),
      q50: Self.quantile(0.5, halves, count), q95: Self.quantile(0.95, halves, count),
      p: (0..<halves.count / 2).map { Double(halves[2 * $0] + halves[2 * $0 + 1]) / n })
  }

  /// The smallest rank that at least a share `p` of the replications reach.
  private static func quantile(_ p: Double, _ halves: [Int], _ count: Int) -> Double {
    let needed = p * Double(count)
    var sum = 0
    for (index, times) in halves.enumerated() {
      sum += times
      if Double(sum) >= needed { return Double(index + 2) / 2 }
    }
    return Double(halves.count / 2)
  }
}
