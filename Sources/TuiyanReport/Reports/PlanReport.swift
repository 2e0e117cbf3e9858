// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanPlanning
import TuiyanSimulation

/// How `tuiyan plan` reads: the answer, the schedule, what it brings and costs, what else is as good, how sure it is.
public struct PlanReport: Sendable {
  let scenario: Scenario
  let outcome: PlanOutcome
  let warnings: [String]
  let language: Language
  let names: ScenarioNames
  let scale: ObjectiveScale

  /// - Parameter warnings: what the loader found worth saying, in words.
  public init(scenario: Scenario, outcome: PlanOutcome, warnings: [String], language: Language) {
    self.scenario = scenario
    self.outcome = outcome
    self.warnings = warnings
    self.language = language
    names = ScenarioNames(scenario)
    scale = ObjectiveScale(scenario.targets)
  }

  /// The report as a value.
  public func report() -> Report {
    let head = ReportHead(
      scenario: scenario, settings: outcome.settings, futures: outcome.futures, language: language)
    let notes = NoteList(names: names, language: language)
    return Report(
      title: Phrase.planTitle(scenario.title)[language],
      blocks: head.illustration + answer + head.facts(plan: nil) + scheduleBlocks + beforeAndAfter + contributions
        + leftOut
        + costBlocks + ties + trust
        + notes.blocks(violations: [], notes: outcome.notes, warnings: warnings))
  }

  /// One sentence in the words of the promises, and what to do where it cannot stand alone.
  private var answer: [Report.Block] {
    let statements = outcome.best.targets.map(statement)
    let sentence = Grammar.statements(statements, language) + Phrase.end[language]
    var blocks: [Report.Block] = statements.isEmpty ? [] : [.verdict(sentence, tone)]
    if outcome.wasStopped { blocks.append(.notice(Phrase.stopped(outcome)[language])) }
    let notices = PromiseNotices(
      targets: outcome.best.targets, budget: scenario.budget.money, language: language)
    return blocks + notices.texts(outcome.neededMoney).map { .notice($0) }
  }

  private var tone: Report.Tone {
    if !outcome.feasible { return .bad }
    return outcome.borderline.isEmpty ? .good : .uncertain
  }

  private func statement(_ target: TargetOutcome) -> String {
    let probability = text(target)
    let before = outcome.baseline.targets.first { $0.id == target.id }
    switch target.kind {
    case .ensure(let confidence):
      return promise(target, probability: probability, confidence: confidence)[language]
    case .strive:
      if let expected = target.expected, let units = target.byUnit, !asksForSome(target.id) {
        return Phrase.manyUnits(
          target.title, expected: NumberText.estimate(expected.mean, error: expected.standardError),
          of: units.count,
          before: before?.expected.map { NumberText.estimate($0.mean, error: $0.standardError) } ?? "?")[language]
      }
      return Phrase.ambition(
        target.title, probability: probability, before: before.map(text) ?? "?")[language]
    }
  }

  /// The target asks for so many of its units: how likely that is says more than how many are expected.
  private func asksForSome(_ id: String) -> Bool {
    guard let target = scenario.targets.first(where: { $0.id == id }), case .count = target.clause.scope else {
      return false
    }
    return true
  }

  private func promise(_ target: TargetOutcome, probability: String, confidence: Double) -> Phrase {
    if outcome.borderline.contains(target.id) {
      return .promiseBorderline(target.title, probability: probability, confidence: confidence)
    }
    return target.probability.value >= confidence
      ? .promiseKept(target.title, probability: probability, confidence: confidence)
      : .promiseBroken(target.title, probability: probability, confidence: confidence)
  }

  private func text(_ target: TargetOutcome) -> String {
    let probability = target.probability
    return NumberText.probability(
      probability.value, error: probability.standardError, trials: probability.trials)
  }
}
