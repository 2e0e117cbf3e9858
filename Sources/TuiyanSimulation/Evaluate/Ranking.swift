// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanModel
import TuiyanNumerics

/// Ranks of a board's members, lane by lane: by total, descending; totals within 1e-9 are equal.
struct Ranking {
  let board: CompiledBoard
  let index: Int

  /// A member's rank, under the board's tie rule and tie-break.
  /// - Parameter out: [lanes]; halves under `average`.
  func rank(member: Int, state: StepState, into out: UnsafeMutablePointer<Double>) {
    let lanes = Tile.lanes
    if board.board.ties == .min, board.tieBreak.isEmpty, board.board.decimals == nil {
      let own = state.total(board: index, member: member)
      for lane in 0..<lanes { out[lane] = 1 }
      for other in board.members.indices where other != member {
        let total = state.total(board: index, member: other)
        for lane in 0..<lanes { out[lane] += total[lane] > own[lane] + Tolerance.total ? 1 : 0 }
      }
    } else {
      for lane in 0..<lanes { out[lane] = rank(member: member, lane: lane, state: state) }
    }
  }

  private func rank(member: Int, lane: Int, state: StepState) -> Double {
    var above = 0
    var tied = 0
    var higher: [Double] = []
    let own = total(member, lane: lane, state: state)
    for other in board.members.indices where other != member {
      let total = total(other, lane: lane, state: state)
      switch compare(total, own, other, member, lane: lane, state: state) {
      case .orderedDescending:
        above += 1
        if board.board.ties == .dense { higher.append(total) }
      case .orderedSame: tied += 1
      case .orderedAscending: break
      }
    }
    switch board.board.ties {
    case .min: return Double(1 + above)
    case .max: return Double(1 + above + tied)
    case .average: return Double(1 + above) + Double(tied) / 2
    case .dense: return Double(1 + distinct(above: member, lane: lane, state: state))
    }
  }

  /// Groups of equal members above one member.
  private func distinct(above member: Int, lane: Int, state: StepState) -> Int {
    let own = total(member, lane: lane, state: state)
    var leaders: [Int] = []
    for other in board.members.indices where other != member {
      let value = total(other, lane: lane, state: state)
      guard compare(value, own, other, member, lane: lane, state: state) == .orderedDescending else { continue }
      let known = leaders.contains {
        compare(total($0, lane: lane, state: state), value, $0, other, lane: lane, state: state) == .orderedSame
      }
      if !known { leaders.append(other) }
    }
    return leaders.count
  }

  private func compare(
    _ left: Double, _ right: Double, _ leftMember: Int, _ rightMember: Int, lane: Int, state: StepState
  ) -> ComparisonResult {
    if left > right + Tolerance.total { return .orderedDescending }
    if right > left + Tolerance.total { return .orderedAscending }
    for node in board.tieBreak {
      let a = points(leftMember, node: node, lane: lane, state: state)
      let b = points(rightMember, node: node, lane: lane, state: state)
      if a > b + Tolerance.total { return .orderedDescending }
      if b > a + Tolerance.total { return .orderedAscending }
    }
    return .orderedSame
  }

  /// Units known only by their total come last in a tie-break.
  private func points(_ member: Int, node: Int, lane: Int, state: StepState) -> Double {
    let place = board.indicatorPlace[member]
    guard place >= 0 else { return -.infinity }
    return state.points(board: index, place: place, node: node, of: board.nodes.count)[lane]
  }

  /// The total as it is ranked: rounded where the board says so, half away from zero.
  private func total(_ member: Int, lane: Int, state: StepState) -> Double {
    let value = state.total(board: index, member: member)[lane]
    guard let decimals = board.board.decimals else { return value }
    let scale = pow(10, Double(decimals))
    let scaled = value * scale
    let guarded = scaled + (scaled < 0 ? -1 : 1) * 1e-9 * max(1, abs(scaled))
    return guarded.rounded(.toNearestOrAwayFromZero) / scale
  }
}
