// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

/// Ranks of the members somebody asks for.
///
/// A full simulation ranks whole boards. A changed plan needs a few ranks only: rank = 1 + (totals above among the
/// members no plan can move, found by bisection in a list sorted once and remembered until the member moves) + (totals
/// above among the others); lanes with equal totals go by the board's rules, member by member. Both give the same ranks.
extension StepEvaluator {
  private enum Row {
    static let tied = 5
  }

  /// - Parameter changed: members whose total changed.
  func rank(board: Int, changed: [Int], state: StepState) {
    let members = asked.members[board]
    let ranking = asked.rankings[board]
    guard let still, !ranking.needsWholeBoard else {
      boardRanks[board].fill(state)
      for (place, member) in members.enumerated() {
        state.rank(board: board, place: place).update(
          from: boardRanks[board].ranks + member * Self.lanes, count: Self.lanes)
      }
      return
    }
    guard changed.contains(where: { moved[board][$0] }) else { return }
    for member in changed where moved[board][member] && asked.place[board][member] >= 0 {
      let place = asked.place[board][member]
      still[board].place(
        state.key(board: board, member: member), isScored: model.boards[board].indicatorPlace[member] >= 0,
        above: state.stillAbove(board: board, place: place),
        level: state.stillLevel(board: board, place: place))
    }
    for (place, member) in members.enumerated() {
      rank(member, place: place, board: board, ranking: ranking, state: state)
    }
  }

  private func rank(_ member: Int, place: Int, board: Int, ranking: Ranking, state: StepState) {
    let lanes = Self.lanes
    let key = state.key(board: board, member: member)
    let out = state.rank(board: board, place: place)
    let above = state.stillAbove(board: board, place: place)
    let level = state.stillLevel(board: board, place: place)
    let tied = rows[Row.tied]
    // A member that no plan can move stands among the still ones and is level with itself.
    let itself = asked.isMoving[board][member] ? 0.0 : 1.0
    for lane in 0..<lanes {
      out[lane] = 1 + above[lane]
      tied[lane] = level[lane] - itself
    }
    let compiled = model.boards[board]
    // In a tie-break a member scored leaf by leaf always comes before one known by its total.
    let wins = !compiled.tieBreak.isEmpty && compiled.indicatorPlace[member] >= 0
    for other in asked.moving[board] where other != member {
      let total = state.key(board: board, member: other)
      let counts = wins && compiled.indicatorPlace[other] < 0 ? 0.0 : 1.0
      for lane in 0..<lanes {
        let ahead = total[lane] - key[lane]
        out[lane] += ahead > Tolerance.total ? 1 : 0
        tied[lane] += abs(ahead) <= Tolerance.total ? counts : 0
      }
    }
    guard !ranking.countsGreater else { return }
    for lane in 0..<lanes where tied[lane] > 0 { out[lane] = ranking.rank(of: member, lane: lane, state: state) }
  }

  /// Remembers where every asked member stands among the still ones, once a tile's first state stands.
  func placeAmongStill(_ still: [StillTotals], state: StepState) {
    for board in model.boards.indices where !asked.rankings[board].needsWholeBoard {
      for (place, member) in asked.members[board].enumerated() {
        still[board].place(
          state.key(board: board, member: member), isScored: model.boards[board].indicatorPlace[member] >= 0,
          above: state.stillAbove(board: board, place: place),
          level: state.stillLevel(board: board, place: place))
      }
    }
  }
}
