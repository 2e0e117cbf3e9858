// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics

extension TileEvaluator {
  /// The value the evaluation sees: path or count, effects, survey error, clipped to the range.
  func measure(_ index: Int, plan: PlanTables, draws: TileDraws, state: TileState) {
    let cell = tables.cells[index]
    let out = state.measured(index)
    switch cell.source {
    case .process:
      guard let source else {
        apply(cell.effects, frame: cell.frame, plan: plan, draws: draws, from: draws.row(cell.path), to: out)
        break
      }
      let isMoved = areInForce(cell.effects)
      source.drawPath(
        index, ends: isMoved ? .none : PathEnds(low: cell.frame.low, high: cell.frame.high), into: out)
      if isMoved { apply(cell.effects, frame: cell.frame, plan: plan, draws: draws, from: out, to: out) }
    case .events, .once:
      source?.drawCounts(index)
      let counts = count(cell, plan: plan, draws: draws)
      apply(cell.effects, frame: cell.frame, plan: plan, draws: draws, from: counts, to: out)
    case .cells, .totals, .rankShares:
      if cell.source == .rankShares { fillRankShares(cell, state: state) }
      roll(cell, state: state, into: out)
    case .missing: return
    }
    if cell.survey >= 0 {
      source?.drawSurvey(index)
      addSurveyError(tables.surveys[cell.leaf], noise: draws.row(cell.survey), draws: draws, out)
    }
  }

  /// [kept steps][lanes]: counted ahead where no action can change the rate, else now.
  private func count(
    _ cell: EvaluationTables.MeasuredCell, plan: PlanTables, draws: TileDraws
  ) -> UnsafeMutablePointer<Double> {
    guard cell.counts >= 0 else { return draws.row(cell.path) }
    let base = draws.row(cell.counts)
    counter.count(
      once: cell.source == .once, last: layout.last, steps: layout.steps, soFar: base, rate: base + Self.lanes,
      uniforms: base + 2 * Self.lanes, multiplier: rateMultiplier(cell.effects, plan: plan, draws: draws),
      out: rows.counts)
    return rows.counts
  }

  /// measured = raw + ε·sd/√answers, clipped; without a stated sd, sd = span·√(p(1−p)), p = (raw − low)/span.
  private func addSurveyError(
    _ survey: EvaluationTables.Survey, noise: UnsafeMutablePointer<Double>, draws: TileDraws,
    _ out: UnsafeMutablePointer<Double>
  ) {
    let lanes = Self.lanes
    let roots = rows.weight
    for step in first..<kept where layout.steps[step] > 0 {
      let rules = draws.rules + step * lanes
      for lane in 0..<lanes { roots[lane] = tables.surveyRoots[survey.roots + Int(rules[lane])] }
      RowArithmetic.survey(
        out + step * lanes, noise: noise + step * lanes, roots: roots, sd: survey.sd.isNaN ? nil : survey.sd,
        low: survey.low, high: survey.high)
    }
  }

  /// What the n-th child of a roll-up gives: [kept steps][lanes].
  private func child(
    _ place: Int, of cell: EvaluationTables.MeasuredCell, state: TileState
  ) -> UnsafeMutablePointer<Double> {
    let child = tables.children[place]
    switch cell.source {
    case .totals: return state.total(board: cell.board, member: child)
    case .rankShares: return rows.shares + (place - cell.children.lowerBound) * kept * Self.lanes
    default: return state.measured(child)
    }
  }

  /// A parent's leaf from its children: the worst child for `min`, a share of the children for `share_at_least`.
  private func roll(
    _ cell: EvaluationTables.MeasuredCell, state: TileState, into out: UnsafeMutablePointer<Double>
  ) {
    let all = first * Self.lanes..<kept * Self.lanes
    let count = Double(cell.children.count)
    let sign = cell.childSign
    for (order, place) in cell.children.enumerated() {
      let row = child(place, of: cell, state: state)
      switch cell.take {
      case .mean, .sum:
        if order == 0 { for i in all { out[i] = 0 } }
        for i in all { out[i] += row[i] }
      case .min:
        if order == 0 { for i in all { out[i] = row[i] } }
        for i in all { out[i] = sign * row[i] < sign * out[i] ? row[i] : out[i] }
      case .shareAtLeast(let bound):
        if order == 0 { for i in all { out[i] = 0 } }
        for i in all { out[i] += sign * (row[i] - bound) >= -Tolerance.value ? 1 : 0 }
      }
    }
    switch cell.take {
    case .mean, .shareAtLeast: for i in all { out[i] = min(max(out[i] / count, cell.low), cell.high) }
    case .sum, .min: for i in all { out[i] = min(max(out[i], cell.low), cell.high) }
    }
  }

  /// (N − rank)/(N − 1) of a roll-up's members.
  private func fillRankShares(_ cell: EvaluationTables.MeasuredCell, state: TileState) {
    let board = tables.boards[cell.board]
    let count = Double(board.memberCount)
    for (order, place) in cell.children.enumerated() {
      let row = rows.shares + order * kept * Self.lanes
      let rank = state.rank(board: cell.board, place: asked.place[cell.board][tables.children[place]])
      for i in first * Self.lanes..<kept * Self.lanes { row[i] = count > 1 ? (count - rank[i]) / (count - 1) : 1 }
    }
  }
}

/// How close two numbers must be to count as equal.
package enum Tolerance {
  /// Totals.
  package static let total = 1e-9
  /// Values against bounds, relative to 1.
  package static let value = 1e-9
}
