// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanTrends

/// What was learnt from history, by which rung of the ladder and from how many points.
struct EstimateTable {
  let names: ScenarioNames
  let language: Language

  /// A heading and the table; nothing where all is stated.
  func blocks(_ estimates: [ModelEstimate]) -> [Report.Block] {
    guard !estimates.isEmpty else { return [] }
    var table = Table([
      .init(Phrase.quantityLearnt[language]), .init(Phrase.forecastMadeBy[language]),
      .init(Phrase.unitsWhole[language], .trailing), .init(Phrase.keysFilled[language]),
      .init(Phrase.backtested[language]),
    ])
    for estimate in estimates {
      table.append([
        .init(name(of: estimate)), .init(estimate.rung.map { Phrase.rung($0)[language] } ?? ""),
        .init(String(estimate.whole.count), number: Double(estimate.whole.count)),
        .init(
          Grammar.statements(
            estimate.filled.map {
              Phrase.filled(keys: $0.keys, units: $0.units.count, increments: estimate.increments)[language]
            }, language)),
        .init(estimate.judgement.map { Phrase.judged($0, fellBack: estimate.fellBack)[language] } ?? ""),
      ])
    }
    return [.heading(Phrase.learntFromHistory[language]), .table(table)]
  }

  private func name(of estimate: ModelEstimate) -> String {
    switch estimate.subject {
    case .indicator(let id): names.indicator(id, in: estimate.cohort, language)
    case .total(let board): Phrase.panelOfScores(names.board(board))[language]
    }
  }
}
