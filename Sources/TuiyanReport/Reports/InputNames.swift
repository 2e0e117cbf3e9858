// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanPlanning

/// Uncertain inputs as readers know them.
struct InputNames {
  let scenario: Scenario
  let names: ScenarioNames
  let language: Language

  /// The input itself.
  func name(_ input: UncertainInput) -> String {
    switch input {
    case .group(let group): Phrase.group(group)[language]
    case .done(let action, let unit): Phrase.doing(decision(action, unit))[language]
    case .slip(let action, let unit): Phrase.slipOf(decision(action, unit))[language]
    case .size(let action, let unit, let effect):
      Phrase.sizeOf(decision(action, unit), indicator(of: action, effect))[language]
    case .rival(let unit): Phrase.scoreOf(names.unit(unit))[language]
    case .future(let id): Phrase.futureOf(names.future(id))[language]
    }
  }

  /// An action, with the unit where it acts on several.
  func decision(_ action: String, _ unit: String) -> String {
    let several = (scenario.actions.first { $0.id == action }?.units.count ?? 0) > 1
    return Grammar.named(names.action(action), several ? names.unit(unit) : nil, language)
  }

  private func indicator(of action: String, _ effect: Int) -> String {
    let effects = scenario.actions.first { $0.id == action }?.effects ?? []
    guard effects.indices.contains(effect) else { return "" }
    let id = effects[effect].indicator
    return id == "total" ? Phrase.total[language] : names.indicator(id)
  }

  /// What an end of a tornado bar stands for.
  func end(_ input: UncertainInput, _ value: Double, isHigh: Bool) -> String {
    switch input {
    case .group: (isHigh ? Phrase.bestTenth : Phrase.worstTenth)[language]
    case .done: (isHigh ? Phrase.done : Phrase.notDone)[language]
    case .future: (isHigh ? Phrase.isSo : Phrase.notSo)[language]
    case .slip: Phrase.delay(Int(value), scenario.step)[language]
    case .size: NumberText.short(value, atMost: 3)
    case .rival: NumberText.fixed(value, 1)
    }
  }

  /// What each failure box says, a sentence each; all but the first are about what the ones before leave.
  func sentences(_ boxes: [FailureBoxes.Box]) -> [String] {
    boxes.enumerated().map { place, box in
      Phrase.failure(
        box.conditions.map(condition), isFurther: place > 0, density: share(box.density), coverage: share(box.coverage),
        support: share(box.support))[language] + Phrase.end[language]
    }
  }

  private func share(_ proportion: Proportion) -> String {
    NumberText.probability(proportion.value, error: proportion.standardError, trials: proportion.trials)
  }

  /// A condition of a failure box.
  func condition(_ condition: FailureBoxes.Condition) -> String {
    let name = name(condition.input)
    switch condition.input {
    case .done(let action, let unit):
      return (condition.low != nil ? Phrase.actionDone : Phrase.actionFailed)(decision(action, unit))[language]
    case .slip(let action, let unit):
      if let low = condition.low {
        return Phrase.slipped(decision(action, unit), atLeast: Int(low), scenario.step)[language]
      }
      return Phrase.slipped(decision(action, unit), atMost: Int(condition.high ?? 0), scenario.step)[language]
    case .future(let id): return Phrase.futureHolds(names.future(id), condition.low != nil)[language]
    case .group, .size, .rival:
      let isPlural = Self.isPlural(condition.input)
      if condition.low != nil, condition.high != nil {
        return Phrase.between(name, worst: condition.cutBelow, best: condition.cutAbove, isPlural: isPlural)[language]
      }
      return condition.low != nil
        ? Phrase.among(name, best: 1 - condition.cutBelow, isPlural: isPlural)[language]
        : Phrase.among(name, worst: 1 - condition.cutAbove, isPlural: isPlural)[language]
    }
  }

  /// Whether its English name is a plural.
  private static func isPlural(_ input: UncertainInput) -> Bool {
    switch input {
    case .group(.shocks), .group(.effects), .group(.rules): true
    default: false
    }
  }
}
