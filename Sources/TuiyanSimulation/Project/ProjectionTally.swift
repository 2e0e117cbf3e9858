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
  let scores: UnsafeMutablePointer<Double>
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

  func score(member: Int, step: Int) -> ScoreSummary { ScoreSummary(column(member: member, step: step)) }

  func rank(member: Int, step: Int) -> RankSummary { RankSummary(halves: halves(member: member, step: step)) }

  /// [replications]: one member's totals at one step.
  func column(member: Int, step: Int) -> UnsafeBufferPointer<Double> {
    UnsafeBufferPointer(start: scores + (member * steps + step) * replications, count: replications)
  }

  /// [halves]: how often the member's rank was (index + 2)/2 at a step, over all workers.
  func halves(member: Int, step: Int) -> [Int] {
    var histogram = Array(repeating: 0, count: members * 2)
    for worker in 0..<workers {
      let cell = worker * members * steps + member * steps + step
      for half in histogram.indices { histogram[half] += Int(counts[cell * members * 2 + half]) }
    }
    return histogram
  }
}
