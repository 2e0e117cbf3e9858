// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

extension TextEncoding {
  /// The text of `bytes` without its byte-order mark.
  ///
  /// Refused besides bytes that are not of the encoding: UTF-16, NUL, and byte-order marks elsewhere than at the start.
  /// Places count lines by LF and columns by Unicode scalars, both from 1. Linear in the number of bytes.
  /// - Throws: the problem at the exact place of the first bad byte.
  package func text(of bytes: [UInt8]) throws(TextFault) -> String {
    func refused(_ problem: TextProblem, line: Int = 1, column: Int = 1) -> TextFault {
      TextFault(problem: problem, line: line, column: column)
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { throw refused(.utf16) }
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    if hasMark && self == .gb18030 { throw refused(.utf8MarkInGB18030) }
    let body = hasMark ? bytes[3...] : bytes[...]
    if let bad = self == .utf8 ? firstBadUTF8(in: body) : nil {
      throw refused(.badByte(bytes[bad.index], self), line: bad.line, column: bad.column)
    }
    var text = ""
    switch self {
    case .utf8: text = String(decoding: body, as: UTF8.self)
    case .gb18030:
      guard let decoded = TextEncoding.gb18030Text(body) else {
        let bad = firstBadGB18030(in: body)
        throw refused(.badByte(bytes[bad.index], self), line: bad.line, column: bad.column)
      }
      text = decoded
      if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
    }
    if let stray = TextEncoding.stray(in: text) { throw stray }
    return text
  }

  // MARK: Where it goes wrong

  private struct BadPlace {
    let index: Int
    let line: Int
    let column: Int
  }

  private func firstBadUTF8(in bytes: ArraySlice<UInt8>) -> BadPlace? {
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    var parser = UTF8.ForwardParser()
    var rest = bytes.makeIterator()
    var index = bytes.startIndex
    var line = 1
    var column = 1
    while true {
      switch parser.parseScalar(from: &rest) {
      case .valid(let encoded):
        index += encoded.count
        if encoded.count == 1, encoded.first == 0x0A {
          line += 1
          column = 1
        } else {
          column += 1
        }
      case .error: return BadPlace(index: index, line: line, column: column)
      case .emptyInput: return nil
      }
    }
  }

  private static func gb18030Text(_ bytes: ArraySlice<UInt8>) -> String? {
    String(data: Data(bytes), encoding: String.Encoding(rawValue: 0x8000_0632))
  }

  /// The first line that does not decode, then the first character of it that does not.
  private func firstBadGB18030(in bytes: ArraySlice<UInt8>) -> BadPlace {
    var line = 1
    var start = bytes.startIndex
    while start < bytes.endIndex {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.endIndex
      if TextEncoding.gb18030Text(bytes[start..<end]) == nil {
        return badCharacter(in: bytes[start..<end], line: line)
      }
      line += 1
      start = end + 1
    }
    return BadPlace(index: bytes.startIndex, line: 1, column: 1)
  }

  private func badCharacter(in bytes: ArraySlice<UInt8>, line: Int) -> BadPlace {
    var column = 1
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let length = TextEncoding.gb18030Length(bytes[index...])
      guard let character = TextEncoding.gb18030Text(bytes[index..<min(index + length, bytes.endIndex)]) else { break }
      column += character.unicodeScalars.count
      index += length
    }
    return BadPlace(index: min(index, bytes.endIndex - 1), line: line, column: column)
  }

  /// Bytes of the character that begins here: 1 below 0x80, 4 where the second is a digit, else 2 (GB 18030-2005, §5).
  private static func gb18030Length(_ bytes: ArraySlice<UInt8>) -> Int {
    guard let first = bytes.first, first >= 0x80 else { return 1 }
    guard let second = bytes.dropFirst().first else { return 1 }
    return (0x30...0x39).contains(second) ? 4 : 2
  }

  private static func stray(in text: String) -> TextFault? {
    let suspicious = text.utf8.contains { $0 == 0 || $0 == 0xEF }
    guard suspicious else { return nil }
    var line = 1
    var column = 1
    for scalar in text.unicodeScalars {
      if scalar == "\0" { return TextFault(problem: .nulByte, line: line, column: column) }
      if scalar == "\u{FEFF}" { return TextFault(problem: .strayMark, line: line, column: column) }
      if scalar == "\n" {
        line += 1
        column = 1
      } else {
        column += 1
      }
    }
    return nil
  }
}
