// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanReview
import TuiyanSimulation

/// The meeting a tracking report is for; it decides the heading and the depth.
public enum TrackCycle: String, Sendable, CaseIterable {
  /// 周调度: targets, what is out of band, actions.
  case week
  /// 旬简报: the lead departments too.
  case tenDays = "ten-days"
  /// 月通报: every figure too.
  case month
  /// 季评价: the targets by unit and future too.
  case quarter

  var depth: Int { TrackCycle.allCases.firstIndex(of: self) ?? 0 }
}

/// How `tuiyan track` reads.
public struct TrackReport: Sendable {
  let scenario: Scenario
  let outcome: TrackOutcome
  let cycle: TrackCycle
  let warnings: [String]
  let language: Language
  let names: ScenarioNames

  public init(
    scenario: Scenario, outcome: TrackOutcome, cycle: TrackCycle, warnings: [String], language: Language
  ) {
    self.scenario = scenario
    self.outcome = outcome
    self.cycle = cycle
    self.warnings = warnings
    self.language = language
    names = ScenarioNames(scenario)
  }

  /// The report as a value.
  public func report() -> Report {
    let notes = NoteList(names: names, language: language)
    var blocks = head + targets + outOfBand
    if cycle.depth >= TrackCycle.tenDays.depth { blocks += owners }
    blocks += actions + published
    if cycle.depth >= TrackCycle.month.depth { blocks += figures }
    if cycle == .quarter {
      blocks += TargetTables(scenario: scenario, names: names, language: language).details(outcome.rejudged.targets)
    }
    return Report(
      title: Phrase.trackTitle(scenario.title, cycle, outcome.dataTo)[language],
      blocks: blocks + notes.blocks(violations: [], notes: outcome.projection.notes, warnings: remarks + warnings))
  }

  private var head: [Report.Block] {
    let head = ReportHead(
      scenario: scenario, settings: outcome.settings, futures: outcome.projection.futures, language: language)
    let name = outcome.plan.title.isEmpty || outcome.plan.entries.isEmpty ? nil : outcome.plan.title
    let facts: [Report.Fact] = [
      .init(Phrase.dataTo[language], NumberText.period(outcome.dataTo, language)),
      .init(Phrase.comparedWith[language], Phrase.comparison(outcome.baseline, asOf: scenario.asOf)[language]),
    ]
    let latest = latestOfOurs
    let red = latest.filter { $0.light == .red }
    let sentence = Phrase.lights(
      latest.filter { $0.light == .green }.count, latest.filter { $0.light == .amber }.count, red.count,
      redBetter: red.filter { $0.better > 0 }.count)[language]
    let tone: Report.Tone = red.contains { $0.better < 0 } ? .bad : red.isEmpty ? .good : .uncertain
    let verdict: [Report.Block] =
      latest.isEmpty ? [] : [.verdict(sentence, tone), .paragraph(Phrase.lightReading[language])]
    return head.illustration + head.facts(plan: name ?? Phrase.nothing[language]) + [.facts(facts)] + settled + verdict
  }

  /// Promises that are decided come before all lights.
  private var settled: [Report.Block] {
    let closed = Dictionary(grouping: outcome.closed, by: \.isMet).mapValues { $0.map { title($0.target) } }
    var blocks: [Report.Block] = []
    if let missed = closed[false] { blocks.append(.verdict(Phrase.settled(missed, isMet: false)[language], .bad)) }
    if let met = closed[true] { blocks.append(.verdict(Phrase.settled(met, isMet: true)[language], .good)) }
    if let due = closed[nil] { blocks.append(.verdict(Phrase.due(due)[language], .uncertain)) }
    return blocks
  }

  /// The last figure of each indicator of ours.
  var latestOfOurs: [TrackReading] {
    var order: [String] = []
    var last: [String: TrackReading] = [:]
    for reading in outcome.readings where reading.isOurs {
      guard case .leaf(let leaf) = reading.subject else { continue }
      let key = reading.unit + "\u{0}" + leaf
      if last[key] == nil { order.append(key) }
      if let known = last[key], known.period > reading.period { continue }
      last[key] = reading
    }
    return order.compactMap { last[$0] }
  }

  private var remarks: [String] {
    var remarks: [Phrase] = []
    if outcome.carried > 0 { remarks.append(.carried(outcome.carried)) }
    remarks += outcome.unused.map { .unused($0, units: $0.units.map(names.unit)) }
    for target in outcome.assumed { remarks.append(.remainder(title(target))) }
    return remarks.map { $0[language] }
  }

  func title(_ target: String) -> String { scenario.targets.first { $0.id == target }?.title ?? target }

  // MARK: - Targets

  private var targets: [Report.Block] {
    guard !outcome.changes.isEmpty else { return [] }
    let causes = outcome.changes[0].parts.map(\.cause)
    let tables = TargetTables(scenario: scenario, names: names, language: language)
    var table = Table(
      [
        .init(Phrase.target[language]), .init(Phrase.kind[language]),
        .init(Phrase.probabilityBefore[language], .trailing),
        .init(Phrase.nowProbability[language], .trailing),
      ] + tables.intervalColumns + [.init(Phrase.changed[language], .trailing)]
        + causes.map { .init(Phrase.cause($0)[language], .trailing) })
    for change in outcome.changes {
      let known = change.parts.map(\.cause)
      let whole = change.now.probability.value - change.before.value
      let error = change.parts.allSatisfy { $0.error == 0 } ? 0 : spread(change)
      let row: [Table.Cell] =
        [
          .init(title(change.target)), .init(Phrase.kind(change.now.kind)[language]), tables.probability(change.before),
        ] + tables.cells(change.now.probability) + [
          .init(NumberText.points(whole, error: error), number: whole, error: error)
        ]
      table.append(
        row
          + causes.map { cause in
            guard let place = known.firstIndex(of: cause) else { return .empty }
            let part = change.parts[place]
            return .init(
              NumberText.points(part.difference, error: part.error), number: part.difference, error: part.error)
          })
    }
    return [
      .heading(Phrase.rejudgedTargets[language]), .table(table), .paragraph(Phrase.changeReading[language]),
    ]
  }

  private func spread(_ change: TargetChange) -> Double {
    let errors = [change.before.standardError, change.now.probability.standardError]
    return errors.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }
}
