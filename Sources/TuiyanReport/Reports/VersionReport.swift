// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanPlanning

/// How `tuiyan compare --against` reads: each target before and after, and where the change comes from.
public struct VersionReport: Sendable {
  private let scenario: Scenario
  private let comparison: VersionComparison
  private let warnings: [String]
  private let language: Language

  /// - Parameter warnings: what the loader found worth saying, in words.
  public init(scenario: Scenario, comparison: VersionComparison, warnings: [String], language: Language) {
    self.scenario = scenario
    self.comparison = comparison
    self.warnings = warnings
    self.language = language
  }

  /// The report as a value.
  public func report() -> Report {
    let head = ReportHead(scenario: scenario, settings: comparison.settings, futures: [], language: language)
    var blocks = head.illustration + head.facts(plan: nil)
    let plan = comparison.plan.title.isEmpty ? comparison.plan.id : comparison.plan.title
    blocks += [
      .paragraph(Phrase.versionSaid(plan)[language]), .heading(Phrase.targets[language]), .table(targets),
    ]
    if !comparison.changes.isEmpty { blocks += [.heading(Phrase.attribution[language]), .table(parts)] }
    let undivided = comparison.targets.filter { !$0.isDivided }.map(\.title)
    if !undivided.isEmpty { blocks.append(.notice(Phrase.undivided(undivided)[language])) }
    if !comparison.unshared.isEmpty {
      blocks.append(.notice(Phrase.unshared(Grammar.list(comparison.unshared, language))[language]))
    }
    let notes = (comparison.isMoreExact ? [Phrase.versionsExact[language]] : []) + warnings
    if !notes.isEmpty { blocks += [.heading(Phrase.notes[language]), .list(notes)] }
    return Report(title: Phrase.versionTitle(scenario.title, comparison.otherTitle)[language], blocks: blocks)
  }

  private var targets: Table {
    var table = Table([
      .init(Phrase.target[language]), .init(Phrase.older[language], .trailing),
      .init(Phrase.newer[language], .trailing), .init(Phrase.wholeChange[language], .trailing),
    ])
    for target in comparison.targets {
      let change = target.after.value - target.before.value
      let error = change == 0 ? 0 : (variance(target.before) + variance(target.after)).squareRoot()
      table.append([
        .init(target.title), probability(target.before), probability(target.after),
        .init(NumberText.points(change, error: error), number: change, error: error),
      ])
    }
    return table
  }

  private func variance(_ proportion: Proportion) -> Double { proportion.standardError * proportion.standardError }

  private func probability(_ proportion: Proportion) -> Table.Cell { .probability(proportion) }

  /// [parts × divided targets]
  private var parts: Table {
    var table = Table(
      [.init(Phrase.part[language])] + comparison.divided.map { .init($0.title, .trailing) })
    for change in comparison.changes {
      table.append(
        [.init(Phrase.part(change.part)[language])]
          + change.differences.map { difference in
            change.isNothing
              ? .init(Phrase.unchanged[language], number: 0)
              : .init(
                NumberText.points(difference.mean, error: difference.standardError), number: difference.mean,
                error: difference.standardError)
          })
    }
    return table
  }
}
