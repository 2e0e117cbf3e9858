// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

extension NumberText {
  /// A probability as a percentage with its standard error: `63.2 % ±0.3`.
  ///
  /// Where every draw agreed, the text says what the draws can show: `<0.1 %` or `>99.9 %`, coarser for few draws.
  /// - Parameters:
  ///   - probability: 0…1.
  ///   - error: its standard error, 0…0.5.
  ///   - trials: draws behind it, ≥ 1.
  public static func probability(_ probability: Double, error: Double, trials: Int) -> String {
    if probability <= 0 { return "<\(short(unseen(trials) * 100, atMost: 1)) %" }
    if probability >= 1 { return ">\(short(100 - unseen(trials) * 100, atMost: 1)) %" }
    let places = decimals(for: error * 100, atMost: 4)
    guard error > 0 else { return "\(short(probability * 100, atMost: 1)) %" }
    return "\(percent(probability, places)) ±\(fixed(error * 100, places))"
  }

  /// A share of independent draws with its standard error, √(p (1 − p) / trials).
  public static func probability(_ share: Double, trials: Int) -> String {
    probability(share, error: shareError(share, trials: trials), trials: trials)
  }

  /// √(p (1 − p) / trials).
  static func shareError(_ share: Double, trials: Int) -> Double {
    (max(0, share * (1 - share)) / Double(max(1, trials))).squareRoot()
  }

  /// A 95 % interval of a probability: `62.5–63.9 %`.
  public static func interval(low: Double, high: Double, error: Double) -> String {
    let places = max(0, decimals(for: (error > 0 ? error : (high - low) / 2) * 100, atMost: 4))
    let bounds = [low, high].map { $0 <= 0 ? "0" : $0 >= 1 ? "100" : fixed($0 * 100, places) }
    return "\(bounds[0])–\(bounds[1]) %"
  }

  /// A difference of probabilities in percentage points, without the unit: `+12.3 ±0.4`.
  public static func points(_ difference: Double, error: Double) -> String {
    NumberText.difference(difference * 100, error: error * 100, atMost: 2)
  }

  /// A stated probability or share, which has no error: `90 %`.
  public static func stated(_ share: Double) -> String { "\(short(share * 100, atMost: 2)) %" }

  /// The share of a distribution that falls on one value, to whole percents: `12`, `<1`, empty for 0.
  public static func share(_ share: Double) -> String {
    if share <= 0 { return "" }
    return share < 0.005 ? "<1" : fixed(share * 100, 0)
  }

  /// The same for a cell that has no room for its unit and error: whole percents, and what the draws can show where all of
  /// them agreed: `12`, `<1`, `>99`, `<0.1`, `>99.9`.
  static func share(_ share: Double, trials: Int) -> String {
    if share <= 0 || share >= 1 { return probability(share, trials: trials).replacing(" %", with: "") }
    return share > 0.995 ? ">99" : NumberText.share(share)
  }

  private static func percent(_ probability: Double, _ places: Int) -> String {
    "\(fixed(probability * 100, places)) %"
  }

  /// What may hide behind "never in n draws": the Wilson bound z²/(n + z²) rounded up to 1, 2 or 5, at least 0.1 %.
  private static func unseen(_ trials: Int) -> Double {
    let square = 1.959963984540054 * 1.959963984540054
    let bound = square / (Double(max(trials, 1)) + square)
    let steps = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5]
    return steps.first { bound <= $0 } ?? 1
  }
}
