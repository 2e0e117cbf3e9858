// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics

/// Whose ranks by total somebody asks for: targets, and roll-ups of rank shares.
struct AskedRanks: Sendable {
  /// [boards]: members, ascending.
  let members: [[Int]]
  /// [boards][members]: place among the asked ones; −1 where nobody asks.
  let place: [[Int]]
  let rankings: [Ranking]
  /// [boards]: members some plan can move (or that are scored together with one), and the rest.
  let moving: [[Int]]
  let still: [[Int]]
  /// [boards][members]: whether a plan can move the member.
  let isMoving: [[Bool]]
  /// [boards][asked members]: which of the still totals, from the greatest, can decide an answer; nil: all of them.
  let windows: [[Range<Int>?]]

  init(model: CompiledModel, atoms: [Atom]) {
    var asked = model.boards.map { _ in Set<Int>() }
    for atom in atoms where atom.needsRank { asked[atom.board].insert(atom.member) }
    for cell in model.cells {
      if case .rollupBoard(let board, let members, true, _) = cell.source { asked[board].formUnion(members) }
    }
    let members = asked.map { $0.sorted() }
    self.members = members
    place = zip(model.boards, members).map { board, members in
      var place = Array(repeating: -1, count: board.members.count)
      for (index, member) in members.enumerated() { place[member] = index }
      return place
    }
    let rankings = model.boards.enumerated().map { Ranking(board: $1, index: $0) }
    let everything = EvaluationScript(
      model: model, cells: model.reach.flatMap(\.cells), totals: model.reach.flatMap(\.totals))
    self.rankings = rankings
    let moving = everything.changed
    self.moving = moving
    let isMoving = zip(model.boards, everything.changed).map { board, changed in
      var flags = Array(repeating: false, count: board.members.count)
      for member in changed { flags[member] = true }
      return flags
    }
    self.isMoving = isMoving
    let still = isMoving.map { flags in flags.indices.filter { !flags[$0] } }
    self.still = still
    let exact = Self.exactMembers(model)
    windows = model.boards.indices.map { board in
      members[board].map { member in
        guard rankings[board].ties == .min, rankings[board].isScored(member), !exact[board].contains(member)
        else { return nil }
        return Self.window(
          of: member, board: board, atoms: atoms, moving: moving[board].count, still: still[board].count)
      }
    }
  }

  /// [boards]: members whose rank itself is wanted, for a roll-up of rank shares.
  private static func exactMembers(_ model: CompiledModel) -> [Set<Int>] {
    var exact = model.boards.map { _ in Set<Int>() }
    for cell in model.cells {
      if case .rollupBoard(let board, let members, true, _) = cell.source { exact[board].formUnion(members) }
    }
    return exact
  }

  /// rank ≤ a ⇔ still above ≤ a − 1 − moving above, where moving above is 0 … moving − 1: only the still totals from
  /// the (a − moving)-th to the a-th greatest can decide it.
  private static func window(of member: Int, board: Int, atoms: [Atom], moving: Int, still: Int) -> Range<Int>? {
    var bounds: [Double] = []
    for atom in atoms where atom.board == board && atom.member == member {
      switch atom.question {
      case .rank(let atMost): bounds.append(atMost)
      case .rankGainSinceAsOf: return nil
      case .score, .indicatorValue, .indicatorRank, .shareOfIndicators: break
      }
    }
    guard let least = bounds.min(), let most = bounds.max() else { return nil }
    let first = min(max(0, Int(least.rounded(.down)) - 1 - moving), still)
    return first..<min(max(first, Int(most.rounded(.up)) + 1), still)
  }
}

extension Atom {
  /// The answer depends on the member's rank by total.
  var needsRank: Bool {
    switch question {
    case .rank, .rankGainSinceAsOf: true
    case .score, .indicatorValue, .indicatorRank, .shareOfIndicators: false
    }
  }
}
