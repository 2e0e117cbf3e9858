// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics
import TuiyanPlans

/// Takes plans apart and puts them together again where margins are linear: thousands of plans a second.
struct MarginClimb<Gauge: ClimbGauge> {
  let space: PlanSpace
  let model: MarginModel
  private(set) var gauge: Gauge
  private(set) var starts: [Int]
  private(set) var usage: PlanUsage
  /// [slots]
  let facts: [ClimbFact]

  init(_ space: PlanSpace, _ model: MarginModel, _ gauge: Gauge) {
    self.space = space
    self.model = model
    self.gauge = gauge
    starts = model.plan.starts
    usage = PlanUsage(space.rules, model.plan)
    facts = starts.indices.map { ClimbFact($0, space, model) }
  }

  /// The plan as it stands.
  var plan: PlanVector { PlanVector(starts: starts) }

  /// Objective less what is missing to promises.
  var worth: Double { gauge.worth }

  /// What the worth would gain if a slot started at a step (0: were taken out).
  mutating func gain(_ slot: Int, _ start: Int) -> Double {
    start == starts[slot] ? 0 : gauge.gain(slot, from: starts[slot], to: start)
  }

  /// Starts a slot at a step (0: takes it out), whatever the rules say.
  mutating func set(_ slot: Int, _ start: Int) {
    guard start != starts[slot] else { return }
    gauge.set(slot, from: starts[slot], to: start)
    if starts[slot] > 0 { usage.remove(slot, starts[slot]) }
    if start > 0 { usage.add(slot, start) }
    starts[slot] = start
  }

  /// Goes to another plan.
  mutating func move(to plan: PlanVector) {
    for slot in starts.indices where plan.starts[slot] != starts[slot] { set(slot, plan.starts[slot]) }
  }
}
