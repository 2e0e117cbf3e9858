// SPDX-License-Identifier: GPL-3.0-or-later

/// Numbers in YAML: what `DecimalNumber` reads, less `010`, which is eight to some readers.
///
/// Neither `0x2A`, `1_000`, `1:30`, `.nan` nor `.inf` is a number.
package enum DecimalText {
  /// A finite decimal number.
  package static func decimal(_ text: String) -> Double? {
    let unsigned = text.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }.prefix(2)
    if unsigned.first == UInt8(ascii: "0"), let second = unsigned.dropFirst().first,
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(second)
    {
      return nil
    }
    return try? DecimalNumber.parse(text)
  }

  /// A whole number: a decimal number without a fraction within ±2⁶³.
  package static func integer(_ text: String) -> Int? {
    guard let value = decimal(text) else { return nil }
    return Int(text) ?? Int(exactly: value)
  }

  /// The share a text such as `"0.8%"` states, 0.008.
  package static func share(_ text: String) -> Double? {
    guard text.hasSuffix("%"), let percent = decimal(String(text.dropLast())) else { return nil }
    return percent / 100
  }

  /// A number for a message: whole where it is whole, else the shortest text that reads back as the same number.
  package static func plain(_ value: Double) -> String {
    if value == 9_223_372_036_854_775_808 { return "9223372036854775807" }
    return Int64(exactly: value).map(String.init) ?? "\(value)"
  }

  /// A number to nine decimals, for sums in messages.
  package static func rounded(_ value: Double) -> String { plain((value * 1e9).rounded() / 1e9) }

  /// Starts like a number, or is one of the words other readers take for a number.
  package static func looksNumeric(_ text: String) -> Bool {
    if [".nan", ".inf", "nan", "inf", "infinity"].contains(text.lowercased().drop { $0 == "-" || $0 == "+" }) {
      return true
    }
    let allowed = Set("0123456789abcdefxABCDEFX_:.,+-%％万亿".unicodeScalars)
    let unsigned = text.drop { $0 == "-" || $0 == "+" || $0 == "." }
    return unsigned.first.map { $0.isASCII && $0.isNumber } == true && text.unicodeScalars.allSatisfy(allowed.contains)
  }
}
