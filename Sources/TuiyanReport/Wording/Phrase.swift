// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// Something the reports say, in every language they speak. All of them stand in this folder.
public struct Phrase: Sendable, Hashable {
  private let zh: String
  private let en: String

  init(_ zh: String, _ en: String) {
    self.zh = zh
    self.en = en
  }

  /// The words in one language.
  public subscript(language: Language) -> String {
    switch language {
    case .zh: zh
    case .en: en
    }
  }
}

/// Pieces of grammar that differ between languages.
enum Grammar {
  /// Several names in a row: `甲、乙、丙`; `a, b, c`.
  static func list(_ items: [String], _ language: Language) -> String {
    items.joined(separator: language == .zh ? "、" : ", ")
  }

  /// Several statements in a row: `甲；乙`; `a; b`.
  static func statements(_ items: [String], _ language: Language) -> String {
    items.joined(separator: language == .zh ? "；" : "; ")
  }

  /// Whole sentences, one after the other.
  static func sentences(_ items: [String], _ language: Language) -> String {
    items.joined(separator: language == .zh ? "" : " ")
  }

  /// A name set off from the sentence: `“保十”`; quotation marks inside it become single ones.
  static func quoted(_ name: String) -> String {
    "“" + name.map { $0 == "“" ? "‘" : $0 == "”" ? "’" : String($0) }.joined() + "”"
  }

  /// A name with what tells it apart: `措施（单位）`; `action (unit)`.
  static func named(_ name: String, _ detail: String?, _ language: Language) -> String {
    guard let detail else { return name }
    return language == .zh ? "\(name)（\(detail)）" : "\(name) (\(detail))"
  }

  /// `s` after anything but one.
  static func plural(_ count: Double) -> String { count == 1 ? "" : "s" }

  /// 1st, 2nd, 3rd, 4th …
  static func ordinal(_ rank: Double) -> String {
    let text = NumberText.rank(rank)
    guard let number = Int(text), !(11...13).contains(number % 100) else { return text + "th" }
    return text + ([1: "st", 2: "nd", 3: "rd"][number % 10] ?? "th")
  }
}
