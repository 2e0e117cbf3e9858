// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension Draft {
  /// Requirements, exclusions and synergies between actions can hold together.
  func checkActions(into diagnostics: inout Diagnostics) {
    for action in actions {
      for key in ["requires", "excludes"] {
        guard let list = action.node[key]?.items else { continue }
        diagnostics.once(list)
        for item in list where item.text == action.value.id {
          diagnostics.error(.plan(.refersToItself(key: key, id: action.value.id)), at: item.place)
        }
      }
      for item in action.node["requires"]?.items ?? [] {
        guard let id = item.text, id != action.value.id, action.value.excludes.contains(id) else { continue }
        diagnostics.error(.plan(.requiresAndExcludes(id)), at: item.place)
      }
    }
    checkSynergies(into: &diagnostics)
    checkRequirementCycles(into: &diagnostics)
    checkRequirements(into: &diagnostics)
    checkPeople(into: &diagnostics)
  }

  /// Each group of actions stands once, as its factor would count twice, and its members can be in one plan.
  private func checkSynergies(into diagnostics: inout Diagnostics) {
    let byID = Dictionary(actions.map { ($0.value.id, $0.value) }, uniquingKeysWith: { first, _ in first })
    for synergy in synergies {
      diagnostics.once(synergy.node["actions"]?.items ?? [])
      let members = synergy.value.actions
      for (index, one) in members.enumerated() {
        guard let action = byID[one],
          let other = members[(index + 1)...].first(where: { action.excludes.contains($0) && $0 != one }),
          let shared = byID[other]?.units, !Set(shared).isDisjoint(with: action.units)
        else { continue }
        diagnostics.warning(.plan(.synergyExcluded(one: one, other: other)), at: synergy.place("actions"))
        break
      }
    }
    diagnostics.once(synergies.map { ($0.value.actions.sorted().joined(separator: " + "), $0.place("actions")) })
  }

  private func checkRequirementCycles(into diagnostics: inout Diagnostics) {
    var edges: [String: [String]] = [:]
    var nodes: [String: [YAMLNode]] = [:]
    for action in actions {
      edges[action.value.id] = action.value.requires.filter { $0 != action.value.id }
      nodes[action.value.id] = action.node["requires"]?.items ?? []
    }
    for cycle in Cycles.of(edges, order: actions.map(\.value.id)) where cycle.count > 2 {
      func link(_ index: Int) -> Place? { nodes[cycle[index]]?.first { $0.text == cycle[index + 1] }?.place }
      guard let first = link(0), let last = link(cycle.count - 2) else { continue }
      diagnostics.error(.reference(.cycle(.action, cycle, last: last)), at: first)
    }
  }

  /// Stored plans choose units their actions have, each choice once. Unknown ids are said by `checkReferences`.
  func checkPlans(into diagnostics: inout Diagnostics) {
    let byID = Dictionary(actions.map { ($0.value.id, $0.value) }, uniquingKeysWith: { first, _ in first })
    for plan in plans {
      var chosen: [String: [(unit: String?, place: Place)]] = [:]
      for item in plan.node["actions"]?.items ?? [] {
        guard let id = item.text ?? item["action"]?.text, let action = byID[id] else { continue }
        let unit = item["unit"]?.text
        checkStart(item["start"], into: &diagnostics)
        if let unit { checkChoice(of: unit, at: item.place(of: "unit"), action, into: &diagnostics) }
        if let clash = chosen[id]?.first(where: { $0.unit == nil || unit == nil || $0.unit == unit }) {
          diagnostics.error(.plan(.repeated(id, first: clash.place)), at: item.place)
        }
        chosen[id, default: []].append((unit, item.place))
      }
    }
  }

  private func checkStart(_ start: YAMLNode?, into diagnostics: inout Diagnostics) {
    guard let start, let asOf = frame.asOf, let horizon = frame.horizon, asOf < horizon,
      case let first = asOf.advanced(by: 1),
      let period = start.text.flatMap({ Period($0, step: frame.step) }), period < first
    else { return }
    diagnostics.error(
      .time(.planBegan(start: period.description, first: first.description)), at: start.place)
  }

  private func checkChoice(
    of unit: String, at place: Place, _ action: Action, into diagnostics: inout Diagnostics
  ) {
    if !action.each {
      diagnostics.error(.plan(.unitWithoutEach(action: action.id)), at: place)
    } else if units[unit] == nil {
      guard units.isComplete, TextRule.isID(unit) else { return }
      let nearest = NearestName.of(unit, among: action.units)
      diagnostics.error(.reference(.unknown(.unit, unit, nearest: nearest)), at: place)
    } else if !action.units.contains(unit) {
      diagnostics.error(.plan(.unitNotOfAction(unit: unit, action: action.id)), at: place)
    }
  }

  static let unitLimit = 2_000
  static let leafLimit = 500
  static let actionLimit = 500

  /// Whether there is no more of anything than this tool takes.
  func keepsLimits(into diagnostics: inout Diagnostics) -> Bool {
    let before = diagnostics.count
    if units.units.count > Self.unitLimit {
      diagnostics.error(.limit(.units(found: units.units.count, limit: Self.unitLimit)), at: tables.units.place)
    }
    // One id in two schemes is one leaf; twice in one scheme is wrong, and aliases can make many of them.
    let leaves = max(Set(leafIDs).count, schemes.map(\.leaves.count).max() ?? 0)
    if leaves > Self.leafLimit {
      diagnostics.error(.limit(.leaves(found: leaves, limit: Self.leafLimit)), at: root.place(of: "schemes"))
    }
    if actions.count > Self.actionLimit {
      diagnostics.error(.limit(.actions(found: actions.count, limit: Self.actionLimit)), at: root.place(of: "actions"))
    }
    return diagnostics.count == before
  }
}
