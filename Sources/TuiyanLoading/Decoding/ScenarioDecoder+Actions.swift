// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension ScenarioDecoder {
  /// Actions with their windows; an `excludes` of one is given to both.
  mutating func actions(_ list: YAMLNode?) -> [Noted<Action>] {
    let nodes = list?.items ?? []
    var excludedBy: [String: [String]] = [:]
    for node in nodes {
      guard let id = node["id"]?.text else { continue }
      for other in words(node["excludes"]) { excludedBy[other, default: []].append(id) }
    }
    var actions: [Noted<Action>] = []
    for node in nodes {
      guard let id = node["id"]?.text else { continue }
      let stated = words(node["excludes"])
      let excludes = stated + (excludedBy[id] ?? []).filter { !stated.contains($0) }
      actions.append(Noted(value: action(id, node, excludes: excludes), node: node))
    }
    return actions
  }

  private mutating func action(_ id: String, _ node: YAMLNode, excludes: [String]) -> Action {
    let cost = node["cost"]
    let first = frame.firstStart ?? frame.anyPeriod
    let earliest = period(node["start"]?["earliest"]) ?? first
    let latest = period(node["start"]?["latest"]) ?? frame.horizon ?? frame.anyPeriod
    return Action(
      id: id, title: title(node, id: id), owner: node["owner"]?.text, units: selected(node["units"]),
      each: node["each"]?.flag ?? false, money: cost?["money"]?.number ?? 0, staff: cost?["staff"]?.number ?? 0,
      earliest: max(earliest, first), latest: latest, duration: node["duration"]?.integer ?? 1,
      slip: quantity(node["slip"]) ?? Quantity(0), success: node["success"]?.number ?? 1,
      credit: node["credit"]?.number ?? 1, requires: words(node["requires"]), excludes: excludes,
      effects: (node["effects"]?.items ?? []).compactMap(effect), evidence: node["evidence"].flatMap(evidence))
  }

  func effect(_ node: YAMLNode) -> Effect? {
    let kind =
      quantity(node["add"]).map(Effect.Kind.add) ?? quantity(node["close"]).map(Effect.Kind.close)
      ?? quantity(node["set"]).map(Effect.Kind.set) ?? quantity(node["rate"]).map(Effect.Kind.rate)
    guard let kind, let indicator = node["indicator"]?.text else { return nil }
    return Effect(
      indicator: indicator, kind: kind, delay: node["delay"]?.integer ?? 0, ramp: node["ramp"]?.number ?? 1,
      shape: node["shape"]?.text.flatMap(Effect.Ramp.init) ?? .linear, fade: node["fade"]?.number)
  }

  private func evidence(_ node: YAMLNode) -> Evidence? {
    node["source"]?.text.map {
      Evidence(source: $0, note: node["note"]?.text, kind: node["kind"]?.text.flatMap(ProvenanceKind.init(rawValue:)))
    }
  }

  func synergies(_ list: YAMLNode?) -> [Noted<Synergy>] {
    (list?.items ?? []).map { node in
      Noted(value: Synergy(actions: words(node["actions"]), factor: node["factor"]?.number ?? 1), node: node)
    }
  }

  mutating func plans(_ list: YAMLNode?) -> [Noted<StoredPlan>] {
    var plans: [Noted<StoredPlan>] = []
    for node in list?.items ?? [] {
      guard let id = node["id"]?.text else { continue }
      var entries: [StoredPlan.Entry] = []
      for item in node["actions"]?.items ?? [] {
        guard let action = item.text ?? item["action"]?.text else { continue }
        entries.append(
          StoredPlan.Entry(action: action, unit: item["unit"]?.text, start: period(item["start"])))
      }
      plans.append(Noted(value: StoredPlan(id: id, title: title(node, id: id), entries: entries), node: node))
    }
    return plans
  }
}
