// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics

/// The ranks that a judge's atoms ask about, and the quick way to them.
///
/// On a board with plain rules, rank = 1 + (totals above among the members no plan can move, found by bisection in a list
/// sorted once) + (totals above among the others); elsewhere the board's full rule is applied.
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
  let isPlain: [Bool]

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
    isPlain = model.boards.map {
      $0.board.ties == .min && $0.tieBreak.isEmpty && $0.board.decimals == nil
    }
  }

  func row(of atom: Atom) -> Int? { index[Request(board: atom.board, member: atom.member)] }

  /// The still members' totals of a board, sorted per lane: [lanes][still members], ascending.
  func sortedStill(board: Int, state: StepState) -> [Double] {
    let members = still[board]
    guard isPlain[board], !members.isEmpty else { return [] }
    var sorted: [Double] = []
    sorted.reserveCapacity(members.count * Tile.lanes)
    for lane in 0..<Tile.lanes {
      sorted += members.map { state.total(board: board, member: $0)[lane] }.sorted()
    }
    return sorted
  }

  /// Fills one request's rank row.
  func fill(
    _ request: Request, board: CompiledBoard, state: StepState, sorted: [Double], into out: UnsafeMutablePointer<Double>
  ) {
    guard isPlain[request.board] else {
      Ranking(board: board, index: request.board).rank(member: request.member, state: state, into: out)
      return
    }
    let own = state.total(board: request.board, member: request.member)
    let count = still[request.board].count
    sorted.withUnsafeBufferPointer { sorted in
      for lane in 0..<Tile.lanes {
        out[lane] = Double(1 + Self.above(own[lane] + Tolerance.total, sorted, from: lane * count, count: count))
      }
    }
    for other in moving[request.board] where other != request.member {
      let total = state.total(board: request.board, member: other)
      for lane in 0..<Tile.lanes { out[lane] += total[lane] > own[lane] + Tolerance.total ? 1 : 0 }
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
