// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanModel
import TuiyanNumerics

extension TileEvaluator {
  /// Adds a member's leaves up the tree to its total.
  /// - Parameter groups: the groups whose children changed, children first.
  func addUp(_ index: Int, member: Int, groups: UnsafeBufferPointer<Int>, draws: TileDraws, state: TileState) {
    let board = tables.boards[index]
    let place = board.indicatorPlace[member]
    for node in groups {
      let shape = board.nodes[node]
      let out = state.points(board: index, place: place, node: node)
      switch shape.aggregate {
      case .sum: sum(shape.offsets, index, place: place, state: state, into: out)
      case .geometric: geometric(node, index, place: place, draws: draws, state: state, into: out)
      case .min: smallest(node, index, place: place, draws: draws, state: state, into: out)
      }
    }
    sum(board.rootOffsets, index, place: place, state: state, into: state.total(board: index, member: member))
    closeTotal(index, member: member, draws: draws, state: state)
  }

  /// Adds the leaves that are drawn as a sum, and makes the total as it is ranked.
  func closeTotal(_ index: Int, member: Int, draws: TileDraws, state: TileState) {
    let sum = tables.boards[index].sums[member]
    if sum >= 0 {
      source?.drawSum(sum)
      let start = first * Self.lanes
      RowArithmetic.add(
        draws.row(layout.sums[sum]) + start, to: state.total(board: index, member: member) + start,
        count: (kept - first) * Self.lanes)
    }
    keep(index, member: member, state: state)
  }

  private func sum(
    _ offsets: UnsafeBufferPointer<Int>, _ board: Int, place: Int, state: TileState,
    into out: UnsafeMutablePointer<Double>
  ) {
    let start = first * Self.lanes
    let base = state.points(board: board, place: place, node: 0) + start
    RowArithmetic.sum(base, offsets: offsets, into: out + start, count: (kept - first) * Self.lanes)
  }

  /// group points × Π share^(most/group's most) over the children that carry points; 0 where there are none.
  private func geometric(
    _ node: Int, _ index: Int, place: Int, draws: TileDraws, state: TileState, into out: UnsafeMutablePointer<Double>
  ) {
    let board = tables.boards[index]
    for i in first * Self.lanes..<kept * Self.lanes {
      let most = board.points(draws.rules[i], node: node)
      var logarithm = 0.0
      var counting = 0
      var isZero = false
      for child in board.nodes[node].children {
        let weight = board.points(draws.rules[i], node: child)
        guard weight > 0 else { continue }
        counting += 1
        let points = state.points(board: index, place: place, node: child)[i]
        if points > 0 { logarithm += weight / most * log(points / weight) } else { isZero = true }
      }
      out[i] = counting == 0 || isZero ? 0 : most * exp(logarithm)
    }
  }

  /// group points × the smallest share of the children that carry points; 0 where there are none.
  private func smallest(
    _ node: Int, _ index: Int, place: Int, draws: TileDraws, state: TileState, into out: UnsafeMutablePointer<Double>
  ) {
    let board = tables.boards[index]
    for i in first * Self.lanes..<kept * Self.lanes {
      var least = Double.infinity
      for child in board.nodes[node].children {
        let weight = board.points(draws.rules[i], node: child)
        guard weight > 0 else { continue }
        least = min(least, state.points(board: index, place: place, node: child)[i] / weight)
      }
      out[i] = least < .infinity ? board.points(draws.rules[i], node: node) * least : 0
    }
  }
}
