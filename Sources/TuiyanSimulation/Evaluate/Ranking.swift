// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanModel
import TuiyanNumerics

/// A board's rules for who stands before whom: by total, descending; totals within 1e-9 are equal.
struct Ranking: Sendable {
  let board: CompiledBoard
  let index: Int
  /// 10^decimals, or 0 where totals are ranked as they are.
  private let scale: Double

  init(board: CompiledBoard, index: Int) {
    self.board = board
    self.index = index
    scale = board.board.decimals.map { pow(10, Double($0)) } ?? 0
  }

  var rounds: Bool { scale > 0 }

  /// rank = 1 + number of greater totals: nothing but totals counts.
  var countsGreater: Bool { board.board.ties == .min && board.tieBreak.isEmpty }

  /// A rank depends on how the others stand among themselves.
  var needsWholeBoard: Bool { board.board.ties == .dense }

  /// The total as it is ranked: rounded where the board says so, half away from zero, with a guard of 1e-9 in the last
  /// digit so that 2.675 in binary counts as 2.675.
  func ranked(_ total: Double) -> Double {
    guard scale > 0 else { return total }
    let size = abs(total) * scale
    let rounded = Double(Int64(size + 1e-9 * max(1, size) + 0.5)) / scale
    return total < 0 ? -rounded : rounded
  }

  /// Whether the first of two members with equal totals wins the tie-break; nil where they stay equal.
  ///
  /// Units known only by their total come last.
  func wins(_ left: Int, over right: Int, lane: Int, state: StepState) -> Bool? {
    for node in board.tieBreak {
      let a = points(left, node: node, lane: lane, state: state)
      let b = points(right, node: node, lane: lane, state: state)
      if a > b + Tolerance.total { return true }
      if b > a + Tolerance.total { return false }
    }
    return nil
  }

  /// One member's rank in one lane, member by member; for every tie rule but `dense`.
  func rank(of member: Int, lane: Int, state: StepState) -> Double {
    var above = 0
    var tied = 0
    let own = state.key(board: index, member: member)[lane]
    for other in board.members.indices where other != member {
      let total = state.key(board: index, member: other)[lane]
      if total > own + Tolerance.total {
        above += 1
      } else if own <= total + Tolerance.total {
        switch wins(other, over: member, lane: lane, state: state) {
        case true?: above += 1
        case nil: tied += 1
        case false?: break
        }
      }
    }
    switch board.board.ties {
    case .max: return Double(1 + above + tied)
    case .average: return Double(1 + above) + Double(tied) / 2
    case .min, .dense: return Double(1 + above)
    }
  }

  private func points(_ member: Int, node: Int, lane: Int, state: StepState) -> Double {
    let place = board.indicatorPlace[member]
    guard place >= 0 else { return -.infinity }
    return state.points(board: index, place: place, node: node, of: board.nodes.count)[lane]
  }
}
