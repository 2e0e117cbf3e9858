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

  init(model: CompiledModel, atoms: [Atom]) {
    var asked = model.boards.map { _ in Set<Int>() }
    for atom in atoms where atom.needsRank { asked[atom.board].insert(atom.member) }
    for cell in model.cells {
      if case .rollupBoard(let board, let members, true, _) = cell.source { asked[board].formUnion(members) }
    }
    members = asked.map { $0.sorted() }
    place = zip(model.boards, members).map { board, members in
      var place = Array(repeating: -1, count: board.members.count)
      for (index, member) in members.enumerated() { place[member] = index }
      return place
    }
    rankings = model.boards.enumerated().map { Ranking(board: $1, index: $0) }
    let everything = EvaluationScript(
      model: model, cells: model.reach.flatMap(\.cells), totals: model.reach.flatMap(\.totals))
    moving = everything.changed
    isMoving = zip(model.boards, everything.changed).map { board, changed in
      var flags = Array(repeating: false, count: board.members.count)
      for member in changed { flags[member] = true }
      return flags
    }
    still = isMoving.map { flags in flags.indices.filter { !flags[$0] } }
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

/// The totals of a board that no plan can move, as one tile has them.
struct StillTotals: Sendable {
  /// All of them.
  private let all: SortedTotals
  /// Those of members scored leaf by leaf: the only ones that can stay level with another such member where a
  /// tie-break decides, since units known by their total come last in it.
  private let scored: SortedTotals?

  init(board: Int, asked: AskedRanks, state: TileState, step: Int) {
    all = SortedTotals(board: board, members: asked.still[board], state: state, step: step)
    let ranking = asked.rankings[board]
    scored =
      ranking.breaksTies
      ? SortedTotals(board: board, members: asked.still[board].filter(ranking.isScored), state: state, step: step)
      : nil
  }

  /// How many are above a member's total, and how many may share its place, lane by lane.
  func place(
    _ key: UnsafeMutablePointer<Double>, isScored: Bool, above: UnsafeMutablePointer<Double>,
    level: UnsafeMutablePointer<Double>
  ) {
    all.place(key, above: above, level: level)
    if isScored, let scored { scored.countLevel(key, into: level) }
  }
}

/// Totals sorted once per lane: [lanes][members], ascending, as they are ranked.
struct SortedTotals: Sendable {
  let count: Int
  private let sorted: [Double]

  init(board: Int, members: [Int], state: TileState, step: Int) {
    count = members.count
    var sorted: [Double] = []
    sorted.reserveCapacity(count * Tile.lanes)
    let offset = step * Tile.lanes
    for lane in offset..<offset + Tile.lanes {
      sorted += members.map { state.key(board: board, member: $0)[lane] }.sorted()
    }
    self.sorted = sorted
  }

  /// How many equal a total, lane by lane.
  func countLevel(_ key: UnsafeMutablePointer<Double>, into level: UnsafeMutablePointer<Double>) {
    for lane in 0..<Tile.lanes {
      var equal = 0.0
      for place in lane * count..<(lane + 1) * count where abs(sorted[place] - key[lane]) <= Tolerance.total {
        equal += 1
      }
      level[lane] = equal
    }
  }

  /// How many are above a total, and how many equal it, lane by lane.
  func place(
    _ key: UnsafeMutablePointer<Double>, above: UnsafeMutablePointer<Double>, level: UnsafeMutablePointer<Double>
  ) {
    sorted.withUnsafeBufferPointer { sorted in
      for lane in 0..<Tile.lanes {
        let start = lane * count
        let greater = Self.above(key[lane] + Tolerance.total, sorted, from: start, count: count)
        var equal = 0
        while greater + equal < count, sorted[start + count - 1 - greater - equal] + Tolerance.total >= key[lane] {
          equal += 1
        }
        above[lane] = Double(greater)
        level[lane] = Double(equal)
      }
    }
  }

  /// How many of `count` ascending values are greater than `bound`: bisection without a branch to mispredict.
  private static func above(_ bound: Double, _ values: UnsafeBufferPointer<Double>, from start: Int, count: Int) -> Int
  {
    guard count > 0 else { return 0 }
    var low = start
    var width = count
    while width > 1 {
      let half = width / 2
      low = values[low + half - 1] > bound ? low : low + half
      width -= half
    }
    return count - (low - start) - (values[low] > bound ? 0 : 1)
  }
}
