// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanText

/// A path to one value of the scenario: map keys, and ids of things in lists; indicators anywhere in their scheme.
struct TreePath {
  let steps: [String]

  private init(steps: [String]) { self.steps = steps }

  init(_ text: String) {
    steps = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
  }

  /// Puts a value where the path leads; keys the format knows are made where they are absent.
  /// - Returns: why it cannot be; nil where it is done.
  func set(_ value: YAMLNode, in root: inout YAMLNode) -> ChangeProblem? {
    set(value, in: &root, shape: .map(ScenarioShapes.root), from: 0)
  }

  private func set(_ value: YAMLNode, in node: inout YAMLNode, shape: Shape, from index: Int) -> ChangeProblem? {
    guard index < steps.count else {
      node = value
      return nil
    }
    switch node.content {
    case .scalar, .refused: return .endsTooEarly(Excerpt.of(steps[index]), at: said(index))
    case .list(var items):
      let problem = set(value, inItems: &items, shape: shape, from: index)
      node.content = .list(items)
      return problem
    case .map(var entries):
      let problem = set(value, inEntries: &entries, of: node, shape: shape, from: index)
      node.content = .map(entries)
      return problem
    }
  }

  private func set(
    _ value: YAMLNode, inItems items: inout [YAMLNode], shape: Shape, from index: Int
  ) -> ChangeProblem? {
    let step = steps[index]
    let item = ScenarioShapes.item(of: shape)
    for key in ["id", "indicator"] {
      let found = items.indices.filter { items[$0][key]?.text == step }
      if found.count == 1 { return set(value, in: &items[found[0]], shape: item, from: index + 1) }
    }
    let known = items.compactMap { $0["id"]?.text ?? $0["indicator"]?.text }
    return noSuchStep(index, known: known)
  }

  private func set(
    _ value: YAMLNode, inEntries entries: inout [YAMLEntry], of node: YAMLNode, shape: Shape, from index: Int
  ) -> ChangeProblem? {
    let step = steps[index]
    let map = ScenarioShapes.map(of: shape, for: node)
    let key = map?.key(step)
    if let found = entries.firstIndex(where: { $0.key == step }) {
      return set(value, in: &entries[found].value, shape: key?.shape ?? .anything, from: index + 1)
    }
    if let detour = detour(step, node) {
      let path = TreePath(steps: Array(steps[..<index]) + detour + steps[(index + 1)...])
      return path.set(value, inEntries: &entries, of: node, shape: shape, from: index)
    }
    let inner = entries.firstIndex { $0.key == "indicators" || $0.key == "children" }
    if let inner, entries[inner].value.indicatorIDs.contains(step) {
      return setIndicator(value, in: &entries[inner].value, from: index)
    }
    guard let map, let key else {
      let ids = inner.map { entries[$0].value.indicatorIDs } ?? []
      return noSuchStep(index, known: (map?.keys.map(\.name) ?? []) + ids)
    }
    var created = YAMLNode(.map([]), at: value.place)
    if let problem = set(value, in: &created, shape: key.shape, from: index + 1) { return problem }
    entries.removeAll { map.rivals(of: step).contains($0.key) }
    entries.append(YAMLEntry(key: step, place: value.place, value: created))
    return nil
  }

  /// Futures say `INDICATOR.from`, `.to` and `.answers`: where those stand in the indicator.
  private func detour(_ step: String, _ node: YAMLNode) -> [String]? {
    if step == "answers", node["survey"] != nil { return ["survey", "answers"] }
    guard step == "from" || step == "to", let score = node["score"] else { return nil }
    return ["linear", "cohort"].first { score[$0] != nil }.map { ["score", $0, step] }
  }

  /// Looks for an indicator among these and all below them; the steps from `index` on are taken from there.
  private func setIndicator(_ value: YAMLNode, in list: inout YAMLNode, from index: Int) -> ChangeProblem? {
    guard case .list(var items) = list.content else { return noSuchStep(index, known: []) }
    var result: ChangeProblem?
    for place in items.indices {
      if items[place]["id"]?.text == steps[index] {
        result = set(value, in: &items[place], shape: .named("indicator"), from: index + 1)
        break
      }
      guard case .map(var entries) = items[place].content,
        let children = entries.firstIndex(where: { $0.key == "children" }),
        entries[children].value.indicatorIDs.contains(steps[index])
      else { continue }
      result = setIndicator(value, in: &entries[children].value, from: index)
      items[place].content = .map(entries)
      break
    }
    list.content = .list(items)
    return result
  }

  private func noSuchStep(_ index: Int, known: [String]) -> ChangeProblem {
    .noSuchStep(Excerpt.of(steps[index]), in: said(index), nearest: NearestName.of(steps[index], among: known))
  }

  /// The path up to a step, as written.
  private func said(_ index: Int) -> String { Excerpt.of(steps[..<index].joined(separator: ".")) }
}

extension YAMLNode {
  /// The ids in a list of indicators and all below them.
  fileprivate var indicatorIDs: [String] {
    (items ?? []).flatMap { [$0["id"]?.text].compactMap { $0 } + ($0["children"]?.indicatorIDs ?? []) }
  }
}

extension ScenarioShapes {
  /// The shape of a list's items.
  static func item(of shape: Shape) -> Shape {
    switch resolve(shape) {
    case .list(let item, _, _): item
    case .choice(let choices):
      choices.first { if case .list = resolve($0) { true } else { false } }.map(item) ?? .anything
    default: .anything
    }
  }

  /// The known keys of a map of this shape; nil where any key goes.
  static func map(of shape: Shape, for node: YAMLNode) -> MapShape? {
    switch resolve(shape) {
    case .map(let map): map
    case .fork(let key, let with, let without): node[key] != nil ? with : without
    case .choice(let choices):
      choices.lazy.compactMap { if case .map(let map) = resolve($0) { map } else { nil } }.first
    default: nil
    }
  }
}
