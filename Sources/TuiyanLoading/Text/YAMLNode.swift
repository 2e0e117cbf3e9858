// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanText

/// One value of a YAML file, with where it stands.
package struct YAMLNode: Sendable {
  /// What stands there.
  package enum Content: Sendable {
    /// Text as written (unescaped where quoted); a quoted scalar is always text.
    case scalar(String, quoted: Bool)
    case list([YAMLNode])
    /// Entries in the order written; keys are unique.
    case map([YAMLEntry])
    /// Something that was refused already; nothing more is said about it.
    case refused
  }

  package var content: Content
  package let place: Place

  package init(_ content: Content, at place: Place) {
    self.content = content
    self.place = place
  }
}

/// One `key: value` of a map.
package struct YAMLEntry: Sendable {
  package let key: String
  package let place: Place
  package var value: YAMLNode

  package init(key: String, place: Place, value: YAMLNode) {
    self.key = key
    self.place = place
    self.value = value
  }
}

extension YAMLNode {
  /// The value of a key of a map; nil where this is no map or the key is absent.
  package subscript(key: String) -> YAMLNode? { entry(key)?.value }

  func entry(_ key: String) -> YAMLEntry? { entries?.first { $0.key == key } }

  package var entries: [YAMLEntry]? { if case .map(let entries) = content { entries } else { nil } }

  package var items: [YAMLNode]? { if case .list(let items) = content { items } else { nil } }

  /// The text of a scalar that holds something; numbers and booleans are taken as they are written.
  package var text: String? {
    guard case .scalar(let text, _) = content, !isEmpty else { return nil }
    return text
  }

  /// A plain `true` or `false`.
  package var flag: Bool? {
    guard case .scalar(let text, quoted: false) = content else { return nil }
    return text == "true" ? true : text == "false" ? false : nil
  }

  /// A plain decimal number.
  package var number: Double? {
    guard case .scalar(let text, quoted: false) = content else { return nil }
    return DecimalText.decimal(text)
  }

  /// A plain whole number.
  package var integer: Int? {
    guard case .scalar(let text, quoted: false) = content else { return nil }
    return DecimalText.integer(text)
  }

  /// Nothing written: an empty, `null` or `~` plain scalar, or an empty quoted text.
  var isEmpty: Bool {
    guard case .scalar(let text, let quoted) = content else { return false }
    return text.isEmpty || (!quoted && ["~", "null", "Null", "NULL"].contains(text))
  }

  /// The place of a key's value, else of the map itself: where a complaint about that key belongs.
  func place(of key: String) -> Place { self[key]?.place ?? place }

  /// How the value is quoted in a message: at most 40 scalars of it.
  var excerpt: String {
    switch content {
    case .scalar(let text, _): Excerpt.of(text)
    case .list: "[…]"
    case .map: "{…}"
    case .refused: "…"
    }
  }
}
