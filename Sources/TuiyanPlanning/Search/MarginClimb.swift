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
  /// [events]: what one replication of the event adds to the objective.
  private let weight: [Double]
  /// Promises: an event, how many replications it needs, and what one that is missing costs.
  private let promises: [(event: Int, needed: Int)]
  private let missing: Double
  private(set) var starts: [Int]
  private(set) var usage: PlanUsage
  private var margins: [[Float]]
  private var counts: [Int]

  /// - Parameter events: which events each target (and unit) is; nil from the judge where one is not a single event.
  init?(_ space: PlanSpace, _ model: MarginModel, _ objective: PlanObjective) {
    guard objective.groups.count == 1, let events = model.judge.singleEvents else { return nil }
    let size = Double(max(1, objective.sizes[0]))
    var weight = Array(repeating: 0.0, count: model.base.rows.count)
    for term in objective.terms {
      if term.byUnit && !events[term.target].units.isEmpty {
        for unit in events[term.target].units {
          guard let unit else { return nil }
          weight[unit] += term.weight / Double(events[term.target].units.count) / size
        }
      } else {
        guard let joint = events[term.target].joint else { return nil }
        weight[joint] += term.weight / size
      }
    }
    var promises: [(event: Int, needed: Int)] = []
    for promise in objective.promises {
      guard let joint = events[promise.target].joint else { return nil }
      promises.append((joint, Int((promise.confidence * size).rounded(.up))))
    }
    self.space = space
    self.model = model
    self.weight = weight
    self.promises = promises
    missing = 4 * max(1e-9, objective.terms.reduce(0) { $0 + abs($1.weight) }) / size
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
  var worth: Double { worth(counts) }

  private func worth(_ counts: [Int]) -> Double {
    var sum = 0.0
    for event in counts.indices { sum += weight[event] * Double(counts[event]) }
    for promise in promises { sum -= missing * Double(max(0, promise.needed - counts[promise.event])) }
    return sum
  }

  /// What the worth would gain if a slot started at a step (0: were taken out).
  func gain(_ slot: Int, _ start: Int) -> Double {
    let factor = model.shares[slot][start] - model.shares[slot][starts[slot]]
    guard factor != 0 else { return 0 }
    var gain = 0.0
    for move in model.moves[slot] {
      let change = move.gain(factor, on: margins[move.event])
      guard change != 0 else { continue }
      gain += weight[move.event] * Double(change)
      for promise in promises where promise.event == move.event {
        let before = max(0, promise.needed - counts[move.event])
        gain += missing * Double(before - max(0, promise.needed - counts[move.event] - change))
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
