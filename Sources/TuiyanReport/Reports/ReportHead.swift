// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanSimulation

/// The head that every report begins with: what was run, and what its reader must keep in mind.
struct ReportHead {
  let scenario: Scenario
  let settings: SimulationSettings
  let futures: [FutureShare]
  let language: Language

  var futuresAreApart: Bool { !futures.isEmpty && futures.allSatisfy { $0.probability == nil } }

  /// Says that the figures are invented, where they are.
  var illustration: [Report.Block] { scenario.illustrative ? [.notice(Phrase.illustrative[language])] : [] }

  /// - Parameter plan: what is said about the plan; nil where the report looks for one.
  func facts(plan: String?) -> [Report.Block] {
    var facts: [Report.Fact] = []
    if let plan { facts.append(.init(Phrase.plan[language], plan)) }
    let steps = scenario.horizon.ordinal - scenario.asOf.ordinal
    facts.append(
      .init(Phrase.span[language], Phrase.span(from: scenario.asOf, to: scenario.horizon, steps: steps)[language]))
    facts.append(
      .init(
        Phrase.runs[language],
        Phrase.runs(replications: settings.replications, seed: settings.seed, eachFuture: futuresAreApart)[language]))
    if !futures.isEmpty {
      let names = futures.map {
        Phrase.future($0.title, probability: $0.probability)[language]
      }
      facts.append(.init(Phrase.futures[language], Grammar.list(names, language)))
    }
    facts.append(.init(Phrase.basis[language], Phrase.basis(scenario.provenance)[language]))
    if !scenario.changes.isEmpty {
      facts.append(.init(Phrase.changes[language], Grammar.statements(scenario.changes, language)))
    }
    return [.facts(facts)] + reservations
  }

  private var reservations: [Report.Block] {
    let count = scenario.provenance
    var blocks: [Report.Block] = []
    if count.total > 0, count.document * 2 < count.total {
      blocks.append(.notice(Phrase.mostlyAssumed(count)[language]))
    }
    if futuresAreApart { blocks.append(.notice(Phrase.futuresApart[language])) }
    return blocks + Report.madeOfRanks(scenario, language)
  }
}

extension Report {
  /// Says of which boards only ranks were published.
  static func madeOfRanks(_ scenario: Scenario, _ language: Language) -> [Block] {
    let boards = scenario.boards.filter { $0.scores == .fromRanks }.map(\.title)
    return boards.isEmpty ? [] : [.notice(Phrase.totalsFromRanks(boards)[language])]
  }
}
