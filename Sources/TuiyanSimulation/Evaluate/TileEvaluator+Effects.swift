// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

/// The scale effects work on.
struct EffectFrame: Sendable {
  /// +1 where more is better.
  let sign: Double
  let low: Double
  let high: Double
  /// Where `close` goes.
  let frontier: Double
}

extension TileEvaluator {
  /// Some of these effects moves a value (not a rate) in some lane.
  func areInForce(_ effects: Range<Int>) -> Bool {
    effects.contains { tables.effects[$0].kind != .rate && effective[tables.effects[$0].deed] != 0 }
  }

  /// raw → all add → all close → set → clip (→ lift → clip), with what the plan has in force, step by step.
  /// - Parameters:
  ///   - path: [kept steps][lanes].
  ///   - out: [kept steps][lanes]; may be the path.
  func apply(
    _ effects: Range<Int>, frame: EffectFrame, plan: PlanTables, draws: TileDraws,
    from path: UnsafeMutablePointer<Double>, to out: UnsafeMutablePointer<Double>
  ) {
    let lanes = Self.lanes
    let low = frame.low
    let high = frame.high
    guard areInForce(effects) else {
      let start = first * lanes
      return RowArithmetic.clip(path + start, to: out + start, count: (kept - first) * lanes, low: low, high: high)
    }
    for step in first..<kept {
      let row = out + step * lanes
      if path != out { row.update(from: path + step * lanes, count: lanes) }
      apply(effects, frame: frame, step: layout.steps[step], plan: plan, draws: draws, to: row)
      RowArithmetic.clip(row, to: row, count: lanes, low: low, high: high)
    }
  }

  /// All effects at one step, without the last clip.
  private func apply(
    _ effects: Range<Int>, frame: EffectFrame, step: Int, plan: PlanTables, draws: TileDraws,
    to out: UnsafeMutablePointer<Double>
  ) {
    let left = rows.open
    var isOpen = false
    func close() {
      if isOpen { EffectRow.closeGap(to: frame.frontier, left: left, sign: frame.sign, of: out) }
      isOpen = false
    }
    for place in effects {
      let effect = tables.effects[place]
      if effect.kind == .rate { continue }
      if effect.kind == .set || effect.kind == .lift { close() }
      guard let row = row(of: effect, step: step, plan: plan, draws: draws) else { continue }
      let sizes = draws.row(effect.size)
      switch effect.kind {
      case .add: row.add(sizes, sign: frame.sign, to: out)
      case .close:
        if !isOpen { left.update(repeating: 1, count: Self.lanes) }
        isOpen = true
        row.close(sizes, of: left)
      case .set: row.set(sizes, sign: frame.sign, to: out)
      case .lift:
        RowArithmetic.clip(out, to: out, count: Self.lanes, low: frame.low, high: frame.high)
        row.add(sizes, sign: frame.sign, to: out)
      case .rate: break
      }
    }
    close()
  }

  /// How far along an effect is: its progress where the deed has its effect, else 0. Nothing starts before the step after
  /// as_of, however the slip falls.
  /// - Returns: nil where nothing is in force in any lane.
  private func row(
    of effect: EvaluationTables.Effect, step: Int, plan: PlanTables, draws: TileDraws
  ) -> EffectRow? {
    let bits = effective[effect.deed]
    guard bits != 0 else { return nil }
    let timing = tables.timings[effect.deed]
    let start = plan.starts[effect.deed]
    let behind = step - (plan.inForce[effect.deed] - start + effect.delay)
    let factor = plan.factor[effect.deed]
    guard timing.slipRow < 0 else {
      return EffectRow(
        in: bits, slips: draws.row(timing.slipRow),
        progress: UnsafeBufferPointer(rebasing: tables.progress[effect.progress]),
        start: start, behind: behind, factor: factor)
    }
    let elapsed = behind - max(1, start + timing.slip)
    let last = effect.progress.upperBound - 1
    let share = elapsed < 0 ? 0 : tables.progress[min(effect.progress.lowerBound + elapsed, last)]
    return share == 0 ? nil : EffectRow(in: bits, share: share, factor: factor)
  }

  /// [last][lanes]: what effects multiply the rate by, step by step.
  func rateMultiplier(_ effects: Range<Int>, plan: PlanTables, draws: TileDraws) -> UnsafeMutablePointer<Double> {
    let lanes = Self.lanes
    for step in 1...max(1, layout.last) {
      let rates = rows.multiplier + (step - 1) * lanes
      rates.update(repeating: 1, count: lanes)
      for place in effects where tables.effects[place].kind == .rate {
        let effect = tables.effects[place]
        guard let row = row(of: effect, step: step, plan: plan, draws: draws) else { continue }
        row.multiply(draws.row(effect.size), into: rates)
      }
    }
    return rows.multiplier
  }
}
