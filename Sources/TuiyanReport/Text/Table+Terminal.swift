// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanText

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
      TerminalText.padded(cells[column], to: widths[column], isLeading: columns[column].alignment == .leading)
    }
    return TerminalText.trimmed(padded.joined(separator: "  "))
  }
}
