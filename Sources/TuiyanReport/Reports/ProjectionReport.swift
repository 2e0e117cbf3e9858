// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanSearch
import TuiyanSimulation

/// How `tuiyan project` reads: targets, the course of our units, the ranking at the horizon, notes.
public struct ProjectionReport: Sendable {
  let scenario: Scenario
  let projection: Projection
  let violations: [PlanViolation]
  let warnings: [String]
  let language: Language
  let names: ScenarioNames

  /// - Parameters:
  ///   - violations: rules that the plan breaks.
  ///   - warnings: what the loader found worth saying, in words.
  public init(
    scenario: Scenario, projection: Projection, violations: [PlanViolation], warnings: [String], language: Language
  ) {
    self.scenario = scenario
    self.projection = projection
    self.violations = violations
    self.warnings = warnings
    self.language = language
    names = ScenarioNames(scenario)
  }

  /// The report as a value.
  public func report() -> Report {
    let head = ReportHead(
      scenario: scenario, settings: projection.settings, futures: projection.futures, language: language)
    let targets = TargetTables(scenario: scenario, names: names, language: language)
    let notes = NoteList(names: names, language: language)
    return Report(
      title: Phrase.projectionTitle(scenario.title)[language],
      blocks: head.illustration + head.facts(plan: planName) + resolution + targets.blocks(projection.targets) + courses
        + rankings
        + notes.blocks(violations: violations, notes: projection.notes, warnings: warnings))
  }

  /// How far quantiles may be off, where totals were counted in bins.
  private var resolution: [Report.Block] {
    projection.quantileError.map { [.notice(Phrase.countedInBins(error: $0)[language])] } ?? []
  }

  /// The rules that the plan breaks, a sentence each.
  public var violationSentences: [String] { violations.map { Phrase.violation($0, names: names)[language] } }

  var planName: String {
    let plan = projection.plan
    if plan.entries.isEmpty, plan.title == plan.id || plan.title.isEmpty { return Phrase.nothing[language] }
    let isTitled = !plan.title.isEmpty && plan.title != plan.id
    return isTitled ? Grammar.named(plan.title, plan.id, language) : plan.id
  }
}
