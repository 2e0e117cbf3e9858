// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanText

/// Compares a tree of nodes with a shape; notes everything that does not fit, and counts where figures come from.
struct StructureChecker {
  /// Where the figures below a node come from.
  struct Context {
    var provenance: ProvenanceKind?
    /// Figures here are counted.
    var counts = false
  }

  private(set) var diagnostics = Diagnostics()
  private(set) var figures = ProvenanceCount()

  mutating func check(_ node: YAMLNode, _ shape: Shape, _ context: Context = Context()) {
    if case .refused = node.content { return }
    switch shape {
    case .map(let map): checkMap(node, map, context)
    case .table(let keys, let values, let atLeast): checkTable(node, keys, values, atLeast, context)
    case .list(let item, let atLeast, let atMost):
      guard let items = items(of: node, .list) else { return }
      checkLength(items.count, atLeast, atMost, at: node.place)
      for child in items { check(child, item, context) }
    case .tuple(let shapes):
      guard let items = items(of: node, .list) else { return }
      checkLength(items.count, shapes.count, shapes.count, at: node.place)
      for (child, shape) in zip(items, shapes) { check(child, shape, context) }
    case .text(let rule): checkText(node, rule)
    case .flag: checkFlag(node, only: false)
    case .onlyTrue: checkFlag(node, only: true)
    case .number(let rule): checkNumber(node, rule, rule.whole ? .wholeNumber : .number, context)
    case .part(let rule): checkPart(node, rule, context)
    case .quantity(let rule): checkQuantity(node, rule, context)
    case .word(let words): checkWord(node, words)
    case .choice(let choices): checkChoice(node, choices, context)
    case .fork(let key, let with, let without): checkMap(node, node[key] != nil ? with : without, context)
    case .named: check(node, ScenarioShapes.resolve(shape), context)
    case .anything: checkAnything(node, context)
    }
  }

  mutating func error(_ problem: ShapeProblem, at place: Place) { diagnostics.error(.shape(problem), at: place) }

  mutating func count(_ kind: ProvenanceKind?, _ context: Context) {
    guard context.counts else { return }
    figures.add(kind ?? context.provenance)
  }

  // MARK: - Maps and lists

  private mutating func checkMap(_ node: YAMLNode, _ shape: MapShape, _ context: Context) {
    guard let entries = node.entries else {
      return error(node.isEmpty ? .empty(.map) : .expected(.map, found: node.excerpt), at: node.place)
    }
    let inside = shape.context(of: node, within: context)
    for entry in entries {
      guard let key = shape.key(entry.key) else {
        let known = shape.keys.map(\.name)
        let nearest = diagnostics.isFull ? nil : NearestName.of(entry.key, among: known)
        error(
          .unknownKey(Excerpt.of(entry.key), in: shape.name, known: known, nearest: nearest), at: entry.place)
        continue
      }
      check(entry.value, key.shape, shape.context(ofKey: entry.key, node: node, within: inside))
    }
    checkPresence(node, entries, shape)
  }

  private mutating func checkPresence(_ node: YAMLNode, _ entries: [YAMLEntry], _ shape: MapShape) {
    let present = Set(entries.map(\.key))
    for key in shape.keys where key.isRequired && !present.contains(key.name) {
      error(.missingKey(key.name, in: shape.name), at: node.place)
    }
    if shape.isNonEmpty, entries.isEmpty {
      error(.noKeys(in: shape.name, known: shape.keys.map(\.name)), at: node.place)
    }
    for group in shape.exactlyOne + shape.atMostOne {
      let found = entries.filter { group.contains($0.key) }
      if found.count > 1 { error(.onlyOneOf(found.map(\.key), in: shape.name), at: found[1].place) }
    }
    for group in shape.exactlyOne where present.isDisjoint(with: group) {
      error(.needsOneOf(group, in: shape.name), at: node.place)
    }
    for need in shape.needs {
      guard let entry = node.entry(need.key), present.isDisjoint(with: need.others) else { continue }
      error(.keyNeeds(need.key, others: need.others), at: entry.place)
    }
    for condition in shape.conditions where node[condition.key]?.text == condition.value {
      for key in condition.requires where !present.contains(key) {
        error(.requiredWhen(key, key: condition.key, value: condition.value), at: node.place)
      }
      for entry in entries where condition.forbids.contains(entry.key) {
        error(.forbiddenWhen(entry.key, key: condition.key, value: condition.value), at: entry.place)
      }
    }
  }

  private mutating func checkTable(
    _ node: YAMLNode, _ keys: KeyRule, _ values: Shape, _ atLeast: Int, _ context: Context
  ) {
    guard let entries = node.entries else {
      return error(node.isEmpty ? .empty(.map) : .expected(.map, found: node.excerpt), at: node.place)
    }
    checkLength(entries.count, atLeast, nil, at: node.place)
    for entry in entries {
      switch keys {
      case .number(let shares):
        let isShare = DecimalText.share(entry.key) != nil
        if isShare, !shares {
          error(.shareNotAllowed(Excerpt.of(entry.key)), at: entry.place)
        } else if !isShare, DecimalText.decimal(entry.key) == nil {
          error(.badTableKey(Excerpt.of(entry.key), path: false), at: entry.place)
        }
        count(nil, context)
      case .path:
        if !["schemes.", "dynamics.", "budget."].contains(where: entry.key.hasPrefix) {
          error(.badTableKey(Excerpt.of(entry.key), path: true), at: entry.place)
        }
      }
      check(entry.value, values, context)
    }
  }

  mutating func items(of node: YAMLNode, _ expected: ShapeProblem.Expected) -> [YAMLNode]? {
    if let items = node.items { return items }
    error(node.isEmpty ? .empty(expected) : .expected(expected, found: node.excerpt), at: node.place)
    return nil
  }

  mutating func checkLength(_ count: Int, _ atLeast: Int?, _ atMost: Int?, at place: Place) {
    guard count < atLeast ?? 0 || count > atMost ?? .max else { return }
    error(.wrongLength(found: count, atLeast: atLeast, atMost: atMost), at: place)
  }

  private mutating func checkChoice(_ node: YAMLNode, _ choices: [Shape], _ context: Context) {
    let fitting = choices.first { choice in
      switch (node.content, ScenarioShapes.resolve(choice)) {
      case (.map, .map), (.map, .table), (.list, .list), (.list, .tuple): true
      case (.scalar, .text), (.scalar, .word), (.scalar, .flag), (.scalar, .number): true
      default: false
      }
    }
    guard let fitting else {
      let known = choices.count == 3 ? ShapeProblem.Expected.selector : .planEntry
      return error(.expected(known, found: node.excerpt), at: node.place)
    }
    check(node, fitting, context)
  }

  /// Values that are applied elsewhere: only their figures are counted here.
  private mutating func checkAnything(_ node: YAMLNode, _ context: Context) {
    switch node.content {
    case .map(let entries): for entry in entries { checkAnything(entry.value, context) }
    case .list(let items): for item in items { checkAnything(item, context) }
    case .refused: return
    case .scalar(let text, _):
      if node.isEmpty { return error(.empty(.figure), at: node.place) }
      if node.number != nil || DecimalText.share(text) != nil { count(nil, context) }
    }
  }
}

extension MapShape {
  /// The origin of figures inside a map: its own `source`, else that of what surrounds it.
  fileprivate func context(of node: YAMLNode, within context: StructureChecker.Context) -> StructureChecker.Context {
    guard key("source") != nil, let stated = node["source"]?.text.flatMap(ProvenanceKind.init(stating:)) else {
      return context
    }
    return StructureChecker.Context(provenance: stated, counts: context.counts)
  }

  /// The same for one key: the root counts only the keys that hold figures, and evidence speaks for effects.
  fileprivate func context(
    ofKey key: String, node: YAMLNode, within context: StructureChecker.Context
  ) -> StructureChecker.Context {
    var context = context
    if name == ScenarioShapes.root.name { context.counts = ScenarioShapes.figureKeys.contains(key) }
    if key == "effects", let kind = node["evidence"]?["kind"]?.text.flatMap(ProvenanceKind.init(rawValue:)) {
      context.provenance = kind
    }
    return context
  }
}

extension ProvenanceKind {
  /// The kind a `source` text states with its first word.
  init?(stating text: String) {
    guard let kind = ProvenanceKind.allCases.first(where: { text.hasPrefix($0.rawValue) }) else { return nil }
    self = kind
  }
}

extension ProvenanceCount {
  /// Counts one figure; nil: its source is not stated.
  mutating func add(_ kind: ProvenanceKind?) {
    switch kind {
    case .document: document += 1
    case .assumed: assumed += 1
    case .masked: masked += 1
    case nil: unstated += 1
    }
  }
}
