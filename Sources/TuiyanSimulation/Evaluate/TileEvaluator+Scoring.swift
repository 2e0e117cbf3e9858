// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics

extension TileEvaluator {
  /// Points of one leaf for some members of a board; a value that nothing else looks at is measured now.
  func score(
    leaf place: Int, board index: Int, members: UnsafeBufferPointer<Int>, plan: PlanTables, draws: TileDraws,
    state: TileState
  ) {
    let board = tables.boards[index]
    let leaf = board.leaves[place]
    let lanes = Self.lanes
    if leaf.rule == .cohort { prepareCohort(leaf: place, board: index, draws: draws, state: state) }
    let offset = first * lanes
    let count = (kept - first) * lanes
    for member in members {
      let unit = board.indicatorPlace[member]
      let cell = board.cell(place: unit, leaf: place)
      let out = state.points(board: index, place: unit, node: leaf.node)
      // A whole simulation writes everything; a changed plan stops where the points stay what they were.
      let points = still == nil ? out : rows.points
      if cell >= 0 {
        if state.isPassing(cell) { measure(cell, plan: plan, draws: draws, state: state) }
        makePoints(leaf, place: place, board: board, cell: cell, draws: draws, state: state, points)
      } else {
        for i in offset..<offset + count { points[i] = 0 }
      }
      if still != nil, !RowArithmetic.replace(out + offset, with: points + offset, count: count) { continue }
      markMoved(index, member)
    }
  }

  /// The points that a measured cell gives.
  func makePoints(
    _ leaf: BoardTables.Leaf, place: Int, board: BoardTables, cell: Int, draws: TileDraws, state: TileState,
    _ points: UnsafeMutablePointer<Double>
  ) {
    let values = state.measured(cell)
    if leaf.rule == .linear, leaf.hasOneScale, rules >= 0 {
      let start = first * Self.lanes
      let from = board.from[place]
      return RowArithmetic.linear(
        values + start, into: points + start, count: (kept - first) * Self.lanes, from: from,
        inverse: 1 / (board.to[place] - from), times: board.points(rules, node: leaf.node))
    }
    if leaf.rule == .rank {
      rankShare(place, board: board, values: values, state: state, sign: leaf.sign, points)
    } else {
      share(leaf, place: place, board: board, values: values, draws: draws, points)
    }
    if leaf.rule != .perEvent { multiply(points, node: leaf.node, board: board, draws: draws) }
  }

  /// The share of the points (or, for events, the points) of one member.
  private func share(
    _ leaf: BoardTables.Leaf, place: Int, board: BoardTables, values: UnsafeMutablePointer<Double>, draws: TileDraws,
    _ out: UnsafeMutablePointer<Double>
  ) {
    let all = first * Self.lanes..<kept * Self.lanes
    let start = all.lowerBound
    switch leaf.rule {
    case .linear: linearShare(leaf, place: place, board: board, values: values, draws: draws, out)
    case .cohort:
      RowArithmetic.between(
        values + start, from: rows.from + start, to: rows.to + start, into: out + start, count: all.count,
        tolerance: Tolerance.value)
    case .steps, .piecewise:
      if leaf.rule == .steps {
        RowArithmetic.steps(
          values + start, into: out + start, count: all.count, knots: leaf.knots, heights: leaf.heights,
          sign: leaf.sign, tolerance: Tolerance.value)
      } else {
        RowArithmetic.piecewise(
          values + start, into: out + start, count: all.count, knots: leaf.knots, heights: leaf.heights)
      }
    case .perEvent:
      for i in all { out[i] = min(max(values[i] * leaf.perEvent, leaf.floor), leaf.cap) }
    case .rank: break
    }
  }

  private func linearShare(
    _ leaf: BoardTables.Leaf, place: Int, board: BoardTables, values: UnsafeMutablePointer<Double>, draws: TileDraws,
    _ out: UnsafeMutablePointer<Double>
  ) {
    let lanes = Self.lanes
    if leaf.hasOneScale {
      let from = board.from[place]
      RowArithmetic.linear(
        values + first * lanes, into: out + first * lanes, count: (kept - first) * lanes, from: from,
        inverse: 1 / (board.to[place] - from))
    } else {
      let rules = draws.rules
      for i in first * lanes..<kept * lanes {
        let scale = Int(rules[i]) * board.leaves.count + place
        let from = board.from[scale]
        out[i] = min(max((values[i] - from) * (1 / (board.to[scale] - from)), 0), 1)
      }
    }
  }

  /// share × the leaf's points.
  private func multiply(_ out: UnsafeMutablePointer<Double>, node: Int, board: BoardTables, draws: TileDraws) {
    let start = first * Self.lanes
    let count = (kept - first) * Self.lanes
    if rules >= 0 { return RowArithmetic.scale(out + start, count: count, by: board.points(rules, node: node)) }
    RowArithmetic.scale(
      out + start, count: count, kinds: draws.rules + start, by: UnsafeBufferPointer(rebasing: board.points[node...]),
      stride: board.nodes.count)
  }

  /// (N − rank)/(N − 1) among the members with a value, ties as `min`; 1 where there is only one.
  private func rankShare(
    _ place: Int, board: BoardTables, values: UnsafeMutablePointer<Double>, state: TileState, sign: Double,
    _ out: UnsafeMutablePointer<Double>
  ) {
    let all = first * Self.lanes..<kept * Self.lanes
    var others = 0
    for i in all { out[i] = 0 }
    for unit in board.indicatorMembers.indices {
      let cell = board.cell(place: unit, leaf: place)
      guard cell >= 0 else { continue }
      others += 1
      let row = state.measured(cell)
      for i in all { out[i] += sign * (row[i] - values[i]) > Tolerance.value ? 1 : 0 }
    }
    let last = Double(others - 1)
    for i in all { out[i] = others > 1 ? (last - out[i]) / last : 1 }
  }
}
