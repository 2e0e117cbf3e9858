// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanPlanning
import TuiyanSimulation

extension PlanReport {
  /// What each decision of the best plan adds, stacked by lead department.
  /// - Throws: `ChartRefusal.emptyPlan`.
  public func contributionChart() throws(ChartRefusal) -> Chart {
    let parts = outcome.contributions.map { entry in
      (
        entry.action,
        ContributionBars.Part(
          name: name(entry.action, entry.unit), value: entry.shapley.mean, text: scale.difference(entry.shapley).text)
      )
    }
    return try ContributionBars.chart(
      parts, scenario: scenario, scale: scale, plan: Phrase.bestPlan[language], settings: outcome.settings,
      futuresAreApart: outcome.futures.areApart, language: language)
  }

  /// The best plan's schedule.
  /// - Throws: `ChartRefusal.emptyPlan`.
  public func ganttChart() throws(ChartRefusal) -> Chart {
    try Chart.gantt(of: outcome.best.choices, plan: Phrase.bestPlan[language], in: scenario, language: language)
  }
}

extension ExplainReport {
  /// What each decision of the plan adds, stacked by lead department.
  /// - Throws: `ChartRefusal.emptyPlan`.
  public func contributionChart() throws(ChartRefusal) -> Chart {
    let parts = explanation.contributions.actions.map { entry in
      (
        entry.action,
        ContributionBars.Part(
          name: name(entry.action, entry.unit), value: entry.shapley.mean,
          text: scale.difference(entry.shapley).text)
      )
    }
    return try ContributionBars.chart(
      parts, scenario: scenario, scale: scale, plan: planName, settings: explanation.settings,
      futuresAreApart: explanation.futures.areApart, language: language)
  }

  /// The focus target's probability with one input low and with it high.
  /// - Throws: `ChartRefusal.nothingMoves`.
  public func tornadoChart() throws(ChartRefusal) -> Chart {
    let bars = explanation.tornado.map { bar in
      TornadoBars.Bar(
        name: inputs.name(bar.input), lowEnd: inputs.end(bar.input, bar.ends.low, isHigh: false),
        highEnd: inputs.end(bar.input, bar.ends.high, isHigh: true), low: bar.low.mean, high: bar.high.mean,
        lowText: share(bar.low).text, highText: share(bar.high).text)
    }
    guard !bars.isEmpty else { throw .nothingMoves }
    let focus = explanation.focus
    let reading =
      Phrase.planNamed(planName)[language] + Phrase.tornadoSaid(explanation.sampleReplications)[language]
    let notes = ChartNotes(scenario: scenario, language: language).lines(
      settings: explanation.settings, futuresAreApart: explanation.futures.areApart)
    var aside: [String] = []
    if focus.units.count > 1 { aside.append(Phrase.focusUnit(names.unit(focus.unit))[language]) }
    if let future = explanation.worstFuture { aside.append(Phrase.worstFuture(names.future(future))[language]) }
    let centre = centre
    return Chart(
      title: Phrase.tornadoTitle(focus.title)[language], subtitle: reading, notes: aside + notes,
      body: .tornado(TornadoBars(bars: bars, centre: centre.value, centreText: centre.text)))
  }

  /// The focus unit's own probability under the plan, in the worst future where it is about that.
  private var centre: (value: Double, text: String) {
    let target = explanation.plan.judged.targets[explanation.focus.index]
    let own = target.byUnit?.first { $0.unit == explanation.focus.unit }?.probability
    let worst = target.byFuture?.first { $0.future == explanation.worstFuture }?.probability
    let probability = own ?? worst ?? target.probability
    return (probability.value, Phrase.asItStands(plain(probability))[language])
  }
}

extension ContributionBars {
  /// Owners in the scenario's order, those of nobody last; a department's largest part first.
  static func chart(
    _ parts: [(action: String, part: Part)], scenario: Scenario, scale: ObjectiveScale, plan: String,
    settings: SimulationSettings, futuresAreApart: Bool, language: Language
  ) throws(ChartRefusal) -> Chart {
    guard !parts.isEmpty else { throw .emptyPlan }
    let names = ScenarioNames(scenario)
    let owners = Dictionary(scenario.actions.map { ($0.id, $0.owner) }, uniquingKeysWith: { first, _ in first })
    let order: [String?] = scenario.owners.map(\.id) + [nil]
    let rows = order.compactMap { owner -> Row? in
      let own = parts.filter { (owners[$0.action] ?? nil) == owner }.map(\.part).enumerated()
        .sorted { (-$0.element.value, $0.offset) < (-$1.element.value, $1.offset) }.map(\.element)
      return own.isEmpty ? nil : Row(owner: owner.map(names.owner) ?? Phrase.noOwner[language], parts: own)
    }.enumerated().sorted { (-$0.element.total, $0.offset) < (-$1.element.total, $1.offset) }.map(\.element)
    let isShare = scale == .probability
    return Chart(
      title: Phrase.contributionTitle(scenario.title)[language],
      subtitle: Phrase.contributionReading(plan)[language] + (language == .zh ? "" : " ") + scale.unit(language),
      notes: ChartNotes(scenario: scenario, language: language).lines(
        settings: settings, futuresAreApart: futuresAreApart),
      body: .contributions(
        ContributionBars(
          rows: rows, isShare: isShare,
          axis: (isShare ? Phrase.percentagePoints : Phrase.objectiveUnits)[language])))
  }
}

extension PlanReport {
  /// The best plan as one that can be projected, named for what it is.
  public var bestPlan: StoredPlan {
    StoredPlan(
      id: Phrase.bestPlan[language], title: "",
      entries: outcome.best.choices.map { .init(action: $0.action, unit: $0.unit, start: $0.start) })
  }
}
