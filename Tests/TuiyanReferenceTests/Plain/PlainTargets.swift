// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// Whether targets hold in one replication.
struct PlainTargets {
  let run: PlainReplication
  private var plain: PlainScenario { run.plain }

  /// The units of a target over several: of `each` and of `count`.
  static func units(_ clause: Clause) -> [String] {
    switch clause.scope {
    case .each(let ids), .count(let ids, _): ids
    case .unit, .inherited: []
    }
  }

  func holds(_ clause: Clause, unit outer: String? = nil) -> Bool {
    switch clause.scope {
    case .inherited: outer.map { holds(clause, for: $0) } ?? false
    case .unit(let id): holds(clause, for: id)
    case .each(let ids): ids.allSatisfy { holds(clause, for: $0) }
    case .count(let ids, let least): ids.count { holds(clause, for: $0) } >= least
    }
  }

  /// The test of a clause for one unit, at every one of its periods; members of a combination have their own.
  func holds(_ clause: Clause, for unit: String) -> Bool {
    switch clause.test {
    case .all(let members): members.allSatisfy { holds($0, unit: unit) }
    case .any(let members): members.contains { holds($0, unit: unit) }
    case .atLeast(let least, let members): members.count { holds($0, unit: unit) } >= least
    default:
      clause.periods.allSatisfy { period in
        holds(clause.test, board: clause.board, unit: unit, h: period.ordinal - plain.scenario.asOf.ordinal)
      }
    }
  }

  private func holds(_ test: Test, board id: String, unit: String, h: Int) -> Bool {
    guard let board = plain.boardPlace[id],
      let member = plain.scenario.boards[board].units.firstIndex(of: unit)
    else { preconditionFailure("\(unit) is not on board \(id)") }
    let standing = run.standing(board, h)
    let rank = standing.ranks[member]
    switch test {
    case .rank(let most): return rank <= most
    case .notBottom(let places): return rank <= Double(standing.ranks.count - places)
    case .score(let least): return standing.totals[member] >= least - 1e-9
    case .rankGain(let least, let since): return start(since, board, member, unit) - rank >= least
    case .indicatorValue(let leaf, let bound), .events(let leaf, let bound):
      return isWithin(value(leaf, of: unit, h), bound)
    case .indicatorRank(let leaf, let most):
      guard let place = place(of: leaf, on: board) else { return false }
      return leafRank(place, board, member, standing).map { $0 <= most } ?? false
    case .shareOfIndicators(let shared, let least): return share(shared, board, member, h) >= least - 1e-9
    case .all, .any, .atLeast: return false
    }
  }

  private func start(_ since: Test.Since, _ board: Int, _ member: Int, _ unit: String) -> Double {
    switch since {
    case .asOf: return run.standing(board, 0).ranks[member]
    case .published(let period):
      let row = plain.scenario.results.last {
        $0.board == plain.scenario.boards[board].id && $0.unit == unit && $0.period == period && $0.rank != nil
      }
      return Double(row?.rank ?? 0)
    }
  }

  private func value(_ leaf: String, of unit: String, _ h: Int) -> Double {
    guard let unit = plain.unitPlace[unit], let leaf = plain.leafPlace[leaf], let cell = plain.cellPlace[unit][leaf]
    else { return .nan }
    return run.value(cell, h)
  }

  /// Nothing is within a bound where there is no value.
  private func isWithin(_ value: Double, _ bound: Test.Bound) -> Bool {
    switch bound {
    case .atLeast(let least): value >= least - 1e-9
    case .atMost(let most): value <= most + 1e-9
    }
  }

  private func place(of leaf: String, on board: Int) -> Int? {
    plain.boards[board].leaves.firstIndex { plain.leaves[$0].id == leaf }
  }

  /// The rank of a member's value among the board's values, by the board's tie rule; nil: it has none and is last.
  private func leafRank(_ leaf: Int, _ board: Int, _ member: Int, _ standing: PlainStanding) -> Double? {
    guard !standing.values[member].isEmpty, !standing.values[member][leaf].isNaN else { return nil }
    let better = plain.leaves[plain.boards[board].leaves[leaf]].scale.better
    let members = standing.values.indices.filter { !standing.values[$0].isEmpty && !standing.values[$0][leaf].isNaN }
    let ranks = PlainRanking(plain.boards[board].ties).ranks(of: members.map { better * standing.values[$0][leaf] })
    return members.firstIndex(of: member).map { ranks[$0] }
  }

  /// The share of the leaves with points on which a member is at least so far up.
  private func share(_ shared: Test.Shared, _ place: Int, _ member: Int, _ h: Int) -> Double {
    let board = plain.boards[place]
    let standing = run.standing(place, h)
    let points = board.rules(world: run.world, step: h).points
    guard !standing.points[member].isEmpty else { return 0 }
    var (held, counted) = (0, 0)
    for (node, body) in board.nodes.enumerated() {
      guard let leaf = body.leaf, points[node] > 0 else { continue }
      counted += 1
      switch shared {
      case .rankAtMost(let most):
        held += leafRank(leaf, place, member, standing).map { $0 <= Double(most) } ?? false ? 1 : 0
      case .valueAtBest(let part):
        let best = standing.points.filter { !$0.isEmpty }.map { $0[node] }.max() ?? 0
        held += standing.points[member][node] >= part * best - 1e-9 ? 1 : 0
      }
    }
    return counted == 0 ? 0 : Double(held) / Double(counted)
  }
}
