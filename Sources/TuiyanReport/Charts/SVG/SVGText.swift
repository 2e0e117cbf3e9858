// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanText

/// Text on its way into SVG or HTML: measured, wrapped and made harmless.
enum SVGText {
  static let fonts =
    "'Noto Sans CJK SC', 'WenQuanYi Micro Hei', 'Microsoft YaHei', 'PingFang SC', sans-serif"

  /// With the five signs of markup as entities, and what XML cannot hold or what steers the reading left out.
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

  /// About how wide it is drawn: half an em a column, a little more for what is not Chinese. Quotation marks, dashes and
  /// the ellipsis are as wide as Chinese characters in Chinese fonts.
  static func width(_ text: String, size: Double) -> Double {
    text.reduce(0) { sum, character in
      let columns = "“”‘’…—".contains(character) ? 2 : DisplayWidth.columns(of: character)
      return sum + (columns == 1 ? 0.56 : Double(columns) * 0.5) * size
    }
  }

  /// Cut to a width with an ellipsis where it is longer.
  static func cut(_ text: String, to limit: Double, size: Double) -> String {
    guard width(text, size: size) > limit else { return text }
    var kept = ""
    for character in text {
      if width(kept + String(character) + "…", size: size) > limit { break }
      kept.append(character)
    }
    return kept + "…"
  }

  /// A name with fixed words around it: only the name is cut to bring the whole to a width.
  static func fitted(
    before: String = "", _ name: String, _ after: String, to limit: Double, size: Double
  ) -> String {
    before + cut(name, to: limit - width(before + after, size: size), size: size) + after
  }

  /// Cut in the middle, so that it begins and ends as it did: titles say at their end what is shown.
  static func cutInside(_ text: String, to limit: Double, size: Double) -> String {
    guard width(text, size: size) > limit else { return text }
    var end = ""
    for character in text.reversed() {
      if width(String(character) + end, size: size) > limit * 0.45 { break }
      end.insert(character, at: end.startIndex)
    }
    return fitted(String(text.dropLast(end.count)), end, to: limit, size: size)
  }

  /// Broken into lines of a width; the last of `most` lines is cut, within it where its end must stand. Words hold
  /// together, and no line begins with closing punctuation.
  static func lines(
    _ text: String, to limit: Double, size: Double, most: Int, keepsEnd: Bool = false
  ) -> [String] {
    var lines = [""]
    for piece in pieces(TerminalText.plain(text)) {
      let line = lines[lines.count - 1]
      if !line.isEmpty, width(line + piece, size: size) > limit, lines.count < most {
        lines.append(piece.first == " " ? String(piece.dropFirst()) : piece)
      } else {
        lines[lines.count - 1] += piece
      }
    }
    return lines.filter { !$0.isEmpty }.map {
      keepsEnd ? cutInside($0, to: limit, size: size) : cut($0, to: limit, size: size)
    }
  }

  /// What must not be torn apart: a wide character with the punctuation behind it, a word with the space before it.
  private static func pieces(_ text: String) -> [String] {
    var pieces: [String] = []
    var last: Character?
    for character in text {
      let isWide = DisplayWidth.columns(of: character) == 2
      let closes = "，。；：、）”’！？》,.;:)%".contains(character)
      let follows = last.map { DisplayWidth.columns(of: $0) == 2 } ?? true
      let starts = isWide || character == " " || (follows && last != nil && !opens(last))
      if pieces.isEmpty || (starts && !closes && !opens(last)) {
        pieces.append(String(character))
      } else {
        pieces[pieces.count - 1].append(character)
      }
      last = character
    }
    return pieces
  }

  private static func opens(_ character: Character?) -> Bool { character.map { "（“‘《(".contains($0) } ?? false }
}
