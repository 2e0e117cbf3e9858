// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanSimulation
import TuiyanTrends

/// What the program understands by a scenario: how `tuiyan validate --verbose` reads.
public struct ScenarioOverview: Sendable {
  let scenario: Scenario
  let language: Language
  let names: ScenarioNames

  public init(scenario: Scenario, language: Language) {
    self.scenario = scenario
    self.language = language
    names = ScenarioNames(scenario)
  }

  /// That all is well, in one line.
  public var sentence: String {
    Phrase.valid(
      scenario.title, units: scenario.units.count, leaves: Set(scenario.schemes.flatMap { $0.leaves.map(\.id) }).count,
      actions: scenario.actions.count, targets: scenario.targets.count)[language]
  }

  /// - Parameter estimates: what the compiled model learnt from history.
  public func report(estimates: [ModelEstimate] = []) -> Report {
    let steps = scenario.horizon.ordinal - scenario.asOf.ordinal
    var facts: [Report.Fact] = [
      .init(Phrase.scenario[language], scenario.id),
      .init(Phrase.span[language], Phrase.span(from: scenario.asOf, to: scenario.horizon, steps: steps)[language]),
      .init(Phrase.ours[language], Grammar.list(scenario.ours.map(names.unit), language)),
      .init(Phrase.basis[language], Phrase.basis(scenario.provenance)[language]),
    ]
    if !scenario.futures.isEmpty {
      let futures = scenario.futures.map { Phrase.future($0.title, probability: $0.probability)[language] }
      facts.append(.init(Phrase.futures[language], Grammar.list(futures, language)))
    }
    if !scenario.changes.isEmpty {
      facts.append(.init(Phrase.changes[language], Grammar.statements(scenario.changes, language)))
    }
    return Report(
      title: scenario.title,
      blocks: (scenario.illustrative ? [.notice(Phrase.illustrative[language])] : []) + [
        .facts(facts), .heading(Phrase.boards[language]), .table(boards), .heading(Phrase.targets[language]),
        .table(targets),
      ] + plans + EstimateTable(names: names, language: language).blocks(estimates))
  }

  /// Who is ranked where, and how well they are known.
  private var boards: Table {
    let units = Dictionary(scenario.units.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var table = Table(
      [.init(Phrase.board[language]), .init(Phrase.units[language], .trailing)]
        + Depth.allCases.map { .init(Phrase.depth($0)[language], .trailing) } + [
          .init(Phrase.points[language], .trailing), .init(Phrase.release[language]),
        ])
    for board in scenario.boards {
      let total = scenario.schemes.first { $0.id == board.scheme }?.total ?? 0
      let depths = Depth.allCases.map { depth in board.units.filter { units[$0]?.depth == depth }.count }
      table.append(
        [.init(board.title), count(board.units.count)] + depths.map(count) + [
          .init(NumberText.short(total, atMost: 4), number: total),
          .init(Grammar.list(board.release.map { NumberText.period($0, language) }, language)),
        ])
    }
    return table
  }

  private func count(_ number: Int) -> Table.Cell { .init(String(number), number: Double(number)) }

  private var targets: Table {
    Table(
      [.init(Phrase.target[language]), .init(Phrase.kind[language]), .init(Phrase.meaning[language])],
      rows: scenario.targets.map {
        [
          .init($0.title), .init(Phrase.kind($0.kind)[language]),
          .init(Phrase.clause($0.clause, names: names)[language]),
        ]
      })
  }

  /// Stored plans with their actions; a table would be too wide.
  private var plans: [Report.Block] {
    guard !scenario.plans.isEmpty else { return [] }
    let items = scenario.plans.map { plan in
      let actions = plan.entries.map { Grammar.named(names.action($0.action), $0.unit.map(names.unit), language) }
      let list = actions.isEmpty ? Phrase.nothing[language] : Grammar.list(actions, language)
      return Phrase.storedPlan(plan.id, plan.title, list)[language]
    }
    return [.heading(Phrase.plans[language]), .list(items)]
  }
}
