// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// Writes shapes as JSON Schema; for a variant nothing is required, because it may be inherited.
struct SchemaWriter {
  let isVariant: Bool

  /// Any value with something in it.
  static let filled: SchemaValue = .object([
    ("type", .array(["object", "array", "string", "number", "boolean"].map(SchemaValue.string))),
    ("minLength", .number(1)), ("items", .object([("$ref", .string("#/$defs/filled"))])),
    ("additionalProperties", .object([("$ref", .string("#/$defs/filled"))])),
  ])

  func reference(_ name: String) -> SchemaValue {
    .object([("$ref", .string("#/$defs/\(isVariant ? "variant-" : "")\(name)"))])
  }

  func definitions(root: MapShape) -> [(String, SchemaValue)] {
    let prefix = isVariant ? "variant-" : ""
    let named = ScenarioShapes.named.sorted { $0.key < $1.key }
    return [(prefix + "scenario", map(root))] + named.map { (prefix + $0.key, schema($0.value)) }
  }

  func schema(_ shape: Shape) -> SchemaValue {
    switch shape {
    case .map(let shape): map(shape)
    case .table(let keys, let values, let atLeast): table(keys, values, atLeast)
    case .list(let item, let atLeast, let atMost): list(item, atLeast, atMost)
    case .tuple(let shapes): tuple(shapes)
    case .text(let rule): text(rule)
    case .flag: .object([("type", .string("boolean"))])
    case .onlyTrue: .object([("const", .flag(true))])
    case .number(let rule): number(rule)
    case .part(let rule): .object([("anyOf", .array([number(rule), share(rule)]))])
    case .quantity(let rule): quantity(rule)
    case .word(let words): .object([("enum", .array(words.map(SchemaValue.string)))])
    case .choice(let choices): .object([("anyOf", .array(choices.map(schema)))])
    case .fork(let key, let with, let without):
      .object([("if", requires([key])), ("then", map(with)), ("else", map(without))])
    case .named(let name): reference(name)
    case .anything: .object([("$ref", .string("#/$defs/filled"))])
    }
  }

  // MARK: - Maps and lists

  private func map(_ shape: MapShape) -> SchemaValue {
    var entries: [(String, SchemaValue)] = [
      ("type", .string("object")), ("properties", .object(shape.keys.map { ($0.name, schema($0.shape)) })),
      ("additionalProperties", .flag(false)),
    ]
    let required = shape.keys.filter(\.isRequired).map { SchemaValue.string($0.name) }
    if !isVariant, !required.isEmpty { entries.append(("required", .array(required))) }
    if shape.isNonEmpty { entries.append(("minProperties", .number(1))) }
    let rules = rules(shape)
    if !rules.isEmpty { entries.append(("allOf", .array(rules))) }
    return .object(entries)
  }

  private func rules(_ shape: MapShape) -> [SchemaValue] {
    var rules: [SchemaValue] = []
    for group in shape.exactlyOne where !isVariant {
      rules.append(.object([("oneOf", .array(group.map { requires([$0]) }))]))
    }
    for group in shape.atMostOne + (isVariant ? shape.exactlyOne : []) {
      for (index, first) in group.enumerated() {
        for second in group[(index + 1)...] { rules.append(.object([("not", requires([first, second]))])) }
      }
    }
    guard !isVariant else { return rules }
    for need in shape.needs {
      rules.append(
        .object([
          ("if", requires([need.key])), ("then", .object([("anyOf", .array(need.others.map { requires([$0]) }))])),
        ]))
    }
    for condition in shape.conditions {
      let value: SchemaValue = condition.value == "true" ? .flag(true) : .string(condition.value)
      let holds: SchemaValue = .object([
        ("properties", .object([(condition.key, .object([("const", value)]))])),
        ("required", .array([.string(condition.key)])),
      ])
      var then: [(String, SchemaValue)] = []
      if !condition.requires.isEmpty { then.append(("required", .array(condition.requires.map(SchemaValue.string)))) }
      if !condition.forbids.isEmpty {
        then.append(("not", .object([("anyOf", .array(condition.forbids.map { requires([$0]) }))])))
      }
      rules.append(.object([("if", holds), ("then", .object(then))]))
    }
    return rules
  }

  private func requires(_ keys: [String]) -> SchemaValue {
    .object([("required", .array(keys.map(SchemaValue.string)))])
  }

  private func table(_ keys: KeyRule, _ values: Shape, _ atLeast: Int) -> SchemaValue {
    let pattern: String
    switch keys {
    case .number(let shares): pattern = "^\(Self.decimal)\(shares ? "%?" : "")$"
    case .path: pattern = "^(schemes|dynamics|budget)\\."
    }
    return .object([
      ("type", .string("object")), ("propertyNames", .object([("pattern", .string(pattern))])),
      ("additionalProperties", schema(values)), ("minProperties", .number(Double(atLeast))),
    ])
  }

  private func list(_ item: Shape, _ atLeast: Int, _ atMost: Int?) -> SchemaValue {
    var entries: [(String, SchemaValue)] = [("type", .string("array")), ("items", schema(item))]
    if atLeast > 0 { entries.append(("minItems", .number(Double(atLeast)))) }
    if let atMost { entries.append(("maxItems", .number(Double(atMost)))) }
    return .object(entries)
  }

  private func tuple(_ shapes: [Shape]) -> SchemaValue {
    .object([
      ("type", .string("array")), ("prefixItems", .array(shapes.map(schema))), ("items", .flag(false)),
      ("minItems", .number(Double(shapes.count))),
    ])
  }

  // MARK: - Scalars

  /// What `DecimalText.decimal` reads.
  private static let decimal = "[-+]?(?!0[0-9])([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?"

  private func text(_ rule: TextRule) -> SchemaValue {
    let isText = rule == .source || rule == .sibling || rule == .anchor
    var types = ["string"]
    if rule == .period || rule == .since { types += ["integer"] }
    if rule == .id { types += ["integer", "boolean"] }
    if rule == .title || rule == .free || rule == .file { types += ["number", "boolean"] }
    var entries: [(String, SchemaValue)] = [
      ("type", isText ? .string("string") : .array(types.map(SchemaValue.string))), ("minLength", .number(1)),
    ]
    if let pattern = rule.pattern { entries.append(("pattern", .string(pattern))) }
    if rule == .title { entries.append(("maxLength", .number(Double(StructureChecker.titleLimit)))) }
    if rule == .period || rule == .since {
      entries += [("minimum", .number(1900)), ("maximum", .number(2999))]
    }
    if rule == .id { entries.append(("minimum", .number(0))) }
    return .object(entries)
  }

  private func number(_ rule: NumberRule) -> SchemaValue {
    let rule = rule.closed
    var entries: [(String, SchemaValue)] = [("type", .string(rule.whole ? "integer" : "number"))]
    let bounds = [
      ("minimum", rule.atLeast), ("maximum", rule.atMost), ("exclusiveMinimum", rule.above),
      ("exclusiveMaximum", rule.below),
    ]
    entries += bounds.compactMap { name, bound in bound.map { (name, .number($0)) } }
    return .object(entries)
  }

  private func share(_ rule: NumberRule) -> SchemaValue {
    let sign = rule.atLeast ?? rule.above ?? -1 >= 0 ? "(?!-(?!0*\\.?0*([eE]|%)))" : ""
    let positive = rule.above == 0 ? "(?!-)(?=[^eE%]*[1-9])" : ""
    return .object([("type", .string("string")), ("pattern", .string("^\(sign)\(positive)\(Self.decimal)%$"))])
  }

  private func quantity(_ rule: QuantityRule) -> SchemaValue {
    let mask = "^(?=[^*]*\\*)(?=(\\.?[0-9*]){1,15}$)[0-9*]+(\\.[0-9*]+)?$"
    let families = DistributionFamily.allCases.map { ($0.rawValue, schema($0.shape(shares: rule.shares))) }
    var choices: [SchemaValue] = [number(rule.bounds)]
    if rule.shares { choices.append(share(NumberRule(atLeast: rule.bounds.atLeast))) }
    choices += [
      .object([("type", .string("string")), ("pattern", .string(mask))]),
      .object([
        ("type", .string("object")), ("properties", .object(families)), ("additionalProperties", .flag(false)),
        ("minProperties", .number(1)), ("maxProperties", .number(1)),
      ]),
    ]
    return .object([("anyOf", .array(choices))])
  }
}
