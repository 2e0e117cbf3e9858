// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanPlans

/// One number of every replication that a recording keeps. Steps are h = period − as_of.
public enum RecordedColumn: Sendable, Hashable {
  /// A unit's total on a board, points.
  case total(board: String, unit: String, step: Int)
  /// A unit's rank on a board.
  case rank(board: String, unit: String, step: Int)
  /// A unit's points at a node of the board's scheme.
  case points(board: String, unit: String, node: String, step: Int)
  /// What the evaluation sees of a unit's leaf, raw units.
  case measured(unit: String, indicator: String, step: Int)
  /// 1 where a planned action is done, accepted and has what it requires; else 0.
  case effective(action: String, unit: String)
  /// Steps by which a planned action slips.
  case slip(action: String, unit: String)
  /// The drawn size of a planned action's effect, by its place in the action.
  case size(action: String, unit: String, effect: Int)
  /// Index of the future that holds.
  case future

  /// The step it is about; nil for what is drawn once.
  var step: Int? {
    switch self {
    case .total(_, _, let step), .rank(_, _, let step), .points(_, _, _, let step), .measured(_, _, let step): step
    case .effective, .slip, .size, .future: nil
    }
  }
}

/// A column with every id resolved.
enum ColumnSource: Sendable {
  case total(board: Int, member: Int)
  case rank(board: Int, member: Int)
  case points(board: Int, place: Int, node: Int)
  case measured(cell: Int)
  case effective(deed: Int)
  case slip(deed: Int)
  case size(deed: Int, effect: Int)
  case future
}

extension CompiledModel {
  /// Where a column comes from; nil where there is no such thing (an unknown id, a leaf of a unit known by its total, a
  /// leaf that is drawn as part of a sum or the points of such a unit, the luck of an action that the plan does not
  /// contain).
  func source(of column: RecordedColumn, under plan: PlanVector) -> ColumnSource? {
    switch column {
    case .total(let board, let unit, _):
      return member(board, unit).map { .total(board: $0.board, member: $0.member) }
    case .rank(let board, let unit, _):
      return member(board, unit).map { .rank(board: $0.board, member: $0.member) }
    case .points(let board, let unit, let node, _):
      guard let place = member(board, unit) else { return nil }
      let compiled = boards[place.board]
      guard compiled.indicatorPlace[place.member] >= 0, sum(board: place.board, member: place.member) == nil,
        let node = compiled.nodes.firstIndex(where: { $0.id == node })
      else { return nil }
      return .points(board: place.board, place: compiled.indicatorPlace[place.member], node: node)
    case .measured(let unit, let indicator, _):
      return cells.firstIndex {
        scenario.units[$0.unit].id == unit && leaves[$0.leaf].id == indicator && $0.hasValue
      }.map { .measured(cell: $0) }
    case .effective(let action, let unit): return deed(action, unit, plan).map { .effective(deed: $0) }
    case .slip(let action, let unit): return deed(action, unit, plan).map { .slip(deed: $0) }
    case .size(let action, let unit, let effect):
      return deed(action, unit, plan).flatMap {
        (0..<deeds[$0].effectCount).contains(effect) ? .size(deed: $0, effect: effect) : nil
      }
    case .future: return .future
    }
  }

  private func member(_ board: String, _ unit: String) -> (board: Int, member: Int)? {
    guard let index = boards.firstIndex(where: { $0.board.id == board }),
      let member = boards[index].members.firstIndex(where: { scenario.units[$0.unit].id == unit })
    else { return nil }
    return (index, member)
  }

  private func deed(_ action: String, _ unit: String, _ plan: PlanVector) -> Int? {
    deeds.firstIndex {
      scenario.actions[$0.action].id == action && scenario.units[$0.unit].id == unit && plan.starts[$0.slot] > 0
    }
  }
}
