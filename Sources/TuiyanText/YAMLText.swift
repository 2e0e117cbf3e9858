// SPDX-License-Identifier: GPL-3.0-or-later

/// Texts of any kind where YAML is written.
package enum YAMLText {
  /// In double quotes, on one line; YAML reads the same text back.
  package static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{85}": result += "\\N"
      case "\u{2028}": result += "\\L"
      case "\u{2029}": result += "\\P"
      case "\u{FEFF}", "\u{FFFE}", "\u{FFFF}": result += "\\u" + String(scalar.value, radix: 16, uppercase: true)
      case _ where isControl(scalar):
        let digits = String(scalar.value, radix: 16)
        result += "\\x" + (digits.count == 1 ? "0" : "") + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// A line of a file that is all comment: what would end it, or may not stand in YAML, becomes a space.
  package static func comment(_ text: String) -> String {
    var line = String.UnicodeScalarView("# ".unicodeScalars)
    for scalar in text.unicodeScalars {
      let ends = scalar == "\u{2028}" || scalar == "\u{2029}"
      let isBarred = scalar == "\u{FEFF}" || scalar == "\u{FFFE}" || scalar == "\u{FFFF}"
      line.append(ends || isBarred || isControl(scalar) ? " " : scalar)
    }
    return String(line)
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
  }
}
