// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// How a number of the JSON reads in a brief, worked out here anew: digits stop where the standard error begins.
enum BriefDigits {
  /// Halves go up.
  static func fixed(_ value: Double, _ places: Int) -> String {
    let unit = pow(10, Double(places))
    let rounded = (abs(value) * unit + 1e-9).rounded() / unit
    return String(format: "%.\(max(0, places))f", value < 0 ? -rounded : rounded)
  }

  /// At most so many decimals.
  static func short(_ value: Double, _ most: Int = 2) -> String {
    var text = fixed(value, most)
    while text.contains("."), text.hasSuffix("0") || text.hasSuffix(".") { text.removeLast() }
    return text
  }

  /// Decimals that leave one digit of the error.
  static func places(_ error: Double, most: Int = 4) -> Int {
    var places = -Int(log10(error).rounded(.down))
    if (error * pow(10, Double(places))).rounded() >= 10 { places -= 1 }
    return min(places, most)
  }

  /// `63.2 % ±0.3`; `<0.5 %` and `>99.5 %` where all draws agree.
  static func probability(_ value: Double, trials: Int) -> String {
    if value == 0 { return "<\(short(100 * unseen(trials), 1)) %" }
    if value == 1 { return ">\(short(100 - 100 * unseen(trials), 1)) %" }
    let error = 100 * error(value, trials)
    return "\(fixed(100 * value, places(error))) % ±\(fixed(error, places(error)))"
  }

  /// Standard error of a share.
  static func error(_ value: Double, _ trials: Int) -> Double { (value * (1 - value) / Double(trials)).squareRoot() }

  /// `62.5–63.9 %`.
  static func interval(_ low: Double, _ high: Double, around value: Double, trials: Int) -> String {
    let error = error(value, trials)
    let places = max(0, places(100 * (error > 0 ? error : (high - low) / 2)))
    let bounds = [low, high].map { $0 <= 0 ? "0" : $0 >= 1 ? "100" : fixed(100 * $0, places) }
    return "\(bounds[0])–\(bounds[1]) %"
  }

  /// `3.42 ±0.01`.
  static func mean(_ value: Double, error: Double) -> String {
    error > 0 ? "\(fixed(value, places(error))) ±\(fixed(error, places(error)))" : short(value, 4)
  }

  /// Draws behind a share with this 95 % Wilson interval.
  static func trials(_ share: Double, low: Double, high: Double) -> Int {
    let square = 1.959963984540054 * 1.959963984540054
    func miss(_ trials: Int) -> Double {
      let count = Double(trials)
      let half = (square * (share * (1 - share) / count + square / (4 * count * count))).squareRoot()
      return abs(2 * half / (1 + square / count) - (high - low))
    }
    return (1...20_000).min { miss($0) < miss($1) } ?? 1
  }

  private static func unseen(_ trials: Int) -> Double {
    let square = 1.959963984540054 * 1.959963984540054
    let bound = square / (Double(trials) + square)
    return [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5].first { bound <= $0 } ?? 1
  }
}
