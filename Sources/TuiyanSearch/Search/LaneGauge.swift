// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanPlans

/// Counts, replication by replication, where each event happens under margins that add up.
///
/// Lanes that are no replications never count.
struct LaneGauge: ClimbGauge {
  private let model: MarginModel
  private var margins: [[Float]]
  private var lanes: EventLanes
  /// What is counted under a draft, and the changes to it; kept, so that nothing is allocated for every plan.
  private var counts: [Int]
  private var changes: [(place: Int, change: Int)] = []
  /// [events]: it is asked for itself, nothing rests on it, and all replications are judged together: counting is
  /// enough.
  private let isPlain: [Bool]
  /// The objective rests on events together, or on the worst of several futures: counting single events is not enough.
  let isCompound: Bool

  init(_ model: MarginModel, _ objective: PlanObjective) {
    self.model = model
    let network = EventNetwork(objective, of: model.judge.eventTargets, events: model.base.rows.count)
    margins = Self.within(model.judge.layout.valid, model.base.rows)
    lanes = EventLanes(network, margins: margins)
    counts = lanes.counts
    isCompound = network.above.contains { !$0.isEmpty } || objective.groups.count > 1
    isPlain = margins.indices.map {
      network.above[$0].isEmpty && network.place[$0] >= 0 && objective.groups.count == 1
    }
  }

  /// Margins with lanes that are no replications put out of reach.
  private static func within(_ valid: [UInt64], _ rows: [[Float]]) -> [[Float]] {
    var margins = rows
    for event in margins.indices {
      for word in valid.indices where valid[word] != .max {
        for lane in 0..<64 where (valid[word] >> UInt64(lane)) & 1 == 0 {
          margins[event][word * 64 + lane] = -.infinity
        }
      }
    }
    return margins
  }

  var worth: Double { lanes.network.worth(lanes.counts) }

  mutating func gain(_ slot: Int, from old: Int, to new: Int) -> Double {
    count(slot, from: old, to: new)
    lanes.forget()
    return lanes.network.worth(counts) - worth
  }

  mutating func set(_ slot: Int, from old: Int, to new: Int) {
    count(slot, from: old, to: new)
    for move in model.moves(of: slot) {
      let factor = factor(move, slot, from: old, to: new)
      if factor != 0 { move.add(factor, to: &margins[move.event]) }
    }
    lanes.keep(counts)
  }

  /// How many times a move is added where its slot starts at another step.
  private func factor(_ move: MarginModel.Move, _ slot: Int, from old: Int, to new: Int) -> Float {
    model.share(slot, new, at: move.step) - model.share(slot, old, at: move.step)
  }

  /// Counts what would be if a slot started at another step; leaves a draft.
  private mutating func count(_ slot: Int, from old: Int, to new: Int) {
    changes.removeAll(keepingCapacity: true)
    for move in model.moves(of: slot) {
      let factor = factor(move, slot, from: old, to: new)
      guard factor != 0 else { continue }
      if isPlain[move.event] {
        changes.append((lanes.network.place[move.event], move.gain(factor, on: margins[move.event])))
      } else if lanes.network.isUsed(move.event) {
        lanes.draftEvent(move.event, margins[move.event], move, factor)
      }
    }
    lanes.draftAbove()
    lanes.countDraft(into: &counts)
    for (place, change) in changes { counts[place] += change }
  }
}
