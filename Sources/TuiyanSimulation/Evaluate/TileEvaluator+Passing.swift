// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics

/// Leaves that are added up as soon as they are measured.
extension TileEvaluator {
  /// Adds one leaf's points of one member to what its group (−1: the total) has so far.
  func pass(
    leaf place: Int, board index: Int, member: Int, group: Int, isFirst: Bool, plan: PlanTables, draws: TileDraws,
    state: TileState
  ) {
    let board = tables.boards[index]
    let unit = board.indicatorPlace[member]
    let leaf = board.leaves[place]
    let cell = board.cell(place: unit, leaf: place)
    let out =
      group < 0 ? state.total(board: index, member: member) : state.points(board: index, place: unit, node: group)
    let start = first * Self.lanes
    let count = (kept - first) * Self.lanes
    markMoved(index, member)
    guard cell >= 0 else {
      if isFirst { for i in start..<start + count { out[i] = 0 } }
      return
    }
    if state.isPassing(cell) {
      if addOnTheWay(cell, leaf: leaf, place: place, board: board, isFirst: isFirst, into: out) { return }
      measure(cell, plan: plan, draws: draws, state: state)
    }
    let points = rows.points
    makePoints(leaf, place: place, board: board, cell: cell, draws: draws, state: state, points)
    if isFirst { for i in start..<start + count { out[i] = 0 } }
    RowArithmetic.add(points + start, to: out + start, count: count)
  }

  /// Draws a path and adds its points without keeping its values, where nothing comes between.
  /// - Returns: false where something does, and nothing is drawn.
  private func addOnTheWay(
    _ index: Int, leaf: BoardTables.Leaf, place: Int, board: BoardTables, isFirst: Bool,
    into out: UnsafeMutablePointer<Double>
  ) -> Bool {
    let cell = tables.cells[index]
    guard let source, leaf.rule == .linear, leaf.hasOneScale, rules >= 0, cell.survey < 0, !areInForce(cell.effects)
    else { return false }
    let from = board.from[place]
    let scale = LinearScale(
      from: from, inverse: 1 / (board.to[place] - from), points: board.points(rules, node: leaf.node), adds: !isFirst)
    return source.drawPoints(
      index, ends: PathEnds(low: cell.frame.low, high: cell.frame.high), scale: scale, into: out)
  }
}
