// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanPlanning
import TuiyanSearch
import TuiyanText

extension PlanReport {
  /// Steps beyond which a bar has one character a step and the header only its ends.
  private static let widestCalendar = 18

  /// Who does what when, by lead department and start.
  var scheduleBlocks: [Report.Block] {
    guard !outcome.best.choices.isEmpty else {
      return [.heading(Phrase.schedule[language]), .paragraph(Phrase.noActionNeeded[language])]
    }
    return [.heading(Phrase.schedule[language]), .table(schedule)]
  }

  private var steps: [Period] { Array(scenario.periods.dropFirst()) }

  private var schedule: Table {
    var table = Table([
      .init(Phrase.owner[language]), .init(Phrase.action[language]),
      .init(Phrase.place[language], for: .readers), .init(Phrase.place[language], for: .spreadsheets),
      .init(Phrase.start[language]), .init(Phrase.finish[language]), .init(Phrase.money[language], .trailing),
      .init(Phrase.staff[language], .trailing), .init(calendar, for: .readers),
    ])
    for (choice, action) in scheduled {
      let end = choice.start.advanced(by: max(action.duration, 1) - 1)
      table.append([
        .init(action.owner.map(names.owner) ?? Phrase.noOwner[language]), .init(names.action(choice.action)),
        .init(places(of: choice, action).shortened), .init(places(of: choice, action).whole),
        .init(NumberText.period(choice.start, language)),
        .init(NumberText.period(end, language)),
        .init(NumberText.short(action.money), number: action.money),
        .init(NumberText.short(action.staff, atMost: 1), number: action.staff),
        .init(bar(from: choice.start, to: end)),
      ])
    }
    return table
  }

  /// The plan's decisions by owner (in the scenario's order, those without one last), start and action.
  private var scheduled: [(choice: Choice, action: Action)] {
    let actions = Dictionary(scenario.actions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let owners = Dictionary(
      scenario.owners.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
    return outcome.best.choices.compactMap { choice in actions[choice.action].map { (choice, $0) } }
      .enumerated().sorted { left, right in
        let key = { (entry: (offset: Int, element: (choice: Choice, action: Action))) in
          (
            entry.element.action.owner.flatMap { owners[$0] } ?? Int.max, entry.element.choice.start.ordinal,
            entry.offset
          )
        }
        return key(left) < key(right)
      }.map(\.element)
  }

  /// Units that a line on a screen still names.
  private static let mostPlaces = 3

  /// Where a decision is carried out: all names, and how many there are where a line has no room for them.
  private func places(of choice: Choice, _ action: Action) -> (whole: String, shortened: String) {
    let units = choice.unit.map { [$0] } ?? action.units
    let whole = Grammar.list(units.map(names.unit), language)
    return (whole, units.count > Self.mostPlaces ? Phrase.briefPlaces(units.count)[language] : whole)
  }

  /// The header above the bars: every step's name, or the two ends of a long span.
  private var calendar: String {
    guard let first = steps.first, let last = steps.last else { return Phrase.gantt[language] }
    guard steps.count <= Self.widestCalendar else {
      return "\(NumberText.period(first, language)) – \(NumberText.period(last, language))"
    }
    let labels = NumberText.narrowPeriods(steps, language)
    return TerminalText.trimmed(labels.map { TerminalText.padded($0, to: stepWidth, isLeading: true) }.joined())
  }

  /// Columns of one step in a bar.
  private var stepWidth: Int {
    guard steps.count <= Self.widestCalendar else { return 1 }
    let widest = NumberText.narrowPeriods(steps, language).map { DisplayWidth.columns(of: $0) }.max() ?? 0
    return widest + 1
  }

  /// Full blocks while it runs, light ones before and after.
  private func bar(from start: Period, to end: Period) -> String {
    steps.map { step in
      String(repeating: step >= start && step <= end ? "█" : "░", count: stepWidth)
    }.joined()
  }

  /// What the plan uses up, in all and step by step.
  var costBlocks: [Report.Block] {
    let cost = outcome.best.cost
    let used = [
      Phrase.moneyUsed(cost.money, of: scenario.budget.money)[language],
      Phrase.peakUsed(cost.peakStaff, of: scenario.budget.staffPerStep)[language],
      Phrase.actionsUsed(cost.actions, of: scenario.budget.actions)[language],
    ]
    let sentence = used.joined(separator: language == .zh ? "，" : ", ") + Phrase.end[language]
    let heading = Report.Block.heading(Phrase.cost[language])
    let opening = Report.Block.paragraph(
      language == .zh ? sentence : sentence.prefix(1).uppercased() + sentence.dropFirst())
    return outcome.best.choices.isEmpty ? [heading, opening] : [heading, opening, .table(costByStep(cost))]
  }

  private func costByStep(_ cost: PlanCost) -> Table {
    let limit = scenario.budget.staffPerStep
    var columns: [Table.Column] = [
      .init(Phrase.period[language]), .init(Phrase.money[language], .trailing),
      .init(Phrase.staff[language], .trailing),
    ]
    if limit != nil { columns.append(.init(Phrase.staffLimit[language], .trailing)) }
    columns.append(.init(Phrase.starting[language]))
    var table = Table(columns)
    for (index, period) in steps.enumerated() where index < cost.moneyByStep.count && index < cost.staffByStep.count {
      let starting = outcome.best.choices.filter { $0.start == period }.map { name(of: $0) }
      var row: [Table.Cell] = [
        .init(NumberText.period(period, language)),
        .init(NumberText.short(cost.moneyByStep[index]), number: cost.moneyByStep[index]),
        .init(NumberText.short(cost.staffByStep[index], atMost: 1), number: cost.staffByStep[index]),
      ]
      if let limit { row.append(.init(NumberText.short(limit, atMost: 1), number: limit)) }
      table.append(row + [.init(Grammar.list(starting, language))])
    }
    return table
  }

  /// An action's title, with the unit it is decided for.
  func name(of choice: Choice) -> String { name(choice.action, choice.unit) }

  func name(_ action: String, _ unit: String?) -> String {
    Grammar.named(names.action(action), unit.map(names.unit), language)
  }
}
