// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics

/// Scores and ranks of one board, of the members and steps that are wanted, as they come in.
///
/// Scores are kept one by one, each at its replication's place, as distances from their base (see `ScoreBases`), so that
/// means and quantiles do not depend on threads; rank counts are whole numbers. Tiles write to places of their own, which
/// makes sharing it safe.
final class ProjectionTally: @unchecked Sendable {
  let members: Int
  let replications: Int
  /// [steps]: members whose scores and ranks are kept, ascending.
  private let kept: [[Int]]
  /// [steps]: the column of each step's first kept member.
  private let first: [Int]
  private let columns: Int
  /// Columns of the first step.
  private let atStart: Int
  /// [columns].
  private let bases: [Double]
  /// [columns of the first step][replications], and those of the other steps: at as_of many totals are known, and what is
  /// always the same takes no room.
  private let start: LargeTable
  private let rest: LargeTable
  /// Whether places are still 0 when they are written.
  private let isFresh: Bool
  /// [workers][columns][halves]: how often a rank was (index + 2)/2; halves, because `average` ties share them.
  private let counts: UnsafeMutablePointer<UInt32>
  private let workers: Int

  /// - Parameters:
  ///   - wanted: [steps]: members to keep; nil: all.
  ///   - bases: [steps][members]; see `ScoreBases`.
  ///   - isFilledOnce: no place is written twice.
  init(
    members: Int, wanted: [[Int]?], replications: Int, workers: Int, bases: [[Double]], isFilledOnce: Bool = true
  ) {
    self.members = members
    isFresh = isFilledOnce
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
    self.bases = zip(kept, bases).flatMap { list, totals in list.map { totals[$0] } }
    atStart = kept.first?.count ?? 0
    start = LargeTable(count: atStart * replications)
    rest = LargeTable(count: (next - atStart) * replications)
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
    let start = first[step]
    let halves = 2 * members
    let histograms = counts + (worker * columns + start) * halves
    bases.withUnsafeBufferPointer { bases in
      kept[step].withUnsafeBufferPointer { list in
        for index in list.indices {
          keep(totals + list[index] * stride, base: bases[start + index], at: scores(start + index) + place, lanes)
        }
        if list.count == members {
          return Standing.tally(ranks, rows: members, count: lanes, into: histograms, halves: halves)
        }
        for index in list.indices {
          Standing.tally(
            ranks + list[index] * Tile.lanes, rows: 1, count: lanes, into: histograms + index * halves, halves: halves)
        }
      }
    }
  }

  /// Puts totals to their places, unless they are all the base, which untouched places say.
  private func keep(
    _ totals: UnsafePointer<Double>, base: Double, at place: UnsafeMutablePointer<Float>, _ lanes: Int
  ) {
    var differs = !isFresh
    var lane = 0
    while !differs, lane < lanes {
      differs = totals[lane] != base
      lane += 1
    }
    if differs { RowArithmetic.apart(totals, from: base, into: place, count: lanes) }
  }

  /// A member's score and rank at one step.
  /// - Returns: nil where it is not kept.
  func summary(member: Int, step: Int) -> (score: ScoreSummary, rank: RankSummary)? {
    place(member, step).map { (ScoreSummary(column($0)), RankSummary(halves: halves($0))) }
  }

  /// [replications]: one member's totals at one step; nil where they are not kept.
  func column(member: Int, step: Int) -> ScoreColumn? { place(member, step).map(column) }

  /// [halves]: how often the member's rank was (index + 2)/2 at a step, over all workers; empty where it is not kept.
  func halves(member: Int, step: Int) -> [Int] { place(member, step).map(halves) ?? [] }

  private func place(_ member: Int, _ step: Int) -> Int? {
    let list = kept[step]
    if list.count == members { return first[step] + member }
    return list.firstIndex(of: member).map { first[step] + $0 }
  }

  /// [replications].
  private func scores(_ column: Int) -> UnsafeMutablePointer<Float> {
    column < atStart
      ? start.start + column * replications : rest.start + (column - atStart) * replications
  }

  private func column(_ column: Int) -> ScoreColumn {
    ScoreColumn(
      base: bases[column], deviations: UnsafeBufferPointer(start: scores(column), count: replications))
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
