// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanModel
import TuiyanNumerics

/// A board's rules for who stands before whom: by total, descending; totals within 1e-9 are equal. A class, because a value
/// of several arrays costs a count of each at every use.
final class Ranking: Sendable {
  let index: Int
  let ties: Board.Ties
  /// 10^decimals, or 0 where totals are ranked as they are.
  private let scale: Double
  /// Rounded numbers stay below 2⁵¹, where adding 2⁵² rounds to whole ones.
  private let isSmall: Bool
  private let tieBreak: [Int]
  private let indicatorPlace: [Int]
  private let indicatorMembers: [Int]

  init(board: CompiledBoard, index: Int) {
    self.index = index
    ties = board.board.ties
    tieBreak = board.tieBreak
    indicatorPlace = board.indicatorPlace
    indicatorMembers = board.indicatorMembers
    scale = board.board.decimals.map { pow(10, Double($0)) } ?? 0
    isSmall = board.total * scale < 0x1p50
  }

  var rounds: Bool { scale > 0 }

  /// rank = 1 + number of greater totals: nothing but totals counts.
  var countsGreater: Bool { ties == .min && tieBreak.isEmpty }

  /// A rank depends on how the others stand among themselves.
  var needsWholeBoard: Bool { ties == .dense }

  var breaksTies: Bool { !tieBreak.isEmpty }

  var memberCount: Int { indicatorPlace.count }

  /// Members scored leaf by leaf.
  var scoredMembers: [Int] { indicatorMembers }

  func isScored(_ member: Int) -> Bool { indicatorPlace[member] >= 0 }

  /// Totals as they are ranked: rounded half away from zero, with a guard of 1e-9 in the last digit so that 2.675 in
  /// binary counts as 2.675.
  func round(_ totals: UnsafeMutablePointer<Double>, into keys: UnsafeMutablePointer<Double>, count: Int) {
    guard isSmall else {
      for i in 0..<count {
        let size = abs(totals[i]) * scale
        let rounded = (size + 1e-9 * max(1, size) + 0.5).rounded(.down) / scale
        keys[i] = totals[i] < 0 ? -rounded : rounded
      }
      return
    }
    RowArithmetic.round(totals, into: keys, count: count, scale: scale)
  }

  /// Whether the first of two members with equal totals wins the tie-break; nil where they stay equal.
  ///
  /// Units known only by their total come last.
  /// - Parameter i: place among [kept steps][lanes].
  func wins(_ left: Int, over right: Int, at i: Int, state: TileState) -> Bool? {
    for node in tieBreak {
      let a = points(left, node: node, at: i, state: state)
      let b = points(right, node: node, at: i, state: state)
      if a > b + Tolerance.total { return true }
      if b > a + Tolerance.total { return false }
    }
    return nil
  }

  /// One member's rank at one place among [kept steps][lanes], member by member; for every tie rule but `dense`.
  func rank(of member: Int, at i: Int, state: TileState) -> Double {
    var above = 0
    var tied = 0
    let own = state.key(board: index, member: member)[i]
    for other in indicatorPlace.indices where other != member {
      let total = state.key(board: index, member: other)[i]
      if total > own + Tolerance.total {
        above += 1
      } else if own <= total + Tolerance.total {
        switch wins(other, over: member, at: i, state: state) {
        case true?: above += 1
        case nil: tied += 1
        case false?: break
        }
      }
    }
    switch ties {
    case .max: return Double(1 + above + tied)
    case .average: return Double(1 + above) + Double(tied) / 2
    case .min, .dense: return Double(1 + above)
    }
  }

  /// How many members with a total equal to a scored member's win the tie-break over it; the others cannot.
  func winners(over member: Int, at i: Int, state: TileState) -> Double {
    let own = state.key(board: index, member: member)[i]
    var count = 0.0
    for other in indicatorMembers where other != member {
      let total = state.key(board: index, member: other)[i]
      guard abs(total - own) <= Tolerance.total else { continue }
      if wins(other, over: member, at: i, state: state) == true { count += 1 }
    }
    return count
  }

  private func points(_ member: Int, node: Int, at i: Int, state: TileState) -> Double {
    let place = indicatorPlace[member]
    guard place >= 0 else { return -.infinity }
    return state.points(board: index, place: place, node: node)[i]
  }
}
