// SPDX-License-Identifier: GPL-3.0-or-later

/// Text on its way into HTML or XML.
enum MarkupText {
  /// With the signs of markup as entities; what XML cannot hold, and what steers a terminal or the reading, becomes a space.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in TerminalText.plain(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\u{FFFE}", "\u{FFFF}": continue
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
