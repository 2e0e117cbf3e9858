// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics

/// The ranks that a judge's atoms ask about, and the quick way to them.
///
/// Where no other total is equal, rank = 1 + (totals above among the members no plan can move, found by bisection in a list
/// sorted once) + (totals above among the others); equal totals go by the board's rules, member by member.
struct RankRequests: Sendable {
  struct Request: Sendable, Hashable {
    let board: Int
    let member: Int
  }

  let all: [Request]
  private let index: [Request: Int]
  /// [boards]: members some plan can move (or that are scored together with one), and the rest.
  let moving: [[Int]]
  let still: [[Int]]
  let rankings: [Ranking]

  init(model: CompiledModel, atoms: [Atom]) {
    var requests = Set<Request>()
    for atom in atoms where atom.needsRank { requests.insert(Request(board: atom.board, member: atom.member)) }
    all = requests.sorted { ($0.board, $0.member) < ($1.board, $1.member) }
    index = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1, $0) })
    let everything = EvaluationScript(
      model: model, cells: model.reach.flatMap(\.cells), totals: model.reach.flatMap(\.totals))
    moving = everything.changed
    still = model.boards.indices.map { board in
      let moved = Set(everything.changed[board])
      return model.boards[board].members.indices.filter { !moved.contains($0) }
    }
    rankings = model.boards.enumerated().map { Ranking(board: $1, index: $0) }
  }

  func row(of atom: Atom) -> Int? { index[Request(board: atom.board, member: atom.member)] }

  /// The still members' totals of a board, sorted per lane: [lanes][still members], ascending.
  func sortedStill(board: Int, state: StepState) -> [Double] {
    let members = still[board]
    guard !rankings[board].needsWholeBoard, !members.isEmpty else { return [] }
    var sorted: [Double] = []
    sorted.reserveCapacity(members.count * Tile.lanes)
    for lane in 0..<Tile.lanes {
      sorted += members.map { rankings[board].ranked(state.total(board: board, member: $0)[lane]) }.sorted()
    }
    return sorted
  }

  /// Fills one request's rank row.
  /// - Parameter ranks: the board's ranks at this state, where its rules need them.
  func fill(
    _ request: Request, state: StepState, sorted: [Double], ranks: BoardRanks,
    into out: UnsafeMutablePointer<Double>
  ) {
    let ranking = rankings[request.board]
    let lanes = Tile.lanes
    guard !ranking.needsWholeBoard else {
      out.update(from: ranks.ranks + request.member * lanes, count: lanes)
      return
    }
    let own = state.total(board: request.board, member: request.member)
    let others = moving[request.board].filter { $0 != request.member }.map {
      state.total(board: request.board, member: $0)
    }
    let isStill = others.count == moving[request.board].count
    let count = still[request.board].count
    sorted.withUnsafeBufferPointer { sorted in
      for lane in 0..<lanes {
        let total = ranking.ranked(own[lane])
        var above = Self.above(total + Tolerance.total, sorted, from: lane * count, count: count)
        var level =
          ranking.countsGreater
          ? 0 : Self.above(total - Tolerance.total, sorted, from: lane * count, count: count) - above
        if isStill, !ranking.countsGreater { level -= 1 }
        for other in others {
          let value = ranking.ranked(other[lane])
          if value > total + Tolerance.total { above += 1 } else if total <= value + Tolerance.total { level += 1 }
        }
        out[lane] =
          level == 0 || ranking.countsGreater
          ? Double(1 + above) : ranking.rank(of: request.member, lane: lane, state: state)
      }
    }
  }

  /// How many of `count` ascending values are greater than `bound`.
  private static func above(_ bound: Double, _ values: UnsafeBufferPointer<Double>, from start: Int, count: Int) -> Int
  {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if values[start + middle] > bound { high = middle } else { low = middle + 1 }
    }
    return count - low
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
