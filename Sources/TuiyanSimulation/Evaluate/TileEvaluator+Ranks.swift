// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

/// Ranks of the members somebody asks for.
///
/// A full simulation ranks whole boards. A changed plan needs a few ranks only: rank = 1 + (totals above among the
/// members no plan can move, remembered until the member moves) + (totals above among the others); lanes with equal totals
/// go by the board's rules, member by member. Both give the same answers; where a rank itself is wanted, the same rank.
extension TileEvaluator {
  /// - Parameter changed: members whose total changed.
  func rank(board: Int, changed: UnsafeBufferPointer<Int>, state: TileState) {
    let ranking = asked.rankings[board]
    guard let still, !ranking.needsWholeBoard else { return rankWhole(board, state: state) }
    guard changed.contains(where: { hasMoved(board, $0) }) else { return }
    for step in first..<kept {
      for member in changed where hasMoved(board, member) && asked.place[board][member] >= 0 {
        stand(member, among: still[step][board], board: board, step: step, state: state)
      }
      for (place, member) in asked.members[board].enumerated() {
        rank(member, place: place, board: board, step: step, ranking: ranking, state: state)
      }
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
  private func stand(_ member: Int, among still: StillTotals, board: Int, step: Int, state: TileState) {
    let offset = step * Self.lanes
    let place = asked.place[board][member]
    let ranking = asked.rankings[board]
    still.place(
      state.key(board: board, member: member) + offset, of: place,
      breaksTies: ranking.breaksTies && ranking.isScored(member),
      above: state.stillAbove(board: board, place: place) + offset,
      level: state.stillLevel(board: board, place: place) + offset)
  }

  private func rank(_ member: Int, place: Int, board: Int, step: Int, ranking: Ranking, state: TileState) {
    let lanes = Self.lanes
    let offset = step * lanes
    let key = state.key(board: board, member: member) + offset
    let out = state.rank(board: board, place: place) + offset
    let above = state.stillAbove(board: board, place: place) + offset
    let level = state.stillLevel(board: board, place: place) + offset
    let tied = rows.tied
    // A member that no plan can move stands among the still ones and is level with itself.
    let itself = asked.isMoving[board][member] ? 0.0 : 1.0
    for lane in 0..<lanes {
      out[lane] = 1 + above[lane]
      tied[lane] = level[lane] - itself
    }
    let first = state.key(board: board, member: 0) + offset
    let rivals = rivals[board][place]
    Standing.count(first, offsets: rivals.even, ahead: key, tolerance: Tolerance.total, above: out, level: tied)
    Standing.count(
      first, offsets: rivals.behind, ahead: key, tolerance: Tolerance.total, above: out, level: rows.weight)
    guard !ranking.countsGreater else { return }
    if ranking.ties == .min, ranking.isScored(member) {
      for lane in 0..<lanes where tied[lane] > 0 {
        out[lane] += ranking.winners(over: member, at: offset + lane, state: state)
      }
    } else {
      for lane in 0..<lanes where tied[lane] > 0 {
        out[lane] = ranking.rank(of: member, at: offset + lane, state: state)
      }
    }
  }

  /// Where the totals of the others that plans move stand, from the first member's.
  struct Rivals {
    /// Those that can share the member's place.
    let even: [Int]
    /// Those that are behind it where they are level with it: in a tie-break a member scored leaf by leaf always comes
    /// before one known by its total.
    let behind: [Int]

    init(of member: Int, board: Int, asked: AskedRanks, block: Int) {
      let ranking = asked.rankings[board]
      let others = asked.moving[board].filter { $0 != member }
      let losing = others.filter { ranking.breaksTies && ranking.isScored(member) && !ranking.isScored($0) }
      behind = losing.map { $0 * block }
      even = others.filter { !losing.contains($0) }.map { $0 * block }
    }
  }

  /// Remembers where every asked member stands among the still ones, once a tile's first state stands.
  func placeAmongStill(_ still: [[StillTotals]], state: TileState) {
    for board in tables.boards.indices where !asked.rankings[board].needsWholeBoard {
      for step in 0..<kept {
        for member in asked.members[board] {
          stand(member, among: still[step][board], board: board, step: step, state: state)
        }
      }
    }
  }
}
