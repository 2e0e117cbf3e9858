// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics

/// Makes measured values, points, totals and ranks of a tile from plan-free draws and a plan, all kept steps at a time.
///
/// One path for everything: a full simulation makes all of it, a changed plan only what its script names; both give the same
/// bits. Owned by one thread at a time.
final class TileEvaluator {
  static let lanes = Tile.lanes

  let layout: DrawLayout
  let tables: EvaluationTables
  let rows: LaneRows
  let counter = EventCounter()
  let asked: AskedRanks
  let rankTables: RankTables
  /// [boards]: ranks of whole boards.
  let boardRanks: [BoardRanks]
  /// [kept steps][boards]: the tile's totals that no plan can move; nil: everything is made, and whole boards ranked.
  var still: [[StillTotals]]?
  /// Draws what is measured just before it is, where draws are not stored; nil: they are.
  var source: TileSource?
  /// [boards][kept steps]: the members whose ranks suffice, asked ones or not; nil: the whole board is ranked.
  var wanted: [[[Int]?]]?
  /// Sees each board's totals and ranks of one kept step while they are at hand.
  var visit: ((_ board: Int, _ kept: Int, _ ranks: BoardRanks) -> Void)?
  /// [deeds]: the lanes in which each has its effect.
  private(set) var effective: [UInt64]
  private var done: [UInt64]
  /// Of all boards' members: whether the script just run has changed any of a member's points in this tile.
  private var moved: [Bool]
  private let firstMember: [Int]
  private let model: CompiledModel
  /// The kept steps at work, of one plan, on one tile's draws and state.
  private(set) var first = 0
  let kept: Int
  /// The one rule set of all kept steps and lanes, or −1.
  private(set) var rules: Int32 = 0

  init(model: CompiledModel, layout: DrawLayout, asked: AskedRanks) {
    self.model = model
    self.asked = asked
    self.layout = layout
    kept = layout.steps.count
    tables = EvaluationTables(model: model, layout: layout)
    let widest = model.boards.map(\.members.count).max() ?? 0
    rows = LaneRows(kept: kept, last: layout.last, members: widest)
    rankTables = RankTables(asked, block: kept * Tile.lanes)
    boardRanks = asked.rankings.map { BoardRanks(ranking: $0) }
    var next = 0
    firstMember = model.boards.map { board in
      defer { next += board.members.count }
      return next
    }
    moved = Array(repeating: false, count: next)
    effective = Array(repeating: 0, count: model.deeds.count)
    done = effective
  }

  /// The lanes in which each deed of a plan has its effect; call once a tile and plan, before `run`.
  func prepare(_ plan: PlanTables, _ draws: TileDraws) {
    plan.effective(draws, model: model, done: &done, into: &effective)
    rules = kept > 0 ? draws.uniformRules[0] : -1
    for step in 1..<max(1, kept) where draws.uniformRules[step] != rules { rules = -1 }
  }

  /// Runs a script for one tile.
  /// - Parameter first: index of the first kept step to make; those before stay as they are.
  func run(_ script: EvaluationScript, from first: Int, plan: PlanTables, draws: TileDraws, state: TileState) {
    self.first = first
    for member in moved.indices { moved[member] = false }
    script.indices.withUnsafeBufferPointer { indices in
      for operation in script.operations {
        let list = UnsafeBufferPointer(rebasing: indices[operation.list])
        switch operation.kind {
        case .measure: measure(operation.subject, plan: plan, draws: draws, state: state)
        case .score:
          score(
            leaf: operation.subject, board: operation.board, members: list, plan: plan, draws: draws, state: state)
        case .pass:
          pass(
            leaf: operation.subject, board: operation.board, member: list[0], group: list[1], isFirst: list[2] == 1,
            plan: plan, draws: draws, state: state)
        case .closeTotal:
          markMoved(operation.board, operation.subject)
          closeTotal(operation.board, member: operation.subject, draws: draws, state: state)
        case .addUp:
          guard hasMoved(operation.board, operation.subject) else { continue }
          addUp(operation.board, member: operation.subject, groups: list, draws: draws, state: state)
        case .moveTotal: moveTotal(operation.subject, plan: plan, draws: draws, state: state)
        case .rank: rank(board: operation.board, changed: list, state: state)
        }
      }
    }
  }

  func hasMoved(_ board: Int, _ member: Int) -> Bool { moved[firstMember[board] + member] }

  func markMoved(_ board: Int, _ member: Int) { moved[firstMember[board] + member] = true }

  /// The total of a unit known by its total: path, effects on the total, clipped to what the scheme allows.
  private func moveTotal(_ process: Int, plan: PlanTables, draws: TileDraws, state: TileState) {
    source?.drawTotal(process)
    let total = tables.totals[process]
    let out = state.total(board: total.board, member: total.member)
    apply(total.effects, frame: total.frame, plan: plan, draws: draws, from: draws.row(total.path), to: out)
    markMoved(total.board, total.member)
    keep(total.board, member: total.member, state: state)
  }

  /// Makes the total as it is ranked, where the board rounds.
  func keep(_ board: Int, member: Int, state: TileState) {
    let ranking = asked.rankings[board]
    guard ranking.rounds else { return }
    ranking.round(
      state.total(board: board, member: member) + first * Self.lanes,
      into: state.key(board: board, member: member) + first * Self.lanes, count: (kept - first) * Self.lanes)
  }
}

/// Spare rows of 64 lanes, by name.
final class LaneRows {
  private let values: UnsafeMutablePointer<Double>
  /// One row each.
  let weight: UnsafeMutablePointer<Double>
  let open: UnsafeMutablePointer<Double>
  let tied: UnsafeMutablePointer<Double>
  /// [kept steps] each.
  let counts: UnsafeMutablePointer<Double>
  let from: UnsafeMutablePointer<Double>
  let to: UnsafeMutablePointer<Double>
  let points: UnsafeMutablePointer<Double>
  /// [steps 1…last].
  let multiplier: UnsafeMutablePointer<Double>
  /// [members][kept steps].
  let shares: UnsafeMutablePointer<Double>
  /// One number a member, and the reference row's.
  let list: UnsafeMutablePointer<Double>

  init(kept: Int, last: Int, members: Int) {
    let lanes = Tile.lanes
    let count = 3 + 4 * kept + max(1, last) + members * kept
    values = .allocate(capacity: count * lanes + members + 2)
    values.initialize(repeating: 0, count: count * lanes + members + 2)
    var next = values
    func take(_ rows: Int) -> UnsafeMutablePointer<Double> {
      defer { next += rows * lanes }
      return next
    }
    weight = take(1)
    open = take(1)
    tied = take(1)
    counts = take(kept)
    from = take(kept)
    to = take(kept)
    points = take(kept)
    multiplier = take(max(1, last))
    shares = take(members * kept)
    list = next
  }

  deinit { values.deallocate() }
}
