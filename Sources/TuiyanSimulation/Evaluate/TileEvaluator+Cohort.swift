// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics

/// Anchors of cohort scales, into the rows `from` and `to`.
extension TileEvaluator {
  func prepareCohort(leaf place: Int, board index: Int, draws: TileDraws, state: TileState) {
    let board = tables.boards[index]
    if board.leaves[place].hasOneScale {
      fill(board.cohortFrom[place], leaf: place, board: index, draws: draws, state: state, into: rows.from)
      fill(board.cohortTo[place], leaf: place, board: index, draws: draws, state: state, into: rows.to)
      return
    }
    for step in first..<kept {
      for lane in 0..<Self.lanes {
        let i = step * Self.lanes + lane
        let scale = Int(draws.rules[i]) * board.leaves.count + place
        rows.from[i] = anchor(board.cohortFrom[scale], leaf: place, board: index, at: i, draws: draws, state: state)
        rows.to[i] = anchor(board.cohortTo[scale], leaf: place, board: index, at: i, draws: draws, state: state)
      }
    }
  }

  /// One end for all lanes and steps, row by row where that can be done without sorting.
  private func fill(
    _ anchor: ScoringRule.Anchor, leaf place: Int, board index: Int, draws: TileDraws, state: TileState,
    into out: UnsafeMutablePointer<Double>
  ) {
    switch anchor {
    case .best, .worst:
      fillExtreme(anchor == .best, leaf: place, board: index, draws: draws, state: state, into: out)
    case .mean: fillMean(leaf: place, board: index, draws: draws, state: state, into: out)
    case .median, .quantile:
      for i in first * Self.lanes..<kept * Self.lanes {
        out[i] = self.anchor(anchor, leaf: place, board: index, at: i, draws: draws, state: state)
      }
    }
  }

  private func fillExtreme(
    _ isBest: Bool, leaf place: Int, board index: Int, draws: TileDraws, state: TileState,
    into out: UnsafeMutablePointer<Double>
  ) {
    let board = tables.boards[index]
    let largest = isBest == (board.leaves[place].sign > 0)
    let all = first * Self.lanes..<kept * Self.lanes
    let start = largest ? -Double.infinity : Double.infinity
    for i in all { out[i] = start }
    func take(_ row: UnsafeMutablePointer<Double>) {
      let (values, result) = (row + all.lowerBound, out + all.lowerBound)
      if largest {
        RowArithmetic.takeGreatest(values, into: result, count: all.count)
      } else {
        RowArithmetic.takeLeast(values, into: result, count: all.count)
      }
    }
    for unit in board.indicatorMembers.indices {
      let cell = board.cell(place: unit, leaf: place)
      if cell >= 0 { take(state.measured(cell)) }
    }
    for end in [board.leaves[place].best, board.leaves[place].worst] {
      guard let end else { continue }
      reference(end, leaf: place, board: index, draws: draws, into: rows.points)
      take(rows.points)
    }
  }

  /// The reference row's mean, which *is* the mean where it is given; else that of all values.
  private func fillMean(
    leaf place: Int, board index: Int, draws: TileDraws, state: TileState, into out: UnsafeMutablePointer<Double>
  ) {
    let board = tables.boards[index]
    if let mean = board.leaves[place].mean {
      reference(mean, leaf: place, board: index, draws: draws, into: out)
      return
    }
    let all = first * Self.lanes..<kept * Self.lanes
    var count = 0.0
    for i in all { out[i] = 0 }
    func take(_ row: UnsafeMutablePointer<Double>) {
      for i in all { out[i] += row[i] }
      count += 1
    }
    for unit in board.indicatorMembers.indices {
      let cell = board.cell(place: unit, leaf: place)
      if cell >= 0 { take(state.measured(cell)) }
    }
    for end in [board.leaves[place].best, board.leaves[place].worst] {
      guard let end else { continue }
      reference(end, leaf: place, board: index, draws: draws, into: rows.points)
      take(rows.points)
    }
    for i in all { out[i] /= count }
  }

  /// A figure of the reference row, moved by its drift: [kept steps][lanes].
  private func reference(
    _ value: Double, leaf place: Int, board index: Int, draws: TileDraws, into out: UnsafeMutablePointer<Double>
  ) {
    let drift = draws.row(layout.reference[index][place])
    let sign = tables.boards[index].leaves[place].sign
    for step in first..<kept {
      let row = out + step * Self.lanes
      let distance = sign * Double(layout.steps[step])
      for lane in 0..<Self.lanes { row[lane] = value + drift[lane] * distance }
    }
  }

  /// One end at one place among [kept steps][lanes].
  private func anchor(
    _ anchor: ScoringRule.Anchor, leaf place: Int, board index: Int, at i: Int, draws: TileDraws, state: TileState
  ) -> Double {
    let board = tables.boards[index]
    let leaf = board.leaves[place]
    let values = rows.list
    var count = 0
    func add(_ value: Double) {
      values[count] = value
      count += 1
    }
    for unit in board.indicatorMembers.indices {
      let cell = board.cell(place: unit, leaf: place)
      if cell >= 0 { add(state.measured(cell)[i]) }
    }
    var moved = 0.0
    if leaf.hasReference {
      moved =
        draws.row(layout.reference[index][place])[i % Self.lanes] * (leaf.sign * Double(layout.steps[i / Self.lanes]))
    }
    if let best = leaf.best { add(best + moved) }
    if let worst = leaf.worst { add(worst + moved) }
    let mean = leaf.mean.map { $0 + moved }
    return CohortAnchor.value(
      anchor, values: UnsafeMutableBufferPointer(start: values, count: count), mean: mean, sign: leaf.sign)
  }
}
