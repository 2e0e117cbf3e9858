// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

/// What a path is clipped to as it is drawn.
struct PathEnds {
  let low: Double
  let high: Double

  /// Left as it is.
  static let none = PathEnds(low: -.infinity, high: .infinity)

  func clip(_ values: UnsafeMutablePointer<Double>, count: Int) {
    guard low > -.infinity || high < .infinity else { return }
    RowArithmetic.clip(values, to: values, count: count, low: low, high: high)
  }

  func goal(from level: UnsafePointer<Double>, scoring: LinearScale?) -> PathGoal {
    if let scoring { return .points(level: level, low: low, high: high, scale: scoring) }
    return .value(level: level, low: low, high: high)
  }
}
