// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

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
      checkStandings(board.value, asOf, into: &diagnostics)
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
}
