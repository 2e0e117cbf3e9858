// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads numbers as scenario files may write them: `12`, `-0.5`, `3.`, `.5`, `1.2e-3`; nothing else.
public enum DecimalNumber {
  /// Why a text is no number, as far as the likely cause can be told.
  public enum Fault: String, Error, Sendable, CaseIterable {
    case spaces, fullWidth, thousands, decimalComma, underscore, percent, hexadecimal, notFinite, outOfRange
    case placeholder, other
  }

  /// The finite number that `text` writes: an optional sign, digits with an optional point, an optional exponent.
  /// - Throws: what keeps it from being a number.
  public static func parse(_ text: String) throws(Fault) -> Double {
    guard isDecimal(text.utf8) else { throw fault(of: text) }
    guard let value = Double(text), value.isFinite else { throw .outOfRange }
    return value
  }

  private static func isDecimal(_ text: String.UTF8View) -> Bool {
    var rest = text[...]
    func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    func dropSign() { if rest.first == 0x2B || rest.first == 0x2D { rest = rest.dropFirst() } }
    func dropDigits() -> Int {
      let kept = rest.drop(while: isDigit)
      defer { rest = kept }
      return rest.count - kept.count
    }
    dropSign()
    var digits = dropDigits()
    if rest.first == 0x2E {
      rest = rest.dropFirst()
      digits += dropDigits()
    }
    guard digits > 0 else { return false }
    guard rest.first == 0x65 || rest.first == 0x45 else { return rest.isEmpty }
    rest = rest.dropFirst()
    dropSign()
    return dropDigits() > 0 && rest.isEmpty
  }

  private static let placeholders: Set<String> = [
    "-", "--", "—", "——", "–", "/", "n/a", "na", "null", "none", "nil", "无", "暂无", "缺", "空", "未报", "未公布", "不详", "?",
    "？",
  ]

  private static func fault(of text: String) -> Fault {
    let lowered = text.lowercased()
    let unsigned = lowered.hasPrefix("-") || lowered.hasPrefix("+") ? String(lowered.dropFirst()) : lowered
    if text.unicodeScalars.contains(where: { (0xFF01...0xFF5E).contains($0.value) || $0.value == 0x3000 }),
      !placeholders.contains(lowered)
    {
      return .fullWidth
    }
    let trimmed = lowered.filter { !$0.isWhitespace }
    if trimmed != lowered, isDecimal(trimmed.utf8) { return .spaces }
    if placeholders.contains(trimmed) { return .placeholder }
    if ["nan", ".nan", "inf", ".inf", "infinity", "∞"].contains(unsigned) { return .notFinite }
    if unsigned.hasPrefix("0x") { return .hexadecimal }
    if unsigned.hasSuffix("%"), isDecimal(unsigned.dropLast().description.utf8) { return .percent }
    if unsigned.contains("_"), isDecimal(unsigned.filter { $0 != "_" }.utf8) { return .underscore }
    if unsigned.contains(","), isDecimal(unsigned.filter { $0 != "," }.utf8) {
      let groups = unsigned.split(separator: ",", omittingEmptySubsequences: false)
      let whole = groups.dropFirst().allSatisfy { $0.prefix { $0 != "." }.count == 3 }
      return whole ? .thousands : groups.count == 2 ? .decimalComma : .thousands
    }
    return .other
  }
}
