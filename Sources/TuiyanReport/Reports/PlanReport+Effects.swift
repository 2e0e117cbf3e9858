// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanPlanning
import TuiyanSimulation

extension PlanReport {
  /// Every target without and with the plan, and the tables by future and unit of the plan.
  var beforeAndAfter: [Report.Block] {
    guard !outcome.best.targets.isEmpty else { return [] }
    let tables = TargetTables(scenario: scenario, names: names, language: language)
    var columns: [Table.Column] = [
      .init(Phrase.target[language]), .init(Phrase.kind[language]), .init(Phrase.before[language], .trailing),
      .init(Phrase.beforeInterval[language], .trailing, for: .readers),
      .init(Phrase.beforeLow[language], .trailing, for: .spreadsheets),
      .init(Phrase.beforeHigh[language], .trailing, for: .spreadsheets), .init(Phrase.after[language], .trailing),
      .init(Phrase.afterInterval[language], .trailing, for: .readers),
      .init(Phrase.afterLow[language], .trailing, for: .spreadsheets),
      .init(Phrase.afterHigh[language], .trailing, for: .spreadsheets),
    ]
    let several = outcome.best.targets.contains { $0.expected != nil }
    if several { columns.append(.init(Phrase.expectedChange[language], .trailing)) }
    var table = Table(columns + [.init(Phrase.meaning[language])])
    for target in outcome.best.targets {
      let before = outcome.baseline.targets.first { $0.id == target.id }
      table.append(
        [.init(target.title), .init(Phrase.kind(target.kind)[language])]
          + (before.map { tables.cells($0.probability) } ?? Array(repeating: .empty, count: 4))
          + tables.cells(target.probability)
          + (several ? [.init(expectedChange(from: before?.expected, to: target.expected))] : [])
          + [.init(tables.meaning(of: target.id))])
    }
    return [.heading(Phrase.targetsBeforeAfter[language]), .table(table)] + tables.details(outcome.best.targets)
  }

  private func expectedChange(from before: MeanEstimate?, to after: MeanEstimate?) -> String {
    [before, after].compactMap(\.self).map { NumberText.estimate($0.mean, error: $0.standardError) }
      .joined(separator: " → ")
  }

  /// What each decision adds to the objective.
  var contributions: [Report.Block] {
    guard !outcome.contributions.isEmpty else { return [] }
    var table = Table([
      .init(Phrase.action[language]), .init(Phrase.last[language], .trailing),
      .init(Phrase.alone[language], .trailing), .init(Phrase.shapley[language], .trailing),
      .init(Phrase.mustDo[language], .trailing),
    ])
    let sorted = outcome.contributions.enumerated().sorted {
      (-$0.element.last.mean, $0.offset) < (-$1.element.last.mean, $1.offset)
    }.map(\.element)
    for entry in sorted {
      table.append([
        .init(name(entry.action, entry.unit)), scale.difference(entry.last), scale.difference(entry.alone),
        scale.difference(entry.shapley),
        .init(NumberText.stated(entry.mustDoShare), number: entry.mustDoShare),
      ])
    }
    return [.heading(Phrase.contributions[language]), .paragraph(scale.unit(language)), .table(table)]
  }

  /// What the plan does without, and why.
  var leftOut: [Report.Block] {
    guard !outcome.leftOut.isEmpty else { return [] }
    var table = Table([
      .init(Phrase.action[language]), .init(Phrase.reason[language]), .init(Phrase.gainIfAdded[language], .trailing),
    ])
    for entry in outcome.leftOut {
      table.append([
        .init(name(entry.action, entry.unit)), .init(Phrase.reason(entry.reason, names: names)[language]),
        scale.difference(entry.gain),
      ])
    }
    let rest: [Report.Block] =
      outcome.unlisted > 0 ? [.paragraph(Phrase.unlisted(outcome.unlisted)[language])] : []
    return [.heading(Phrase.leftOut[language]), .table(table)] + rest
  }

  /// The plans that cannot be told from the best, described by how they differ from it.
  var ties: [Report.Block] {
    let heading = Report.Block.heading(Phrase.ties[language])
    // The best plan counts among the tied ones; here only the others are of interest.
    let others = outcome.ties.filter { $0.choices != outcome.best.choices }
    guard !outcome.wasStopped else { return [] }
    guard !others.isEmpty else { return [heading, .paragraph(Phrase.noTies[language])] }
    var table = Table([
      .init(Phrase.changeFromBest[language]), .init(Phrase.money[language], .trailing),
      .init(Phrase.staff[language], .trailing), .init(Phrase.difference[language], .trailing),
    ])
    for tie in others {
      table.append([
        .init(change(to: tie.choices)), .init(NumberText.short(tie.cost.money), number: tie.cost.money),
        .init(NumberText.short(tie.cost.peakStaff, atMost: 1), number: tie.cost.peakStaff),
        scale.difference(tie.difference),
      ])
    }
    return [heading, .paragraph(Phrase.tiesSaid(others.count)[language]), .table(table)]
  }

  private func change(to choices: [Choice]) -> String {
    let best = outcome.best.choices
    let same = { (left: Choice, right: Choice) in left.action == right.action && left.unit == right.unit }
    let dropped = best.filter { old in !choices.contains { same($0, old) } }.map { name(of: $0) }
    let added = choices.filter { new in !best.contains { same($0, new) } }.map { name(of: $0) }
    let moved = choices.filter { new in best.contains { same($0, new) && $0.start != new.start } }
    var changes: [String] = []
    if !dropped.isEmpty { changes.append(Phrase.dropped(Grammar.list(dropped, language))[language]) }
    if !added.isEmpty { changes.append(Phrase.added(Grammar.list(added, language))[language]) }
    changes += moved.map { Phrase.moved(name(of: $0), to: $0.start)[language] }
    return changes.isEmpty ? Phrase.samePlan[language] : Grammar.statements(changes, language)
  }

  /// Proof or gap, and the search's own numbers beside those judged afresh.
  var trust: [Report.Block] {
    var sentences = [scale.proof(of: outcome, scenario.targets)[language]]
    if !outcome.futures.isEmpty, outcome.futures.allSatisfy({ $0.probability == nil }) {
      sentences.append(Phrase.robust(outcome.robust)[language])
    }
    sentences += outcome.selection.stages.map {
      Phrase.stage($0)[language]
    }
    let verification = Phrase.verification(
      seed: outcome.verificationSeed, replications: outcome.verificationReplications)
    var table = Table([
      .init(Phrase.target[language]), .init(Phrase.onSearch[language], .trailing),
      .init(Phrase.onVerification[language], .trailing),
    ])
    let tables = TargetTables(scenario: scenario, names: names, language: language)
    for (searched, verified) in zip(outcome.onSearch.targets, outcome.best.targets) {
      table.append([
        .init(verified.title), tables.probability(searched.probability), tables.probability(verified.probability),
      ])
    }
    table.append([
      .init(Phrase.objective[language]), scale.objective(outcome.onSearch.objective),
      scale.objective(outcome.best.objective),
    ])
    return [.heading(Phrase.trust[language]), .list(sentences), .paragraph(verification[language]), .table(table)]
  }
}
