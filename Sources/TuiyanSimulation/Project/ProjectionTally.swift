// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics

/// Scores and ranks of one board, of the members and steps that are wanted, as they come in.
///
/// Scores are kept one by one, each at its replication's place, so that means and quantiles do not depend on threads;
/// rank counts are whole numbers. Tiles write to places of their own, which makes sharing it safe.
final class ProjectionTally: @unchecked Sendable {
  let members: Int
  let replications: Int
  /// [steps]: members whose scores and ranks are kept, ascending.
  private let kept: [[Int]]
  /// [steps]: the column of each step's first kept member.
  private let first: [Int]
  private let columns: Int
  /// [columns][replications].
  private let table: LargeTable
  private var scores: UnsafeMutablePointer<Double> { table.start }
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
    table = LargeTable(count: columns * replications)
    counts = .allocate(capacity: max(1, workers * columns * members * 2))
    counts.initialize(repeating: 0, count: workers * columns * members * 2)
  }

  deinit { counts.deallocate() }

  /// Takes one tile's totals and ranks at one step.
  /// - Parameters:
  ///   - place: where lane 0 stands among all replications.
  ///   - totals: of member 0; those of the next are `stride` numbers on.
  ///   - ranks: [members][lanes].
  func add(
    worker: Int, step: Int, place: Int, lanes: Int, totals: UnsafePointer<Double>, stride: Int,
    ranks: UnsafePointer<Double>
  ) {
    let list = kept[step]
    for (index, member) in list.enumerated() {
      (scores + (first[step] + index) * replications + place).update(from: totals + member * stride, count: lanes)
    }
    let halves = 2 * members
    let histograms = counts + (worker * columns + first[step]) * halves
    if list.count == members {
      Standing.tally(ranks, rows: members, count: lanes, into: histograms, halves: halves)
    } else {
      for (index, member) in list.enumerated() {
        Standing.tally(
          ranks + member * Tile.lanes, rows: 1, count: lanes, into: histograms + index * halves, halves: halves)
      }
    }
  }

  /// A member's score and rank at one step.
  /// - Returns: nil where it is not kept.
  func summary(member: Int, step: Int) -> (score: ScoreSummary, rank: RankSummary)? {
    place(member, step).map { (ScoreSummary(values($0)), RankSummary(halves: halves($0))) }
  }

  /// [replications]: one member's totals at one step; empty where it is not kept.
  func column(member: Int, step: Int) -> UnsafeBufferPointer<Double> {
    place(member, step).map(values) ?? UnsafeBufferPointer(start: nil, count: 0)
  }

  /// [halves]: how often the member's rank was (index + 2)/2 at a step, over all workers; empty where it is not kept.
  func halves(member: Int, step: Int) -> [Int] { place(member, step).map(halves) ?? [] }

  private func place(_ member: Int, _ step: Int) -> Int? {
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
