// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanText

extension Table {
  /// The table in GitHub's Markdown, without a line break at the end.
  public func markdown() -> String {
    let table = reduced(to: .readers)
    let line = { (cells: [String]) in "| " + cells.joined(separator: " | ") + " |" }
    let rule = table.columns.map { $0.alignment == .trailing ? "---:" : "---" }
    return
      ([line(table.columns.map { MarkdownText.escaped($0.title) }), line(rule)]
      + table.rows.map { row in line(row.map { MarkdownText.escaped($0.text) }) }).joined(separator: "\n")
  }
}

/// Text that Markdown would otherwise read as markup.
enum MarkdownText {
  /// The text with everything escaped that is markup inside a line or a table cell; line breaks become `<br>`.
  static func escaped(_ text: String) -> String {
    let characters = Array(text)
    var result = ""
    for (place, character) in characters.enumerated() {
      let next = place + 1 < characters.count ? characters[place + 1] : nil
      switch character {
      case "\\", "|", "`", "*", "[", "]", "~": result += "\\" + String(character)
      case "_" where !(place > 0 && isWord(characters[place - 1]) && isWord(next)): result += "\\_"
      case "<" where next.map { $0.isLetter || "/!?".contains($0) } ?? false: result += "\\<"
      case "&" where next.map { $0.isLetter || $0 == "#" } ?? false: result += "&amp;"
      case _ where character.isNewline: result += "<br>"
      default: result.append(character)
      }
    }
    return result
  }

  /// The same for a paragraph, whose first characters could also begin a heading, a list or a quotation.
  static func paragraph(_ text: String) -> String {
    let line = escaped(text)
    guard let first = line.first else { return line }
    if "#>+-=".contains(first) { return "\\" + line }
    let digits = line.prefix { $0.isASCII && $0.isNumber }
    let rest = line.dropFirst(digits.count)
    guard !digits.isEmpty, let mark = rest.first, mark == "." || mark == ")", rest.dropFirst().first == " " else {
      return line
    }
    return digits + "\\" + rest
  }

  /// A line inside a fence, which no backtick may end.
  static func fenced(_ line: String) -> String {
    TerminalText.trimmed(TerminalText.plain(line).replacing("`", with: "'"))
  }

  private static func isWord(_ character: Character?) -> Bool {
    character.map { $0.isLetter || $0.isNumber } ?? false
  }
}
