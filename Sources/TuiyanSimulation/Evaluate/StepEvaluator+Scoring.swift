// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanModel
import TuiyanNumerics

extension StepEvaluator {
  private enum Row {
    static let from = 3
    static let to = 4
    static let points = 6
    /// As many rows as there are values.
    static let values = 10
  }

  /// Points of one leaf for some members of a board.
  func score(leaf place: Int, board index: Int, members: [Int], kept: Int, draws: TileDraws, state: StepState) {
    let board = model.boards[index]
    let leaf = board.leaves[place]
    if case .cohort = leaf.rule {
      prepareCohort(leaf: place, board: index, kept: kept, draws: draws, state: state)
    }
    let points = rows[Row.points]
    for member in members {
      let cell = board.cell(member, leaf: place)
      if model.cells[cell].hasValue {
        share(
          leaf, place: place, board: board, values: state.measured(cell), kept: kept, draws: draws, state: state, points
        )
        multiply(points, of: leaf, board: board, kept: kept, draws: draws)
      } else {
        for lane in 0..<Self.lanes { points[lane] = 0 }
      }
      let out = state.points(
        board: index, place: board.indicatorPlace[member], node: leaf.node, of: board.nodes.count)
      // A whole simulation writes everything; a changed plan stops where the points stay what they were.
      if still != nil, memcmp(out, points, Self.lanes * MemoryLayout<Double>.size) == 0 { continue }
      out.update(from: points, count: Self.lanes)
      moved[index][member] = true
    }
  }

  /// The share of the points (or, for events, the points) of one member.
  private func share(
    _ leaf: CompiledBoard.ScoredLeaf, place: Int, board: CompiledBoard,
    values: UnsafeMutablePointer<Double>, kept: Int, draws: TileDraws, state: StepState,
    _ out: UnsafeMutablePointer<Double>
  ) {
    let lanes = Self.lanes
    switch leaf.rule {
    case .linear:
      if draws.uniformRules[kept] >= 0 {
        let rules = board.rules[Int(draws.uniformRules[kept])]
        let from = rules.from[place]
        let inverse = 1 / (rules.to[place] - from)
        for lane in 0..<lanes { out[lane] = min(max((values[lane] - from) * inverse, 0), 1) }
      } else {
        let rules = draws.rules + kept * lanes
        for lane in 0..<lanes {
          let rule = board.rules[Int(rules[lane])]
          out[lane] = min(max((values[lane] - rule.from[place]) * (1 / (rule.to[place] - rule.from[place])), 0), 1)
        }
      }
    case .cohort:
      let from = rows[Row.from]
      let to = rows[Row.to]
      for lane in 0..<lanes {
        let width = to[lane] - from[lane]
        out[lane] = abs(width) < Tolerance.value ? 1 : min(max((values[lane] - from[lane]) / width, 0), 1)
      }
    case .steps(let knots):
      let sign = model.leaves[leaf.quantity].scale.sign
      for lane in 0..<lanes { out[lane] = ShareRule.step(values[lane], knots, sign: sign) }
    case .piecewise(let knots):
      for lane in 0..<lanes { out[lane] = ShareRule.piecewise(values[lane], knots) }
    case .perEvent(let points, let floor, let cap):
      for lane in 0..<lanes {
        out[lane] = min(max(values[lane] * points, floor ?? -.infinity), cap ?? .infinity)
      }
    case .rank:
      rankShare(place, board: board, values: values, state: state, sign: model.leaves[leaf.quantity].scale.sign, out)
    }
  }

  /// share × the leaf's points; events already are points.
  private func multiply(
    _ out: UnsafeMutablePointer<Double>, of leaf: CompiledBoard.ScoredLeaf, board: CompiledBoard, kept: Int,
    draws: TileDraws
  ) {
    if case .perEvent = leaf.rule { return }
    let lanes = Self.lanes
    let node = leaf.node
    if draws.uniformRules[kept] >= 0 {
      let points = board.rules[Int(draws.uniformRules[kept])].points[node]
      for lane in 0..<lanes { out[lane] *= points }
    } else {
      let rules = draws.rules + kept * lanes
      for lane in 0..<lanes { out[lane] *= board.rules[Int(rules[lane])].points[node] }
    }
  }

  /// (N − rank)/(N − 1) among the members with a value, ties as `min`; 1 where there is only one.
  private func rankShare(
    _ place: Int, board: CompiledBoard, values: UnsafeMutablePointer<Double>, state: StepState, sign: Double,
    _ out: UnsafeMutablePointer<Double>
  ) {
    let others = board.indicatorMembers.map { board.cell($0, leaf: place) }.filter { model.cells[$0].hasValue }
    for lane in 0..<Self.lanes {
      var above = 0
      for cell in others where sign * (state.measured(cell)[lane] - values[lane]) > Tolerance.value { above += 1 }
      out[lane] = others.count > 1 ? Double(others.count - 1 - above) / Double(others.count - 1) : 1
    }
  }

  // MARK: Cohort anchors

  /// The anchors of this step, lane by lane, into the rows `from` and `to`.
  private func prepareCohort(leaf place: Int, board index: Int, kept: Int, draws: TileDraws, state: StepState) {
    let board = model.boards[index]
    let leaf = board.leaves[place]
    if fillExtremes(leaf: place, board: board, index: index, kept: kept, draws: draws, state: state) { return }
    let lanes = Self.lanes
    let cells = board.indicatorMembers.map { board.cell($0, leaf: place) }.filter { model.cells[$0].hasValue }
    let sign = model.leaves[leaf.quantity].scale.sign
    let step = Double(layout.steps[kept])
    let driftRow = layout.reference[index][place]
    var values: [Double] = []
    for lane in 0..<lanes {
      values.removeAll(keepingCapacity: true)
      for cell in cells { values.append(state.measured(cell)[lane]) }
      let moved = driftRow >= 0 ? sign * draws.row(driftRow)[lane] * step : 0
      let reference = leaf.reference
      if let best = reference?.best { values.append(best + moved) }
      if let worst = reference?.worst { values.append(worst + moved) }
      let mean = reference?.mean.map { $0 + moved }
      guard let (from, to) = board.rules[Int(draws.rules[kept * lanes + lane])].cohort[place] else { continue }
      rows[Row.from][lane] = CohortAnchor.value(from, values: &values, mean: mean, sign: sign)
      rows[Row.to][lane] = CohortAnchor.value(to, values: &values, mean: mean, sign: sign)
    }
  }

  /// The anchors where both are the cohort's best or worst under one set of rules: row by row, without sorting.
  /// - Returns: false where the rule asks for more.
  private func fillExtremes(
    leaf place: Int, board: CompiledBoard, index: Int, kept: Int, draws: TileDraws, state: StepState
  ) -> Bool {
    guard draws.uniformRules[kept] >= 0,
      let (from, to) = board.rules[Int(draws.uniformRules[kept])].cohort[place],
      [.best, .worst].contains(from), [.best, .worst].contains(to)
    else { return false }
    let leaf = board.leaves[place]
    let sign = model.leaves[leaf.quantity].scale.sign
    for (anchor, row) in [(from, Row.from), (to, Row.to)] {
      fillExtreme(
        anchor, leaf: place, board: board, index: index, kept: kept, sign: sign, draws: draws, state: state,
        into: rows[row])
    }
    return true
  }

  private func fillExtreme(
    _ anchor: ScoringRule.Anchor, leaf place: Int, board: CompiledBoard, index: Int, kept: Int, sign: Double,
    draws: TileDraws, state: StepState, into out: UnsafeMutablePointer<Double>
  ) {
    let lanes = Self.lanes
    let largest = (anchor == .best) == (sign > 0)
    let start = largest ? -Double.infinity : Double.infinity
    for lane in 0..<lanes { out[lane] = start }
    func take(_ value: (Int) -> Double) {
      if largest {
        for lane in 0..<lanes { out[lane] = max(out[lane], value(lane)) }
      } else {
        for lane in 0..<lanes { out[lane] = min(out[lane], value(lane)) }
      }
    }
    for member in board.indicatorMembers {
      let cell = board.cell(member, leaf: place)
      guard model.cells[cell].hasValue else { continue }
      let values = state.measured(cell)
      take { values[$0] }
    }
    guard let reference = board.leaves[place].reference else { return }
    let drift = draws.row(layout.reference[index][place])
    let step = sign * Double(layout.steps[kept])
    for end in [reference.best, reference.worst] {
      if let end { take { end + drift[$0] * step } }
    }
  }
}

extension CompiledBoard {
  /// The cell of an indicator member for a leaf of the scheme.
  func cell(_ member: Int, leaf: Int) -> Int {
    guard case .indicators(_, let cells) = members[member] else { return -1 }
    return cells[leaf]
  }
}

extension ScoringRule {
  /// One member's value changes the others' points.
  var comparesMembers: Bool {
    switch self {
    case .cohort, .rank: true
    default: false
    }
  }
}
