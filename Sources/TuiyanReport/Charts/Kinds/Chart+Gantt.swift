// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanPlanning

extension Chart {
  /// A plan's schedule by lead department and start.
  /// - Parameters:
  ///   - choices: decisions of the scenario's own actions.
  ///   - plan: what the plan is called.
  /// - Throws: `ChartRefusal.emptyPlan`.
  public static func gantt(
    of choices: [Choice], plan: String, in scenario: Scenario, language: Language
  ) throws(ChartRefusal) -> Chart {
    let names = ScenarioNames(scenario)
    let owners = scenario.owners.map(\.id)
    let rows = choices.enumerated().compactMap { place, choice -> (key: (Int, Int, Int), row: GanttBars.Row)? in
      guard let action = scenario.actions.first(where: { $0.id == choice.action }) else { return nil }
      let first = choice.start.ordinal - scenario.asOf.ordinal
      let last = first + max(action.duration, 1) - 1
      // An effect begins `delay` steps after the last one it runs and is full when its ramp is through.
      let full = action.effects.map { last + $0.delay + Int($0.ramp.rounded(.up)) }.max()
      let row = GanttBars.Row(
        owner: action.owner.map(names.owner) ?? Phrase.noOwner[language],
        action: Grammar.named(names.action(choice.action), choice.unit.map(names.unit), language), first: first,
        last: last, full: full)
      return ((action.owner.flatMap { owners.firstIndex(of: $0) } ?? owners.count, first, place), row)
    }.sorted { $0.key < $1.key }.map(\.row)
    guard !rows.isEmpty else { throw .emptyPlan }
    return Chart(
      title: Phrase.ganttTitle(scenario.title)[language], subtitle: Phrase.ganttReading(plan)[language],
      notes: ChartNotes(scenario: scenario, language: language).lines(settings: nil),
      body: .gantt(GanttBars(asOf: scenario.asOf, steps: Array(scenario.periods.dropFirst()), rows: rows)))
  }

  /// A stored plan's schedule, each decision at its start.
  /// - Throws: `ChartRefusal.emptyPlan`.
  public static func gantt(
    of plan: StoredPlan, in scenario: Scenario, language: Language
  ) throws(ChartRefusal) -> Chart {
    let choices = plan.entries.flatMap { entry -> [Choice] in
      guard let action = scenario.actions.first(where: { $0.id == entry.action }) else { return [] }
      let units: [String?] = action.each ? entry.unit.map { [$0] } ?? action.units : [nil]
      return units.map { Choice(action: entry.action, unit: $0, start: entry.start ?? action.earliest) }
    }
    let name = plan.title.isEmpty || plan.title == plan.id ? plan.id : Grammar.named(plan.title, plan.id, language)
    return try gantt(of: choices, plan: name, in: scenario, language: language)
  }
}
