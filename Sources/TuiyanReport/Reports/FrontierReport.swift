// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanPlanning

/// How `tuiyan frontier` reads: a picture, and for each aim the steps with their plans.
public struct FrontierReport: Sendable {
  let scenario: Scenario
  let frontier: Frontier
  private let warnings: [String]
  let language: Language
  private let names: ScenarioNames

  /// - Parameter warnings: what the loader found worth saying, in words.
  public init(scenario: Scenario, frontier: Frontier, warnings: [String], language: Language) {
    self.scenario = scenario
    self.frontier = frontier
    self.warnings = warnings
    self.language = language
    names = ScenarioNames(scenario)
  }

  /// The report as a value.
  public func report() -> Report {
    let head = ReportHead(
      scenario: scenario, settings: frontier.settings, futures: frontier.futures, language: language)
    let notes = NoteList(names: names, language: language)
    var blocks = head.illustration + head.facts(plan: nil) + about
    blocks += [.heading(Phrase.curve[language]), .picture(plot.lines())]
    for curve in frontier.curves { blocks += self.blocks(curve) }
    blocks += notes.blocks(violations: [], notes: frontier.notes, warnings: warnings)
    return Report(title: Phrase.frontierTitle(scenario.title)[language], blocks: blocks)
  }

  private var about: [Report.Block] {
    let search = Phrase.frontierSearch(
      frontier.budgets.count, from: frontier.budgets.first ?? 0, to: frontier.budgets.last ?? 0,
      replications: frontier.searchReplications)
    let test = Phrase.frontierTest(seed: frontier.verificationSeed, replications: frontier.settings.replications)
    let budget = frontier.budget.map { [Phrase.presentBudget($0)[language]] } ?? []
    return [.list([search[language], test[language]] + budget)]
  }

  private var plot: StepPlot {
    let language = language
    let values = frontier.curves.flatMap { $0.steps.map(\.value.mean) }
    return StepPlot(
      curves: frontier.curves.map { curve in
        .init(
          name: Phrase.aim(curve.aim, titles(curve.aim))[language],
          points: curve.steps.map { ($0.plan.cost.money, $0.value.mean) })
      }, right: frontier.budgets.last ?? 0, top: max(1, values.max() ?? 1),
      xText: { NumberText.money($0, language) }, yText: { NumberText.short($0, atMost: 2) })
  }

  func titles(_ aim: Frontier.Aim) -> [String] {
    scenario.targets.filter { target in
      if case .ensure = target.kind { aim == .ensure } else { aim == .strive }
    }.map(\.title)
  }

  /// How the values of one curve are put.
  func scale(_ aim: Frontier.Aim) -> ObjectiveScale {
    let own = scenario.targets.filter { target in
      if case .ensure = target.kind { aim == .ensure } else { aim == .strive }
    }
    return ObjectiveScale(own)
  }

  private func blocks(_ curve: Frontier.Curve) -> [Report.Block] {
    let scale = scale(curve.aim)
    let targets = scenario.targets
    var table = Table(
      [
        .init(Phrase.money[language], .trailing), .init(Phrase.aimValue[language], .trailing),
        .init(Phrase.gainOverLast[language], .trailing), .init(Phrase.gainPerMoney[language], .trailing),
      ] + targets.map { .init($0.title, .trailing) } + [
        .init(Phrase.promises[language])
      ])
    let tables = TargetTables(scenario: scenario, names: names, language: language)
    for (place, step) in curve.steps.enumerated() {
      let last = place > 0 ? curve.steps[place - 1] : nil
      table.append(
        [
          .init(NumberText.short(step.plan.cost.money), number: step.plan.cost.money), scale.objective(step.value),
          step.gain.map { scale.difference($0) } ?? .empty, perMillion(step, last, scale),
        ] + step.plan.targets.map { tables.probability($0.probability) } + [
          .init(promises(step))
        ])
    }
    let heading = Report.Block.heading(Phrase.aim(curve.aim, titles(curve.aim))[language])
    let none: [Report.Block] = curve.steps.count > 1 ? [] : [.paragraph(nothingMore[language])]
    let plans = zip([nil] + curve.steps.map { Optional($0) }, curve.steps).map { last, step in
      Phrase.stepPlan(step.plan.cost.money, change(from: last, to: step))[language]
    }
    return [heading, .paragraph(scale.unit(language)), .table(table)] + none + [
      .paragraph(Phrase.stepPlans[language]), .list(plans),
    ]
  }

  /// Why a curve has one step only.
  private var nothingMore: Phrase {
    guard let most = frontier.budgets.last, most > 0 else { return .onlyFree }
    return .nothingHelps(upTo: most)
  }

  private func perMillion(_ step: Frontier.Step, _ last: Frontier.Step?, _ scale: ObjectiveScale) -> Table.Cell {
    guard let gain = step.gain, let last, step.plan.cost.money > last.plan.cost.money else { return .empty }
    let millions = (step.plan.cost.money - last.plan.cost.money) / 100
    return scale.difference(gain.mean / millions, error: gain.standardError / millions)
  }

  private func promises(_ step: Frontier.Step) -> String {
    let any = scenario.targets.contains { if case .ensure = $0.kind { true } else { false } }
    return any ? (step.keepsPromises ? Phrase.promisesKept : Phrase.promisesBroken)[language] : ""
  }

  private func change(from last: Frontier.Step?, to step: Frontier.Step) -> String {
    guard let last else { return step.plan.choices.isEmpty ? Phrase.nothing[language] : "" }
    return PlanChange(names: names, language: language).text(from: last.plan.choices, to: step.plan.choices)
      ?? Phrase.samePlan[language]
  }
}
