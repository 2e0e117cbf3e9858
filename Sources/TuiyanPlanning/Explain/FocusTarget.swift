// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanPlans
import TuiyanSearch
import TuiyanSimulation

/// The target an explanation is about, and the one unit, board and step it looks at.
public struct FocusTarget: Sendable, Hashable {
  /// Index into `Scenario.targets`.
  public let index: Int
  public let id: String
  public let title: String
  public let board: String
  /// Where the target is over several units: the one whose own probability is nearest ½.
  public let unit: String
  /// All units the target is over, one or more.
  public let units: [String]
  /// The last period that decides the target, as a step after as_of.
  public let step: Int
  /// The worst rank on the board that reaches the target then; nil where it is not a matter of rank.
  public let rank: Int?
  /// It enters the objective as the share of the units that reach it.
  public let byUnit: Bool

  /// The first of the heaviest strive targets; without any, the first target.
  public static func defaultIndex(in scenario: Scenario) -> Int? {
    var best: (index: Int, weight: Double)?
    for (index, target) in scenario.targets.enumerated() {
      if case .strive(let weight) = target.kind, weight > best?.weight ?? -1 { best = (index, weight) }
    }
    return best?.index ?? (scenario.targets.isEmpty ? nil : 0)
  }

  /// - Parameter record: under the plan explained; chooses among several units.
  init(_ index: Int, in scenario: Scenario, record: TargetRecord, within valid: [UInt64]) {
    let shares = record.targets[index].units.map { TargetRecord.share($0, within: valid).value }
    self.init(index, in: scenario, shares: shares)
  }

  /// - Parameters:
  ///   - shares: how often each unit of the target reaches it; chooses among several units.
  ///   - wanted: the unit to look at, where the target is about it.
  init(_ index: Int, in scenario: Scenario, shares: [Double], unit wanted: String? = nil) {
    let target = scenario.targets[index]
    var units = target.clause.unitIDs
    if case .unit(let id) = target.clause.scope { units = [id] }
    self.index = index
    id = target.id
    title = target.title
    board = target.clause.board
    self.units = units
    byUnit = target.entersByUnit
    let distances = shares.map { abs($0 - 0.5) }
    let nearest = distances.indices.min { distances[$0] < distances[$1] } ?? 0
    let unsettled = units.indices.contains(nearest) ? units[nearest] : scenario.ours.first ?? scenario.units[0].id
    let unit = wanted.flatMap { units.contains($0) ? $0 : nil } ?? unsettled
    self.unit = unit
    step = target.clause.lastDeciding.ordinal - scenario.asOf.ordinal
    rank = Self.rank(target.clause.test, board: target.clause.board, unit: unit, in: scenario)
  }

  private static func rank(_ test: Test, board id: String, unit: String, in scenario: Scenario) -> Int? {
    let size = scenario.boards.first { $0.id == id }?.units.count ?? 0
    switch test {
    case .rank(let most): return Int(most)
    case .notBottom(let count): return max(1, size - count)
    case .rankGain(let least, .published(let period)):
      let published = scenario.results.last {
        $0.board == id && $0.unit == unit && $0.period == period && $0.rank != nil
      }?.rank
      return published.map { Int((Double($0) - least).rounded(.down)) }.flatMap { $0 >= 1 ? $0 : nil }
    case .all(let members), .any(let members), .atLeast(_, let members):
      // A condition of the last period first, which is the one that is looked at.
      let sorted = members.enumerated().sorted {
        ($0.element.lastDeciding, -$0.offset) > ($1.element.lastDeciding, -$1.offset)
      }
      return sorted.lazy.compactMap { rank($0.element.test, board: id, unit: unit, in: scenario) }.first
    case .rankGain(_, .asOf), .score, .indicatorValue, .indicatorRank, .shareOfIndicators, .events: return nil
    }
  }

  /// Whether the focus unit reaches the target: 1 or 0 in every replication.
  func outcome(_ record: TargetRecord, valid: [UInt64], count: Int) -> [Double] {
    let hits = record.targets[index]
    let own = units.firstIndex(of: unit).flatMap { hits.units.indices.contains($0) ? hits.units[$0] : nil }
    var values = Array(repeating: 0.0, count: count)
    Bits.add(1, where: own ?? hits.joint, of: valid, to: &values)
    return values
  }
}
