// SPDX-License-Identifier: GPL-3.0-or-later

extension Draft {
  /// Every effect names something its units have, and does what that something allows.
  func checkEffects(into diagnostics: inout Diagnostics) {
    let decoder = ScenarioDecoder(frame: frame, units: units)
    for action in actions {
      for node in action.node["effects"]?.items ?? [] {
        guard let effect = decoder.effect(node) else { continue }
        for unit in action.value.units {
          guard let unit = units[unit], !checkEffect(effect, node, on: unit, into: &diagnostics) else { continue }
          break
        }
      }
    }
  }

  /// - Returns: true where something was wrong; further units would only repeat it.
  private func checkEffect(
    _ effect: Effect, _ node: YAMLNode, on unit: Unit, into diagnostics: inout Diagnostics
  ) -> Bool {
    let place = node.place(of: "indicator")
    func refuse(_ problem: PlanProblem, at other: Place? = nil) -> Bool {
      diagnostics.error(.plan(problem), at: other ?? place)
      return true
    }
    guard !boards(of: unit.id).isEmpty else { return refuse(.unitOnNoBoard(unit: unit.id)) }
    if effect.indicator == "total" {
      if unit.depth == .indicators { return refuse(.totalEffectOnIndicators(unit: unit.id)) }
      if case .rate = effect.kind { return refuse(.rateNeedsEvents(leaf: "total"), at: node.place(of: "rate")) }
      return false
    }
    guard leaf(effect.indicator) != nil else {
      let isGroup = schemes.contains { $0[effect.indicator] != nil }
      let nearest = NearestName.of(effect.indicator, among: leafIDs + ["total"])
      diagnostics.error(
        .reference(isGroup ? .isGroup(effect.indicator) : .unknown(.leaf, effect.indicator, nearest: nearest)),
        at: place)
      return true
    }
    if unit.depth != .indicators {
      return refuse(.leafEffectOnTotal(unit: unit.id, depth: unit.depth, indicator: effect.indicator))
    }
    guard let leaf = leaf(effect.indicator, of: unit.id) else {
      return refuse(.unitLacksLeaf(unit: unit.id, leaf: effect.indicator))
    }
    if isRolledUp(leaf, for: unit.id) { return refuse(.effectOnRollup(leaf: leaf.id, unit: unit.id)) }
    guard let rule = leaf.leaf else { return false }
    return checkKind(effect, node, leaf, rule, into: &diagnostics)
  }

  private func checkKind(
    _ effect: Effect, _ node: YAMLNode, _ leaf: IndicatorDraft, _ rule: Leaf, into diagnostics: inout Diagnostics
  ) -> Bool {
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
    } else {
      return false
    }
    return true
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
