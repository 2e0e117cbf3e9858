// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics
import TuiyanPlans

/// Takes plans apart and puts them together again where margins are linear: thousands of plans a second.
///
/// Lanes that are no replications never count.
struct MarginClimb {
  let space: PlanSpace
  let model: MarginModel
  private(set) var starts: [Int]
  private(set) var usage: PlanUsage
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

  init(_ space: PlanSpace, _ model: MarginModel, _ objective: PlanObjective) {
    self.space = space
    self.model = model
    starts = model.plan.starts
    usage = PlanUsage(space.rules, model.plan)
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

  /// The plan as it stands.
  var plan: PlanVector { PlanVector(starts: starts) }

  /// Objective less what is missing to promises.
  var worth: Double { lanes.network.worth(lanes.counts) }

  /// What the worth would gain if a slot started at a step (0: were taken out).
  mutating func gain(_ slot: Int, _ start: Int) -> Double {
    guard start != starts[slot] else { return 0 }
    count(after: slot, at: start)
    lanes.forget()
    return lanes.network.worth(counts) - worth
  }

  /// How many times a move is added where its slot starts at another step.
  private func factor(_ move: MarginModel.Move, _ slot: Int, _ start: Int) -> Float {
    model.share(slot, start, at: move.step) - model.share(slot, starts[slot], at: move.step)
  }

  /// Counts what would be if a slot started at a step; leaves a draft.
  private mutating func count(after slot: Int, at start: Int) {
    changes.removeAll(keepingCapacity: true)
    for move in model.moves(of: slot) {
      let factor = factor(move, slot, start)
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

  /// Starts a slot at a step (0: takes it out), whatever the rules say.
  mutating func set(_ slot: Int, _ start: Int) {
    guard start != starts[slot] else { return }
    count(after: slot, at: start)
    for move in model.moves(of: slot) {
      let factor = factor(move, slot, start)
      if factor != 0 { move.add(factor, to: &margins[move.event]) }
    }
    lanes.keep(counts)
    if starts[slot] > 0 { usage.remove(slot, starts[slot]) }
    if start > 0 { usage.add(slot, start) }
    starts[slot] = start
  }

  /// Goes to another plan.
  mutating func move(to plan: PlanVector) {
    for slot in starts.indices where plan.starts[slot] != starts[slot] { set(slot, plan.starts[slot]) }
  }
}
