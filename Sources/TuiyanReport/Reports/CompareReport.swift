// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanPlanning

/// How `tuiyan compare` reads: targets, cost and standings of several plans side by side.
public struct CompareReport: Sendable {
  private let scenario: Scenario
  private let comparison: PlanComparison
  private let warnings: [String]
  private let language: Language
  private let names: ScenarioNames
  private let scale: ObjectiveScale

  /// - Parameter warnings: what the loader found worth saying, in words.
  public init(scenario: Scenario, comparison: PlanComparison, warnings: [String], language: Language) {
    self.scenario = scenario
    self.comparison = comparison
    self.warnings = warnings
    self.language = language
    names = ScenarioNames(scenario)
    scale = ObjectiveScale(scenario.targets)
  }

  /// The report as a value.
  public func report() -> Report {
    let head = ReportHead(
      scenario: scenario, settings: comparison.settings, futures: comparison.futures, language: language)
    let notes = NoteList(names: names, language: language)
    var blocks = head.illustration + head.facts(plan: nil)
    if let first = comparison.entries.first, comparison.entries.count > 1 {
      blocks.append(.paragraph(Phrase.compareWith(name(first))[language]))
    }
    blocks += targets + means + standings + contents
    blocks += notes.blocks(violations: [], notes: comparison.notes, warnings: warnings)
    return Report(title: Phrase.compareTitle(scenario.title)[language], blocks: blocks)
  }

  /// The rules that plans break, a sentence each.
  public var violationSentences: [String] {
    comparison.entries.flatMap { entry in
      entry.violations.map { "\(entry.id): " + Phrase.violation($0, names: names)[language] }
    }
  }

  private func name(_ entry: PlanComparison.Entry) -> String { entry.title.isEmpty ? entry.id : entry.title }

  /// [plans × targets]: probability and difference, one table a target.
  private var targets: [Report.Block] {
    scenario.targets.enumerated().flatMap { index, target -> [Report.Block] in
      let tables = TargetTables(scenario: scenario, names: names, language: language)
      let several = comparison.entries.contains { $0.judged.targets[index].expected != nil }
      var columns: [Table.Column] = [
        .init(Phrase.plan[language]), .init(Phrase.probability[language], .trailing),
      ]
      columns += tables.intervalColumns
      columns += [
        .init(Phrase.differenceFrom[language], .trailing), .init(Phrase.differenceInterval[language], .trailing),
      ]
      if several { columns.append(.init(Phrase.expected[language], .trailing)) }
      var table = Table(columns)
      for (place, entry) in comparison.entries.enumerated() {
        let outcome = entry.judged.targets[index]
        var row: [Table.Cell] = [.init(name(entry))]
        row += tables.cells(outcome.probability)
        row += place == 0 ? [.empty, .empty] : cells(entry.differences[index])
        if several {
          row.append(
            outcome.expected.map {
              .init(
                NumberText.estimate($0.mean, error: $0.standardError), number: $0.mean, error: $0.standardError)
            } ?? .empty)
        }
        table.append(row)
      }
      return [
        .heading(target.title), .paragraph(tables.meaning(of: target.id) + Phrase.end[language]), .table(table),
      ]
    }
  }

  /// A difference of probabilities with its interval, both in percentage points.
  private func cells(_ difference: PairedDifference) -> [Table.Cell] {
    let error = difference.standardError
    let mark = difference.isClear ? " *" : ""
    let places = max(0, NumberText.decimals(for: error * 100, atMost: 2))
    let interval =
      difference.low.isFinite
      ? "\(NumberText.fixed(difference.low * 100, places)) … \(NumberText.fixed(difference.high * 100, places))" : ""
    return [
      .init(NumberText.points(difference.mean, error: error) + mark, number: difference.mean, error: error),
      .init(interval),
    ]
  }

  private var means: [Report.Block] {
    var table = Table([
      .init(Phrase.plan[language]), .init(Phrase.money[language], .trailing), .init(Phrase.peak[language], .trailing),
      .init(Phrase.decisions[language], .trailing), .init(Phrase.objectives[language], .trailing),
      .init(Phrase.differenceFrom[language], .trailing), .init(Phrase.rulesBroken[language], .trailing),
    ])
    for (place, entry) in comparison.entries.enumerated() {
      let cost = entry.judged.cost
      table.append([
        .init(name(entry)), .init(NumberText.short(cost.money), number: cost.money),
        .init(NumberText.short(cost.peakStaff, atMost: 1), number: cost.peakStaff),
        .init(String(cost.actions), number: Double(cost.actions)), scale.objective(entry.judged.objective),
        place == 0 ? .empty : scale.difference(entry.objective),
        .init(String(entry.violations.count), number: Double(entry.violations.count)),
      ])
    }
    return [.heading(Phrase.means[language]), .paragraph(scale.unit(language)), .table(table)]
  }

  /// Our units' mean scores and ranks at the horizon, plan by plan.
  private var standings: [Report.Block] {
    guard let first = comparison.entries.first, !first.standings.isEmpty else { return [] }
    var table = Table(
      [.init(Phrase.board[language]), .init(Phrase.unit[language])]
        + comparison.entries.flatMap { entry -> [Table.Column] in
          [
            .init(Phrase.score(name(entry))[language], .trailing),
            .init(Phrase.meanRank(name(entry))[language], .trailing),
          ]
        })
    for (place, standing) in first.standings.enumerated() {
      table.append(
        [.init(names.board(standing.board)), .init(names.unit(standing.unit))]
          + comparison.entries.flatMap { entry -> [Table.Cell] in
            [mean(entry.standings[place].score, atMost: 2), mean(entry.standings[place].rank, atMost: 1)]
          })
    }
    return [.heading(Phrase.standings[language]), .table(table)]
  }

  private func mean(_ estimate: MeanEstimate, atMost places: Int) -> Table.Cell {
    .init(
      NumberText.estimate(estimate.mean, error: estimate.standardError, atMost: places), number: estimate.mean,
      error: estimate.standardError)
  }

  private var contents: [Report.Block] {
    guard let first = comparison.entries.first, comparison.entries.count > 1 else { return [] }
    let change = PlanChange(names: names, language: language)
    let items = comparison.entries.dropFirst().map { entry in
      Phrase.planDiffers(
        name(entry),
        change.text(from: first.judged.choices, to: entry.judged.choices) ?? Phrase.samePlan[language])[language]
    }
    return [.heading(Phrase.planContents[language]), .list(Array(items))]
  }
}
