// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics

/// Scores and ranks of one board, of the members and steps that are wanted, as they come in.
///
/// Scores are kept one by one, each at its replication's place, so that means and quantiles do not depend on threads;
/// rank counts are whole numbers. Tiles write to places of their own, which makes sharing it safe.
final class ProjectionTally: @unchecked Sendable {
  private let members: Int
  private let replications: Int
  /// [steps]: members whose scores and ranks are kept, ascending.
  private let kept: [[Int]]
  /// [steps]: the column of each step's first kept member.
  private let first: [Int]
  private let columns: Int
  /// [columns][replications].
  private let scores: UnsafeMutablePointer<Double>
  /// [workers][columns][halves]: how often a rank was (index + 2)/2; halves, because `average` ties share them.
  private let counts: UnsafeMutablePointer<UInt32>
  private let workers: Int

  /// - Parameter wanted: [steps]: members to keep; nil: all.
  init(members: Int, wanted: [[Int]?], replications: Int, workers: Int) {
    self.members = members
    self.replications = replications
    self.workers = workers
    let kept = wanted.map { $0 ?? Array(0..<members) }
    self.kept = kept
    var next = 0
    first = kept.map { list in
      defer { next += list.count }
      return next
    }
    columns = next
    scores = .allocate(capacity: max(1, columns * replications))
    counts = .allocate(capacity: max(1, workers * columns * members * 2))
    counts.initialize(repeating: 0, count: workers * columns * members * 2)
  }

  deinit {
    scores.deallocate()
    counts.deallocate()
  }

  /// Takes one tile's totals and ranks at one step.
  /// - Parameters:
  ///   - place: where lane 0 stands among all replications.
  ///   - totals: of member 0; those of the next are `stride` numbers on.
  ///   - ranks: [members][lanes].
  func add(
    worker: Int, step: Int, place: Int, lanes: Int, totals: UnsafePointer<Double>, stride: Int,
    ranks: UnsafePointer<Double>
  ) {
    for (index, member) in kept[step].enumerated() {
      let column = first[step] + index
      (scores + column * replications + place).update(from: totals + member * stride, count: lanes)
      let histogram = counts + (worker * columns + column) * members * 2
      let row = ranks + member * Tile.lanes
      for lane in 0..<lanes { histogram[Int(row[lane] * 2) - 2] += 1 }
    }
  }

  /// A member's score and rank at one step.
  /// - Returns: nil where it is not kept.
  func summary(member: Int, step: Int) -> (score: ScoreSummary, rank: RankSummary)? {
    column(member, step).map { (score($0), rank($0)) }
  }

  private func column(_ member: Int, _ step: Int) -> Int? {
    let list = kept[step]
    if list.count == members { return first[step] + member }
    return list.firstIndex(of: member).map { first[step] + $0 }
  }

  private func score(_ column: Int) -> ScoreSummary {
    let column = UnsafeMutableBufferPointer(start: scores + column * replications, count: replications)
    let mean = Quantiles.mean(UnsafeBufferPointer(column))
    let sd = replications > 1 ? Quantiles.standardDeviation(UnsafeBufferPointer(column)) : 0
    let quantiles = Quantiles.of(column, at: [0.05, 0.25, 0.5, 0.75, 0.95])
    return ScoreSummary(
      mean: mean, sd: sd, meanError: sd / Double(replications).squareRoot(), q05: quantiles[0], q25: quantiles[1],
      q50: quantiles[2], q75: quantiles[3], q95: quantiles[4])
  }

  private func rank(_ column: Int) -> RankSummary {
    var histogram = Array(repeating: 0, count: members * 2)
    var sum: UInt64 = 0
    var squares: UInt64 = 0
    for worker in 0..<workers {
      let cell = worker * columns + column
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
