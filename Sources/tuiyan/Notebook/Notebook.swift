// SPDX-License-Identifier: GPL-3.0-or-later

/// A Markdown file whose fenced `console` blocks hold commands and, below each, what they print.
///
///     ```console
///     $ tuiyan validate scenarios/xiangxi-2022
///     …
///     ```
///
/// Blocks are those of CommonMark: three or more backticks or tildes, up to three spaces before them (in a list, before
/// what stands in its item), ended by at least as many of the same. Other blocks are text. Lines end as they do in the
/// file.
struct Notebook {
  /// A piece of the file, in order.
  enum Piece {
    /// Lines that stay as they are.
    case text([String])
    case command(NotebookCommandLine)
  }

  /// What is wrong with a notebook's text, with the number of the line.
  enum Flaw: Error {
    /// A block that does not end; the line it begins at.
    case openBlock(line: Int)
    /// A command that is not `tuiyan`, or whose quotes do not match, or that does not begin with `$ `.
    case foreignCommand(line: Int)
    /// A command that a backslash carries on to the next line.
    case continuedCommand(line: Int)
    /// A block of commands within a quotation, or moved in by tabs.
    case hiddenBlock(line: Int)
  }

  /// Everything that is wrong with a notebook's text.
  struct Flaws: Error { let list: [Flaw] }

  let pieces: [Piece]

  /// - Throws: `Flaws`.
  init(_ text: String) throws(Flaws) {
    var reader = NotebookReader()
    for line in text.lineFeedLines { reader.read(line) }
    pieces = try reader.finish()
  }

  var commands: [NotebookCommandLine] {
    pieces.compactMap { if case .command(let command) = $0 { command } else { nil } }
  }

  /// The file with these outputs below its commands, moved in and ended as the command's line is.
  /// - Parameter outputs: [commands], lines.
  func text(with outputs: [[String]]) -> String {
    var lines: [String] = []
    var next = outputs.makeIterator()
    for piece in pieces {
      switch piece {
      case .text(let text): lines += text
      case .command(let command):
        let shown = (next.next() ?? []).map { ($0.isEmpty ? "" : command.indent) + $0 + command.end }
        lines += [command.line] + shown
      }
    }
    return lines.joined(separator: "\n")
  }
}

extension String {
  /// Lines as line feeds end them; a carriage return before one stays at the end of its line. (To `String` both together
  /// are one character, which is not a line feed.)
  var lineFeedLines: [String] {
    unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
  }
}
