// SPDX-License-Identifier: GPL-3.0-or-later

/// Writes cells of CSV that `CSVScanner` reads back as they were (RFC 4180).
package enum CSVText {
  /// One record with its line break.
  package static func record(_ cells: [String], end: String = "\n") -> String {
    cells.map(cell).joined(separator: ",") + end
  }

  /// The cell, in quotes where it holds a comma, a quote or a line break, or begins or ends with what readers trim.
  package static func cell(_ text: String) -> String {
    // By scalars: a comma with an accent over it is one character, and still a comma to readers.
    let scalars = text.unicodeScalars
    let needsQuotes =
      scalars.contains { $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r" }
      || scalars.first.map(isTrimmed) == true || scalars.last.map(isTrimmed) == true
    guard needsQuotes else { return text }
    var quoted = String.UnicodeScalarView(["\""])
    for scalar in scalars {
      if scalar == "\"" { quoted.append(scalar) }
      quoted.append(scalar)
    }
    quoted.append("\"")
    return String(quoted)
  }

  /// White space, and marks without width that spreadsheets leave at the ends of texts.
  package static func isTrimmed(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.value == 0x200B || scalar.value == 0xFEFF
  }
}
