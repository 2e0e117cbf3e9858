// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

/// Ranks of the members somebody asks for.
///
/// A full simulation ranks whole boards. A changed plan needs a few ranks only: rank = 1 + (totals above among the
/// members no plan can move, remembered until the member moves) + (totals above among the others); lanes with equal totals
/// go by the board's rules, member by member. Both give the same answers; where a rank itself is wanted, the same rank.
extension TileEvaluator {
  /// - Parameter changed: members whose total changed.
  func rank(board index: Int, changed: UnsafeBufferPointer<Int>, state: TileState) {
    let board = rankTables.boards[index]
    guard let still, !board.needsWholeBoard else { return rankWhole(index, state: state) }
    guard changed.contains(where: { hasMoved(index, $0) }) else { return }
    for step in first..<kept {
      let totals = still[step][index]
      for member in changed where board.place[member] >= 0 && hasMoved(index, member) {
        stand(board.place[member], of: board, index, among: totals, step: step, state: state)
      }
      for place in board.asked.indices { rank(place, of: board, index, step: step, state: state) }
    }
  }

  private func rankWhole(_ board: Int, state: TileState) {
    let lanes = Self.lanes
    for step in first..<kept {
      boardRanks[board].fill(state, step: step, wanted: wanted?[board][step])
      for (place, member) in asked.members[board].enumerated() {
        (state.rank(board: board, place: place) + step * lanes).update(
          from: boardRanks[board].ranks + member * lanes, count: lanes)
      }
      visit?(board, step, boardRanks[board])
    }
  }

  /// Remembers where an asked member stands among those no plan can move.
  private func stand(
    _ place: Int, of board: RankTables.Board, _ index: Int, among still: StillTotals, step: Int, state: TileState
  ) {
    let offset = step * Self.lanes
    let member = board.asked[place]
    still.place(
      state.key(board: index, member: member.number) + offset, in: member.window,
      breaksTies: board.breaksTies && member.isScored,
      above: state.stillAbove(board: index, place: place) + offset,
      level: state.stillLevel(board: index, place: place) + offset)
  }

  private func rank(_ place: Int, of board: RankTables.Board, _ index: Int, step: Int, state: TileState) {
    let lanes = Self.lanes
    let offset = step * lanes
    let member = board.asked[place]
    let key = state.key(board: index, member: member.number) + offset
    let out = state.rank(board: index, place: place) + offset
    let above = state.stillAbove(board: index, place: place) + offset
    let level = state.stillLevel(board: index, place: place) + offset
    let tied = rows.tied
    for lane in 0..<lanes {
      out[lane] = 1 + above[lane]
      tied[lane] = level[lane] - member.itself
    }
    let first = state.key(board: index, member: 0) + offset
    Standing.count(first, offsets: member.even, ahead: key, tolerance: Tolerance.total, above: out, level: tied)
    Standing.count(
      first, offsets: member.behind, ahead: key, tolerance: Tolerance.total, above: out, level: rows.weight)
    if !board.countsGreater { settle(place, of: member, index, tied: tied, offset, state: state) }
  }

  /// Lanes in which others share a member's place.
  private func settle(
    _ place: Int, of member: RankTables.Member, _ index: Int, tied: UnsafeMutablePointer<Double>, _ offset: Int,
    state: TileState
  ) {
    let ranking = asked.rankings[index]
    let out = state.rank(board: index, place: place) + offset
    // Where only a window of the still totals is looked at, some that are level may have been counted as above already.
    if ranking.ties == .min, member.isScored, member.window == nil {
      for lane in 0..<Self.lanes where tied[lane] > 0 {
        out[lane] += ranking.winners(over: member.number, at: offset + lane, state: state)
      }
    } else {
      for lane in 0..<Self.lanes where tied[lane] > 0 {
        out[lane] = ranking.rank(of: member.number, at: offset + lane, state: state)
      }
    }
  }

  /// Remembers where every asked member stands among the still ones, once a tile's first state stands.
  func placeAmongStill(_ still: [[StillTotals]], state: TileState) {
    for (index, board) in rankTables.boards.enumerated() where !board.needsWholeBoard {
      for step in 0..<kept {
        for place in board.asked.indices {
          stand(place, of: board, index, among: still[step][index], step: step, state: state)
        }
      }
    }
  }
}
