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

  /// An action where it acts.
  private struct Deed {
    let action: Action
    let unit: String

    var name: [String] { [action.id, unit] }

    /// Its luck, each column with the input it is the values of.
    var luck: [(input: UncertainInput, column: RecordedColumn)] {
      [
        (.done(action: action.id, unit: unit), .effective(action: action.id, unit: unit)),
        (.slip(action: action.id, unit: unit), .slip(action: action.id, unit: unit)),
      ]
        + action.effects.indices.map {
          (.size(action: action.id, unit: unit, effect: $0), .size(action: action.id, unit: unit, effect: $0))
        }
    }
  }

  /// The decisions of a plan on the focus unit, or where they act if they do not act there.
  private func deeds(of plan: PlanVector) -> [Deed] {
    let slots = ActionSlot.all(of: scenario)
    return slots.indices.filter { plan.starts[$0] > 0 }.flatMap { slot -> [Deed] in
      let action = scenario.actions[slots[slot].action]
      if let unit = slots[slot].unit { return [Deed(action: action, unit: unit)] }
      let units = action.units.contains(margin.focus.unit) ? [margin.focus.unit] : action.units
      return units.map { Deed(action: action, unit: $0) }
    }
  }

  /// Columns of the plain recording that the inputs are made from.
  var columns: [RecordedColumn] {
    deeds(of: plan).flatMap { $0.luck.map(\.column) } + margin.rivals.map { margin.rivalTotal($0) } + [.future]
  }

  /// The sample on the first replications of a plain recording that holds `columns`.
  /// - Parameter isWanted: the inputs to have in it; others are neither kept nor simulated.
  func sample(_ plain: Recording, of isWanted: (UncertainInput) -> Bool = { _ in true }) -> InputSample {
    let count = settings.replications
    var kept = VaryingColumns(count: count)
    func add(_ input: UncertainInput, _ column: @autoclosure () -> [Double]?) {
      if isWanted(input) { kept.add(input, column()) }
    }
    for group in model.drawGroups { add(.group(group), score(of: group)) }
    for (input, column) in deeds(of: plan).flatMap(\.luck) { add(input, plain[column]) }
    for rival in margin.rivals { add(.rival(rival), plain[margin.rivalTotal(rival)]) }
    if model.drawGroups.contains(.rules), let future = plain[.future] {
      for (index, known) in scenario.futures.enumerated() {
        add(.future(known.id), future.map { $0 == Double(index) ? 1 : 0 })
      }
    }
    let all = margin.focus.outcome(plain.record, valid: plain.valid, count: plain.count)
    return InputSample(inputs: kept.inputs, values: kept.values, outcome: Array(all.prefix(count)))
  }

  /// The same with the luck of what candidates do besides the plan, each action's under the first of them that takes it.
  func widened(_ sample: InputSample, by candidates: [PlanVector]) -> InputSample {
    var kept = VaryingColumns(count: sample.count, inputs: sample.inputs, values: sample.values)
    var met = Set(deeds(of: plan).map(\.name))
    for candidate in candidates {
      let luck = deeds(of: candidate).filter { met.insert($0.name).inserted }.flatMap(\.luck)
      guard !luck.isEmpty else { continue }
      let recording = Recording(
        model, plan: candidate, settings: settings, future: future, targets: [], columns: luck.map(\.column))
      for (input, column) in luck { kept.add(input, recording[column]) }
    }
    return InputSample(inputs: kept.inputs, values: kept.values, outcome: sample.outcome)
  }

  /// The margin that a group's draws give by themselves, all others at their median.
  private func score(of group: DrawGroup) -> [Double]? {
    guard group != .rules else { return nil }
    var sources = DrawSources(all: .median)
    sources[group] = .own
    return margin.values(recording(sources, margin.columns))
  }
}

/// Inputs that vary, with their first values.
private struct VaryingColumns {
  let count: Int
  var inputs: [UncertainInput] = []
  /// [inputs][count]
  var values: [[Double]] = []

  mutating func add(_ input: UncertainInput, _ column: [Double]?) {
    guard let own = column.map({ Array($0.prefix(count)) }), let first = own.first,
      own.contains(where: { $0 != first })
    else { return }
    inputs.append(input)
    values.append(own)
  }
}
