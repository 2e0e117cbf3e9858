// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

/// The scale effects work on.
struct EffectFrame {
  /// +1 where more is better.
  let sign: Double
  let low: Double
  let high: Double
  /// Where `close` goes.
  let frontier: Double
}

extension StepEvaluator {
  /// Spare rows used here.
  private enum Row {
    static let weight = 0
    static let open = 1
    static let multiplier = 10
  }

  /// raw → all add → all close → set → clip, with what the plan has in force at this step.
  func apply(
    _ effects: [DeedEffect], frame: EffectFrame, kept: Int, plan: PlanTables, draws: TileDraws,
    from path: UnsafeMutablePointer<Double>, to out: UnsafeMutablePointer<Double>
  ) {
    let lanes = Self.lanes
    guard effects.contains(where: { $0.kind != .rate && effective[$0.deed] != 0 }) else {
      for lane in 0..<lanes { out[lane] = min(max(path[lane], frame.low), frame.high) }
      return
    }
    out.update(from: path, count: lanes)
    let step = layout.steps[kept]
    var open = false
    for effect in effects where effect.kind != .rate {
      if open, effect.kind == .set {
        close(frame, out)
        open = false
      }
      guard weigh(effect, step: step, plan: plan, draws: draws, into: rows[Row.weight]) else { continue }
      let weight = rows[Row.weight]
      switch effect.kind {
      case .add:
        for lane in 0..<lanes { out[lane] += frame.sign * weight[lane] }
      case .close:
        let left = rows[Row.open]
        if !open { for lane in 0..<lanes { left[lane] = 1 } }
        open = true
        for lane in 0..<lanes { left[lane] *= 1 - min(max(weight[lane], 0), 1) }
      case .set:
        let size = draws.row(layout.sizes + model.deeds[effect.deed].sizeOffset + effect.size)
        for lane in 0..<lanes {
          let move = weight[lane] * (size[lane] - out[lane])
          if frame.sign * move > 0 { out[lane] += move }
        }
      case .rate: break
      }
    }
    if open { close(frame, out) }
    for lane in 0..<lanes { out[lane] = min(max(out[lane], frame.low), frame.high) }
  }

  /// raw += (frontier − raw)·(1 − Π(1 − f)), never backwards.
  private func close(_ frame: EffectFrame, _ out: UnsafeMutablePointer<Double>) {
    let left = rows[Row.open]
    for lane in 0..<Self.lanes {
      let way = frame.frontier - out[lane]
      if frame.sign * way > 0 { out[lane] += way * (1 - left[lane]) }
    }
  }

  /// size × progress where the deed has its effect, else 0; for `set` and `rate` the progress alone.
  /// - Returns: false where nothing is in force in any lane.
  private func weigh(
    _ effect: DeedEffect, step: Int, plan: PlanTables, draws: TileDraws, into weight: UnsafeMutablePointer<Double>
  ) -> Bool {
    let bits = effective[effect.deed]
    guard bits != 0 else { return false }
    let deed = model.deeds[effect.deed]
    let lanes = Self.lanes
    let slipRow = layout.slip[effect.deed]
    if slipRow < 0 {
      let slip = Int(deed.slip.constant.rounded(.toNearestOrAwayFromZero))
      let share = progress(effect, plan: plan, slip: slip, step: step)
      guard share != 0 else { return false }
      for lane in 0..<lanes { weight[lane] = (bits >> UInt64(lane)) & 1 == 1 ? share : 0 }
    } else {
      let slip = draws.row(slipRow)
      for lane in 0..<lanes {
        weight[lane] =
          (bits >> UInt64(lane)) & 1 == 1 ? progress(effect, plan: plan, slip: Int(slip[lane]), step: step) : 0
      }
    }
    if effect.kind == .add || effect.kind == .close {
      let size = draws.row(layout.sizes + deed.sizeOffset + effect.size)
      let factor = plan.factor[effect.deed]
      for lane in 0..<lanes { weight[lane] *= factor * size[lane] }
    }
    return true
  }

  /// Nothing starts before the step after as_of, however the slip falls.
  private func progress(_ effect: DeedEffect, plan: PlanTables, slip: Int, step: Int) -> Double {
    let start = max(1, plan.starts[effect.deed] + slip)
    let elapsed = step - (start + plan.inForce[effect.deed] - plan.starts[effect.deed] + effect.delay)
    return elapsed < 0 ? 0 : effect.progress[min(elapsed, effect.progress.count - 1)]
  }

  /// [last][lanes]: what effects multiply the rate by, step by step.
  func rateMultiplier(
    _ effects: [DeedEffect], plan: PlanTables, draws: TileDraws
  ) -> UnsafeMutablePointer<Double> {
    let lanes = Self.lanes
    let out = rows[Row.multiplier]
    for step in 1...max(1, layout.last) {
      let row = out + (step - 1) * lanes
      for lane in 0..<lanes { row[lane] = 1 }
      for effect in effects where effect.kind == .rate {
        guard weigh(effect, step: step, plan: plan, draws: draws, into: rows[Row.weight]) else { continue }
        let size = draws.row(layout.sizes + model.deeds[effect.deed].sizeOffset + effect.size)
        let weight = rows[Row.weight]
        for lane in 0..<lanes { row[lane] *= max(0, 1 + (size[lane] - 1) * weight[lane]) }
      }
    }
    return out
  }
}
