// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics
import TuiyanSimulation

/// Takes plans apart and puts them together again where margins are linear: thousands of plans a second.
///
/// Only for objectives that are a weighted sum of counts of single events, with promises on single events; `init`
/// says so. Lanes that are no replications never count.
struct MarginClimb {
  let space: PlanSpace
  let model: MarginModel
  private let weights: EventWeights
  private(set) var starts: [Int]
  private(set) var usage: PlanUsage
  private var margins: [[Float]]
  private var counts: [Int]

  /// - Returns: nil where the objective is of another kind.
  init?(_ space: PlanSpace, _ model: MarginModel, _ objective: PlanObjective) {
    guard let weights = EventWeights(objective, of: model.judge.singleEvents, count: model.base.rows.count)
    else { return nil }
    self.space = space
    self.model = model
    self.weights = weights
    starts = model.plan.starts
    usage = PlanUsage(space.rules, model.plan)
    margins = model.base.rows
    let valid = model.judge.layout.valid
    // Lanes that are no replications are put out of reach.
    for event in margins.indices {
      for word in valid.indices where valid[word] != .max {
        for lane in 0..<64 where (valid[word] >> UInt64(lane)) & 1 == 0 {
          margins[event][word * 64 + lane] = -.infinity
        }
      }
    }
    counts = margins.map { row in row.reduce(0) { $0 + ($1 >= 0 ? 1 : 0) } }
  }

  /// The plan as it stands.
  var plan: PlanVector { PlanVector(starts: starts) }

  /// Objective less what is missing to promises.
  var worth: Double { weights.worth(counts) }

  /// What the worth would gain if a slot started at a step (0: were taken out).
  func gain(_ slot: Int, _ start: Int) -> Double {
    let factor = model.shares[slot][start] - model.shares[slot][starts[slot]]
    guard factor != 0 else { return 0 }
    var gain = 0.0
    for move in model.moves[slot] {
      let change = move.gain(factor, on: margins[move.event])
      guard change != 0 else { continue }
      gain += weights.weight[move.event] * Double(change)
      for promise in weights.promises where promise.event == move.event {
        let before = max(0, promise.needed - counts[move.event])
        gain += weights.missing * Double(before - max(0, promise.needed - counts[move.event] - change))
      }
    }
    return gain
  }

  /// Starts a slot at a step (0: takes it out), whatever the rules say.
  mutating func set(_ slot: Int, _ start: Int) {
    let factor = model.shares[slot][start] - model.shares[slot][starts[slot]]
    if starts[slot] > 0 { usage.remove(slot, starts[slot]) }
    if start > 0 { usage.add(slot, start) }
    starts[slot] = start
    guard factor != 0 else { return }
    for move in model.moves[slot] {
      counts[move.event] += move.gain(factor, on: margins[move.event])
      move.add(factor, to: &margins[move.event])
    }
  }

  /// Goes to another plan.
  mutating func move(to plan: PlanVector) {
    for slot in starts.indices where plan.starts[slot] != starts[slot] { set(slot, plan.starts[slot]) }
  }
}
