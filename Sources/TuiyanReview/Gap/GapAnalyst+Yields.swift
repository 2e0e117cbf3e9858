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
  /// An action on a unit, and where the unit would then stand.
  struct ActionQuestion {
    let action: Action
    let effects: [Effect]
    /// Leaves it moves, in the scheme's order.
    let touched: [String]
    let supposed: Supposition
  }

  /// The actions that move something of a unit on a board, in the scenario's order.
  ///
  /// At as_of: every effect at the median of its size, in full force, nothing else in the plan, success and credit
  /// certain. Effects on rates move no count that stands already.
  func actionQuestions(of standing: UnitStanding, on board: BoardStanding) -> [ActionQuestion] {
    guard let scheme = scheme(of: board.board) else { return [] }
    let known = standing.leaves == nil ? ["total"] : scheme.leaves.map(\.id)
    return scenario.actions.filter { $0.units.contains(standing.unit.id) }.compactMap { action in
      let effects = action.effects.filter { known.contains($0.indicator) }
      guard !effects.isEmpty else { return nil }
      let change: Supposition.Change
      if let leaves = standing.leaves {
        change = .leaves(moved(scheme.leaves, leaves, by: effects))
      } else {
        let frame = EffectTarget(sign: 1, span: scheme.total, frontier: scheme.total)
        change = .total(frame.moved(standing.total, by: effects))
      }
      return ActionQuestion(
        action: action, effects: effects, touched: known.filter { id in effects.contains { $0.indicator == id } },
        supposed: Supposition(unit: standing.unit.id, board: board.board.id, change: change))
    }
  }

  /// What each action would add, by points per money, most first; free ones lead.
  func yields(_ questions: [ActionQuestion], of standing: UnitStanding, _ answers: SupposedAnswers) -> [UnitYield] {
    let found = questions.map { yield($0, of: standing, then: answers[$0.supposed]) }
    return found.enumerated().sorted { left, right in
      let a = left.element.whole
      let b = right.element.whole
      let rates = (a.perMoney ?? (a.gain > 0 ? .infinity : 0), b.perMoney ?? (b.gain > 0 ? .infinity : 0))
      return rates.0 == rates.1 ? (-a.gain, left.offset) < (-b.gain, right.offset) : rates.0 > rates.1
    }.map(\.element)
  }

  private func yield(_ asked: ActionQuestion, of standing: UnitStanding, then: SupposedStanding?) -> UnitYield {
    var byLeaf: [String: Double] = [:]
    if let then, let leaves = standing.leaves {
      for leaf in leaves where asked.touched.contains(leaf.id) {
        byLeaf[leaf.id] = then.points[leaf.id, default: 0] - leaf.points
      }
    }
    let action = asked.action
    let whole = ActionYield(
      action: action.id, leaves: asked.touched, gain: then.map { $0.total - standing.total } ?? 0,
      changesRates: asked.effects.contains { $0.isRate }, money: action.money,
      staffSteps: action.staff * Double(action.duration), chance: action.success * action.credit,
      requires: action.requires)
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
