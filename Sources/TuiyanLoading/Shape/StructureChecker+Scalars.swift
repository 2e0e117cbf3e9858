// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanText

extension StructureChecker {
  static let titleLimit = 500

  // MARK: - Texts

  mutating func checkText(_ node: YAMLNode, _ rule: TextRule) {
    let expected = rule.expected
    guard case .scalar = node.content else { return error(.expected(expected, found: node.excerpt), at: node.place) }
    guard let text = node.text else { return error(.empty(expected), at: node.place) }
    if let code = TextRule.controlCharacter(in: text) {
      error(.controlCharacter(code), at: node.place)
    } else if rule == .title {
      let length = text.unicodeScalars.count
      if length > Self.titleLimit { error(.titleTooLong(length: length, limit: Self.titleLimit), at: node.place) }
    } else if !rule.accepts(text) {
      error(.expected(expected, found: Excerpt.of(text)), at: node.place)
    }
  }

  mutating func checkWord(_ node: YAMLNode, _ words: [String]) {
    guard case .scalar = node.content else {
      return error(.expected(.word(words), found: node.excerpt), at: node.place)
    }
    guard let text = node.text else { return error(.empty(.word(words)), at: node.place) }
    guard !words.contains(text) else { return }
    let nearest = NearestName.of(text, among: words)
    error(.unknownWord(Excerpt.of(text), known: words, nearest: nearest), at: node.place)
  }

  mutating func checkFlag(_ node: YAMLNode, only: Bool) {
    let expected: ShapeProblem.Expected = only ? .onlyTrue : .flag
    if let flag = node.flag, flag || !only { return }
    guard !node.isEmpty else { return error(.empty(expected), at: node.place) }
    let odd = ["yes", "no", "on", "off", "y", "n", "true", "false", "是", "否"]
    if let text = node.text, node.flag == nil, odd.contains(text.lowercased()) {
      error(.oddFlag(Excerpt.of(text)), at: node.place)
    } else {
      error(.expected(expected, found: node.excerpt), at: node.place)
    }
  }

  // MARK: - Numbers

  mutating func checkNumber(
    _ node: YAMLNode, _ rule: NumberRule, _ expected: ShapeProblem.Expected, _ context: Context
  ) {
    guard let value = plainNumber(node, expected) else { return }
    count(nil, context)
    if rule.whole, value.rounded() != value { return error(.notWhole(node.excerpt), at: node.place) }
    checkBounds(rule.whole && node.integer == nil ? .infinity : value, rule, node)
  }

  mutating func checkPart(_ node: YAMLNode, _ rule: NumberRule, _ context: Context) {
    if let share = node.text.flatMap(DecimalText.share) {
      count(nil, context)
      return checkBounds(share, rule, node)
    }
    checkNumber(node, rule, .numberOrShare, context)
  }

  private mutating func checkBounds(_ value: Double, _ rule: NumberRule, _ node: YAMLNode) {
    // The end that is always there is only said to who went beyond it.
    guard let rule = [rule, rule.closed].first(where: { !$0.allows(value) }) else { return }
    func text(_ bound: Double?) -> String? { bound.map { DecimalText.plain($0) } }
    error(
      .outOfBounds(
        node.excerpt, atLeast: text(rule.atLeast), atMost: text(rule.atMost), above: text(rule.above),
        below: text(rule.below)), at: node.place)
  }

  /// The number a node holds; notes why there is none.
  private mutating func plainNumber(_ node: YAMLNode, _ expected: ShapeProblem.Expected) -> Double? {
    guard case .scalar(let text, let quoted) = node.content else {
      error(.expected(expected, found: node.excerpt), at: node.place)
      return nil
    }
    if let number = node.number { return number }
    if node.isEmpty {
      error(.empty(expected), at: node.place)
    } else if quoted, DecimalText.decimal(text) != nil {
      error(.quotedNumber(Excerpt.of(text)), at: node.place)
    } else if DecimalText.looksNumeric(text) {
      error(.oddNumber(Excerpt.of(text)), at: node.place)
    } else {
      error(.expected(expected, found: Excerpt.of(text)), at: node.place)
    }
    return nil
  }

  // MARK: - Figures that may be uncertain

  mutating func checkQuantity(_ node: YAMLNode, _ rule: QuantityRule, _ context: Context) {
    let expected: ShapeProblem.Expected = rule.shares ? .figureWithShares : .figure
    switch node.content {
    case .map(let entries): checkDistribution(node, entries, rule, context)
    case .list: error(.expected(expected, found: node.excerpt), at: node.place)
    case .refused: return
    case .scalar(let text, _):
      if text.contains("*"), DigitMask(text) != nil { return count(.masked, context) }
      if let share = DecimalText.share(text) {
        count(nil, context)
        if !rule.shares { return error(.shareNotAllowed(Excerpt.of(text)), at: node.place) }
        return checkBounds(share, NumberRule(atLeast: rule.bounds.atLeast), node)
      }
      checkNumber(node, rule.bounds, expected, context)
    }
  }

  private mutating func checkDistribution(
    _ node: YAMLNode, _ entries: [YAMLEntry], _ rule: QuantityRule, _ context: Context
  ) {
    let families = DistributionFamily.allCases.map(\.rawValue)
    for entry in entries where DistributionFamily(rawValue: entry.key) == nil {
      let nearest = NearestName.of(entry.key, among: families)
      error(.unknownFamily(Excerpt.of(entry.key), known: families, nearest: nearest), at: entry.place)
    }
    if entries.isEmpty { error(.needsOneOf(families, in: "distribution"), at: node.place) }
    if entries.count > 1 { error(.onlyOneOf(entries.map(\.key), in: "distribution"), at: entries[1].place) }
    for entry in entries {
      guard let family = DistributionFamily(rawValue: entry.key) else { continue }
      check(entry.value, family.shape(shares: rule.shares), context)
    }
  }
}

/// The distributions of the format, by name.
enum DistributionFamily: String, CaseIterable, Sendable {
  case pert, triangular, normal, lognormal, uniform, beta, discrete

  /// The shape of its parameters.
  func shape(shares: Bool) -> Shape {
    let part: Shape = shares ? .part(NumberRule()) : .number()
    switch self {
    case .pert, .triangular: return .tuple([part, part, part])
    case .normal, .uniform: return .tuple([part, part])
    case .lognormal: return .tuple([part, .number()])
    case .beta: return .tuple([.number(), .number()])
    case .discrete: return .table(keys: .number(shares: shares), values: .number(0, 1), atLeast: 1)
    }
  }
}
