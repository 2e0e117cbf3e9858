// SPDX-License-Identifier: GPL-3.0-or-later

/// Keeps spreadsheets from running texts of a CSV file as formulas.
package enum FormulaGuard {
  /// Text for a CSV file: what a spreadsheet would run as a formula gets one more apostrophe in front.
  package static func guarded(_ text: String) -> String { isFormula(text) ? "'" + text : text }

  /// The text that `guarded` was given.
  package static func unguarded(_ text: String) -> String {
    text.first == "'" && isFormula(text) ? String(text.dropFirst()) : text
  }

  /// Whether the text, apostrophes in front aside, begins like a formula and is no number that stays the same as one.
  private static func isFormula(_ text: String) -> Bool {
    let bare = text.unicodeScalars.drop { $0 == "'" }
    guard let first = bare.first, "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first) else { return false }
    return DecimalText.decimal(String(bare)) == nil
  }
}
