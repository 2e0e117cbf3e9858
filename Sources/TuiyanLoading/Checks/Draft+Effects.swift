// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanText

extension Draft {
  /// Every effect names something that at least one of its action's units has, and does what that something allows.
  func checkEffects(into diagnostics: inout Diagnostics) {
    let decoder = ScenarioDecoder(frame: frame, units: units)
    for action in actions {
      for node in action.node["effects"]?.items ?? [] {
        guard let effect = decoder.effect(node) else { continue }
        checkEffect(effect, node, of: action.value, into: &diagnostics)
      }
    }
  }

  private func checkEffect(
    _ effect: Effect, _ node: YAMLNode, of action: Action, into diagnostics: inout Diagnostics
  ) {
    let place = node.place(of: "indicator")
    if effect.indicator != "total" {
      guard let leaf = leaf(effect.indicator) else {
        return diagnostics.error(.reference(unknownLeaf(effect.indicator, or: "total")), at: place)
      }
      if let rule = leaf.leaf { checkKind(effect, node, leaf, rule, into: &diagnostics) }
    } else if case .rate = effect.kind {
      diagnostics.error(.plan(.rateNeedsEvents(leaf: "total")), at: node.place(of: "rate"))
    }
    checkSize(effect, node, of: action, into: &diagnostics)
    let obstacles = action.units.map { units[$0].flatMap { obstacle(effect.indicator, on: $0) } }
    guard !obstacles.contains(where: { $0 == nil }), let first = obstacles.first, let problem = first else { return }
    diagnostics.error(.plan(problem), at: place)
  }

  /// A share is a share, and what is set can be had.
  private func checkSize(
    _ effect: Effect, _ node: YAMLNode, of action: Action, into diagnostics: inout Diagnostics
  ) {
    switch effect.kind {
    case .close(let size):
      let support = size.distribution(span: 1).support
      let ends = [support.low, support.high].filter(\.isFinite)
      guard let value = ends.first(where: { !(0...1).contains($0) }) else { return }
      diagnostics.warning(.plan(.closeOutside(DecimalText.rounded(value))), at: node.place(of: "close"))
    case .set(let size):
      if let range = leaf(effect.indicator)?.leaf?.range {
        warnOutside(size, effect.indicator, range, at: node.place(of: "set"), into: &diagnostics)
      } else if effect.indicator == "total" {
        let found = action.units.flatMap { boards(of: $0) }.filter { $0.value.cumulative == nil }
        guard let total = found.compactMap({ scheme(of: $0.value)?.total }).max(), total > 0 else { return }
        warnOutside(size, "total", 0...total, at: node.place(of: "set"), into: &diagnostics)
      }
    case .add, .rate: break
    }
  }

  /// Why an effect means nothing on a unit; nil: it means something, or that cannot be told.
  private func obstacle(_ indicator: String, on unit: Unit) -> PlanProblem? {
    let boards = boards(of: unit.id)
    if boards.isEmpty { return allBoardsAreSound ? .unitOnNoBoard(unit: unit.id) : nil }
    if unit.depth != .indicators {
      return indicator == "total"
        ? nil : .leafEffectOnTotal(unit: unit.id, depth: unit.depth, indicator: indicator)
    }
    if indicator == "total" { return .totalEffectOnIndicators(unit: unit.id) }
    guard let leaf = leaf(indicator, of: unit.id) else {
      return allBoardsAreSound ? .unitLacksLeaf(unit: unit.id, leaf: indicator) : nil
    }
    return isRolledUp(leaf, for: unit.id) ? .effectOnRollup(leaf: leaf.id, unit: unit.id) : nil
  }

  /// Every board has units and a scheme; otherwise other lines say so already.
  var allBoardsAreSound: Bool {
    boards.allSatisfy { !$0.value.units.isEmpty && scheme(of: $0.value) != nil }
  }

  /// What is wrong with an id that is no leaf's.
  func unknownLeaf(_ id: String, or other: String? = nil) -> ReferenceProblem {
    if schemes.contains(where: { $0[id] != nil }) { return .isGroup(id) }
    return .unknown(.leaf, id, nearest: NearestName.of(id, among: leafIDs + [other].compactMap { $0 }))
  }

  private func checkKind(
    _ effect: Effect, _ node: YAMLNode, _ leaf: IndicatorDraft, _ rule: Leaf, into diagnostics: inout Diagnostics
  ) {
    let key = effect.key
    let place = node.place(of: key)
    if key == "rate", rule.events == nil {
      diagnostics.error(.plan(.rateNeedsEvents(leaf: leaf.id)), at: place)
    } else if key != "rate", rule.events != nil {
      diagnostics.error(.plan(.eventsNeedRate(leaf: leaf.id, key: key)), at: place)
    } else if key == "close", rule.target == nil, leaf.node["range"] == nil {
      diagnostics.error(.plan(.closeNeedsFrontier(leaf: leaf.id)), at: place)
    } else if effect.size.needsSpan, leaf.node["range"] == nil {
      diagnostics.error(.figure(.shareNeedsRange(key: key, leaf: leaf.id)), at: place)
    }
  }
}

extension Effect {
  /// The format's word for what it does.
  fileprivate var key: String {
    switch kind {
    case .add: "add"
    case .close: "close"
    case .set: "set"
    case .rate: "rate"
    }
  }
}
