// SPDX-License-Identifier: GPL-3.0-or-later

/// Text made safe and even for a terminal.
package enum TerminalText {
  /// The text with every control character replaced by a space, so that no title can steer the terminal.
  package static func plain(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if (0x20..<0x7F).contains(scalar.value) || (0x4E00...0x9FFF).contains(scalar.value) {
        scalars.append(scalar)
        continue
      }
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

  /// The text with spaces up to a width, after it or before it.
  package static func padded(_ text: String, to width: Int, isLeading: Bool) -> String {
    let space = String(repeating: " ", count: max(0, width - DisplayWidth.columns(of: text)))
    return isLeading ? text + space : space + text
  }

  /// The line without the spaces at its end.
  package static func trimmed(_ line: String) -> String {
    var end = line.endIndex
    while end > line.startIndex, line[line.index(before: end)] == " " { end = line.index(before: end) }
    return String(line[..<end])
  }
}
