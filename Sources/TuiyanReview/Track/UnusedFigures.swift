// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanSimulation

/// Published totals and ranks that do not say where any quantity stands, and why. They still settle targets that are due.
public struct UnusedFigures: Sendable, Hashable {
  public enum Reason: Sendable, Hashable, CaseIterable {
    /// The unit's total is made of its leaves, not all of which have a figure of that period.
    case madeOfLeaves
    /// The unit's rank is made of its total, which is not given.
    case madeOfTotal
    /// The unit is known by rank, and not every unit of its board has a rank of that period.
    case orderIsIncomplete
    /// The order contradicts totals that are known, or projected, for that period.
    case orderIsContradicted
  }

  public let reason: Reason
  public let totals: Int
  public let ranks: Int
  /// In the order of the scenario.
  public let units: [String]

  public init(reason: Reason, totals: Int, ranks: Int, units: [String]) {
    self.reason = reason
    self.totals = totals
    self.ranks = ranks
    self.units = units
  }

  /// - Parameter contradicted: as `CompiledModel.contradicted`.
  static func all(
    _ scenario: Scenario, _ rows: Actuals, contradicted: [Period: Set<String>]
  ) -> [UnusedFigures] {
    let dates = FigureDates(scenario, rows)
    let units = Dictionary(scenario.units.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var found: [Reason: [PublishedResult]] = [:]
    for row in rows.results {
      guard let unit = units[row.unit] else { continue }
      let isRanked = dates.ranked[row.period]?.contains(row.board) ?? false
      let isContradicted = contradicted[row.period]?.contains(row.board) ?? false
      let board = scenario.boards.first { $0.id == row.board }
      // A whole order places those that are known by rank alone among all others.
      let isPlace =
        isRanked && !isContradicted && row.score == nil
        && board?.units.contains { units[$0]?.depth == .rank } ?? false
      let reason: Reason? =
        switch unit.depth {
        case .indicators: isPlace || leavesAreKnown(row, in: scenario, dates) ? nil : .madeOfLeaves
        case .score: isPlace || row.score != nil ? nil : .madeOfTotal
        case .rank: row.score != nil || isPlace ? nil : isContradicted ? .orderIsContradicted : .orderIsIncomplete
        }
      if let reason { found[reason, default: []].append(row) }
    }
    return Reason.allCases.compactMap { reason in
      guard let rows = found[reason] else { return nil }
      let named = Set(rows.map(\.unit))
      return UnusedFigures(
        reason: reason, totals: rows.count { $0.score != nil }, ranks: rows.count { $0.rank != nil },
        units: scenario.units.map(\.id).filter(named.contains))
    }
  }

  /// Every leaf that scores points by its value has a figure of the row's period.
  private static func leavesAreKnown(_ row: PublishedResult, in scenario: Scenario, _ dates: FigureDates) -> Bool {
    let id = scenario.boards.first { $0.id == row.board }?.scheme
    let leaves = scenario.schemes.first { $0.id == id }?.leaves ?? []
    return leaves.allSatisfy { node in
      node.leaf?.events != nil || node.leaf?.rollup != nil
        || dates.last(of: .leaf(unit: row.unit, leaf: node.id), upTo: row.period) == row.period
    }
  }
}
