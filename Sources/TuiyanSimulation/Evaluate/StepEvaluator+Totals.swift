// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanModel
import TuiyanNumerics

extension StepEvaluator {
  /// Adds a member's leaves up the tree to its total.
  /// - Parameter groups: the groups whose children changed, children first.
  func addUp(_ index: Int, member: Int, groups: [Int], kept: Int, draws: TileDraws, state: StepState) {
    let board = model.boards[index]
    let lanes = Self.lanes
    let place = board.indicatorPlace[member]
    func points(_ node: Int) -> UnsafeMutablePointer<Double> {
      state.points(board: index, place: place, node: node, of: board.nodes.count)
    }
    for node in groups {
      let shape = board.nodes[node]
      let out = points(node)
      switch shape.aggregate {
      case .sum:
        for lane in 0..<lanes { out[lane] = 0 }
        for child in shape.children {
          let row = points(child)
          for lane in 0..<lanes { out[lane] += row[lane] }
        }
      case .geometric, .min:
        for lane in 0..<lanes {
          let rules = board.rules[Int(draws.rules[kept * lanes + lane])]
          let children = shape.children.map { (points: points($0)[lane], most: rules.points[$0]) }
          out[lane] = rules.points[node] * Self.aggregate(shape.aggregate, children, most: rules.points[node])
        }
      }
    }
    let total = state.total(board: index, member: member)
    for lane in 0..<lanes { total[lane] = 0 }
    for root in board.roots {
      let row = points(root)
      for lane in 0..<lanes { total[lane] += row[lane] }
    }
    keep(index, member: member, state: state)
  }

  /// The share a group makes from its children: Π share^(most/group's most), or the smallest share.
  private static func aggregate(
    _ aggregate: Aggregate, _ children: [(points: Double, most: Double)], most: Double
  ) -> Double {
    let counting = children.filter { $0.most > 0 }
    if aggregate == .min { return counting.map { $0.points / $0.most }.min() ?? 0 }
    var logarithm = 0.0
    for child in counting {
      guard child.points > 0 else { return 0 }
      logarithm += child.most / most * log(child.points / child.most)
    }
    return counting.isEmpty ? 0 : exp(logarithm)
  }
}
