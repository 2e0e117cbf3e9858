// SPDX-License-Identifier: GPL-3.0-or-later

/// A row of bars, one for each value, that shows a course at a glance.
public enum Sparkline {
  private static let bars: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// Bars from the lowest (least) to the highest (most); a course that does not move stays on a middle bar.
  /// - Parameters:
  ///   - values: finite; empty gives an empty text.
  ///   - lowerIsBetter: true draws smaller values higher, as for ranks.
  public static func text(_ values: [Double], lowerIsBetter: Bool = false) -> String {
    guard let low = values.min(), let high = values.max() else { return "" }
    return String(
      values.map { value in
        guard high > low else { return bars[3] }
        let share = lowerIsBetter ? (high - value) / (high - low) : (value - low) / (high - low)
        return bars[min(bars.count - 1, Int(share * Double(bars.count)))]
      })
  }
}
