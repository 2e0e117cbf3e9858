// SPDX-License-Identifier: GPL-3.0-or-later

/// A value that JSON cannot say.
public enum JSONError: Error, Hashable, Sendable {
  /// A number that is not finite, and where it stands, e.g. `targets[0].probability`.
  case notFinite(path: String)
  /// An object has a key twice.
  case duplicateKey(path: String)
}

/// Writes JSON: keys in the order given, shortest numbers that read back the same, two spaces a level.
///
/// The same value always gives the same bytes. Arrays of plain values stay on one line.
public struct JSONWriter {
  private var text = ""

  /// The value as text with a line break at the end.
  /// - Throws: `JSONError` where a number is not finite or a key stands twice in an object.
  public static func text(_ value: JSONValue) throws(JSONError) -> String {
    var writer = JSONWriter()
    try writer.write(value, indent: 0, path: "")
    return writer.text + "\n"
  }

  private mutating func write(_ value: JSONValue, indent: Int, path: String) throws(JSONError) {
    switch value {
    case .null: text += "null"
    case .bool(let flag): text += flag ? "true" : "false"
    case .integer(let number): text += String(number)
    case .unsigned(let number): text += String(number)
    case .number(let number):
      guard let plain = NumberText.plain(number) else { throw .notFinite(path: path) }
      text += plain
    case .string(let string): write(string)
    case .array(let items): try write(items, indent: indent, path: path)
    case .object(let members): try write(members, indent: indent, path: path)
    }
  }

  private mutating func write(_ items: [JSONValue], indent: Int, path: String) throws(JSONError) {
    let inline = items.allSatisfy(\.isScalar)
    text += "["
    for (place, item) in items.enumerated() {
      if place > 0 { text += inline ? ", " : "," }
      if !inline { breakLine(indent + 1) }
      try write(item, indent: indent + 1, path: "\(path)[\(place)]")
    }
    if !inline { breakLine(indent) }
    text += "]"
  }

  private mutating func write(
    _ members: [(key: String, value: JSONValue)], indent: Int, path: String
  ) throws(JSONError) {
    var seen = Set<String>()
    text += "{"
    for (place, member) in members.enumerated() {
      let inner = path.isEmpty ? member.key : "\(path).\(member.key)"
      guard seen.insert(member.key).inserted else { throw .duplicateKey(path: inner) }
      if place > 0 { text += "," }
      breakLine(indent + 1)
      write(member.key)
      text += ": "
      try write(member.value, indent: indent + 1, path: inner)
    }
    if !members.isEmpty { breakLine(indent) }
    text += "}"
  }

  private mutating func breakLine(_ indent: Int) {
    text += "\n" + String(repeating: "  ", count: indent)
  }

  private mutating func write(_ string: String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
