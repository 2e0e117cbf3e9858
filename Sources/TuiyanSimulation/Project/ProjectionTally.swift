// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics

/// Scores and ranks of all members of one board at all steps, as they come in.
///
/// Scores are kept one by one, each at its replication's place, so that means and quantiles do not depend on threads;
/// rank counts are whole numbers. Tiles write to places of their own, which makes sharing it safe.
final class ProjectionTally: @unchecked Sendable {
  let members: Int
  let steps: Int
  let replications: Int
  /// [members][steps][replications].
  private let scores: UnsafeMutablePointer<Double>
  /// [workers][members][steps][halves]: how often a rank was (index + 2)/2; halves, because `average` ties share them.
  private let counts: UnsafeMutablePointer<UInt32>
  private let workers: Int

  init(members: Int, steps: Int, replications: Int, workers: Int) {
    self.members = members
    self.steps = steps
    self.replications = replications
    self.workers = workers
    scores = .allocate(capacity: max(1, members * steps * replications))
    let cells = max(1, workers * members * steps)
    counts = .allocate(capacity: cells * members * 2)
    counts.initialize(repeating: 0, count: cells * members * 2)
  }

  deinit {
    scores.deallocate()
    counts.deallocate()
  }

  /// Takes one tile's totals and ranks at one step.
  /// - Parameter place: where lane 0 stands among all replications.
  func add(
    worker: Int, step: Int, place: Int, lanes: Int, total: (Int) -> UnsafeMutablePointer<Double>,
    ranks: UnsafeMutablePointer<Double>
  ) {
    for member in 0..<members {
      let column = member * steps + step
      (scores + column * replications + place).update(from: total(member), count: lanes)
      let cell = (worker * members * steps + column)
      let histogram = counts + cell * members * 2
      let row = ranks + member * Tile.lanes
      for lane in 0..<lanes { histogram[Int(row[lane] * 2) - 2] += 1 }
    }
  }

  func score(member: Int, step: Int) -> ScoreSummary {
    let column = UnsafeMutableBufferPointer(
      start: scores + (member * steps + step) * replications, count: replications)
    let mean = Quantiles.mean(UnsafeBufferPointer(column))
    let sd = replications > 1 ? Quantiles.standardDeviation(UnsafeBufferPointer(column)) : 0
    let quantiles = Quantiles.of(column, at: [0.05, 0.25, 0.5, 0.75, 0.95])
    return ScoreSummary(
      mean: mean, sd: sd, meanError: sd / Double(replications).squareRoot(), q05: quantiles[0], q25: quantiles[1],
      q50: quantiles[2], q75: quantiles[3], q95: quantiles[4])
  }

  func rank(member: Int, step: Int) -> RankSummary {
    var histogram = Array(repeating: 0, count: members * 2)
    var sum: UInt64 = 0
    var squares: UInt64 = 0
    for worker in 0..<workers {
      let cell = worker * members * steps + member * steps + step
      for half in histogram.indices { histogram[half] += Int(counts[cell * members * 2 + half]) }
    }
    for (half, times) in histogram.enumerated() {
      // In halves, so that every sum is whole.
      let halves = UInt64(half + 2)
      sum += halves * UInt64(times)
      squares += halves * halves * UInt64(times)
    }
    let n = Double(replications)
    let mean = Double(sum) / 2 / n
    let variance = replications > 1 ? max(0, (Double(squares) / 4 - n * mean * mean) / (n - 1)) : 0
    return RankSummary(
      mean: mean, meanError: (variance / n).squareRoot(), q05: quantile(0.05, histogram),
      q50: quantile(0.5, histogram), q95: quantile(0.95, histogram),
      p: (0..<members).map { Double(histogram[2 * $0] + histogram[2 * $0 + 1]) / n })
  }

  /// The smallest rank that at least a share `p` of the replications reach.
  private func quantile(_ p: Double, _ histogram: [Int]) -> Double {
    let needed = p * Double(replications)
    var sum = 0
    for (index, count) in histogram.enumerated() {
      sum += count
      if Double(sum) >= needed { return Double(index + 2) / 2 }
    }
    return Double(members)
  }
}
