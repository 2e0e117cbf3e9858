// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanPlanning
import TuiyanReview
import TuiyanSimulation

/// How `tuiyan brief` reads: the verdict, this month's work, gaps, rivals, risks, and how far to trust it.
public struct BriefReport: Sendable {
  let scenario: Scenario
  let findings: BriefFindings
  let standing: GapAnalysis
  let audience: Brief.Audience
  let warnings: [String]
  let version: String
  let language: Language
  let names: ScenarioNames
  let scale: ObjectiveScale

  /// - Parameters:
  ///   - standing: of our units at as_of.
  ///   - warnings: what the loader found worth saying, in words.
  ///   - version: of the program, for the manifest.
  public init(
    scenario: Scenario, findings: BriefFindings, standing: GapAnalysis, audience: Brief.Audience, warnings: [String],
    version: String, language: Language
  ) {
    self.scenario = scenario
    self.findings = findings
    self.standing = standing
    self.audience = audience
    self.warnings = warnings
    self.version = version
    self.language = language
    names = ScenarioNames(scenario)
    scale = ObjectiveScale(scenario.targets)
  }

  /// The brief as a value; sections without anything to say are left out.
  public func brief() -> Brief {
    let all =
      isForLeaders
      ? [
        verdictSection, thisMonth, merged(.gaps, .briefPressures, [gaps, rivals, callIns]),
        merged(.risks, .briefRisksAndPractices, [risks, practices]), merged(.trust, .briefTrust, [trust, manifest]),
      ]
      : [verdictSection, thisMonth, schedule, targets, gaps, rivals, callIns, risks, practices, trust, manifest]
    return Brief(
      title: Phrase.briefTitle(scenario.title)[language], subtitle: subtitle,
      sections: all.filter { !$0.blocks.isEmpty }, language: language, asOf: scenario.asOf, isTwoPages: isForLeaders)
  }

  /// Several sections under one heading: leaders have two pages.
  private func merged(_ kind: Brief.Section.Kind, _ title: Phrase, _ parts: [Brief.Section]) -> Brief.Section {
    Brief.Section(kind, title: title[language], blocks: parts.flatMap(\.blocks))
  }

  private var subtitle: String {
    let who: Phrase =
      switch audience {
      case .leader: .forLeaders
      case .office: .forTheOffice
      case .county(let unit): .forUnit(names.unit(unit))
      }
    return Phrase.briefSubtitle(who, asOf: scenario.asOf)[language]
  }

  var isForLeaders: Bool { audience == .leader }

  /// The one unit the brief is for.
  var unit: String? {
    if case .county(let unit) = audience { return unit }
    return nil
  }

  /// Rows of a list: few for leaders.
  func most(_ leader: Int, _ office: Int) -> Int { isForLeaders ? leader : office }

  /// The decisions of the plan that concern the audience, with their actions.
  var decisions: [(choice: Choice, action: Action)] {
    let actions = Dictionary(scenario.actions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return findings.plan.judged.choices.compactMap { choice in actions[choice.action].map { (choice, $0) } }
      .filter { choice, action in
        guard let unit else { return true }
        return (choice.unit.map { [$0] } ?? action.units).contains(unit)
      }
  }

  /// Targets that concern the audience, with how often they are reached under the plan and without it.
  var outcomes: [(target: Target, after: TargetOutcome, before: TargetOutcome)] {
    zip(scenario.targets, zip(findings.plan.judged.targets, findings.plan.baseline.targets)).filter { target, _ in
      guard let unit else { return true }
      if case .unit(unit) = target.clause.scope { return true }
      return target.clause.unitIDs.contains(unit)
    }.map { ($0, $1.0, $1.1) }
  }

  func probability(_ proportion: Proportion) -> String {
    NumberText.probability(proportion.value, error: proportion.standardError, trials: proportion.trials)
  }

  func interval(_ proportion: Proportion) -> String {
    NumberText.interval(low: proportion.low, high: proportion.high, error: proportion.standardError)
  }

  func name(_ action: String, _ unit: String?) -> String {
    Grammar.named(names.action(action), unit.map(names.unit), language)
  }
}
