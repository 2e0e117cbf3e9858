// SPDX-License-Identifier: GPL-3.0-or-later

/// Cuts one part of a workbook into tags and texts, front to back.
///
/// Knows what spreadsheets write: elements, attributes, character data, CDATA, the five named entities and character
/// references. Document types, and with them entities that could grow or reach outside, are refused. Linear in the bytes.
struct XMLScanner {
  enum Event {
    case open(Tag)
    case close(String)
    case text(String)
  }

  /// A start tag; the prefix of its namespace is dropped.
  struct Tag {
    let name: String
    let attributes: [(name: String, value: String)]
    /// `<a/>`: no end tag follows.
    let isEmpty: Bool

    /// The value of an attribute, by its name with or without prefix.
    subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
  }

  private let bytes: [UInt8]
  private let part: String
  private var position = 0

  /// - Throws: `BookFault` for UTF-16, and for more tags than any workbook of ours needs.
  init(_ bytes: [UInt8], part: String) throws(BookFault) {
    guard !XMLCensus.hasTags(beyond: XMLCensus.tagLimit, in: bytes) else {
      throw .tooManyTags(part, limit: XMLCensus.tagLimit)
    }
    guard !bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFE, 0xFF]),
      String(validating: bytes, as: UTF8.self) != nil
    else { throw .badXML(part, offset: 0) }
    self.bytes = bytes
    self.part = part
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The next event, or nil at the end.
  mutating func next() throws(BookFault) -> Event? {
    while position < bytes.count {
      guard bytes[position] == UInt8(ascii: "<") else {
        let text = try text(upTo: position + untilTag())
        return .text(text)
      }
      if has("<!--") {
        try skip(past: "-->")
      } else if has("<?") {
        try skip(past: "?>")
      } else if has("<![CDATA[") {
        return .text(try section())
      } else if has("<!") {
        throw .documentType(part)
      } else if has("</") {
        position += 2
        let name = self.name()
        skipSpace()
        try expect(UInt8(ascii: ">"))
        return .close(Self.local(name))
      } else {
        return .open(try tag())
      }
    }
    return nil
  }

  // MARK: - Pieces

  private func fault() -> BookFault { .badXML(part, offset: position) }

  private func has(_ mark: StaticString) -> Bool {
    let count = mark.utf8CodeUnitCount
    guard position + count <= bytes.count else { return false }
    return mark.withUTF8Buffer { mark in (0..<count).allSatisfy { bytes[position + $0] == mark[$0] } }
  }

  private func untilTag() -> Int {
    bytes[position...].firstIndex(of: UInt8(ascii: "<")).map { $0 - position } ?? bytes.count - position
  }

  private mutating func skip(past mark: StaticString) throws(BookFault) {
    while position < bytes.count, !has(mark) { position += 1 }
    guard position < bytes.count else { throw fault() }
    position += mark.utf8CodeUnitCount
  }

  private mutating func section() throws(BookFault) -> String {
    position += 9
    let start = position
    try skip(past: "]]>")
    return String(decoding: bytes[start..<(position - 3)], as: UTF8.self)
  }

  private mutating func skipSpace() {
    while position < bytes.count, bytes[position] <= 0x20 { position += 1 }
  }

  private mutating func expect(_ byte: UInt8) throws(BookFault) {
    guard position < bytes.count, bytes[position] == byte else { throw fault() }
    position += 1
  }

  private mutating func name() -> String {
    let start = position
    let stops: [UInt8] = [UInt8(ascii: ">"), UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "<")]
    while position < bytes.count, bytes[position] > 0x20, !stops.contains(bytes[position]) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private static func local(_ name: String) -> String {
    name.utf8.firstIndex(of: UInt8(ascii: ":")).map { String(name[name.index(after: $0)...]) } ?? name
  }

  private mutating func tag() throws(BookFault) -> Tag {
    position += 1
    let name = Self.local(name())
    guard !name.isEmpty else { throw fault() }
    var attributes: [(name: String, value: String)] = []
    while true {
      skipSpace()
      guard position < bytes.count else { throw fault() }
      if bytes[position] == UInt8(ascii: ">") {
        position += 1
        return Tag(name: name, attributes: attributes, isEmpty: false)
      }
      if bytes[position] == UInt8(ascii: "/") {
        position += 1
        try expect(UInt8(ascii: ">"))
        return Tag(name: name, attributes: attributes, isEmpty: true)
      }
      let key = self.name()
      skipSpace()
      guard !key.isEmpty, attributes.count < 100 else { throw fault() }
      try expect(UInt8(ascii: "="))
      skipSpace()
      attributes.append((key, try value()))
    }
  }

  private mutating func value() throws(BookFault) -> String {
    guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") || bytes[position] == UInt8(ascii: "'") else {
      throw fault()
    }
    let quote = bytes[position]
    position += 1
    guard let end = bytes[position...].firstIndex(of: quote) else { throw fault() }
    let text = try text(upTo: end)
    position = end + 1
    return text
  }

  /// Character data with its references resolved; line ends as XML reads them.
  private mutating func text(upTo end: Int) throws(BookFault) -> String {
    let slice = bytes[position..<end]
    guard slice.contains(where: { $0 == UInt8(ascii: "&") || $0 == 0x0D }) else {
      position = end
      return String(decoding: slice, as: UTF8.self)
    }
    var content: [UInt8] = []
    content.reserveCapacity(slice.count)
    while position < end {
      let byte = bytes[position]
      if byte == UInt8(ascii: "&") {
        content.append(contentsOf: String(try reference(before: end)).utf8)
      } else if byte == 0x0D {
        content.append(0x0A)
        position += position + 1 < end && bytes[position + 1] == 0x0A ? 2 : 1
      } else {
        content.append(byte)
        position += 1
      }
    }
    return String(decoding: content, as: UTF8.self)
  }

  private static let named: [String: Unicode.Scalar] = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]

  private mutating func reference(before end: Int) throws(BookFault) -> Character {
    guard let stop = bytes[position..<min(end, position + 12)].firstIndex(of: UInt8(ascii: ";")) else { throw fault() }
    let name = String(decoding: bytes[(position + 1)..<stop], as: UTF8.self)
    let scalar: Unicode.Scalar?
    if name.hasPrefix("#x") {
      scalar = UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
    } else if name.hasPrefix("#") {
      scalar = UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init)
    } else {
      scalar = Self.named[name]
    }
    guard let scalar else { throw fault() }
    position = stop + 1
    return Character(scalar)
  }
}
