// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanSimulation

/// The tables about targets that several reports share.
struct TargetTables {
  let scenario: Scenario
  let names: ScenarioNames
  let language: Language

  /// Whether a promise is kept, as far as the draws can tell.
  enum Standing: Sendable, Hashable { case kept, notKept, borderline }

  /// The standing of an `ensure` target, nil for `strive`.
  static func standing(of outcome: TargetOutcome) -> Standing? {
    guard case .ensure(let confidence) = outcome.kind else { return nil }
    if outcome.probability.low >= confidence { return .kept }
    return outcome.probability.high < confidence ? .notKept : .borderline
  }

  func blocks(_ outcomes: [TargetOutcome]) -> [Report.Block] {
    guard !outcomes.isEmpty else { return [] }
    return [.heading(Phrase.targets[language]), .table(overview(outcomes))] + details(outcomes)
  }

  /// The tables by future and by unit, where there are such.
  func details(_ outcomes: [TargetOutcome]) -> [Report.Block] {
    var blocks: [Report.Block] = []
    if let table = byFuture(outcomes) { blocks += [.heading(Phrase.byFuture[language]), .table(table)] }
    if let table = byUnit(outcomes) { blocks += [.heading(Phrase.byUnit[language]), .table(table)] }
    return blocks
  }

  /// Title, kind, probability with its interval, verdict, expected number, and what the target asks.
  private func overview(_ outcomes: [TargetOutcome]) -> Table {
    let several = outcomes.contains { $0.expected != nil }
    var columns: [Table.Column] = [
      .init(Phrase.target[language]), .init(Phrase.kind[language]), .init(Phrase.probability[language], .trailing),
    ]
    columns += intervalColumns
    columns.append(.init(Phrase.judgement[language]))
    if several { columns.append(.init(Phrase.expected[language], .trailing)) }
    columns.append(.init(Phrase.meaning[language]))
    var table = Table(columns)
    for outcome in outcomes {
      var row: [Table.Cell] = [.init(outcome.title), .init(Phrase.kind(outcome.kind)[language])]
      row += cells(outcome.probability)
      row.append(.init(Self.standing(of: outcome).map { standing($0) } ?? ""))
      if several { row.append(expected(outcome)) }
      row.append(.init(meaning(of: outcome.id)))
      table.append(row)
    }
    return table
  }

  private func standing(_ standing: Standing) -> String {
    switch standing {
    case .kept: Phrase.kept[language]
    case .notKept: Phrase.notKept[language]
    case .borderline: Phrase.borderline[language]
    }
  }

  private func expected(_ outcome: TargetOutcome) -> Table.Cell {
    guard let expected = outcome.expected, let units = outcome.byUnit else { return .empty }
    let text = NumberText.estimate(expected.mean, error: expected.standardError)
    return .init(
      Phrase.expected(text, of: units.count)[language], number: expected.mean, error: expected.standardError)
  }

  /// What a target asks, in words.
  func meaning(of target: String) -> String {
    scenario.targets.first { $0.id == target }.map { Phrase.clause($0.clause, names: names)[language] } ?? ""
  }

  var intervalColumns: [Table.Column] {
    [
      .init(Phrase.interval[language], .trailing, for: .readers),
      .init(Phrase.low[language], .trailing, for: .spreadsheets),
      .init(Phrase.high[language], .trailing, for: .spreadsheets),
    ]
  }

  /// A probability and the cells of `intervalColumns`.
  func cells(_ probability: Proportion) -> [Table.Cell] {
    let error = probability.standardError
    return [
      self.probability(probability),
      .init(NumberText.interval(low: probability.low, high: probability.high, error: error)),
      .init("", number: probability.low), .init("", number: probability.high),
    ]
  }

  func probability(_ probability: Proportion) -> Table.Cell { .probability(probability) }

  /// [targets × futures]; nil without futures.
  private func byFuture(_ outcomes: [TargetOutcome]) -> Table? {
    guard let futures = outcomes.lazy.compactMap(\.byFuture).first, !futures.isEmpty else { return nil }
    var table = Table(
      [.init(Phrase.target[language])] + futures.map { .init(names.future($0.future), .trailing) })
    for outcome in outcomes {
      table.append([.init(outcome.title)] + (outcome.byFuture ?? []).map { probability($0.probability) })
    }
    return table
  }

  /// [targets over several units, their units]; nil where there is none.
  private func byUnit(_ outcomes: [TargetOutcome]) -> Table? {
    let several = outcomes.filter { $0.byUnit != nil }
    guard !several.isEmpty else { return nil }
    var table = Table(
      [
        .init(Phrase.target[language]), .init(Phrase.unit[language]), .init(Phrase.probability[language], .trailing),
      ] + intervalColumns)
    for outcome in several {
      for entry in outcome.byUnit ?? [] {
        table.append([.init(outcome.title), .init(names.unit(entry.unit))] + cells(entry.probability))
      }
    }
    return table
  }
}
