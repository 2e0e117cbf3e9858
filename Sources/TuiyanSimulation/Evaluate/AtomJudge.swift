// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics

/// Answers atoms from the state of one step.
struct AtomJudge {
  let model: CompiledModel

  /// The lanes in which the atom holds.
  /// - Parameter place: the member's place among those whose ranks are asked; −1 where the question is not about ranks.
  func bits(_ atom: Atom, place: Int, state: TileState) -> UInt64 {
    let offset = atom.kept * Tile.lanes
    let asOf = place < 0 ? nil : state.rank(board: atom.board, place: place)
    let rank = asOf.map { $0 + offset }
    let board = model.boards[atom.board]
    switch atom.question {
    case .rank(let atMost): return rank.map { Standing.lanes($0, atMost: atMost + Tolerance.value) } ?? 0
    case .rankGainSinceAsOf(let atLeast):
      guard let asOf, let rank else { return 0 }
      return Standing.lanes(asOf, minus: rank, atLeast: atLeast - Tolerance.value)
    case .score(let atLeast):
      let total = state.total(board: atom.board, member: atom.member) + offset
      return lanes { total[$0] >= atLeast - Tolerance.value }
    case .indicatorValue(let leaf, let bound):
      guard let values = measured(board, leaf: leaf, member: atom.member, offset, state: state) else { return 0 }
      switch bound {
      case .atLeast(let least): return lanes { values[$0] >= least - Tolerance.value }
      case .atMost(let most): return lanes { values[$0] <= most + Tolerance.value }
      }
    case .indicatorRank(let leaf, let atMost):
      return lanes {
        leafRank(board, leaf: leaf, member: atom.member, at: offset + $0, state: state) <= atMost + Tolerance.value
      }
    case .shareOfIndicators(let shared, let leaves, let atLeast):
      return lanes { lane in
        let holding = leaves.filter { holds(shared, atom, leaf: $0, at: offset + lane, state: state) }.count
        return Double(holding) >= atLeast * Double(leaves.count) - Tolerance.value
      }
    }
  }

  private func lanes(_ holds: (Int) -> Bool) -> UInt64 {
    var bits: UInt64 = 0
    for lane in 0..<Tile.lanes where holds(lane) { bits |= 1 << UInt64(lane) }
    return bits
  }

  private func measured(
    _ board: CompiledBoard, leaf: Int, member: Int, _ offset: Int, state: TileState
  ) -> UnsafeMutablePointer<Double>? {
    guard board.indicatorPlace[member] >= 0 else { return nil }
    let cell = board.cell(member, leaf: leaf)
    return model.cells[cell].hasValue ? state.measured(cell) + offset : nil
  }

  /// A leaf's rank among the board's units with a value, by the board's tie rule; after them all without one.
  private func leafRank(_ board: CompiledBoard, leaf: Int, member: Int, at i: Int, state: TileState) -> Double {
    let sign = model.leaves[board.leaves[leaf].quantity].scale.sign
    let own = measured(board, leaf: leaf, member: member, i, state: state)?.pointee
    var higher: [Double] = []
    var tied = 0
    for other in board.indicatorMembers where other != member {
      guard let value = measured(board, leaf: leaf, member: other, i, state: state)?.pointee else { continue }
      let ahead = own.map { sign * (value - $0) } ?? .infinity
      if ahead > Tolerance.value { higher.append(value) } else if ahead >= -Tolerance.value { tied += 1 }
    }
    guard own != nil else { return Double(higher.count + 1) }
    switch board.board.ties {
    case .min: return Double(1 + higher.count)
    case .max: return Double(1 + higher.count + tied)
    case .average: return Double(1 + higher.count) + Double(tied) / 2
    case .dense:
      higher.sort()
      let groups = higher.indices.filter { $0 == 0 || higher[$0] - higher[$0 - 1] > Tolerance.value }.count
      return Double(1 + groups)
    }
  }

  private func holds(_ shared: Test.Shared, _ atom: Atom, leaf: Int, at i: Int, state: TileState) -> Bool {
    let board = model.boards[atom.board]
    guard board.indicatorPlace[atom.member] >= 0 else { return false }
    switch shared {
    case .rankAtMost(let most):
      return leafRank(board, leaf: leaf, member: atom.member, at: i, state: state)
        <= Double(most) + Tolerance.value
    case .valueAtBest(let share):
      func points(_ member: Int) -> Double {
        state.points(
          board: atom.board, place: board.indicatorPlace[member], node: board.leaves[leaf].node)[i]
      }
      let best = board.indicatorMembers.map(points).max() ?? 0
      return points(atom.member) >= share * best - Tolerance.value
    }
  }
}
