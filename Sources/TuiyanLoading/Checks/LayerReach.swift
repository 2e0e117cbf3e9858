// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// What a layer of dynamics is about: leaves and boards' totals that it moves, and what first stood in its way.
struct LayerReach {
  fileprivate(set) var leaves: [IndicatorDraft] = []
  /// Boards on which totals move.
  fileprivate(set) var boards: [Noted<Board>] = []
  fileprivate(set) var obstacle: LayerProblem.Obstacle?

  var isEmpty: Bool { leaves.isEmpty && boards.isEmpty }

  fileprivate mutating func note(_ obstacle: LayerProblem.Obstacle) { self.obstacle = self.obstacle ?? obstacle }
}

extension Draft {
  /// - Parameter all: everything it moves, each leaf once; else the first thing.
  func reach(of layer: DynamicsOverride, all: Bool) -> LayerReach {
    var reach = LayerReach()
    var seen: Set<String> = []
    let candidates = layer.unit.map { [units[$0]].compactMap { $0 } } ?? units.units
    for unit in candidates {
      guard layer.kind == nil || layer.kind == unit.kind, layer.ours == nil || layer.ours == ours.contains(unit.id)
      else { continue }
      add(unit, to: &reach, layer, &seen)
      if !all, !reach.isEmpty { break }
    }
    return reach
  }

  private func add(_ unit: Unit, to reach: inout LayerReach, _ layer: DynamicsOverride, _ seen: inout Set<String>) {
    let boards = boards(of: unit.id)
    guard !boards.isEmpty else { return reach.note(.noBoard(unit: unit.id)) }
    if unit.depth != .indicators {
      if layer.isAboutTotals {
        for board in boards where seen.insert("\n\(board.value.id)").inserted { reach.boards.append(board) }
      } else {
        reach.note(
          layer.indicator.map { .totalOnly(unit: unit.id, leaf: $0) } ?? .sideOfTotals(unit: unit.id))
      }
      return
    }
    if layer.indicator == "total" { return reach.note(.computedTotal(unit: unit.id)) }
    if let id = layer.indicator, leaf(id, of: unit.id) == nil {
      return reach.note(.notScored(leaf: id, unit: unit.id))
    }
    let leaves = layer.indicator.map { [leaf($0, of: unit.id)].compactMap { $0 } } ?? leaves(of: unit.id)
    for leaf in leaves where !seen.contains(leaf.id) {
      if leaf.leaf?.events != nil {
        reach.note(.events(leaf: leaf.id))
      } else if isRolledUp(leaf, for: unit.id) {
        reach.note(.rolledUp(leaf: leaf.id, unit: unit.id))
      } else {
        seen.insert(leaf.id)
        reach.leaves.append(leaf)
      }
    }
  }
}

extension DynamicsOverride {
  /// Totals take what names them, or a unit or kind and no leaf.
  fileprivate var isAboutTotals: Bool { indicator == "total" || indicator == nil && (unit != nil || kind != nil) }
}
