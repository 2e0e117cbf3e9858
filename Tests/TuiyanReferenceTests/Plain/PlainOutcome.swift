// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// How often a target held.
struct PlainCount {
  /// [worlds].
  var held: [Int]
  /// [units].
  var heldByUnit: [Int]
  /// Over replications: units that reached it, and its square.
  var sum = 0.0
  var squares = 0.0
}

/// What the reference engine saw in its replications.
struct PlainOutcome {
  /// [worlds]: replications that lived in each.
  private(set) var replications: [Int]
  private(set) var targets: [PlainCount]
  /// [boards][steps looked at][members][replications].
  private(set) var totals: [[[[Double]]]]
  private(set) var ranks: [[[[Double]]]]

  /// Each replication lives in one future, drawn by probability; without probabilities all of them live in each.
  init(
    _ plain: PlainScenario, plan: StoredPlan, replications: Int, steps: [Int], seed: UInt, sigmaTimes: Double = 1
  ) {
    let futures = plain.scenario.futures
    let areApart = !futures.isEmpty && futures.allSatisfy { $0.probability == nil }
    let empty = plain.boards.map { board in steps.map { _ in board.members.map { _ in [Double]() } } }
    self.replications = plain.worlds.map { _ in 0 }
    (totals, ranks) = (empty, empty)
    targets = plain.scenario.targets.map { target in
      PlainCount(
        held: plain.worlds.map { _ in 0 }, heldByUnit: PlainTargets.units(target.clause).map { _ in 0 })
    }
    let draws = PlainDraws(seed: seed)
    let run = PlainReplication(plain, plan: PlainPlan(plain, plan), draws: draws, sigmaTimes: sigmaTimes)
    for _ in 0..<replications {
      if areApart {
        for world in futures.indices { add(run, world: world, steps) }
      } else {
        add(run, world: Self.world(futures, draws), steps)
      }
    }
  }

  private static func world(_ futures: [Future], _ draws: PlainDraws) -> Int {
    var left = draws.uniform()
    for (world, future) in futures.enumerated() {
      left -= future.probability ?? 0
      if left <= 0 { return world }
    }
    return max(0, futures.count - 1)
  }

  private mutating func add(_ run: PlainReplication, world: Int, _ steps: [Int]) {
    run.draw(world: world)
    replications[world] += 1
    for board in totals.indices {
      for (place, step) in steps.enumerated() {
        let standing = run.standing(board, step)
        for member in standing.totals.indices {
          totals[board][place][member].append(standing.totals[member])
          ranks[board][place][member].append(standing.ranks[member])
        }
      }
    }
    let judge = PlainTargets(run: run)
    for (place, target) in run.plain.scenario.targets.enumerated() {
      if judge.holds(target.clause) { targets[place].held[world] += 1 }
      var reached = 0.0
      for (index, unit) in PlainTargets.units(target.clause).enumerated() where judge.holds(target.clause, for: unit) {
        targets[place].heldByUnit[index] += 1
        reached += 1
      }
      targets[place].sum += reached
      targets[place].squares += reached * reached
    }
  }
}
