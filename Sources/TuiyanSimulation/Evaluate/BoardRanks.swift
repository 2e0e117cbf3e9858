// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics

/// Ranks every member of a board in 64 replications at once. Owned by one thread at a time.
///
/// Each lane keeps its order from step to step: an insertion sort of an almost sorted list is nearly linear.
final class BoardRanks {
  private let board: CompiledBoard
  private let index: Int
  private let isPlain: Bool
  /// [members][lanes].
  let ranks: UnsafeMutablePointer<Double>
  /// [lanes][members].
  private let order: UnsafeMutablePointer<Int32>
  private let keys: UnsafeMutablePointer<Double>

  init(board: CompiledBoard, index: Int) {
    self.board = board
    self.index = index
    isPlain = board.board.ties == .min && board.tieBreak.isEmpty && board.board.decimals == nil
    let count = max(1, board.members.count)
    ranks = .allocate(capacity: count * Tile.lanes)
    order = .allocate(capacity: count * Tile.lanes)
    for lane in 0..<Tile.lanes { for place in 0..<count { order[lane * count + place] = Int32(place) } }
    keys = .allocate(capacity: count)
  }

  deinit {
    ranks.deallocate()
    order.deallocate()
    keys.deallocate()
  }

  /// Fills `ranks` from a state's totals.
  func fill(_ state: StepState) {
    let count = board.members.count
    guard isPlain else {
      let ranking = Ranking(board: board, index: index)
      for member in 0..<count { ranking.rank(member: member, state: state, into: ranks + member * Tile.lanes) }
      return
    }
    guard count > 0 else { return }
    let totals = state.total(board: index, member: 0)
    for lane in 0..<Tile.lanes {
      let own = order + lane * count
      sort(own, totals + lane, count: count)
      var first = 0
      for place in 0..<count {
        // The first of the sorted totals that is not above this one by more than the tolerance.
        while keys[first] > keys[place] + Tolerance.total { first += 1 }
        ranks[Int(own[place]) * Tile.lanes + lane] = Double(first + 1)
      }
    }
  }

  /// Sorts one lane's members by total, descending; leaves the sorted totals in `keys`.
  private func sort(_ own: UnsafeMutablePointer<Int32>, _ totals: UnsafeMutablePointer<Double>, count: Int) {
    for place in 0..<count {
      let member = own[place]
      let key = totals[Int(member) * Tile.lanes]
      var slot = place
      while slot > 0, keys[slot - 1] < key {
        keys[slot] = keys[slot - 1]
        own[slot] = own[slot - 1]
        slot -= 1
      }
      keys[slot] = key
      own[slot] = member
    }
  }
}
