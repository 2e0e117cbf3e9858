// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanModel
import TuiyanNumerics
import TuiyanSimulation

extension ScenarioMove {
  /// Ranks at the old as_of, for targets that count from there, where none were published.
  func startRanks(_ actuals: Actuals) -> [PublishedResult] {
    guard scenario.targets.contains(where: { $0.clause.countsFromStart }) else { return [] }
    let published = Set(
      scenario.results.filter { $0.period == scenario.asOf }.map { BandSubject.total(board: $0.board, unit: $0.unit) })
    return scenario.boards.flatMap { board in
      board.units.compactMap { unit in
        let key = BandSubject.total(board: board.id, unit: unit)
        guard !published.contains(key), let rank = ranksAtStart[key] else { return nil }
        return PublishedResult(board: board.id, unit: unit, period: scenario.asOf, score: nil, rank: rank)
      }
    }
  }

  /// The last reference row of every leaf, moved on by its median drift.
  func references(at period: Period) -> [ReferenceRow] {
    let steps = Double(period.ordinal - scenario.asOf.ordinal)
    return LastReferences(scenario).rows.compactMap { row -> ReferenceRow? in
      guard let indicator = row.indicator,
        let leaf = scenario.schemes.lazy.flatMap(\.leaves).first(where: { $0.id == indicator })?.leaf,
        let drift = scenario.dynamics.referenceDrift(indicator: indicator)
      else { return nil }
      let way = leaf.sign * drift.distribution(span: leaf.span ?? 0).quantile(0.5) * steps
      guard way != 0 else { return nil }
      return ReferenceRow(
        board: row.board, indicator: indicator, period: period, best: row.best.map { $0 + way },
        mean: row.mean.map { $0 + way }, worst: row.worst.map { $0 + way }, provenance: row.provenance)
    }
  }

  func exponential(_ value: Double) -> Double { exp(value) }
}

extension Leaf {
  /// Variance of the mean of a survey's answers at a value; 0 without a survey.
  func samplingVariance(at value: Double) -> Double {
    guard let survey, survey.answers > 0 else { return 0 }
    if let answerSD { return answerSD * answerSD / Double(survey.answers) }
    guard let range, let span, span > 0 else { return 0 }
    let share = min(max((value - range.lowerBound) / span, 0), 1)
    return share * (1 - share) * span * span / Double(survey.answers)
  }
}

extension Clause {
  /// Somewhere in it ranks are compared with those at as_of.
  var countsFromStart: Bool {
    switch test {
    case .rankGain(_, .asOf): true
    case .all(let members), .any(let members), .atLeast(_, let members): members.contains { $0.countsFromStart }
    default: false
    }
  }
}
