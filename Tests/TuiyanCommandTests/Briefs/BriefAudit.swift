// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Reads a brief's text number by number: whatever is accounted for is struck out, and no digit may be left.
struct BriefAudit {
  /// What a text should say and does not, and numbers nobody accounts for.
  private(set) var complaints: [String] = []
  private var rest: NSMutableString

  /// - Parameter names: texts of the scenario that may hold digits (titles, notes); the longest are struck out first.
  init(_ text: String, names: [String]) {
    rest = NSMutableString(string: text)
    for name in names.sorted(by: { ($0.count, $0) > ($1.count, $1) }) {
      _ = rest.replaceOccurrences(of: name, with: Self.name, range: NSRange(location: 0, length: rest.length))
    }
  }

  /// What stands for a name with digits once it is struck out.
  static let name = "§"

  /// Strikes out the first place where these pieces follow one another within a line, with no digit between them.
  ///
  /// A piece that begins or ends with a digit is a whole number there.
  mutating func strike(_ pieces: String...) {
    guard let range = find(pieces) else {
      complaints.append("does not say: \(pieces.joined(separator: " … "))")
      return
    }
    rest.replaceCharacters(in: range, with: "·")
  }

  /// The lines in which digits are left.
  mutating func end() -> [String] {
    for line in rest.components(separatedBy: "\n") where line.unicodeScalars.contains(where: Self.isDigit) {
      complaints.append("nobody accounts for a number here: \(line)")
    }
    return complaints
  }

  private func find(_ pieces: [String]) -> NSRange? {
    var start = 0
    while let first = place(of: pieces[0], from: start) {
      var end = first.location + first.length
      var isWhole = true
      for piece in pieces.dropFirst() {
        guard let next = place(of: piece, from: end), isBlank(end..<next.location) else {
          isWhole = false
          break
        }
        end = next.location + next.length
      }
      if isWhole { return NSRange(location: first.location, length: end - first.location) }
      start = first.location + 1
    }
    return nil
  }

  private func place(of piece: String, from start: Int) -> NSRange? {
    var from = start
    while from <= rest.length {
      let range = rest.range(
        of: piece, options: .literal, range: NSRange(location: from, length: rest.length - from))
      guard range.location != NSNotFound else { return nil }
      let before = piece.unicodeScalars.first.map(Self.isDigit) == true && isDigit(range.location - 1)
      let after = piece.unicodeScalars.last.map(Self.isDigit) == true && isDigit(range.location + range.length)
      if !before, !after { return range }
      from = range.location + 1
    }
    return nil
  }

  /// No digit and no line's end.
  private func isBlank(_ range: Range<Int>) -> Bool {
    range.allSatisfy { !isDigit($0) && rest.character(at: $0) != 0x0A }
  }

  private func isDigit(_ place: Int) -> Bool {
    guard place >= 0, place < rest.length else { return false }
    return Unicode.Scalar(rest.character(at: place)).map(Self.isDigit) == true
  }

  static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
