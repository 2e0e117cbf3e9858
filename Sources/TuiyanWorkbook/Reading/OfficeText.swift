// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanText

/// What people's typing does to texts that programs read, and how it is undone.
enum OfficeText {
  /// Without white space at both ends: ASCII, no-break and ideographic.
  static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !CSVText.isTrimmed($0) }),
      let last = scalars.lastIndex(where: { !CSVText.isTrimmed($0) })
    else { return "" }
    return String(scalars[first...last])
  }

  /// Full-width forms of ASCII characters and the ideographic space as ASCII; what stands in double quotes is left alone.
  static func folded(_ text: String) -> String {
    var isInQuotes = false
    var isEscaped = false
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "\"", !isEscaped { isInQuotes.toggle() }
      isEscaped = isInQuotes && scalar == "\\" && !isEscaped
      result.append(isInQuotes ? scalar : HalfWidth.of(scalar))
    }
    return String(result)
  }

  /// A heading without spaces, line breaks, a bracketed remark at its end, and in half-width characters.
  static func heading(_ text: String) -> String {
    var bare = String(folded(text).unicodeScalars.filter { !$0.properties.isWhitespace && $0 != "*" })
    if bare.hasSuffix(")"), let open = bare.lastIndex(of: "("), open != bare.startIndex { bare = String(bare[..<open]) }
    return bare
  }

  /// `1,234,567.8` without its separators; nil where the commas do not part thousands.
  static func withoutSeparators(_ text: String) -> String? {
    guard text.contains(","), text.wholeMatch(of: #/[-+]?\d{1,3}(,\d{3})+(\.\d+)?/#) != nil else { return nil }
    return text.replacing(",", with: "")
  }

  /// The number a text such as `85%` writes before its sign.
  static func percent(_ text: String) -> String? {
    guard text.hasSuffix("%") else { return nil }
    let number = trimmed(String(text.dropLast()))
    return DecimalText.decimal(number) == nil ? nil : number
  }

  /// A decimal number with its point moved, exactly: `0.853` two to the right is `85.3`.
  static func shifted(_ text: String, by places: Int) -> String {
    let sign = text.hasPrefix("-") ? "-" : ""
    let unsigned = text.drop { $0 == "-" || $0 == "+" }
    guard !unsigned.lowercased().contains("e"), let value = Double(text) else {
      return Double(text).map { number($0 * (places > 0 ? 100 : 0.01)) } ?? text
    }
    if value == 0 { return "0" }
    let parts = unsigned.split(separator: ".", omittingEmptySubsequences: false)
    let fraction = parts.count > 1 ? String(parts[1]) : ""
    let digits = String(parts[0]) + fraction
    let zeros = String(repeating: "0", count: abs(places))
    let padded = places < 0 ? zeros + digits : digits + zeros
    let cut = (places < 0 ? abs(places) : 0) + parts[0].count + places
    let whole = String(padded.prefix(cut)).drop { $0 == "0" }
    var rest = String(padded.dropFirst(cut))
    while rest.hasSuffix("0") { rest.removeLast() }
    return sign + (whole.isEmpty ? "0" : String(whole)) + (rest.isEmpty ? "" : "." + rest)
  }

  /// The shortest text that reads back as the same number.
  static func number(_ value: Double) -> String {
    if let whole = Int64(exactly: value), abs(whole) < 1 << 53 { return String(whole) }
    return "\(value)"
  }

  /// The calendar day of a spreadsheet's date: days since 1899-12-30, exact from 1 March 1900 on; nil outside 1900…2999.
  ///
  /// Civil date from a day count after Hinnant, “chrono-Compatible Low-Level Date Algorithms” (days_from_civil).
  static func day(ofSerial serial: Double) -> (year: Int, month: Int, day: Int)? {
    guard serial >= 61, serial < 401_770 else { return nil }
    let shifted = Int(serial) - 25_569 + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }
}
