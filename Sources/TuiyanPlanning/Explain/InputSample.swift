// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanPlans
import TuiyanSimulation

/// Uncertain inputs, replication by replication, beside what came out.
struct InputSample: Sendable {
  let inputs: [UncertainInput]
  /// [inputs][replications]; none is constant.
  let values: [[Double]]
  /// [replications]: 1 where the focus unit reaches the target, else 0.
  let outcome: [Double]

  var count: Int { outcome.count }
  /// [replications]: the focus unit does not reach the target.
  var failed: [Bool] { outcome.map { $0 == 0 } }

  /// The inputs that a predicate chooses, with their values.
  func chosen(_ isWanted: (UncertainInput) -> Bool) -> (inputs: [UncertainInput], values: [[Double]]) {
    let places = inputs.indices.filter { isWanted(inputs[$0]) }
    return (places.map { inputs[$0] }, places.map { values[$0] })
  }
}

/// Draws the sample of inputs for one plan.
struct InputStudy {
  let model: CompiledModel
  let plan: PlanVector
  let margin: FocusMargin
  var settings: SimulationSettings
  /// The future that is run, where futures are run apart.
  let future: Int?

  private var scenario: Scenario { model.scenario }

  /// A recording of the plan with draws from these sources.
  func recording(_ sources: DrawSources, _ columns: [RecordedColumn]) -> Recording {
    Recording(
      model, plan: plan, settings: settings, sources: sources, future: future, targets: [margin.focus.index],
      columns: columns)
  }

  /// The decisions of the plan on the focus unit, or where they act if they do not act there.
  var deeds: [(action: Action, unit: String)] {
    let slots = ActionSlot.all(of: scenario)
    return slots.indices.filter { plan.starts[$0] > 0 }.flatMap { slot -> [(action: Action, unit: String)] in
      let action = scenario.actions[slots[slot].action]
      if let unit = slots[slot].unit { return [(action, unit)] }
      let units = action.units.contains(margin.focus.unit) ? [margin.focus.unit] : action.units
      return units.map { (action, $0) }
    }
  }

  /// Columns of the plain recording that the inputs are made from.
  var columns: [RecordedColumn] {
    deeds.flatMap { deed -> [RecordedColumn] in
      [
        .effective(action: deed.action.id, unit: deed.unit), .slip(action: deed.action.id, unit: deed.unit),
      ] + deed.action.effects.indices.map { .size(action: deed.action.id, unit: deed.unit, effect: $0) }
    } + margin.rivals.map { margin.rivalTotal($0) } + [.future]
  }

  /// The sample on the first replications of a plain recording that holds `columns`.
  /// - Parameter isWanted: the inputs to have in it; others are neither kept nor simulated.
  func sample(_ plain: Recording, of isWanted: (UncertainInput) -> Bool = { _ in true }) -> InputSample {
    let count = settings.replications
    var inputs: [UncertainInput] = []
    var values: [[Double]] = []
    func add(_ input: UncertainInput, _ column: @autoclosure () -> [Double]?) {
      guard isWanted(input), let column = column() else { return }
      let own = Array(column.prefix(count))
      guard let first = own.first, own.contains(where: { $0 != first }) else { return }
      inputs.append(input)
      values.append(own)
    }
    for group in model.drawGroups { add(.group(group), score(of: group)) }
    for (action, unit) in deeds {
      add(.done(action: action.id, unit: unit), plain[.effective(action: action.id, unit: unit)])
      add(.slip(action: action.id, unit: unit), plain[.slip(action: action.id, unit: unit)])
      for effect in action.effects.indices {
        add(
          .size(action: action.id, unit: unit, effect: effect),
          plain[.size(action: action.id, unit: unit, effect: effect)])
      }
    }
    for rival in margin.rivals { add(.rival(rival), plain[margin.rivalTotal(rival)]) }
    if model.drawGroups.contains(.rules), let future = plain[.future] {
      for (index, known) in scenario.futures.enumerated() {
        add(.future(known.id), future.map { $0 == Double(index) ? 1 : 0 })
      }
    }
    let all = margin.focus.outcome(plain.record, valid: plain.valid, count: plain.count)
    return InputSample(inputs: inputs, values: values, outcome: Array(all.prefix(count)))
  }

  /// The margin that a group's draws give by themselves, all others at their median.
  private func score(of group: DrawGroup) -> [Double]? {
    guard group != .rules else { return nil }
    var sources = DrawSources(all: .median)
    sources[group] = .own
    return margin.values(recording(sources, margin.columns))
  }
}
