// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanText

/// How wide the columns of a brief's table are on paper: what is short stands on one line, long texts share the rest.
enum BriefColumns {
  /// White space beside a text, in half-width characters.
  private static let padding = 2.0

  /// - Parameters:
  ///   - heads: [columns].
  ///   - rows: [rows][columns].
  ///   - room: the width of the table, in half-width characters of its letters.
  /// - Returns: widths in half-width characters; their sum is `room`.
  static func widths(heads: [String], rows: [[String]], room: Double) -> [Double] {
    let wants = heads.indices.map { column in
      ([heads[column]] + rows.map { $0[column] }).map(width).max().map { max($0, 4) + padding } ?? padding
    }
    let sum = wants.reduce(0, +)
    guard sum > room else { return wants.map { $0 * room / sum } }
    // Narrow ones first: each takes no more than its share of what is left.
    var result = wants
    var rest = room
    var left = wants.count
    for column in wants.indices.sorted(by: { (wants[$0], $0) < (wants[$1], $1) }) {
      result[column] = min(wants[column], rest / Double(left))
      rest -= result[column]
      left -= 1
    }
    return result
  }

  /// Of a text, in half-width characters: digits and Latin letters are often a little wider than half a Chinese one.
  private static func width(_ text: String) -> Double {
    let columns = Double(DisplayWidth.columns(of: text))
    let narrow = Double(text.unicodeScalars.count { $0.isASCII })
    return columns + 0.12 * narrow
  }
}
