// SPDX-License-Identifier: GPL-3.0-or-later

/// One command of a notebook: `$ tuiyan …`, of whose output ` | head -N` keeps the first lines.
struct NotebookCommandLine {
  /// The line as it stands in the file.
  let line: String
  /// What its output is moved in by.
  let indent: String
  /// A carriage return where the line has one.
  let end: String
  let arguments: [String]
  let most: Int?

  /// - Parameters:
  ///   - line: as it stands in the file.
  ///   - text: the same from `$ ` on, without its end.
  init?(_ line: String, text: String, indent: String) {
    self.line = line
    self.indent = indent
    end = line.unicodeScalars.last == "\r" ? "\r" : ""
    guard let words = Self.words(String(text.dropFirst(2))), words.first == "tuiyan" else { return nil }
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
    var lines = output.lineFeedLines.map { $0.unicodeScalars.last == "\r" ? String($0.unicodeScalars.dropLast()) : $0 }
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
