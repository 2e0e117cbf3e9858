// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanSimulation

extension BriefReport {
  /// Every target without and with the plan; leaders find it below the verdict.
  var targets: Brief.Section {
    let meanings: [Brief.Block] =
      isForLeaders || outcomes.isEmpty
      ? [] : [.list(outcomes.map { Phrase.briefMeaning($0.target.title, meaning($0.target))[language] })]
    return Brief.Section(
      .targets, title: Phrase.targetsBeforeAfter[language], blocks: isForLeaders ? [] : targetBlocks + meanings)
  }

  /// The table, who is how likely, and what the words mean.
  var targetBlocks: [Brief.Block] {
    guard !outcomes.isEmpty else { return [] }
    var blocks: [Brief.Block] = [.table(overview)]
    if unit == nil { blocks += outcomes.flatMap { isForLeaders ? grouped($0.after) : units($0.after, $0.before) } }
    if !isForLeaders, unit == nil, let table = byFuture { blocks.append(.table(table)) }
    return blocks + [.small(Assurance.legend[language])]
  }

  private func meaning(_ target: Target) -> String { Phrase.clause(target.clause, names: names)[language] }

  private var overview: BriefTable {
    // Leaders read what is expected in the verdict above, as far as that goes.
    let unsaid = isForLeaders ? Array(outcomes.dropFirst(Self.mostHeadlines)) : outcomes
    let several = unit == nil && unsaid.contains { $0.after.expected != nil }
    let isAsked = !isForLeaders || outcomes.contains { !asked($0.after).isEmpty }
    var columns: [Table.Column] = [
      .init(Phrase.target[language]), .init(Phrase.briefWord[language]),
      .init(Phrase.before[language], .trailing), .init(planHeading, .trailing),
      .init(Phrase.interval[language], .trailing, for: .readers),
      .init(Phrase.low[language], .trailing, for: .spreadsheets),
      .init(Phrase.high[language], .trailing, for: .spreadsheets),
    ]
    if several { columns.append(.init(Phrase.expected[language], .trailing)) }
    if isAsked { columns.append(.init(Phrase.briefAsked[language])) }
    var table = Table(columns)
    for entry in outcomes {
      table.append(row(entry, several: several) + (isAsked ? [.init(asked(entry.after))] : []))
    }
    return BriefTable(table, probabilities: [2, 3])
  }

  var planHeading: String { (findings.found == nil ? Phrase.briefThisPlan : Phrase.after)[language] }

  private func row(
    _ entry: (target: Target, after: TargetOutcome, before: TargetOutcome), several: Bool
  ) -> [Table.Cell] {
    let (after, before) = (entry.after, entry.before)
    var title = after.title
    var (own, without) = (after.probability, before.probability)
    var word = Assurance.text(own, language)
    if let unit, let mine = after.byUnit?.first(where: { $0.unit == unit })?.probability {
      title = Phrase.briefOwnRow(title, names.unit(unit))[language]
      own = mine
      without = before.byUnit?.first { $0.unit == unit }?.probability ?? without
      word = Assurance.text(own, language)
    } else if let units = after.byUnit, after.expected != nil {
      word = Phrase.briefReached(of: units.count, least: least(entry.target), word)[language]
    }
    var cells: [Table.Cell] = [
      .init(title), .init(word), .init(probability(without), number: without.value),
      .init(probability(own), number: own.value), .init(interval(own)), .init("", number: own.low),
      .init("", number: own.high),
    ]
    if several {
      cells.append(
        after.expected.map {
          .init(NumberText.estimate($0.mean, error: $0.standardError), number: $0.mean)
        } ?? .empty)
    }
    return cells
  }

  /// How many of its units a target asks for; nil: all.
  func least(_ target: Target) -> Int? {
    if case .count(_, let least) = target.clause.scope { least } else { nil }
  }

  /// What a promise asks for and whether it is kept; nothing for an ambition, or where only one unit's own part is told.
  private func asked(_ outcome: TargetOutcome) -> String {
    guard unit == nil || outcome.byUnit == nil, let standing = TargetTables.standing(of: outcome),
      case .ensure(let confidence) = outcome.kind
    else { return "" }
    return Phrase.briefAskedFor(confidence, standing)[language]
  }

  /// For leaders: which units are how likely, in one sentence.
  private func grouped(_ outcome: TargetOutcome) -> [Brief.Block] {
    guard let units = outcome.byUnit else { return [] }
    let groups = Assurance.allCases.reversed().compactMap { word -> String? in
      let members = units.filter { Assurance($0.probability.value) == word }.map { names.unit($0.unit) }
      return members.isEmpty ? nil : Phrase.briefGroup(word.word, members)[language]
    }
    return [.small(Phrase.briefGroups(outcome.title, Grammar.statements(groups, language))[language])]
  }

  /// For the office: unit by unit.
  private func units(_ after: TargetOutcome, _ before: TargetOutcome) -> [Brief.Block] {
    guard let units = after.byUnit else { return [] }
    var table = Table([
      .init(after.title), .init(Phrase.briefWord[language]), .init(Phrase.before[language], .trailing),
      .init(planHeading, .trailing), .init(Phrase.interval[language], .trailing, for: .readers),
      .init(Phrase.low[language], .trailing, for: .spreadsheets),
      .init(Phrase.high[language], .trailing, for: .spreadsheets),
    ])
    for entry in units {
      let own = entry.probability
      let without = before.byUnit?.first { $0.unit == entry.unit }?.probability
      table.append([
        .init(names.unit(entry.unit)), .init(Assurance.text(own, language)),
        without.map { .init(probability($0), number: $0.value) } ?? .empty,
        .init(probability(own), number: own.value), .init(interval(own)), .init("", number: own.low),
        .init("", number: own.high),
      ])
    }
    return [.table(BriefTable(table, probabilities: [2, 3]))]
  }

  /// [targets × futures]; nil without futures.
  private var byFuture: BriefTable? {
    let futures = outcomes.first?.after.byFuture ?? []
    guard futures.count > 1 else { return nil }
    var table = Table(
      [.init(Phrase.byFuture[language])] + futures.map { .init(names.future($0.future), .trailing) })
    for entry in outcomes {
      table.append(
        [.init(entry.after.title)]
          + (entry.after.byFuture ?? []).map { .init(probability($0.probability), number: $0.probability.value) })
    }
    return BriefTable(table, probabilities: Array(1...futures.count))
  }
}
