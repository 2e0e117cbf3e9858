// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanSimulation

/// The lines below every picture: what its reader must keep in mind, and which run it comes from.
struct ChartNotes {
  let scenario: Scenario
  let language: Language

  /// Reservations and the date of the figures.
  /// - Parameters:
  ///   - settings: of the run; nil where nothing was simulated.
  ///   - futuresAreApart: futures have no probabilities.
  func lines(settings: SimulationSettings?, futuresAreApart: Bool = false) -> [String] {
    var lines: [String] = scenario.illustrative ? [Phrase.illustrative[language]] : []
    let count = scenario.provenance
    if count.total > 0, count.document * 2 < count.total { lines.append(Phrase.mostlyAssumed(count)[language]) }
    if futuresAreApart { lines.append(Phrase.futuresApart[language]) }
    if !scenario.changes.isEmpty {
      lines.append(
        Phrase.period(Phrase.changes[language], Grammar.statements(scenario.changes, language))[language])
    }
    var origin = Phrase.period(Phrase.asOf[language], NumberText.period(scenario.asOf, language))[language]
    if let settings {
      let runs = Phrase.runs(replications: settings.replications, seed: settings.seed, eachFuture: futuresAreApart)
      origin = Grammar.statements([origin, Phrase.period(Phrase.runs[language], runs[language])[language]], language)
    }
    return lines + [origin]
  }
}

extension Sequence where Element == FutureShare {
  /// Whether the futures were run apart.
  var areApart: Bool {
    var any = false
    for future in self {
      any = true
      if future.probability != nil { return false }
    }
    return any
  }
}
