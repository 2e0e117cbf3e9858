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
    column(member, step).map { (ScoreSummary(values($0)), RankSummary(halves: halves($0))) }
  }

  /// [replications]: a member's totals at one step.
  /// - Returns: nil where they are not kept.
  func values(member: Int, step: Int) -> UnsafeBufferPointer<Double>? { column(member, step).map(values) }

  /// [halves]: how often a member's rank was (index + 2)/2 at a step, over all workers.
  /// - Returns: nil where they are not kept.
  func halves(member: Int, step: Int) -> [Int]? { column(member, step).map(halves) }

  private func column(_ member: Int, _ step: Int) -> Int? {
    let list = kept[step]
    if list.count == members { return first[step] + member }
    return list.firstIndex(of: member).map { first[step] + $0 }
  }

  private func values(_ column: Int) -> UnsafeBufferPointer<Double> {
    UnsafeBufferPointer(start: scores + column * replications, count: replications)
  }

  private func halves(_ column: Int) -> [Int] {
    var histogram = Array(repeating: 0, count: members * 2)
    for worker in 0..<workers {
      let cell = worker * columns + column
      for half in histogram.indices { histogram[half] += Int(counts[cell * members * 2 + half]) }
    }
    return histogram
  }
}
