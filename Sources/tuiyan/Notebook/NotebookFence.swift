// SPDX-License-Identifier: GPL-3.0-or-later

/// The line that opens a fenced block of Markdown (CommonMark 0.31, section 4.5).
struct NotebookFence {
  /// Its first word after the fence is `console`, in whatever case.
  let holdsCommands: Bool
  private let mark: Character
  private let length: Int
  /// The blanks before the fence, which its lines may have as well.
  private let indent: Int

  /// - Parameters:
  ///   - line: from where the content of the list's item begins.
  ///   - indent: the column at which that is.
  /// - Returns: nil where the line opens no block.
  init?(_ line: String, indent: Int) {
    guard let (mark, length, rest) = Self.parts(line) else { return nil }
    // Backticks in the rest make it code within a line.
    if mark == "`" && rest.contains("`") { return nil }
    self.mark = mark
    self.length = length
    self.indent = indent + line.prefix { $0 == " " }.count
    holdsCommands = rest.split { $0 == " " || $0 == "\t" }.first?.lowercased() == "console"
  }

  /// A line of the block without the blanks before the fence, as far as it has them.
  func inner(_ line: String) -> String {
    String(line.dropFirst(min(indent, line.prefix { $0 == " " }.count)))
  }

  /// Whether an inner line ends the block: at least as many of the same marks, and nothing after them.
  func isEnded(by line: String) -> Bool {
    guard let (mark, length, rest) = Self.parts(line) else { return false }
    return mark == self.mark && length >= self.length && rest.allSatisfy { $0 == " " || $0 == "\t" }
  }

  /// The mark of a fence, how many there are, and what follows.
  private static func parts(_ line: String) -> (mark: Character, length: Int, rest: Substring)? {
    let body = line.drop { $0 == " " }
    guard line.count - body.count <= 3, let mark = body.first, mark == "`" || mark == "~" else { return nil }
    let rest = body.drop { $0 == mark }
    let length = body.count - rest.count
    return length >= 3 ? (mark, length, rest) : nil
  }
}
