// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanPlanning
import TuiyanSimulation

/// How `tuiyan explain` reads: what each action brings, what delay costs, what it hangs on, who threatens, what to do next.
public struct ExplainReport: Sendable {
  let scenario: Scenario
  let explanation: Explanation
  let warnings: [String]
  let language: Language
  let names: ScenarioNames
  let scale: ObjectiveScale
  let inputs: InputNames

  /// - Parameter warnings: what the loader found worth saying, in words.
  public init(scenario: Scenario, explanation: Explanation, warnings: [String], language: Language) {
    self.scenario = scenario
    self.explanation = explanation
    self.warnings = warnings
    self.language = language
    names = ScenarioNames(scenario)
    inputs = InputNames(scenario: scenario, names: ScenarioNames(scenario), language: language)
    switch explanation.subject {
    case .objective: scale = ObjectiveScale(scenario.targets)
    case .target: scale = explanation.focus.byUnit ? .weightedSum : .probability
    }
  }

  /// The report as a value.
  public func report() -> Report {
    let head = ReportHead(
      scenario: scenario, settings: explanation.settings, futures: explanation.futures, language: language)
    let notes = NoteList(names: names, language: language)
    return Report(
      title: Phrase.explainTitle(scenario.title, explanation.focus.title)[language],
      blocks: head.illustration + answer + head.facts(plan: planName) + contributions + owners + slips + tornado
        + sensitivity + rivals + cutLines + nextPlace + failures + information
        + notes.blocks(violations: explanation.plan.violations, notes: explanation.notes, warnings: warnings))
  }

  /// The rules that the plan breaks, a sentence each.
  public var violationSentences: [String] {
    explanation.plan.violations.map { Phrase.violation($0, names: names)[language] }
  }

  var planName: String {
    guard let id = explanation.plan.id else { return Phrase.bestPlan[language] }
    if explanation.plan.judged.choices.isEmpty { return Phrase.nothing[language] }
    let title = explanation.plan.title
    return title.isEmpty || title == id ? id : Grammar.named(title, id, language)
  }

  private var answer: [Report.Block] {
    let after = explanation.plan.judged.targets[explanation.focus.index]
    let before = explanation.plan.baseline.targets[explanation.focus.index]
    let sentence = Phrase.explained(
      explanation.focus.title, probability: text(after), before: text(before))
    var blocks: [Report.Block] = [.verdict(sentence[language], tone(after)), .paragraph(valuation[language])]
    if explanation.focus.units.count > 1 {
      blocks.append(.paragraph(Phrase.focusUnit(names.unit(explanation.focus.unit))[language]))
    }
    if let future = explanation.worstFuture {
      blocks.append(.notice(Phrase.worstFuture(names.future(future))[language]))
    }
    return blocks
  }

  /// What decisions are valued by.
  private var valuation: Phrase {
    let focus = explanation.focus
    switch explanation.subject {
    case .objective: return .valuedByObjective
    case .target: return focus.byUnit ? .valuedByShare(focus.title) : .valuedByTarget(focus.title)
    }
  }

  private func text(_ target: TargetOutcome) -> String {
    let probability = target.probability
    let text = NumberText.probability(
      probability.value, error: probability.standardError, trials: probability.trials)
    guard let expected = target.expected, let units = target.byUnit else { return text }
    let mean = NumberText.estimate(expected.mean, error: expected.standardError)
    return Grammar.named(
      text, "\(Phrase.expected[language]) \(Phrase.expected(mean, of: units.count)[language])", language)
  }

  private func tone(_ target: TargetOutcome) -> Report.Tone {
    switch TargetTables.standing(of: target) {
    case .kept: .good
    case .notKept: .bad
    case .borderline, nil: .uncertain
    }
  }

  /// An action's title, with the unit it is decided for.
  func name(_ action: String, _ unit: String?) -> String {
    Grammar.named(names.action(action), unit.map(names.unit), language)
  }

  /// A mean of outcomes, as a percentage with its error.
  func share(_ estimate: MeanEstimate) -> Table.Cell {
    .probability(estimate.mean, error: estimate.standardError, trials: estimate.count)
  }

  func share(_ proportion: Proportion) -> Table.Cell { .probability(proportion) }

  func plain(_ proportion: Proportion) -> String {
    NumberText.probability(proportion.value, error: proportion.standardError, trials: proportion.trials)
  }
}
