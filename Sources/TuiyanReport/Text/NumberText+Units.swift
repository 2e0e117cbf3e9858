// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension NumberText {
  /// A period in words: 2022年12月, 2022年第1季度, 2022年; Dec 2022, Q1 2022, 2022.
  public static func period(_ period: Period, _ language: Language) -> String {
    switch (period.step, language) {
    case (.month, .zh): "\(period.year)年\(number(period))月"
    case (.quarter, .zh): "\(period.year)年第\(number(period))季度"
    case (.year, .zh): "\(period.year)年"
    case (.month, .en): "\(monthNames[number(period) - 1]) \(period.year)"
    case (.quarter, .en): "Q\(number(period)) \(period.year)"
    case (.year, .en): "\(period.year)"
    }
  }

  /// Periods that stand together, told apart in few words: 4月, 1季度; Apr, Q1; with their years where they do not all lie
  /// in one: 2022年11月, 2022年1季度; Nov 2022, Q1 2022.
  public static func shortPeriods(_ periods: [Period], _ language: Language) -> [String] {
    if isWithinOneYear(periods) { return periods.map { withinYear($0, language) } }
    return periods.map { period in
      period.step == .quarter && language == .zh
        ? "\(period.year)年\(withinYear(period, .zh))" : NumberText.period(period, language)
    }
  }

  /// The same for the heads of narrow columns: 22.11, 22Q1; Nov'22, Q1'22 where they do not all lie in one year.
  public static func narrowPeriods(_ periods: [Period], _ language: Language) -> [String] {
    if isWithinOneYear(periods) { return periods.map { withinYear($0, language) } }
    return periods.map { period in
      let year = period.year % 100 < 10 ? "0\(period.year % 100)" : "\(period.year % 100)"
      return switch (period.step, language) {
      case (.month, .zh): "\(year).\(number(period))"
      case (.quarter, .zh): "\(year)Q\(number(period))"
      case (.month, .en), (.quarter, .en): "\(withinYear(period, .en))'\(year)"
      case (.year, _): withinYear(period, language)
      }
    }
  }

  /// All lie in one calendar year.
  static func isWithinOneYear(_ periods: [Period]) -> Bool { Set(periods.map(\.year)).count <= 1 }

  /// A period within a year that is clear from what stands around it.
  static func withinYear(_ period: Period, _ language: Language) -> String {
    switch (period.step, language) {
    case (.month, .zh): "\(number(period))月"
    case (.quarter, .zh): "\(number(period))季度"
    case (.year, .zh): "\(period.year)年"
    case (.month, .en): monthNames[number(period) - 1]
    case (.quarter, .en): "Q\(number(period))"
    case (.year, .en): "\(period.year)"
    }
  }

  /// 1 … 12, 1 … 4, 1.
  private static func number(_ period: Period) -> Int { period.ordinal - period.year * period.step.perYear + 1 }

  /// An amount of money given in 万元: `300万元`, `3 million yuan`.
  public static func money(_ amount: Double, _ language: Language) -> String {
    switch language {
    case .zh: "\(short(amount, atMost: 2))万元"
    case .en: "\(short(amount / 100, atMost: 4)) million yuan"
    }
  }

  /// A number of people: `6人`, `6 people`.
  public static func people(_ count: Double, _ language: Language) -> String {
    switch language {
    case .zh: "\(short(count, atMost: 1))人"
    case .en: "\(short(count, atMost: 1)) \(count == 1 ? "person" : "people")"
    }
  }

  /// A count: `20000` in Chinese, `20,000` in English.
  public static func count(_ number: Int, _ language: Language) -> String {
    guard language == .en, abs(number) >= 10_000 else { return String(number) }
    let digits = Array(String(abs(number)))
    let grouped = digits.enumerated().reduce(into: "") { text, digit in
      if digit.offset > 0, (digits.count - digit.offset).isMultiple(of: 3) { text += "," }
      text.append(digit.element)
    }
    return (number < 0 ? "-" : "") + grouped
  }

  /// A rank: `10`, or `10.5` where ties are averaged.
  public static func rank(_ rank: Double) -> String { short(rank, atMost: 1) }

  private static let monthNames = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
