// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanText

extension TextRule {
  /// Characters an id may not hold, besides white space and what is not seen.
  static let idStops = ".,;:=/\\\"'`[](){}<>#&*!|%@?$^~"

  /// The pattern of the JSON Schema; nil: any text that is not empty.
  var pattern: String? {
    switch self {
    case .id:
      "^[^-\\s\(TextRule.unseen)\(TextRule.escapedStops)][^\\s\(TextRule.unseen)\(TextRule.escapedStops)]{0,99}$"
    case .title, .free: nil
    case .period: "^(19|2[0-9])[0-9]{2}(-(0[1-9]|1[0-2])|-Q[1-4])?$"
    case .since: "^((19|2[0-9])[0-9]{2}(-(0[1-9]|1[0-2])|-Q[1-4])?|as_of)$"
    case .file: "^(?![/~])(?!.*\\\\)(?!(.*/)?\\.\\.(/|$))[^\\x00-\\x1f]+$"
    case .source: "^(document|assumed|masked)"
    case .sibling: "^\\.\\./(?!\\.\\.?$)[^/\\\\\\x00-\\x1f]+$"
    case .anchor: "^(best|worst|mean|median|q(0?[1-9]|[1-9][0-9]))$"
    }
  }

  /// Control characters, and the zero-width and bidirectional ones of the basic plane, for a pattern.
  private static let unseen =
    "\\x00-\\x1f\\x7f-\\x9f\\xad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f"
    + "\\u202a-\\u202e\\u2060-\\u206f\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff0-\\ufffb"

  private static var escapedStops: String {
    idStops.map { "\\[]^-/".contains($0) ? "\\\($0)" : String($0) }.joined()
  }

  func accepts(_ text: String) -> Bool {
    switch self {
    case .id: TextRule.isID(text)
    case .title, .free: true
    case .period: Period(text, step: .month) != nil
    case .since: text == "as_of" || Period(text, step: .month) != nil
    case .file: TextRule.isInnerPath(text)
    case .source: ProvenanceKind(stating: text) != nil
    case .sibling:
      text.hasPrefix("../") && ScenarioPath.isName(String(text.dropFirst(3)))
    case .anchor: ScoringRule.Anchor(text) != nil
    }
  }

  var expected: ShapeProblem.Expected {
    switch self {
    case .id: .id
    case .title, .free: .text
    case .period: .period
    case .since: .periodOrAsOf
    case .file: .file
    case .source: .source
    case .sibling: .sibling
    case .anchor: .anchor
    }
  }

  /// 1…100 Unicode scalars, none of them white space, unseen or one of `idStops`; no `-` in front.
  static func isID(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    guard (1...100).contains(scalars.count), scalars.first != "-" else { return false }
    return scalars.allSatisfy {
      !$0.properties.isWhitespace && !Excerpt.isUnseen($0) && !idStops.unicodeScalars.contains($0)
    }
  }

  /// The first character that neither a spreadsheet nor a page can hold, as U+001B; nil: there is none.
  static func controlCharacter(in text: String) -> String? {
    let found = text.unicodeScalars.first {
      ($0.value < 0x20 && !["\t", "\n", "\r"].contains($0)) || [0x7F, 0xFFFE, 0xFFFF].contains($0.value)
    }
    guard let digits = found.map({ String($0.value, radix: 16, uppercase: true) }) else { return nil }
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private static func isInnerPath(_ text: String) -> Bool {
    guard !text.hasPrefix("/"), !text.hasPrefix("~"), !text.contains("\\") else { return false }
    guard text.unicodeScalars.allSatisfy({ $0.value > 0x1F }) else { return false }
    return !text.split(separator: "/", omittingEmptySubsequences: false).contains("..")
  }
}

extension ScoringRule.Anchor {
  /// Reads `best`, `worst`, `mean`, `median` or `q1` … `q99`.
  init?(_ text: String) {
    switch text {
    case "best": self = .best
    case "worst": self = .worst
    case "mean": self = .mean
    case "median": self = .median
    default:
      let digits = text.dropFirst()
      guard text.first == "q", (1...2).contains(digits.count), digits.allSatisfy({ $0.isASCII && $0.isNumber }),
        let percent = Int(digits), percent > 0
      else { return nil }
      self = .quantile(Double(percent) / 100)
    }
  }
}
