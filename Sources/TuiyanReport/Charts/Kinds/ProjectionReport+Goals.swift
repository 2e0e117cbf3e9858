// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanSimulation

extension ProjectionReport {
  /// The ranks that targets ask of a unit on a board, with the unit's own probability.
  func goals(_ unit: String, on board: BoardProjection) -> [RankGoal] {
    zip(scenario.targets, projection.targets).compactMap { target, outcome in
      guard target.clause.board == board.id, let rank = rank(target.clause, unit, board) else { return nil }
      let own = outcome.byUnit.map { units in units.first { $0.unit == unit }?.probability } ?? outcome.probability
      let text = own.map {
        NumberText.probability($0.value, error: $0.standardError, trials: $0.trials)
      }
      return goal(target, rank, text)
    }
  }

  /// The goals that are the same rank for all these units.
  func commonGoals(_ units: [UnitProjection], on board: BoardProjection) -> [RankGoal] {
    scenario.targets.compactMap { target in
      guard target.clause.board == board.id else { return nil }
      let ranks = units.map { rank(target.clause, $0.unit.id, board) }
      guard let first = ranks.first, let rank = first, ranks.allSatisfy({ $0 == rank }) else { return nil }
      return goal(target, rank, nil)
    }
  }

  private func goal(_ target: Target, _ rank: Double, _ probability: String?) -> RankGoal {
    let when = scenario.spanBesideHorizon(target.clause.span)
    return RankGoal(label: Phrase.goal(target.title, when, rank: rank, probability: probability)[language], rank: rank)
  }

  /// The ranks asked of one of these units that are not the same for all of them.
  func ownGoals(_ unit: UnitProjection, among units: [UnitProjection], on board: BoardProjection) -> [Double] {
    let common = commonGoals(units, on: board).map(\.rank)
    return goals(unit.unit.id, on: board).map(\.rank).filter { !common.contains($0) }
  }

  /// The worst rank that reaches a clause about the unit; nil where it is not about it, or not one rank.
  private func rank(_ clause: Clause, _ unit: String, _ board: BoardProjection) -> Double? {
    switch clause.scope {
    case .unit(let id) where id == unit: break
    case .each(let ids) where ids.contains(unit): break
    case .inherited, .unit, .each, .count: return nil
    }
    switch clause.test {
    case .rank(let most): return most
    case .notBottom(let count): return Double(board.units.count - count)
    case .rankGain(let least, .published(let period)):
      let published = scenario.results.last {
        $0.board == board.id && $0.unit == unit && $0.period == period && $0.rank != nil
      }?.rank
      return published.map { Double($0) - least }
    case .rankGain(_, .asOf), .score, .indicatorValue, .indicatorRank, .shareOfIndicators, .events, .all, .any,
      .atLeast:
      return nil
    }
  }
}

extension Scenario {
  /// When a target is due, where that is not simply the horizon; nil else.
  func spanBesideHorizon(_ span: Clause.Span) -> Clause.Span? {
    if case .by(horizon) = span { nil } else { span }
  }
}
