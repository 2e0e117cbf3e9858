// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension NumberText {
  /// A period in words: 2022年12月, 2022年第1季度, 2022年; Dec 2022, Q1 2022, 2022.
  public static func period(_ period: Period, _ language: Language) -> String {
    let within = period.ordinal - period.year * period.step.perYear + 1
    switch (period.step, language) {
    case (.month, .zh): return "\(period.year)年\(within)月"
    case (.quarter, .zh): return "\(period.year)年第\(within)季度"
    case (.year, .zh): return "\(period.year)年"
    case (.month, .en): return "\(monthNames[within - 1]) \(period.year)"
    case (.quarter, .en): return "Q\(within) \(period.year)"
    case (.year, .en): return "\(period.year)"
    }
  }

  /// A period within a year that is clear from what stands around it: 4月, 1季度, 2022年; Apr, Q1, 2022.
  public static func shortPeriod(_ period: Period, _ language: Language) -> String {
    let within = period.ordinal - period.year * period.step.perYear + 1
    switch (period.step, language) {
    case (.month, .zh): return "\(within)月"
    case (.quarter, .zh): return "\(within)季度"
    case (.year, .zh): return "\(period.year)年"
    case (.month, .en): return monthNames[within - 1]
    case (.quarter, .en): return "Q\(within)"
    case (.year, .en): return "\(period.year)"
    }
  }

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
