// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Numbers as people read them; digits stop where the Monte Carlo error begins.
public enum NumberText {
  /// The shortest decimal text that reads back as the same number; whole numbers without a point.
  /// - Returns: nil where the number is not finite.
  public static func plain(_ value: Double) -> String? {
    guard value.isFinite else { return nil }
    if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
    return value.description
  }

  /// The number with exactly so many decimals; negative counts round to tens, hundreds …
  public static func fixed(_ value: Double, _ decimals: Int) -> String {
    guard value.isFinite else { return "?" }
    if decimals < 0 {
      let unit = pow(10, Double(-decimals))
      return fixed((value / unit).rounded() * unit, 0)
    }
    // Halves go up, as people round, also where the last bit of a sum has fallen short of the half.
    let unit = pow(10, Double(decimals))
    let scaled = abs(value * unit)
    let rounded = scaled < 1e9 ? (scaled + 1e-9).rounded() / unit * (value < 0 ? -1 : 1) : value
    let text = String(format: "%.\(decimals)f", rounded)
    return text.hasPrefix("-") && isZero(text) ? String(text.dropFirst()) : text
  }

  /// The number with at most so many decimals and no zeros behind the last digit that counts.
  public static func short(_ value: Double, atMost decimals: Int = 2) -> String {
    var text = fixed(value, decimals)
    guard text.contains(".") else { return text }
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }

  /// Decimals at which one digit of the error remains: 0.034 → 2, 3.4 → 0, 34 → −1.
  /// - Parameter error: a standard error, > 0 and finite; anything else gives `most`.
  public static func decimals(for error: Double, atMost most: Int) -> Int {
    guard error > 0, error.isFinite else { return most }
    var places = -Int(log10(error).rounded(.down))
    // 0.96 rounds to 1: one digit less.
    if (error * pow(10, Double(places))).rounded() >= 10 { places -= 1 }
    return min(places, most)
  }

  /// A mean whose digits stop at its standard error, without the error itself.
  public static func mean(_ value: Double, error: Double, atMost most: Int = 2) -> String {
    fixed(value, decimals(for: error, atMost: most))
  }

  /// A mean with its standard error: `3.42 ±0.01`.
  public static func estimate(_ value: Double, error: Double, atMost most: Int = 4) -> String {
    guard error > 0, error.isFinite else { return short(value, atMost: most) }
    let places = decimals(for: error, atMost: most)
    let margin = fixed(error, places)
    // An error too small for the decimals allowed is left out rather than printed as 0.
    return fixed(value, places) + (isZero(margin) ? "" : " ±" + margin)
  }

  /// A difference with its sign and standard error: `+0.42 ±0.01`.
  public static func difference(_ value: Double, error: Double, atMost most: Int = 4) -> String {
    signed(value, estimate(value, error: error, atMost: most))
  }

  /// Puts a plus before text of a number above 0.
  static func signed(_ value: Double, _ text: String) -> String {
    value > 0 && !isZero(String(text.prefix { $0 != " " })) ? "+" + text : text
  }

  private static func isZero(_ text: String) -> Bool { !text.contains { "123456789".contains($0) } }
}
