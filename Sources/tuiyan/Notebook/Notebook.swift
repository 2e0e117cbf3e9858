// SPDX-License-Identifier: GPL-3.0-or-later

/// A Markdown file whose fenced `console` blocks hold commands and, below each, what they print.
///
///     ```console
///     $ tuiyan validate scenarios/xiangxi-2022
///     …
///     ```
///
/// Blocks are those of CommonMark: three or more backticks or tildes, up to three spaces before them, ended by at least as
/// many of the same. Other blocks are text.
struct Notebook {
  /// A piece of the file, in order.
  enum Piece {
    /// Lines that stay as they are.
    case text([String])
    case command(NotebookCommandLine)
  }

  /// What is wrong with a notebook's text.
  enum Flaw: Error {
    /// A block that does not end; the line it begins at.
    case openBlock(line: Int)
    /// A command that is not `tuiyan`, or whose quotes do not match.
    case foreignCommand(line: Int)
  }

  let pieces: [Piece]

  /// - Throws: `Flaw`.
  init(_ text: String) throws(Flaw) {
    var pieces: [Piece] = []
    var plain: [String] = []
    var opened: (line: Int, fence: NotebookFence)?
    var isAfterCommand = false
    for (row, line) in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).enumerated() {
      guard let block = opened else {
        if let fence = NotebookFence(line) { opened = (row + 1, fence) }
        plain.append(line)
        continue
      }
      if block.fence.isEnded(by: line) {
        (opened, isAfterCommand) = (nil, false)
        plain.append(line)
      } else if block.fence.holdsCommands && line.hasPrefix("$ ") {
        guard let command = NotebookCommandLine(line) else { throw .foreignCommand(line: row + 1) }
        pieces += [.text(plain), .command(command)]
        (plain, isAfterCommand) = ([], true)
      } else if !isAfterCommand {
        plain.append(line)
      }
    }
    if let opened, opened.fence.holdsCommands { throw .openBlock(line: opened.line) }
    self.pieces = pieces + [.text(plain)]
  }

  var commands: [NotebookCommandLine] {
    pieces.compactMap { if case .command(let command) = $0 { command } else { nil } }
  }

  /// The file with these outputs below its commands.
  /// - Parameter outputs: [commands], lines.
  func text(with outputs: [[String]]) -> String {
    var lines: [String] = []
    var next = outputs.makeIterator()
    for piece in pieces {
      switch piece {
      case .text(let text): lines += text
      case .command(let command): lines += [command.line] + (next.next() ?? [])
      }
    }
    return lines.joined(separator: "\n")
  }
}

/// One command of a notebook: `$ tuiyan …`, of whose output ` | head -N` keeps the first lines.
struct NotebookCommandLine {
  let line: String
  let arguments: [String]
  let most: Int?

  init?(_ line: String) {
    self.line = line
    guard let words = Self.words(String(line.dropFirst(2))), words.first == "tuiyan" else { return nil }
    guard let bar = words.firstIndex(of: "|") else {
      arguments = Array(words.dropFirst())
      most = nil
      return
    }
    let rest = words[(bar + 1)...]
    guard rest.count == 2, rest.first == "head", let last = rest.last, let count = Int(last.dropFirst()), count > 0,
      last.hasPrefix("-")
    else { return nil }
    arguments = Array(words[1..<bar])
    most = count
  }

  /// The lines a reader sees of what the command printed.
  func shown(of output: String, status: Int32) -> [String] {
    var lines = output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    if let most, lines.count > most { lines = Array(lines.prefix(most)) + ["…"] }
    return status == 0 ? lines : lines + ["[exit \(status)]"]
  }

  /// Words as a shell splits them: blanks apart, quotes kept together; nil where a quote does not end.
  private static func words(_ text: String) -> [String]? {
    var words: [String] = []
    var word: String?
    var quote: Character?
    for character in text {
      if let open = quote {
        if character == open { quote = nil } else { word = (word ?? "") + String(character) }
      } else if character == "'" || character == "\"" {
        quote = character
        word = word ?? ""
      } else if character == " " {
        if let done = word { words.append(done) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    guard quote == nil else { return nil }
    return words + (word.map { [$0] } ?? [])
  }
}
