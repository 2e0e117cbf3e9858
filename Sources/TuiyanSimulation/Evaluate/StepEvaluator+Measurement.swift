// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics

extension StepEvaluator {
  private enum Row {
    static let counts = 2
  }

  /// The value the evaluation sees: path or count, effects, survey error, clipped to the range.
  func measure(_ index: Int, kept: Int, plan: PlanTables, draws: TileDraws, state: StepState) {
    let cell = model.cells[index]
    let leaf = model.leaves[cell.leaf]
    let out = state.measured(index)
    let frame = EffectFrame(
      sign: leaf.scale.sign, low: leaf.scale.low, high: leaf.scale.high, frontier: leaf.leaf.target ?? 0)
    let effects = model.cellEffects[index]
    switch cell.source {
    case .process:
      apply(
        effects, frame: frame, kept: kept, plan: plan, draws: draws, from: draws.row(layout.path[index] + kept), to: out
      )
    case .events(_, _, let once):
      let counts = count(index, once: once, kept: kept, plan: plan, draws: draws)
      apply(effects, frame: frame, kept: kept, plan: plan, draws: draws, from: counts, to: out)
    case .rollupCells(let children, let take):
      let reporting = children.filter { model.cells[$0].hasValue }
      let sign = model.leaves[model.cells[children[0]].leaf].scale.sign
      roll(reporting.map { state.measured($0) }, take, sign: sign, range: leaf.leaf.range, into: out)
    case .rollupBoard(let board, let members, let rankShare, let take):
      let values =
        rankShare
        ? rankShares(board: board, members: members, state: state)
        : members.map { state.total(board: board, member: $0) }
      roll(values, take, sign: 1, range: leaf.leaf.range, into: out)
    case .missing: return
    }
    if layout.survey[index] >= 0, layout.steps[kept] > 0 {
      addSurveyError(leaf, noise: draws.row(layout.survey[index] + kept), kept: kept, draws: draws, out)
    }
  }

  private func count(
    _ index: Int, once: Bool, kept: Int, plan: PlanTables, draws: TileDraws
  ) -> UnsafeMutablePointer<Double> {
    guard layout.counts[index] >= 0 else { return draws.row(layout.path[index] + kept) }
    let step = layout.steps[kept]
    let base = draws.row(layout.counts[index])
    guard step > 0 else { return base }
    let multiplier = rateMultiplier(model.cellEffects[index], plan: plan, draws: draws)
    counter.count(
      once: once, last: step, steps: [step], soFar: base, rate: base + Self.lanes, uniforms: base + 2 * Self.lanes,
      multiplier: multiplier, out: rows[Row.counts])
    return rows[Row.counts]
  }

  /// measured = raw + ε·sd/√answers, clipped; without a stated sd, sd = span·√(p(1−p)), p = (raw − low)/span.
  private func addSurveyError(
    _ leaf: CompiledLeaf, noise: UnsafeMutablePointer<Double>, kept: Int, draws: TileDraws,
    _ out: UnsafeMutablePointer<Double>
  ) {
    let low = leaf.scale.low
    let high = leaf.scale.high
    let rules = draws.rules + kept * Self.lanes
    for lane in 0..<Self.lanes {
      let root = leaf.answers[Int(rules[lane])].squareRoot()
      var sd = leaf.answerSD ?? 0
      if leaf.answerSD == nil {
        let p = (out[lane] - low) / (high - low)
        sd = (high - low) * max(0, p * (1 - p)).squareRoot()
      }
      out[lane] = min(max(out[lane] + noise[lane] * sd / root, low), high)
    }
  }

  /// A parent's leaf from its children: the worst child for `min`, a share of the children for `share_at_least`.
  /// - Parameter sign: +1 where more is better of what the children give (of totals and rank shares it always is).
  private func roll(
    _ children: [UnsafeMutablePointer<Double>], _ take: Rollup.Take, sign: Double, range: ClosedRange<Double>?,
    into out: UnsafeMutablePointer<Double>
  ) {
    for lane in 0..<Self.lanes {
      let values = children.map { $0[lane] }
      switch take {
      case .mean: out[lane] = values.reduce(0, +) / Double(values.count)
      case .sum: out[lane] = values.reduce(0, +)
      case .min: out[lane] = (sign > 0 ? values.min() : values.max()) ?? 0
      case .shareAtLeast(let bound):
        let reached = values.filter { sign * ($0 - bound) >= -Tolerance.value }.count
        out[lane] = Double(reached) / Double(values.count)
      }
      if let range { out[lane] = min(max(out[lane], range.lowerBound), range.upperBound) }
    }
  }

  /// (N − rank)/(N − 1) of some members of a board.
  private func rankShares(board: Int, members: [Int], state: StepState) -> [UnsafeMutablePointer<Double>] {
    let count = Double(model.boards[board].members.count)
    return members.map { member in
      let row = rows[10 + member]
      let rank = state.rank(board: board, place: asked.place[board][member])
      for lane in 0..<Self.lanes { row[lane] = count > 1 ? (count - rank[lane]) / (count - 1) : 1 }
      return row
    }
  }
}

/// How close two numbers must be to count as equal.
enum Tolerance {
  /// Totals.
  static let total = 1e-9
  /// Values against bounds, relative to 1.
  static let value = 1e-9
}
