// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanModel

/// Points, totals and ranks of one board at one step of one replication.
final class PlainStanding {
  /// [members]; as they are printed.
  private(set) var totals: [Double] = []
  /// [members].
  private(set) var ranks: [Double] = []
  /// [members][nodes]; empty for units known by their total.
  private(set) var points: [[Double]] = []
  /// [members][leaves]: measured values, nan where there are none; empty for units known by their total.
  private(set) var values: [[Double]] = []

  init(_ place: Int, _ h: Int, in run: PlainReplication) {
    let board = run.plain.boards[place]
    let rules = board.rules(world: run.world, step: h)
    values = board.members.map { member in
      guard case .cells(let cells) = member else { return [] }
      return cells.map { run.value($0, h) }
    }
    let scorers = board.leaves.indices.map { leaf in
      PlainScorer(
        rules.scoring[leaf], scale: run.plain.leaves[board.leaves[leaf]].scale, cohort: column(leaf),
        reference: board.references[leaf], moved: run.referenceDrifts[place][leaf] * Double(h))
    }
    for (place, member) in board.members.enumerated() {
      switch member {
      case .total(let total):
        points.append([])
        totals.append(run.total(total, h))
      case .cells:
        points.append(scored(values[place], board, rules, scorers))
        totals.append(board.roots.reduce(0) { $0 + points[place][$1] })
      }
    }
    ranks = PlainRanking(board.ties).ranks(of: totals.map { rounded($0, board.decimals) }) { one, other in
      self.tieBreak(one, other, board)
    }
  }

  /// The values of a leaf on the board.
  func column(_ leaf: Int) -> [Double] { values.filter { !$0.isEmpty }.map { $0[leaf] }.filter { !$0.isNaN } }

  /// Points of every node: a leaf's share of its points, a group's sum, geometric mean or least share of its children.
  private func scored(
    _ values: [Double], _ board: PlainBoard, _ rules: PlainRules, _ scorers: [PlainScorer]
  ) -> [Double] {
    var points: [Double] = []
    for (place, node) in board.nodes.enumerated() {
      if let leaf = node.leaf {
        points.append(values[leaf].isNaN ? 0 : scorers[leaf].points(values[leaf], of: rules.points[place]))
        continue
      }
      switch node.aggregate {
      case .sum: points.append(node.children.reduce(0) { $0 + points[$1] })
      case .geometric:
        let product = node.children.reduce(1) {
          $0 * pow(points[$1] / rules.points[$1], rules.points[$1] / rules.points[place])
        }
        points.append(rules.points[place] * product)
      case .min:
        let least = node.children.map { points[$0] / rules.points[$0] }.min() ?? 0
        points.append(rules.points[place] * least)
      }
    }
    return points
  }

  /// Half away from zero, guarded in the last digit.
  private func rounded(_ total: Double, _ decimals: Int?) -> Double {
    guard let decimals else { return total }
    let scale = (0..<decimals).reduce(1.0) { product, _ in product * 10 }
    return (total * scale + (total < 0 ? -1e-9 : 1e-9)).rounded(.toNearestOrAwayFromZero) / scale
  }

  /// Positive where the first of two units with equal totals stands before the other; units known by their total last.
  private func tieBreak(_ one: Int, _ other: Int, _ board: PlainBoard) -> Double {
    if board.tieBreak.isEmpty { return 0 }
    if points[one].isEmpty || points[other].isEmpty {
      return (points[one].isEmpty ? 0 : 1) - (points[other].isEmpty ? 0 : 1)
    }
    for node in board.tieBreak {
      let difference = points[one][node] - points[other][node]
      if abs(difference) > 1e-9 { return difference }
    }
    return 0
  }
}
