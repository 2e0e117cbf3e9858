// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics
import TuiyanSimulation

/// Judges plans by a margin model: a guide, many times faster than judging; what it finds has to be judged.
final class LinearJudge: PlanJudge {
  let layout: ReplicationLayout
  private let model: MarginModel
  private var weights: [Float]
  private var margins: [[Float]]
  private var events: [[UInt64]]
  private var steps = 0

  init(_ model: MarginModel) {
    self.model = model
    layout = model.judge.layout
    weights = model.plan.starts.enumerated().map { model.shares[$0][$1] }
    margins = model.base.rows
    events = margins.map(Self.bits)
  }

  func rebase(to plan: PlanVector) {}

  func record(of plan: PlanVector) -> TargetRecord {
    steps += 1
    if steps % 1024 == 0 { reset() }
    var stale = Array(repeating: false, count: events.count)
    for slot in plan.starts.indices {
      let weight = model.shares[slot][plan.starts[slot]]
      guard weight != weights[slot] else { continue }
      for move in model.moves[slot] {
        stale[move.event] = true
        move.add(weight - weights[slot], to: &margins[move.event])
      }
      weights[slot] = weight
    }
    for event in stale.indices where stale[event] { events[event] = Self.bits(margins[event]) }
    return model.judge.record(events: events)
  }

  /// Begins again from the base, so that rounding does not pile up.
  private func reset() {
    weights = model.plan.starts.enumerated().map { model.shares[$0][$1] }
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
