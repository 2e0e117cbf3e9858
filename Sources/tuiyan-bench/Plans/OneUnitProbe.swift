// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanModel
import TuiyanPlanning
import TuiyanPlans
import TuiyanSearch
import TuiyanSimulation

/// How fast plans of the made case are judged, and how long its proved optimum takes.
struct OneUnitProbe {
  private let scenario: Scenario
  private let space: PlanSpace
  private let judge: ReplayJudge
  private let drawing: Double

  init(replications: Int, threads: Int) throws {
    scenario = OneUnitCase().scenario
    space = PlanSpace(scenario)
    let began = Date()
    judge = ReplayJudge(
      model: try CompiledModel(scenario),
      settings: SimulationSettings(replications: replications, seed: 1, threads: threads))
    drawing = Date().timeIntervalSince(began)
  }

  func lines() throws -> [String] {
    let began = Date()
    let found = PlanSearch(
      space, targets: scenario.targets, judge: judge, settings: PlanSearchSettings(seed: 5)
    ).best()
    let searching = Date().timeIntervalSince(began)
    return [
      "made case: 30 actions, one unit, \(judge.layout.count) replications",
      "drawing: \(BenchTable.text(drawing, 3)) s",
      "search: \(found.proved ? "proved" : "gap \(BenchTable.text(found.gap, 4))"), objective "
        + "\(BenchTable.text(found.value.objective, 5)), \(BenchTable.text(searching, 3)) s",
      "one action more or less, counted: \(toggles()) plans a second, one thread",
    ] + plain()
  }

  private func plain() -> [String] {
    let baselines = PlanBaselines(space, targets: scenario.targets, judge: judge)
    let greedy = baselines.value(baselines.greedy()).objective
    let random = baselines.value(baselines.random(10_000, seed: 1)).objective
    return ["greedy: \(BenchTable.text(greedy, 5))", "10,000 random plans: \(BenchTable.text(random, 5))"]
  }

  private func toggles() -> Int {
    guard let model = separated else { return 0 }
    var state = SeparateState(model)
    var place = 0
    let groups = model.optionCounts.count
    let count = 60_000
    var sum = 0
    let began = Date()
    for step in 0..<count {
      place = (place + 7) % groups
      sum &+= state.counts(with: place, at: state.options[place] == 0 ? 1 : 0).reduce(0, +)
      if step % 16 == 0 { state.set(place, state.options[place] == 0 ? 1 : 0) }
    }
    let seconds = Date().timeIntervalSince(began)
    return sum < 0 ? 0 : Int(Double(count) / max(1e-9, seconds))
  }

  private var separated: SeparateModel? {
    SeparateModel(
      judge, space, PlanObjective(scenario.targets, layout: judge.layout, robust: .worst))
  }

  /// One line an action: money, then what it adds to each replication's margin; the first line is the budget and the
  /// margins of doing nothing. A plan's probability is the share of replications with a sum of at least 0.
  func export(to path: String) throws {
    let nothing = PlanVector.nothing(slots: scenario.actions.count)
    let base = judge.exactMargins(of: nothing)[0]
    let valid = judge.layout.valid
    let lanes = base.indices.filter { (valid[$0 >> 6] >> UInt64($0 & 63)) & 1 == 1 }
    func line(_ money: Double, _ values: [Double]) -> String {
      ([String(money)] + lanes.map { String(values[$0]) }).joined(separator: ",")
    }
    var text = line(scenario.budget.money ?? 0, base) + "\n"
    for slot in scenario.actions.indices {
      var plan = nothing
      plan.starts[slot] = 1
      let margins = judge.exactMargins(of: plan)[0]
      text += line(scenario.actions[slot].money, zip(margins, base).map { $0 - $1 }) + "\n"
    }
    try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
  }
}
