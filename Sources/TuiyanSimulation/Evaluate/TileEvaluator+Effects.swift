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

  /// raw → all add → all close → set → clip, with what the plan has in force, step by step.
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

  /// All effects at one step, without the clip.
  private func apply(
    _ effects: Range<Int>, frame: EffectFrame, step: Int, plan: PlanTables, draws: TileDraws,
    to out: UnsafeMutablePointer<Double>
  ) {
    let lanes = Self.lanes
    let weight = rows.weight
    var open = false
    for place in effects {
      let effect = tables.effects[place]
      if effect.kind == .rate { continue }
      if open, effect.kind == .set {
        close(frame, out)
        open = false
      }
      if effect.kind == .add, tables.timings[effect.deed].slipRow < 0 {
        addCertain(effect, sign: frame.sign, step: step, plan: plan, draws: draws, to: out)
        continue
      }
      guard weigh(effect, step: step, plan: plan, draws: draws, into: weight) else { continue }
      switch effect.kind {
      case .add:
        for lane in 0..<lanes { out[lane] += frame.sign * weight[lane] }
      case .close:
        let left = rows.open
        if !open { for lane in 0..<lanes { left[lane] = 1 } }
        open = true
        for lane in 0..<lanes { left[lane] *= 1 - min(max(weight[lane], 0), 1) }
      case .set:
        let size = draws.row(effect.size)
        for lane in 0..<lanes {
          let move = weight[lane] * (size[lane] - out[lane])
          if frame.sign * move > 0 { out[lane] += move }
        }
      case .rate: break
      }
    }
    if open { close(frame, out) }
  }

  /// An added effect whose deed slips by a certain number of steps: the progress is the same in all lanes.
  private func addCertain(
    _ effect: EvaluationTables.Effect, sign: Double, step: Int, plan: PlanTables, draws: TileDraws,
    to out: UnsafeMutablePointer<Double>
  ) {
    let bits = effective[effect.deed]
    guard bits != 0 else { return }
    let start = plan.starts[effect.deed]
    let share = progress(
      effect, start: start, length: plan.inForce[effect.deed] - start, slip: tables.timings[effect.deed].slip,
      step: step)
    guard share != 0 else { return }
    RowArithmetic.addShares(
      to: out, sizes: draws.row(effect.size), in: bits, share: share, factor: plan.factor[effect.deed], sign: sign)
  }

  /// raw += (frontier − raw)·(1 − Π(1 − f)), never backwards.
  private func close(_ frame: EffectFrame, _ out: UnsafeMutablePointer<Double>) {
    let left = rows.open
    for lane in 0..<Self.lanes {
      let way = frame.frontier - out[lane]
      out[lane] += frame.sign * way > 0 ? way * (1 - left[lane]) : 0
    }
  }

  /// size × progress where the deed has its effect, else 0; for `set` and `rate` the progress alone.
  /// - Returns: false where nothing is in force in any lane.
  private func weigh(
    _ effect: EvaluationTables.Effect, step: Int, plan: PlanTables, draws: TileDraws,
    into weight: UnsafeMutablePointer<Double>
  ) -> Bool {
    let bits = effective[effect.deed]
    guard bits != 0 else { return false }
    let timing = tables.timings[effect.deed]
    let lanes = Self.lanes
    let start = plan.starts[effect.deed]
    let length = plan.inForce[effect.deed] - start
    if timing.slipRow < 0 {
      let share = progress(effect, start: start, length: length, slip: timing.slip, step: step)
      guard share != 0 else { return false }
      for lane in 0..<lanes { weight[lane] = (bits >> UInt64(lane)) & 1 == 1 ? share : 0 }
    } else {
      let slip = draws.row(timing.slipRow)
      for lane in 0..<lanes {
        weight[lane] =
          (bits >> UInt64(lane)) & 1 == 1
          ? progress(effect, start: start, length: length, slip: Int(slip[lane]), step: step) : 0
      }
    }
    if effect.kind == .add || effect.kind == .close {
      let size = draws.row(effect.size)
      let factor = plan.factor[effect.deed]
      for lane in 0..<lanes { weight[lane] *= factor * size[lane] }
    }
    return true
  }

  /// Nothing starts before the step after as_of, however the slip falls.
  @inline(__always)
  private func progress(_ effect: EvaluationTables.Effect, start: Int, length: Int, slip: Int, step: Int) -> Double {
    let elapsed = step - (max(1, start + slip) + length + effect.delay)
    return elapsed < 0 ? 0 : tables.progress[effect.progress + min(elapsed, effect.progressCount - 1)]
  }

  /// [last][lanes]: what effects multiply the rate by, step by step.
  func rateMultiplier(_ effects: Range<Int>, plan: PlanTables, draws: TileDraws) -> UnsafeMutablePointer<Double> {
    let lanes = Self.lanes
    let weight = rows.weight
    for step in 1...max(1, layout.last) {
      let row = rows.multiplier + (step - 1) * lanes
      for lane in 0..<lanes { row[lane] = 1 }
      for place in effects where tables.effects[place].kind == .rate {
        let effect = tables.effects[place]
        guard weigh(effect, step: step, plan: plan, draws: draws, into: weight) else { continue }
        let size = draws.row(effect.size)
        for lane in 0..<lanes { row[lane] *= max(0, 1 + (size[lane] - 1) * weight[lane]) }
      }
    }
    return rows.multiplier
  }
}
