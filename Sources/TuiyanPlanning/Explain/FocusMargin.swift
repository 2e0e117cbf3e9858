// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanSimulation

/// How far a replication is from the focus target's edge: above 0 it reaches it.
///
/// For ranks, the unit's total minus the best total that must not be above it (points); for a score or an indicator, the
/// distance to the bound in the better direction; for anything else the unit's total.
struct FocusMargin: Sendable {
  let focus: FocusTarget
  /// Ids of the other units on the board.
  let rivals: [String]
  private let measure: Measure

  private enum Measure: Sendable {
    case rank(Int)
    case total(least: Double)
    case measured(RecordedColumn, sign: Double, bound: Double)
  }

  init(_ focus: FocusTarget, in scenario: Scenario) {
    self.focus = focus
    let board = scenario.boards.first { $0.id == focus.board }
    rivals = board?.units.filter { $0 != focus.unit } ?? []
    measure = Self.measure(focus, in: scenario)
  }

  private static func measure(_ focus: FocusTarget, in scenario: Scenario) -> Measure {
    if let rank = focus.rank { return .rank(rank) }
    switch scenario.targets[focus.index].clause.test {
    case .score(let least): return .total(least: least)
    case .indicatorValue(let id, let bound), .events(let id, let bound):
      let column = RecordedColumn.measured(unit: focus.unit, indicator: id, step: focus.step)
      switch bound {
      case .atLeast(let least): return .measured(column, sign: 1, bound: least)
      case .atMost(let most): return .measured(column, sign: -1, bound: most)
      }
    default: return .total(least: 0)
    }
  }

  var total: RecordedColumn { .total(board: focus.board, unit: focus.unit, step: focus.step) }

  func rivalTotal(_ unit: String) -> RecordedColumn { .total(board: focus.board, unit: unit, step: focus.step) }

  /// Everything the margin is made from.
  var columns: [RecordedColumn] {
    switch measure {
    case .rank: [total] + rivals.map { rivalTotal($0) }
    case .total: [total]
    case .measured(let column, _, _): [column]
    }
  }

  /// [replications]; nil where the recording has no such column.
  func values(_ recording: Recording) -> [Double]? {
    switch measure {
    case .rank(let rank):
      guard let own = recording[total] else { return nil }
      let cut = self.cut(rank, recording)
      return zip(own, cut).map { $0 - $1 }
    case .total(let least): return recording[total]?.map { $0 - least }
    case .measured(let column, let sign, let bound): return recording[column]?.map { sign * ($0 - bound) }
    }
  }

  /// [replications]: the rank-th best total among the rivals, which the unit needs to hold that rank.
  ///
  /// Beyond the number of rivals any total will do: 0.
  func cut(_ rank: Int, _ recording: Recording) -> [Double] {
    cuts([rank], recording)[0]
  }

  /// [ranks][replications]
  func cuts(_ ranks: [Int], _ recording: Recording) -> [[Double]] {
    LargestValues.at(ranks, of: rivals.compactMap { recording[rivalTotal($0)] }, rows: recording.count)
  }
}
