// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics

/// Every board as it stands at as_of, every draw at its median and nothing left to chance, and what would follow were
/// some of the values others.
///
/// Rules and dynamics are the scenario's own (no future's). Totals of units known by rank only lie evenly between the
/// known ones. A value is for one thread at a time.
public final class StandingsAtAsOf {
  /// [boards], in the scenario's order.
  public let boards: [BoardStanding]
  private let model: CompiledModel
  private let run: CentralRun
  /// [unit index: [leaf id: cell]].
  private let cells: [Int: [String: Int]]

  public init(_ model: CompiledModel) {
    let model = model.withEveryLeaf
    self.model = model
    let run = CentralRun(model: model)
    self.run = run
    var cells: [Int: [String: Int]] = [:]
    for (index, cell) in model.cells.enumerated() {
      cells[cell.unit, default: [:]][model.leaves[cell.leaf].id] = index
    }
    self.cells = cells
    boards = model.boards.indices.map { Self.standing($0, model: model, run: run) }
  }

  private static func standing(_ index: Int, model: CompiledModel, run: CentralRun) -> BoardStanding {
    let board = model.boards[index]
    let units = board.members.indices.map { member -> UnitStanding in
      var leaves: [LeafStanding]?
      if board.indicatorPlace[member] >= 0 {
        leaves = board.leaves.indices.map { leaf(index, member: member, leaf: $0, model: model, run: run) }
      }
      return UnitStanding(
        unit: model.scenario.units[board.members[member].unit], total: run.state.total(board: index, member: member)[0],
        rankedTotal: run.state.key(board: index, member: member)[0], rank: run.rank(board: index, member: member),
        leaves: leaves)
    }
    return BoardStanding(board: board.board, units: units)
  }

  private static func leaf(
    _ index: Int, member: Int, leaf place: Int, model: CompiledModel, run: CentralRun
  ) -> LeafStanding {
    let board = model.boards[index]
    let cell = board.cell(member, leaf: place)
    let scored = board.leaves[place]
    let points = run.state.points(board: index, place: board.indicatorPlace[member], node: scored.node)[0]
    return LeafStanding(
      id: model.leaves[scored.quantity].id, value: model.cells[cell].hasValue ? run.state.measured(cell)[0] : nil,
      points: points, isMade: model.cells[cell].isRolledUp)
  }

  /// What follows from each supposition by itself; roll-ups, cohort anchors and ranks follow. Values outside a leaf's
  /// range are taken at its nearer end, totals at that of what the scheme allows.
  /// - Returns: in the same order; nil where the unit is not on the board, or is not known in that way there.
  /// - Complexity: one scoring of what the suppositions touch for every 64 in a row about one unit.
  public func supposing(_ all: [Supposition]) -> [SupposedStanding?] {
    let known = all.indices.compactMap { index in place(all[index]).map { (index: index, place: $0) } }
    let found = run.suppose(known.map(\.place.change)) { entry, lane in
      read(known[entry].place.board, known[entry].place.member, lane: lane)
    }
    var answers = [SupposedStanding?](repeating: nil, count: all.count)
    for (entry, standing) in zip(known, found) { answers[entry.index] = standing }
    return answers
  }

  private func place(_ supposed: Supposition) -> (board: Int, member: Int, change: CentralRun.Change)? {
    guard let index = model.boards.firstIndex(where: { $0.board.id == supposed.board }),
      let member = model.boards[index].board.units.firstIndex(of: supposed.unit)
    else { return nil }
    let unit = model.boards[index].members[member].unit
    var change = CentralRun.Change(unit: unit)
    switch supposed.change {
    case .total(let total):
      guard case .total(_, let process) = model.boards[index].members[member] else { return nil }
      change.totals[process] = min(max(total, 0), model.boards[index].total)
    case .leaves(let values):
      for (id, value) in values {
        guard let cell = cells[unit]?[id], model.cells[cell].hasValue
        else { continue }
        let range = model.leaves[model.cells[cell].leaf].leaf.range
        change.cells[cell] = range.map { min(max(value, $0.lowerBound), $0.upperBound) } ?? value
      }
    }
    return (index, member, change)
  }

  private func read(_ index: Int, _ member: Int, lane: Int) -> SupposedStanding {
    let board = model.boards[index]
    var points: [String: Double] = [:]
    if board.indicatorPlace[member] >= 0 {
      for leaf in board.leaves {
        points[model.leaves[leaf.quantity].id] =
          run.state.points(board: index, place: board.indicatorPlace[member], node: leaf.node)[lane]
      }
    }
    return SupposedStanding(
      total: run.state.total(board: index, member: member)[lane],
      rank: run.rank(board: index, member: member, lane: lane), points: points)
  }
}

/// Some of a unit's values on a board, supposed to be others.
public struct Supposition: Sendable, Hashable {
  /// What is supposed of it.
  public enum Change: Sendable, Hashable {
    /// By leaf id; leaves that the unit does not report are passed over.
    case leaves([String: Double])
    /// Of a unit known by its total, in points.
    case total(Double)
  }

  public let unit: String
  public let board: String
  public let change: Change

  public init(unit: String, board: String, change: Change) {
    self.unit = unit
    self.board = board
    self.change = change
  }
}

/// One board at as_of.
public struct BoardStanding: Sendable {
  public let board: Board
  /// In the board's order.
  public let units: [UnitStanding]
}

/// One unit on one board at as_of.
public struct UnitStanding: Sendable {
  public let unit: Unit
  /// Points.
  public let total: Double
  /// Points as the board ranks them, rounded where it rounds.
  public let rankedTotal: Double
  public let rank: Double
  /// In the order of the scheme; nil where the unit is known by its total or rank only.
  public let leaves: [LeafStanding]?
}

/// One leaf of one unit at as_of, as a board scores it.
public struct LeafStanding: Sendable, Hashable {
  public let id: String
  /// In the leaf's own units; nil: nothing was ever reported.
  public let value: Double?
  public let points: Double
  /// Made from the unit's children.
  public let isMade: Bool

  public init(id: String, value: Double?, points: Double, isMade: Bool) {
    self.id = id
    self.value = value
    self.points = points
    self.isMade = isMade
  }
}

/// What a unit would have on a board.
public struct SupposedStanding: Sendable, Hashable {
  public let total: Double
  public let rank: Double
  /// By leaf id; empty for a unit known by its total.
  public let points: [String: Double]

  public init(total: Double, rank: Double, points: [String: Double]) {
    self.total = total
    self.rank = rank
    self.points = points
  }
}

extension Cell {
  fileprivate var isRolledUp: Bool {
    switch source {
    case .rollupCells, .rollupBoard: true
    case .process, .events, .missing, .summed: false
    }
  }
}
