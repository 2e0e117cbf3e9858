// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanText

/// Figures of tables that are too large to reckon with, by the bound of `NumberRule`.
struct LargeFigures {
  private static let limit = (value: NumberRule.largest, text: "1e15")

  private var found: [(column: String, value: Double, place: Place)] = []

  mutating func look(_ column: String, _ value: Double?, at place: Place) {
    if let value, abs(value) > Self.limit.value { found.append((column, value, place)) }
  }

  mutating func look(_ column: String, _ cell: Located<Quantity?>) {
    guard let support = cell.value?.distribution(span: 1).support else { return }
    look(column, abs(support.low) > abs(support.high) ? support.low : support.high, at: cell.place)
  }

  /// Says the first of them, and how many there are besides.
  func say(first count: Int, into diagnostics: inout Diagnostics) {
    for one in found.prefix(count) {
      diagnostics.error(
        .data(.tooLarge(column: one.column, value: DecimalText.plain(one.value), limit: Self.limit.text)),
        at: one.place)
    }
    if found.count > count {
      diagnostics.error(.limit(.more(found.count - count)), at: found[count].place)
    }
  }
}
