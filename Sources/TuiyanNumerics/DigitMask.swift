// SPDX-License-Identifier: GPL-3.0-or-later

/// A figure as documents print it when they hide it: `**.*`, `8*.*`, `*`.
///
/// Each star is a digit; the first of several integer digits, when a star, is 1 … 9. Never negative.
/// The values ascend with their index because a mask's completions are ordered as their digits are.
public struct DigitMask: Hashable, Sendable {
  /// The mask as it was written.
  public let text: String
  /// How many figures fit the mask; at least 9.
  public let count: Int

  /// One digit place: its weight in units of the last place, and the digits it may hold.
  private struct Place: Hashable {
    let weight: Int
    let lowest: Int
    let choices: Int
  }

  private let places: [Place]
  /// What the printed digits and the lowest digits of the stars add up to, in units of the last place.
  private let known: Int
  /// 10 to the number of decimals.
  private let scale: Double

  /// Reads a mask: ASCII digits and at least one star, at most one point with places on both sides,
  /// at most 15 places. `nil` for everything else, so also for a plain number.
  public init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    let symbols = parts.flatMap { Array($0) }
    guard symbols.count <= 15, symbols.contains(Self.star) else { return nil }
    var weight = 1
    var places: [Place] = []
    for (place, symbol) in symbols.enumerated().reversed() {
      switch symbol {
      case Self.star:
        let leads = place == 0 && parts[0].count > 1
        places.append(Place(weight: weight, lowest: leads ? 1 : 0, choices: leads ? 9 : 10))
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        places.append(Place(weight: weight, lowest: Int(symbol) - 48, choices: 1))
      default: return nil
      }
      weight *= 10
    }
    self.text = text
    self.places = places
    known = places.reduce(0) { $0 + $1.weight * $1.lowest }
    count = places.reduce(1) { $0 * $1.choices }
    scale = parts.count == 2 ? Self.power(parts[1].count) : 1
  }

  /// The index-th smallest figure that fits, 0 ≤ index < count; the decimal number nearest to its digits.
  public func value(at index: Int) -> Double {
    precondition(index >= 0 && index < count, "an index lies in 0 ..< count")
    var rest = index
    var number = 0
    for place in places where place.choices > 1 {
      // Division by a constant is a multiplication; a star has ten choices, or nine where it leads.
      let quotient = place.choices == 10 ? rest / 10 : rest / 9
      number += place.weight * (rest - quotient * place.choices)
      rest = quotient
    }
    return Double(number + known) / scale
  }

  /// The smallest figure x with P(X ≤ x) ≥ p, all figures equally likely; 0 ≤ p ≤ 1.
  public func quantile(_ p: Double) -> Double {
    precondition(p >= 0 && p <= 1, "a probability lies in 0 ... 1")
    let steps = (p * Double(count)).rounded(.up)
    return value(at: min(max(Int(steps) - 1, 0), count - 1))
  }

  private static let star = UInt8(ascii: "*")

  private static func power(_ exponent: Int) -> Double { (0..<exponent).reduce(1) { power, _ in power * 10 } }
}
