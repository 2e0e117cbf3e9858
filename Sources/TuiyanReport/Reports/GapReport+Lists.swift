// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanReview

extension GapReport {
  /// Names written out before "and n more".
  private static let shown = 6

  /// Points per unit of effort of the actions that can be done for a unit.
  func yields(_ gap: UnitGap) -> [Report.Block] {
    guard !gap.yields.isEmpty else { return [] }
    var table = Table([
      .init(Phrase.action[language]), .init(Phrase.gainInTotal[language], .trailing),
      .init(Phrase.money[language], .trailing), .init(Phrase.perMoney[language], .trailing),
      .init(Phrase.staffSteps[language], .trailing), .init(Phrase.perStaffStep[language], .trailing),
      .init(Phrase.chance[language], .trailing), .init(Phrase.touches[language]), .init(Phrase.requirement[language]),
    ])
    for yield in gap.yields { table.append(row(yield)) }
    return [
      .heading(Phrase.yieldsOf(names.unit(gap.unit.id), names.board(gap.board.id))[language]), .table(table),
      .paragraph(Phrase.yieldReading[language]),
    ]
  }

  private func row(_ yield: ActionYield) -> [Table.Cell] {
    let touched = yield.leaves.map { $0 == "total" ? Phrase.total[language] : names.indicator($0) }
    let remark = yield.changesRates ? Phrase.laterRates[language] : nil
    return [
      .init(names.action(yield.action)), number(yield.gain, 2),
      yield.money > 0 ? number(yield.money, 2) : .init(Phrase.freeOfMoney[language], number: 0),
      yield.perMoney.map { number($0 * 100, 2) } ?? .empty, number(yield.staffSteps, 1),
      yield.perStaffStep.map { number($0 * 10, 2) } ?? .empty,
      .init(NumberText.stated(yield.chance), number: yield.chance),
      .init(Grammar.named(Grammar.list(touched, language), remark, language)),
      .init(Grammar.list(yield.requires.map(names.action), language)),
    ]
  }

  private func number(_ value: Double, _ decimals: Int) -> Table.Cell {
    .init(NumberText.short(value, atMost: decimals), number: value)
  }

  /// Top and bottom three of every board by total, and of every indicator that enough units report.
  var races: [Report.Block] {
    guard !analysis.races.isEmpty else { return [] }
    var table = Table([
      .init(Phrase.board[language]), .init(Phrase.indicator[language]), .init(Phrase.topThree[language]),
      .init(Phrase.bottomThree[language]), .init(Phrase.field[language], .trailing),
    ])
    for race in analysis.races {
      table.append([
        .init(names.board(race.board)),
        .init(race.indicator.map(names.indicator) ?? Phrase.total[language]), .init(places(race.top)),
        .init(places(race.bottom)), .init(String(race.count), number: Double(race.count)),
      ])
    }
    return [.heading(Phrase.races[language]), .table(table)]
  }

  private func places(_ entries: [RaceList.Entry]) -> String {
    var items = entries.prefix(Self.shown).map {
      Phrase.racePlace(names.unit($0.unit), NumberText.short($0.value), estimated: $0.isEstimated)[language]
    }
    if entries.count > Self.shown { items.append(Phrase.andMore(entries.count - Self.shown)[language]) }
    return Grammar.list(items, language)
  }

  /// Whom to call in, with the reasons.
  var callIns: [Report.Block] {
    guard !analysis.callIns.isEmpty else {
      return [.heading(Phrase.callIns[language]), .paragraph(Phrase.noCallIns[language])]
    }
    var table = Table([
      .init(Phrase.whom[language]), .init(Phrase.unit[language]), .init(Phrase.pointsToGain[language], .trailing),
      .init(Phrase.reasons[language]),
    ])
    for callIn in analysis.callIns {
      let reasons = callIn.reasons.map { Phrase.reason($0, names: names)[language] }
      table.append([
        .init(callIn.owner.map(names.owner) ?? names.unit(callIn.unit)), .init(names.unit(callIn.unit)),
        number(callIn.worth, 2), .init(Grammar.statements(reasons, language)),
      ])
    }
    return [.heading(Phrase.callIns[language]), .table(table)]
  }
}
