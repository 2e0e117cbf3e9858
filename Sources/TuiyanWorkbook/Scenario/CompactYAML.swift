// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanLoading
import TuiyanModel
import TuiyanText

/// YAML on one line, as it stands in a cell; `YAMLReader` reads it back as the same nodes.
enum CompactYAML {
  /// The text of a node; a map with one key goes without its braces.
  static func cell(_ node: YAMLNode) -> String {
    if let entries = node.entries, entries.count == 1, let entry = entries.first {
      return "\(key(entry.key)): \(flow(entry.value))"
    }
    return flow(node)
  }

  /// The text of a node, in flow style.
  static func flow(_ node: YAMLNode) -> String {
    switch node.content {
    case .scalar(let text, let quoted): scalar(text, isQuoted: quoted)
    case .list(let items): "[" + items.map(flow).joined(separator: ", ") + "]"
    case .map(let entries):
      "{" + entries.map { "\(key($0.key)): \(flow($0.value))" }.joined(separator: ", ") + "}"
    case .refused: "~"
    }
  }

  /// Keys are texts whatever they look like: a number stays as it is.
  static func key(_ text: String) -> String {
    DecimalText.decimal(text) != nil ? text : scalar(text, isQuoted: true)
  }

  /// A scalar: numbers and booleans bare unless they are quoted, words bare where YAML can only read them as words.
  static func scalar(_ text: String, isQuoted: Bool) -> String {
    let isValue = DecimalText.decimal(text) != nil || text == "true" || text == "false"
    if isValue { return isQuoted ? YAMLText.quoted(text) : text }
    return isWord(text) ? text : YAMLText.quoted(text)
  }

  private static let reserved: Set<String> = ["null", "~", "yes", "no", "on", "off", "y", "n", "true", "false"]

  /// Letters, digits and a few marks that mean nothing to YAML; nothing that looks like a number or a value.
  private static func isWord(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, text.unicodeScalars.count <= 100 else { return false }
    guard !reserved.contains(text.lowercased()), !DecimalText.looksNumeric(text) || isPeriod(text) else { return false }
    guard first.properties.isAlphabetic || first.properties.numericType != nil else { return false }
    return text.unicodeScalars.allSatisfy { scalar in
      guard scalar.isASCII else { return scalar.properties.isAlphabetic && !(0xFF00...0xFFEF).contains(scalar.value) }
      return scalar.properties.isAlphabetic || (0x30...0x39).contains(scalar.value) || scalar == "-" || scalar == "_"
        || scalar == "."
    }
  }

  private static func isPeriod(_ text: String) -> Bool { text.contains("-") && Period(text, step: .month) != nil }
}

extension YAMLNode {
  /// Says the same: texts alike, and numbers that stay numbers; `true` for the same keys in the same order.
  func says(_ other: YAMLNode) -> Bool {
    switch (content, other.content) {
    case (.scalar(let left, _), .scalar(let right, _)):
      if let number { return other.number == number && integer == other.integer }
      return left == right && flag == other.flag && other.number == nil
    case (.list(let left), .list(let right)):
      return left.count == right.count && zip(left, right).allSatisfy { $0.says($1) }
    case (.map(let left), .map(let right)):
      return left.count == right.count && zip(left, right).allSatisfy { $0.key == $1.key && $0.value.says($1.value) }
    default: return false
    }
  }
}
