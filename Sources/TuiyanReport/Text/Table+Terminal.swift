// SPDX-License-Identifier: GPL-3.0-or-later

extension Table {
  /// The table as lines of aligned text, without a line break at the end.
  ///
  /// Columns are two spaces apart; the rule under the header is ASCII, because box-drawing characters are two columns
  /// wide on some East Asian terminals. Control characters in cells become spaces.
  public func terminal(header: (String) -> String = { $0 }) -> String {
    let table = reduced(to: .readers)
    let titles = table.columns.map { TerminalText.plain($0.title) }
    let body = table.rows.map { $0.map { TerminalText.plain($0.text) } }
    let widths = table.columns.indices.map { column in
      body.reduce(DisplayWidth.columns(of: titles[column])) { max($0, DisplayWidth.columns(of: $1[column])) }
    }
    let line = { (cells: [String]) in table.line(cells, widths: widths) }
    let rule = widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ")
    return ([header(line(titles)), rule] + body.map(line)).joined(separator: "\n")
  }

  private func line(_ cells: [String], widths: [Int]) -> String {
    let padded = cells.indices.map { column in
      TerminalText.padded(cells[column], to: widths[column], columns[column].alignment)
    }
    return TerminalText.trimmed(padded.joined(separator: "  "))
  }
}

/// Text made safe and even for a terminal.
enum TerminalText {
  /// The text with every control character replaced by a space, so that no title can steer the terminal.
  static func plain(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let category = scalar.properties.generalCategory
      let steers = category == .control || category == .lineSeparator || category == .paragraphSeparator
      scalars.append(steers || isDirectionOverride(scalar) ? " " : scalar)
    }
    return String(scalars)
  }

  /// Marks that change the order in which terminals draw what follows.
  private static func isDirectionOverride(_ scalar: Unicode.Scalar) -> Bool {
    (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
  }

  static func padded(_ text: String, to width: Int, _ alignment: Table.Alignment) -> String {
    let space = String(repeating: " ", count: max(0, width - DisplayWidth.columns(of: text)))
    return alignment == .leading ? text + space : space + text
  }

  static func trimmed(_ line: String) -> String {
    var end = line.endIndex
    while end > line.startIndex, line[line.index(before: end)] == " " { end = line.index(before: end) }
    return String(line[..<end])
  }
}
