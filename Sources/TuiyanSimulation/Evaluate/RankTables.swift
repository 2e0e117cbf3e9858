// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

/// Whose ranks a change of totals asks for, as flat values: see `EvaluationTables`. Never written once they are made, which
/// makes sharing them safe.
struct RankTables: @unchecked Sendable {
  /// One member whose rank is asked.
  struct Member: @unchecked Sendable {
    let number: Int
    /// 1 where no plan can move it: it then stands among the still ones, and is level with itself; else 0.
    let itself: Double
    /// It is scored leaf by leaf.
    let isScored: Bool
    /// Which of the still totals, from the greatest, can decide an answer about it; nil: all of them.
    let window: Range<Int>?
    /// Where the totals of the others that plans move stand, from the first member's: those that can share its place.
    let even: UnsafeBufferPointer<Int>
    /// Those that are behind it where they are level with it: in a tie-break a member scored leaf by leaf always comes
    /// before one known by its total.
    let behind: UnsafeBufferPointer<Int>
  }

  struct Board: @unchecked Sendable {
    let needsWholeBoard: Bool
    let countsGreater: Bool
    let breaksTies: Bool
    let asked: UnsafeBufferPointer<Member>
    /// [members]: place among the asked ones; −1 where nobody asks.
    let place: UnsafeBufferPointer<Int>
  }

  let boards: UnsafeBufferPointer<Board>
  private let store: FlatStore

  /// - Parameter block: numbers from one member's totals to the next one's.
  init(_ asked: AskedRanks, block: Int) {
    let store = FlatStore()
    self.store = store
    boards = store.list(
      asked.members.indices.map { board in
        let ranking = asked.rankings[board]
        let members = asked.members[board].enumerated().map { place, member in
          let others = asked.moving[board].filter { $0 != member }
          let losing = others.filter { ranking.breaksTies && ranking.isScored(member) && !ranking.isScored($0) }
          return Member(
            number: member, itself: asked.isMoving[board][member] ? 0 : 1, isScored: ranking.isScored(member),
            window: asked.windows[board][place],
            even: store.list(others.filter { !losing.contains($0) }.map { $0 * block }),
            behind: store.list(losing.map { $0 * block }))
        }
        return Board(
          needsWholeBoard: ranking.needsWholeBoard, countsGreater: ranking.countsGreater,
          breaksTies: ranking.breaksTies, asked: store.list(members), place: store.list(asked.place[board]))
      })
  }
}
