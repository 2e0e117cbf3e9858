// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanText

/// Periods as offices write them, read to the last character or not at all.
///
///     2022/3 · 2022.03 · 202203 · 2022年3月份 · 2022年三月       2022-03
///     2022-3-31 · 2022年3月31日                                 2022-03
///     2022Q1 · 2022年第一季度 · 2022年1季度                      2022-Q1
///     2022年 · 2022年度 · 2022年全年                             2022
///     2022年上半年 · 2022年下半年                                2022-06 · 2022-12
///     2022年1-5月 · 2022年前5个月 · 2022年前三季度               2022-05 · 2022-05 · 2022-Q3
///
/// (Patterns say [0-9]: to Swift's `\d` 三 is a digit too.) Full-width characters, spaces and any kind of dash make no difference. A span of months or quarters is read where it
/// begins with the year, as its last one: figures of such a span have run up to there.
package enum PeriodNotation: Hashable {
  case period(String)
  /// `2022.1`: what is left of `2022.10` in a number, or January.
  case either(String, String)

  /// - Returns: nil where the text is a period of the format already, is none, or is finer than the step.
  package static func read(_ text: String, step: Step) -> PeriodNotation? {
    guard text.unicodeScalars.count <= 30, Period(text, step: .month) == nil else { return nil }
    let bare = plain(text)
    if let match = bare.wholeMatch(of: #/([0-9]{4})\.1/#) {
      let ends = ("\(match.1)-01", "\(match.1)-10")
      return Period(ends.0, step: step) == nil ? nil : .either(ends.0, ends.1)
    }
    let reading =
      year(bare) ?? month(bare) ?? day(bare) ?? quarter(bare) ?? half(bare, step: step) ?? months(bare)
      ?? quarters(bare)
    guard let reading, Period(reading, step: step) != nil else { return nil }
    return .period(reading)
  }

  /// The period meant, where there is only one.
  package static func suggestion(_ text: String, step: Step) -> String? {
    if case .period(let period) = read(text, step: step) { period } else { nil }
  }

  /// Half-width, upper case, without white space, with one kind of dash.
  private static func plain(_ text: String) -> String {
    let scalars = HalfWidth.of(text.uppercased()).unicodeScalars
      .filter { !$0.properties.isWhitespace }.map { "‐‑‒–—―−~～〜".unicodeScalars.contains($0) ? "-" : $0 }
    return String(String.UnicodeScalarView(scalars)).replacing("--", with: "-")
  }

  // MARK: One period

  private static func year(_ text: String) -> String? {
    text.wholeMatch(of: #/([0-9]{4})(年|年度|年?全年)?/#).map { String($0.1) }
  }

  private static func month(_ text: String) -> String? {
    if let match = text.wholeMatch(of: #/([0-9]{4})([0-9]{2})/#) { return joined(match.1, Int(match.2)) }
    if let match = text.wholeMatch(of: #/([0-9]{4})[-\/.年]([0-9]{1,2})(月份?)?/#) { return joined(match.1, Int(match.2)) }
    return text.wholeMatch(of: #/([0-9]{4})[-\/.年]([元一二三四五六七八九十]+)月份?/#)
      .flatMap { joined($0.1, numeral($0.2)) }
  }

  /// Days that the calendar has.
  private static func day(_ text: String) -> String? {
    guard
      let match = text.wholeMatch(of: #/([0-9]{4})([-\/.])([0-9]{1,2})\2([0-9]{1,2})/#).map({ ($0.1, $0.3, $0.4) })
        ?? text.wholeMatch(of: #/([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})[日号]/#).map({ ($0.1, $0.2, $0.3) }),
      let year = Int(match.0), let month = Int(match.1), let day = Int(match.2), (1...12).contains(month)
    else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...days[month - 1]).contains(day) ? joined(match.0, month) : nil
  }

  private static func quarter(_ text: String) -> String? {
    if let match = text.wholeMatch(of: #/([0-9]{4})[-\/.年]?Q([1-4])/#) { return "\(match.1)-Q\(match.2)" }
    return text.wholeMatch(of: #/([0-9]{4})[-\/.年]?第?([1-4一二三四])季度?/#)
      .flatMap { match in number(match.2).map { "\(match.1)-Q\($0)" } }
  }

  private static func half(_ text: String, step: Step) -> String? {
    guard let match = text.wholeMatch(of: #/([0-9]{4})年?([上下])半年/#) else { return nil }
    let isFirst = match.2 == "上"
    return "\(match.1)-" + (step == .quarter ? (isFirst ? "Q2" : "Q4") : (isFirst ? "06" : "12"))
  }

  // MARK: From the year's beginning

  private static func months(_ text: String) -> String? {
    let numeral = text.wholeMatch(of: #/([0-9]{4})[-\/.年](?:0?1|一|元)(?:月份?)?[-至到]([0-9]{1,2}|[一二三四五六七八九十]+)月份?/#)
    let count = text.wholeMatch(of: #/([0-9]{4})年?前([0-9]{1,2}|[一二三四五六七八九十]+)个?月/#)
    guard let match = numeral ?? count else { return nil }
    return joined(match.1, number(match.2))
  }

  private static func quarters(_ text: String) -> String? {
    let span = text.wholeMatch(of: #/([0-9]{4})[-\/.年]第?[1一](?:季度?)?[-至到]第?([2-4二三四])季度?/#)
    let count = text.wholeMatch(of: #/([0-9]{4})年?前([2-4二两三四])个?季度?/#)
    guard let match = span ?? count else { return nil }
    return number(match.2).map { "\(match.1)-Q\($0)" }
  }

  // MARK: Numbers

  private static func joined(_ year: Substring, _ month: Int?) -> String? {
    month.map { "\(year)-\($0 < 10 ? "0" : "")\($0)" }
  }

  private static func number(_ text: Substring) -> Int? { Int(text) ?? numeral(text) }

  /// 一 … 十二, and 元 for the first month.
  private static func numeral(_ text: Substring) -> Int? {
    let names = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]
    if text == "元" { return 1 }
    if text == "两" { return 2 }
    return names.firstIndex { $0 == text }.map { $0 + 1 }
  }
}
