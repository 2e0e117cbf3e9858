// SPDX-License-Identifier: GPL-3.0-or-later

/// The functions of a source text and the lines they take, found by counting braces outside strings and comments.
///
/// A simple reader: functions, initialisers and subscripts, from the line of the keyword to that of the closing brace.
struct FunctionLengths {
  struct Function: Hashable {
    /// The line it begins in, from 1.
    let line: Int
    let lines: Int
    let text: String
  }

  private(set) var functions: [Function] = []
  private var isInText = false
  private var depth = 0
  /// A declaration whose body has not begun.
  private var pending: (line: Int, text: String)?
  private var open: [(depth: Int, line: Int, text: String)] = []

  init(_ source: String) {
    for (index, line) in source.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      read(Array(line), index + 1)
    }
  }

  private static let words: Set = [
    "public", "package", "private", "fileprivate", "static", "class", "mutating", "borrowing", "consuming", "override",
    "convenience", "final", "nonisolated", "required",
  ]

  private mutating func read(_ line: [Character], _ number: Int) {
    let code = plain(line)
    let text = String(code.drop { $0 == " " })
    let rest = text.split(separator: " ").drop { Self.words.contains(String($0)) || $0.hasPrefix("@") }
    let first = rest.first ?? ""
    if !isInText,
      first == "func" || first.hasPrefix("init(") || first.hasPrefix("init?(") || first.hasPrefix("subscript(")
        || first.hasPrefix("init<")
    {
      pending = (number, text)
    }
    for character in code {
      if character == "{" {
        if let declared = pending { open.append((depth, declared.line, declared.text)) }
        pending = nil
        depth += 1
      } else if character == "}" {
        // A requirement of a protocol has no body.
        pending = nil
        depth -= 1
        if let last = open.last, last.depth == depth {
          open.removeLast()
          functions.append(Function(line: last.line, lines: number - last.line + 1, text: last.text))
        }
      }
    }
  }

  /// What is neither string nor comment.
  private mutating func plain(_ line: [Character]) -> [Character] {
    var code: [Character] = []
    var place = 0
    while place < line.count {
      let isFence = line[place...].starts(with: "\"\"\"")
      if isInText || isFence {
        if isFence { isInText.toggle() }
        place += isFence ? 3 : 1
      } else if line[place] == "\"" {
        place = Self.end(ofStringIn: line, from: place + 1)
      } else if line[place...].starts(with: "//") {
        return code
      } else {
        code.append(line[place])
        place += 1
      }
    }
    return code
  }

  /// The place behind the closing quotation mark; interpolations may hold strings of their own.
  private static func end(ofStringIn line: [Character], from start: Int) -> Int {
    var place = start
    while place < line.count, line[place] != "\"" {
      if line[place] == "\\", place + 1 < line.count, line[place + 1] == "(" {
        var nested = 1
        place += 2
        while place < line.count, nested > 0 {
          nested += line[place] == "(" ? 1 : line[place] == ")" ? -1 : 0
          place += 1
        }
      } else {
        place += line[place] == "\\" ? 2 : 1
      }
    }
    return place + 1
  }
}
