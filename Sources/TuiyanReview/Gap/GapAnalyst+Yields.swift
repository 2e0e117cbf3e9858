// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanSimulation

/// What an action would add for one unit on one board, in all and leaf by leaf.
struct UnitYield {
  let whole: ActionYield
  /// Points of each leaf it moves.
  let byLeaf: [String: Double]
}

extension GapAnalyst {
  /// What each action that acts on a unit would add on a board, by points per money, most first; free ones lead.
  ///
  /// At as_of: every effect at the median of its size, in full force, nothing else in the plan, success and credit
  /// certain. Effects on rates move no count that stands already.
  func yields(of standing: UnitStanding, on board: BoardStanding) -> [UnitYield] {
    let found = scenario.actions.filter { $0.units.contains(standing.unit.id) }.compactMap {
      yield($0, of: standing, on: board)
    }
    return found.enumerated().sorted { left, right in
      let a = left.element.whole
      let b = right.element.whole
      let rates = (a.perMoney ?? (a.gain > 0 ? .infinity : 0), b.perMoney ?? (b.gain > 0 ? .infinity : 0))
      return rates.0 == rates.1 ? (-a.gain, left.offset) < (-b.gain, right.offset) : rates.0 > rates.1
    }.map(\.element)
  }

  private func yield(_ action: Action, of standing: UnitStanding, on board: BoardStanding) -> UnitYield? {
    guard let scheme = scheme(of: board.board) else { return nil }
    let known = standing.leaves == nil ? ["total"] : scheme.leaves.map(\.id)
    let effects = action.effects.filter { known.contains($0.indicator) }
    guard !effects.isEmpty else { return nil }
    let touched = known.filter { id in effects.contains { $0.indicator == id } }
    var byLeaf: [String: Double] = [:]
    var gain = 0.0
    if let leaves = standing.leaves {
      let moved = moved(scheme.leaves, leaves, by: effects)
      if let then = standings.supposing(moved, of: standing.unit.id, on: board.board.id) {
        gain = then.total - standing.total
        for leaf in leaves where touched.contains(leaf.id) {
          byLeaf[leaf.id] = then.points[leaf.id, default: 0] - leaf.points
        }
      }
    } else {
      let frame = EffectTarget(sign: 1, span: scheme.total, frontier: scheme.total)
      let total = frame.moved(standing.total, by: effects)
      gain =
        standings.supposing(total: total, of: standing.unit.id, on: board.board.id).map { $0.total - standing.total }
        ?? 0
    }
    let whole = ActionYield(
      action: action.id, leaves: touched, gain: gain, changesRates: effects.contains { $0.isRate },
      money: action.money, staffSteps: action.staff * Double(action.duration),
      chance: action.success * action.credit, requires: action.requires)
    return UnitYield(whole: whole, byLeaf: byLeaf)
  }

  /// Values of the leaves that effects move; leaves without a value stay without.
  private func moved(_ nodes: [IndicatorNode], _ leaves: [LeafStanding], by effects: [Effect]) -> [String: Double] {
    var moved: [String: Double] = [:]
    for (node, standing) in zip(nodes, leaves) {
      let own = effects.filter { $0.indicator == node.id && !$0.isRate }
      guard !own.isEmpty, let value = standing.value, let leaf = node.leaf else { continue }
      moved[node.id] = EffectTarget(sign: leaf.sign, span: leaf.span ?? 0, frontier: leaf.target ?? value)
        .moved(value, by: own)
    }
    return moved
  }
}

/// What effects act on: one quantity, its better direction and where `close` goes.
struct EffectTarget {
  let sign: Double
  let span: Double
  let frontier: Double

  /// A value after effects in full force, each at the median of its size: all `add`, then `close`, then `set`.
  func moved(_ value: Double, by effects: [Effect]) -> Double {
    var value = value
    var open = 1.0
    for effect in effects {
      let size = effect.size.distribution(span: span).quantile(0.5)
      switch effect.kind {
      case .add: value += sign * size
      case .close: open *= 1 - min(max(size, 0), 1)
      case .set, .rate: break
      }
    }
    if sign * (frontier - value) > 0 { value += (frontier - value) * (1 - open) }
    for case .set(let size) in effects.map(\.kind) {
      let goal = size.distribution(span: span).quantile(0.5)
      if sign * (goal - value) > 0 { value = goal }
    }
    return value
  }
}

extension Effect {
  var isRate: Bool { if case .rate = kind { true } else { false } }
}
