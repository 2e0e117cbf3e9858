// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics
import TuiyanPlans

/// Judges plans by a margin model: a guide, many times faster than judging; what it finds has to be judged.
final class LinearJudge: PlanJudge {
  let layout: ReplicationLayout
  private let model: MarginModel
  private var starts: [Int]
  private var margins: [[Float]]
  private var events: [[UInt64]]
  private var steps = 0

  init(_ model: MarginModel) {
    self.model = model
    layout = model.judge.layout
    starts = model.plan.starts
    margins = model.base.rows
    events = margins.map(Self.bits)
  }

  func record(of plan: PlanVector) -> TargetRecord {
    steps += 1
    if steps % 1024 == 0 { reset() }
    var stale = Array(repeating: false, count: events.count)
    for slot in plan.starts.indices {
      let start = plan.starts[slot]
      guard start != starts[slot] else { continue }
      for move in model.moves(of: slot) {
        let factor = model.share(slot, start, at: move.step) - model.share(slot, starts[slot], at: move.step)
        guard factor != 0 else { continue }
        stale[move.event] = true
        move.add(factor, to: &margins[move.event])
      }
      starts[slot] = start
    }
    for event in stale.indices where stale[event] { events[event] = Self.bits(margins[event]) }
    return model.judge.record(events: events)
  }

  /// Begins again from the base, so that rounding does not pile up.
  private func reset() {
    starts = model.plan.starts
    margins = model.base.rows
    events = margins.map(Self.bits)
  }

  private static func bits(_ margins: [Float]) -> [UInt64] {
    margins.withUnsafeBufferPointer { margins in
      (0..<margins.count / 64).map { word in
        var bits: UInt64 = 0
        for lane in 0..<64 { bits |= (margins[word * 64 + lane] >= 0 ? 1 : 0) << UInt64(lane) }
        return bits
      }
    }
  }
}
