// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanText

extension OfficeText {
  /// Text for a CSV file: what a spreadsheet would run as a formula gets one more apostrophe in front.
  static func guarded(_ text: String) -> String { isFormula(text) ? "'" + text : text }

  /// The text that `guarded` was given.
  static func unguarded(_ text: String) -> String {
    text.first == "'" && isFormula(text) ? String(text.dropFirst()) : text
  }

  /// Whether the text, apostrophes in front aside, begins like a formula and is no number.
  private static func isFormula(_ text: String) -> Bool {
    let bare = text.unicodeScalars.drop { $0 == "'" }
    guard let first = bare.first, "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first) else { return false }
    return DecimalText.decimal(String(bare)) == nil
  }
}
