// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanPlanning

extension ExplainReport {
  /// What each action adds; nothing where the plan takes none.
  var contributions: [Report.Block] {
    let table = explanation.contributions
    guard !table.actions.isEmpty else {
      return [.heading(Phrase.contributions[language]), .paragraph(Phrase.noActionNeeded[language])]
    }
    var rows = Table(
      [.init(Phrase.action[language])]
        + [Phrase.last, Phrase.alone, Phrase.shapley].map { .init($0[language], .trailing) })
    let sorted = table.actions.enumerated().sorted {
      (-$0.element.shapley.mean, $0.offset) < (-$1.element.shapley.mean, $1.offset)
    }.map(\.element)
    for entry in sorted {
      rows.append([
        .init(name(entry.action, entry.unit)), scale.difference(entry.last), scale.difference(entry.alone),
        scale.difference(entry.shapley),
      ])
    }
    let sentence = Phrase.sharedOut(
      scale.difference(table.total).text, shared: scale.difference(table.sharedGain).text,
      replications: table.shapleyReplications, isExact: table.isExact)
    return [
      .heading(Phrase.contributions[language]), .paragraph(scale.unit(language)), .paragraph(sentence[language]),
      .table(rows),
    ]
  }

  var owners: [Report.Block] {
    let owners = explanation.contributions.owners
    guard owners.count > 1 else { return [] }
    var table = Table(
      [.init(Phrase.owner[language]), .init(Phrase.decisions[language], .trailing)]
        + [Phrase.last, Phrase.alone, Phrase.shapley].map { .init($0[language], .trailing) })
    let sorted = owners.enumerated().sorted {
      (-$0.element.shapley.mean, $0.offset) < (-$1.element.shapley.mean, $1.offset)
    }.map(\.element)
    for entry in sorted {
      table.append([
        .init(entry.owner.map(names.owner) ?? Phrase.noOwner[language]),
        .init(String(entry.decisions), number: Double(entry.decisions)), scale.difference(entry.last),
        scale.difference(entry.alone), scale.difference(entry.shapley),
      ])
    }
    return [.heading(Phrase.byOwner[language]), .table(table)]
  }

  /// What one, two, three steps' delay of each action costs.
  var slips: [Report.Block] {
    guard let first = explanation.slips.first else { return [] }
    var table = Table(
      [.init(Phrase.action[language]), .init(Phrase.start[language])]
        + first.losses.indices.map { .init(Phrase.late($0 + 1, scenario.step)[language], .trailing) })
    for slip in explanation.slips {
      table.append(
        [.init(name(slip.action, slip.unit)), .init(NumberText.period(slip.start, language))]
          + slip.losses.map { scale.difference($0) })
    }
    return [.heading(Phrase.slips[language]), .paragraph(Phrase.slipsSaid[language]), .table(table)]
  }

  /// What knowing an input before deciding is worth.
  var information: [Report.Block] {
    let table = explanation.information
    let heading = Report.Block.heading(Phrase.information[language])
    guard table.candidates.count > 1 else { return [heading, .paragraph(Phrase.oneCandidate[language])] }
    let said = Phrase.informationSaid(
      table.candidates.count, looked: table.looked,
      perfect: scale.difference(table.perfect.mean, error: table.perfect.standardError).text,
      replications: table.replications)
    guard !table.rows.isEmpty else {
      return [heading, .paragraph(said[language]), .paragraph(Phrase.nothingToLearn[language])]
    }
    var rows = Table([
      .init(Phrase.input[language]), .init(Phrase.worth[language], .trailing),
      .init(Phrase.wouldChange[language], .trailing),
    ])
    for row in table.rows.prefix(10) {
      let value = row.information.value
      rows.append([
        .init(inputs.name(row.input)), scale.difference(value.mean, error: value.standardError),
        .init(NumberText.stated((row.information.changed * 1_000).rounded() / 1_000), number: row.information.changed),
      ])
    }
    return [heading, .paragraph(said[language]), .table(rows)]
  }
}
