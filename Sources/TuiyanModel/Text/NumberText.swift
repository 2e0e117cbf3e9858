// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads numbers as people write them: decimal, an exponent allowed, and nothing else.
///
/// Neither `0x2A`, `1_000`, `1:30`, `.nan`, `.inf` nor `010` (octal to some readers) is a number.
enum NumberText {
  /// A finite decimal number.
  static func decimal(_ text: String) -> Double? {
    guard isDecimal(text), let value = Double(text), value.isFinite else { return nil }
    return value
  }

  /// A whole number: a decimal number without a fraction within ±2⁶³.
  static func integer(_ text: String) -> Int? {
    guard isDecimal(text) else { return nil }
    return Int(text) ?? decimal(text).flatMap { Int(exactly: $0) }
  }

  /// The share a text such as `"0.8%"` states, 0.008.
  static func share(_ text: String) -> Double? {
    guard text.hasSuffix("%"), let percent = decimal(String(text.dropLast())) else { return nil }
    return percent / 100
  }

  /// Sign, digits without a leading zero, fraction, exponent: `^[-+]?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?$`.
  private static func isDecimal(_ text: String) -> Bool {
    var rest = text.utf8[...]
    guard rest.count <= 400 else { return false }
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    let whole = digits(&rest)
    guard whole.count == 1 || (whole.count > 1 && whole.first != UInt8(ascii: "0")) else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      guard !digits(&rest).isEmpty else { return false }
    }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest.removeFirst()
      if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
      guard !digits(&rest).isEmpty else { return false }
    }
    return rest.isEmpty
  }

  private static func digits(_ rest: inout Substring.UTF8View) -> Substring.UTF8View {
    let run = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    rest = rest[run.endIndex...]
    return run
  }
}
