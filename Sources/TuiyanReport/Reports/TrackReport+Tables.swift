// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanReview

extension TrackReport {
  // MARK: - Figures

  /// Our latest figures that are amber or red, the worst first.
  var outOfBand: [Report.Block] {
    let latest = latestOfOurs
    guard !latest.isEmpty else { return [] }
    let out = latest.enumerated().filter { $0.element.light != .green }.sorted { left, right in
      let a = (-left.element.light.rawValue, left.element.better < 0 ? 0 : 1, left.offset)
      let b = (-right.element.light.rawValue, right.element.better < 0 ? 0 : 1, right.offset)
      return a < b
    }.map(\.element)
    let body: Report.Block = out.isEmpty ? .paragraph(Phrase.nothingOut[language]) : .table(table(out))
    return [.heading(Phrase.outOfBand[language]), body]
  }

  /// Our latest figures, with the lights of all periods so far.
  var figures: [Report.Block] {
    let latest = latestOfOurs
    guard !latest.isEmpty else { return [] }
    return [.heading(Phrase.allFigures[language]), .table(table(latest))]
  }

  /// Published scores and ranks that came in, ours first.
  var published: [Report.Block] {
    let found = outcome.readings.filter { if case .leaf = $0.subject { false } else { true } }
    guard !found.isEmpty else { return [] }
    return [
      .heading(Phrase.standingsCameIn[language]), .table(table(found.filter(\.isOurs) + found.filter { !$0.isOurs })),
    ]
  }

  private func table(_ readings: [TrackReading]) -> Table {
    var table = Table([
      .init(Phrase.what[language]), .init(Phrase.unit[language]), .init(Phrase.owner[language]),
      .init(Phrase.period[language]), .init(Phrase.actual[language], .trailing),
      .init(Phrase.projectedMedian[language], .trailing), .init(Phrase.band50[language], .trailing, for: .readers),
      .init(Phrase.band90[language], .trailing, for: .readers), .init("5 %", .trailing, for: .spreadsheets),
      .init("25 %", .trailing, for: .spreadsheets), .init("75 %", .trailing, for: .spreadsheets),
      .init("95 %", .trailing, for: .spreadsheets), .init(Phrase.light[language]), .init(Phrase.lightsSoFar[language]),
    ])
    for reading in readings { table.append(row(reading)) }
    return table
  }

  private func row(_ reading: TrackReading) -> [Table.Cell] {
    let before = outcome.readings.filter {
      $0.unit == reading.unit && $0.subject == reading.subject && $0.period <= reading.period
    }
    return [
      .init(subject(reading.subject)), .init(names.unit(reading.unit)), .init(reading.owner.map(names.owner) ?? ""),
      .init(NumberText.period(reading.period, language)), number(reading.value), number(reading.q50),
      .init(range(reading.q25, reading.q75)), .init(range(reading.q05, reading.q95)), number(reading.q05),
      number(reading.q25), number(reading.q75), number(reading.q95), .init(Phrase.light(reading)[language]),
      .init(before.map { Phrase.light($0.light)[language] }.joined(separator: language == .zh ? "" : " ")),
    ]
  }

  private func subject(_ subject: TrackReading.Subject) -> String {
    switch subject {
    case .leaf(let leaf): names.indicator(leaf)
    case .score(let board): Grammar.named(names.board(board), Phrase.score1[language], language)
    case .rank(let board): Grammar.named(names.board(board), Phrase.rank1[language], language)
    }
  }

  private func number(_ value: Double) -> Table.Cell { .init(NumberText.short(value), number: value) }

  private func range(_ low: Double, _ high: Double) -> String {
    "\(NumberText.short(low))–\(NumberText.short(high))"
  }

  // MARK: - Owners and actions

  /// Lights and actions of each lead department.
  var owners: [Report.Block] {
    let latest = latestOfOurs
    let known = scenario.owners.map(\.id)
    let named = Set(latest.compactMap(\.owner) + outcome.actions.compactMap(\.owner))
    guard !named.isEmpty else { return [] }
    var table = Table([
      .init(Phrase.owner[language]), .init(Phrase.green[language], .trailing), .init(Phrase.amber[language], .trailing),
      .init(Phrase.red[language], .trailing), .init(Phrase.actionsOnTime[language], .trailing),
      .init(Phrase.actionsLate[language], .trailing), .init(Phrase.actionsDone[language], .trailing),
      .init(Phrase.actionsNotCredited[language], .trailing),
    ])
    for owner in known where named.contains(owner) {
      let own = latest.filter { $0.owner == owner }
      let actions = outcome.actions.filter { $0.owner == owner }
      var counts: [Int] = TrackLight.allCases.map { light in own.filter { $0.light == light }.count }
      counts.append(actions.filter(\.isOnPlan).count)
      counts.append(actions.filter(\.isLate).count)
      for standing in [TrackedAction.Standing.reported(.done), .reported(.notCredited)] {
        counts.append(actions.filter { $0.standing == standing }.count)
      }
      let cells = counts.map { Table.Cell(String($0), number: Double($0)) }
      table.append([Table.Cell(names.owner(owner))] + cells)
    }
    return [.heading(Phrase.trackByOwner[language]), .table(table)]
  }

  /// How each decision goes.
  var actions: [Report.Block] {
    guard !outcome.actions.isEmpty else { return [] }
    var table = Table([
      .init(Phrase.action[language]), .init(Phrase.place[language]), .init(Phrase.owner[language]),
      .init(Phrase.standing[language]), .init(Phrase.planned[language]), .init(Phrase.actualStart[language]),
      .init(Phrase.delay[language], .trailing), .init(Phrase.takesEffect[language]),
    ])
    for action in outcome.actions {
      table.append([
        .init(names.action(action.action)), .init(action.unit.map(names.unit) ?? ""),
        .init(action.owner.map(names.owner) ?? Phrase.noOwner[language]),
        .init(Phrase.standing(action.standing)[language]),
        .init(action.planned.map { NumberText.period($0, language) } ?? Phrase.notPlanned[language]),
        .init(NumberText.period(action.start, language)),
        action.delay.map { .init($0 == 0 ? "" : String($0), number: Double($0)) } ?? .empty,
        .init(action.inForceFrom.map { NumberText.period($0, language) } ?? ""),
      ])
    }
    return [.heading(Phrase.byAction[language]), .table(table)]
  }
}

extension TrackedAction {
  /// Reported late, or begun after its planned start.
  var isLate: Bool { standing == .reported(.late) || (delay ?? 0) > 0 }

  /// Neither late nor finished.
  var isOnPlan: Bool {
    switch standing {
    case .assumedOnPlan, .ahead, .reported(.running): !isLate
    case .reported: false
    }
  }
}
