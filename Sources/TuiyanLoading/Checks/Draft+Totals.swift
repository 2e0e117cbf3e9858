// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanText

extension Draft {
  /// Units known by score or rank have what their totals start from.
  func checkTotals(into diagnostics: inout Diagnostics) {
    guard tables.units.isComplete else { return }
    for board in boards {
      let scores = units(of: board.value, at: .score)
      let ranks = units(of: board.value, at: .rank)
      checkTotal(of: board.value, scores + ranks, into: &diagnostics)
      checkSigma(of: board.value, scores + ranks, into: &diagnostics)
      guard tables.results.isComplete, let asOf = frame.asOf?.description else { continue }
      for unit in scores where known.total(of: unit, on: board.value.id)?.lastScore == nil && !hasLevel(unit) {
        diagnostics.error(
          .data(.missingScore(unit: unit, board: board.value.id, asOf: asOf)), at: tables.results.place)
      }
      guard !ranks.isEmpty else { continue }
      checkPublished(board.value, asOf, into: &diagnostics)
    }
  }

  private func hasLevel(_ unit: String) -> Bool {
    guard let unit = units[unit] else { return true }
    return allDynamics.allSatisfy { $0.value.totalKeys(unit: unit, isOurs: ours.contains(unit.id)).level != nil }
  }

  private func checkTotal(of board: Board, _ members: [String], into diagnostics: inout Diagnostics) {
    guard let unit = members.first, let scheme = scheme(of: board), !scheme.roots.isEmpty, scheme.total <= 0 else {
      return
    }
    let readable = scheme.roots.allSatisfy { $0.node["points"]?.number != nil }
    guard readable else { return }
    diagnostics.error(
      .scheme(.zeroTotal(scheme: scheme.id, unit: unit)), at: scheme.node.place(of: "indicators"))
  }

  private func checkSigma(of board: Board, _ members: [String], into diagnostics: inout Diagnostics) {
    guard tables.results.isComplete else { return }
    let canEstimate = board.units.contains { known.total(of: $0, on: board.id)?.scores ?? 0 >= 2 }
    guard !canEstimate else { return }
    for dynamics in allDynamics {
      let missing = members.filter { id in
        guard let unit = units[id] else { return false }
        return dynamics.value.totalKeys(unit: unit, isOurs: ours.contains(id)).sigma == nil
      }
      guard let first = missing.first else { continue }
      diagnostics.error(
        .data(.missingTotalSigma(unit: first, board: board.id, others: missing.count - 1)),
        at: dynamics.node["score"]?.place ?? dynamics.node.place)
    }
  }

  // MARK: - Boards with units known by rank only

  private struct Standing {
    let unit: String
    let rank: Int
    let score: Double?
    let place: Place
  }

  private func checkPublished(_ board: Board, _ asOf: String, into diagnostics: inout Diagnostics) {
    var standings: [Standing] = []
    for id in board.units {
      let total = known.total(of: id, on: board.id)
      guard let row = total?.lastRank, let rank = row.rank.value else {
        diagnostics.error(.data(.missingRank(unit: id, board: board.id, asOf: asOf)), at: tables.results.place)
        continue
      }
      let score = units[id]?.depth == .score ? total?.lastScore : nil
      standings.append(
        Standing(
          unit: id, rank: rank, score: score?.score.value?.constant, place: score?.score.place ?? row.rank.place))
    }
    checkCount(board, standings, into: &diagnostics)
    checkOrder(board, standings, into: &diagnostics)
  }

  private func checkCount(_ board: Board, _ standings: [Standing], into diagnostics: inout Diagnostics) {
    guard tables.reference.isComplete else { return }
    let reference = known.reference(nil, on: board.id)
    let totals = board.units.filter { units[$0]?.depth != .rank }
    let first = standings.contains { $0.rank == 1 && units[$0.unit]?.depth != .rank }
    let found =
      totals.count + (reference?.best.value != nil && !first ? 1 : 0) + (reference?.mean.value != nil ? 1 : 0)
    guard found < 2, let place = self.board(board.id)?.place("units") else { return }
    diagnostics.error(.data(.fewTotals(board: board.id, found: found)), at: place)
  }

  /// A better rank never goes with a smaller known total.
  private func checkOrder(_ board: Board, _ standings: [Standing], into diagnostics: inout Diagnostics) {
    let scored = standings.filter { $0.score != nil }.sorted { ($0.rank, $1.score ?? 0) < ($1.rank, $0.score ?? 0) }
    var above: Standing?
    var lowest: Standing?
    for standing in scored {
      guard let score = standing.score else { continue }
      if let last = above, last.rank < standing.rank, lowest.map({ last.score ?? 0 < $0.score ?? 0 }) ?? true {
        lowest = last
      }
      if let other = lowest, let least = other.score, other.rank < standing.rank, score > least {
        diagnostics.error(
          .data(
            .contradiction(
              board: board.id, unit: other.unit, rank: other.rank, score: DecimalText.plain(least),
              other: standing.unit, otherRank: standing.rank, otherScore: DecimalText.plain(score),
              otherPlace: standing.place)), at: other.place)
      }
      above = standing
    }
    let isFirstKnown = standings.contains { $0.rank == 1 && units[$0.unit]?.depth != .rank }
    guard !isFirstKnown, let row = known.reference(nil, on: board.id), let best = row.best.value,
      let top = scored.max(by: { $0.score ?? 0 < $1.score ?? 0 }), let score = top.score, score > best
    else { return }
    diagnostics.error(
      .data(
        .bestBelow(
          board: board.id, best: DecimalText.plain(best), unit: top.unit, score: DecimalText.plain(score),
          scorePlace: top.place)), at: row.best.place)
  }
}
