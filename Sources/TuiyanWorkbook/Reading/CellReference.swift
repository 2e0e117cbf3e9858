// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// Names of cells as spreadsheets show them: `A1` is column 0, row 1.
public enum CellReference {
  /// Columns and row of `BC12`; nil where the text is none or lies outside 16,384 columns × 1,048,576 rows.
  static func parsed(_ text: String) -> (column: Int, row: Int)? {
    var column = 0
    var digits: Substring.UTF8View = text[...].utf8
    while let letter = digits.first, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(letter) {
      column = column * 26 + Int(letter - UInt8(ascii: "A")) + 1
      guard column <= 16_384 else { return nil }
      digits = digits.dropFirst()
    }
    guard column > 0, let row = Int(Substring(digits)), (1...1_048_576).contains(row) else { return nil }
    return (column - 1, row)
  }

  /// `BC12` for column 54, row 12.
  public static func text(column: Int, row: Int) -> String {
    var (rest, letters) = (column + 1, "")
    while rest > 0 {
      letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters + String(row)
  }

  /// A line of a message with every place in a sheet told as its cell: `工作表“指标”:7:4` becomes `工作表“指标”D7`.
  static func named(in line: String) -> String {
    line.replacing(#/(工作表“[^”]*”):(\d+):(\d+)/#) { match in
      let row = Int(match.output.2) ?? 1
      let column = Int(match.output.3) ?? 1
      return match.output.1 + text(column: column - 1, row: row)
    }
  }
}
