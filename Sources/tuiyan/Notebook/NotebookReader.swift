// SPDX-License-Identifier: GPL-3.0-or-later

/// Takes a notebook apart, line by line.
struct NotebookReader {
  private var pieces: [Notebook.Piece] = []
  private var plain: [String] = []
  private var flaws: [Notebook.Flaw] = []
  private var row = 0
  private var opened: (line: Int, fence: NotebookFence)?
  private var isAfterCommand = false
  private var lists = NotebookLists()

  /// The next line, with a carriage return where it ends in one.
  mutating func read(_ line: String) {
    row += 1
    var scalars = line.unicodeScalars[...]
    if row == 1, scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    if scalars.last == "\r" { scalars.removeLast() }
    let text = String(scalars)
    guard let block = opened else { return readOutside(line, text: text) }
    let inner = block.fence.inner(text)
    if block.fence.isEnded(by: inner) {
      (opened, isAfterCommand) = (nil, false)
      plain.append(line)
    } else if block.fence.holdsCommands, Self.isCommand(inner) {
      readCommand(line, text: inner, indent: String(text.prefix(text.count - inner.count)))
    } else if !isAfterCommand {
      plain.append(line)
    }
  }

  /// - Throws: `Notebook.Flaws`.
  mutating func finish() throws(Notebook.Flaws) -> [Notebook.Piece] {
    if let opened, opened.fence.holdsCommands { flaws.append(.openBlock(line: opened.line)) }
    guard flaws.isEmpty else { throw Notebook.Flaws(list: flaws) }
    return pieces + [.text(plain)]
  }

  private mutating func readOutside(_ line: String, text: String) {
    plain.append(line)
    let inner = lists.inner(text)
    if let fence = NotebookFence(inner, indent: text.count - inner.count) {
      opened = (row, fence)
    } else if Self.hidesCommands(inner) {
      flaws.append(.hiddenBlock(line: row))
    }
  }

  /// Whether a line opens a block of commands behind the marks of a quotation, or behind tabs.
  private static func hidesCommands(_ text: String) -> Bool {
    let marks = text.prefix { $0 == " " || $0 == ">" || $0 == "\t" }
    guard marks.contains(where: { $0 != " " }) else { return false }
    return NotebookFence(String(text.dropFirst(marks.count)), indent: 0)?.holdsCommands ?? false
  }

  private mutating func readCommand(_ line: String, text: String, indent: String) {
    isAfterCommand = true
    if text.hasSuffix("\\") { return flaws.append(.continuedCommand(line: row)) }
    guard text.hasPrefix("$ "), let command = NotebookCommandLine(line, text: text, indent: indent) else {
      return flaws.append(.foreignCommand(line: row))
    }
    pieces += [.text(plain), .command(command)]
    plain = []
  }

  /// A line that begins with `$ `, or that would be a command of tuiyan if the blanks were right.
  private static func isCommand(_ text: String) -> Bool {
    if text.hasPrefix("$ ") { return true }
    let body = text.drop { $0 == " " || $0 == "\t" }
    guard body.first == "$" else { return false }
    return body.dropFirst().drop { $0 == " " || $0 == "\t" }.hasPrefix("tuiyan")
  }
}

/// How far lists move in what stands in their items (CommonMark 0.31, section 5.2).
struct NotebookLists {
  /// Columns at which the content of the open items begins, outermost first.
  private var items: [Int] = []

  /// A line without what belongs to the items it stands in; markers of items that begin on it are taken off too.
  mutating func inner(_ line: String) -> String {
    let indent = line.prefix { $0 == " " }.count
    if line.allSatisfy({ $0 == " " || $0 == "\t" }) { return line }
    while let last = items.last, indent < last { items.removeLast() }
    var rest = line.dropFirst(items.last ?? 0)
    while let width = Self.marker(rest) {
      items.append((items.last ?? 0) + width)
      rest = rest.dropFirst(width)
    }
    return String(rest)
  }

  /// The width of a marker with the blanks around it; nil where none begins the text.
  private static func marker(_ text: Substring) -> Int? {
    guard let match = text.prefixMatch(of: /( {0,3})([-*+]|[0-9]{1,9}[.)])( +)/) else { return nil }
    let blanks = match.3.count
    return match.1.count + match.2.count + (blanks > 4 ? 1 : blanks)
  }
}
