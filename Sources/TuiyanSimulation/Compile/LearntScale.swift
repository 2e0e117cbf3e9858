// SPDX-License-Identifier: GPL-3.0-or-later

/// What turns drift and spread as history tells them into raw units at the level of a process, which are carried to its
/// scale by |g′(level)|.
///
/// Estimates on the scale itself are divided by g′(level). What runs up is estimated raw, amounts a step, while the
/// process is a straight line on its scale: on a log scale a sum of steady amounts is no such line, and one drawn from
/// its slope at the level would multiply it. The line is laid through the sum at the horizon instead: with H steps of d
/// a step, end = level + H·d, drift = (g(end) − g(level))/(H·g′(level)), and spread by g′(end)/g′(level). On the identity
/// scale both are 1. A falling sum that would leave a log scale keeps the slope at the level.
struct LearntScale {
  /// Times the drift.
  let drift: Double
  /// Times a standard deviation.
  let spread: Double

  /// - Parameter level: of the process, raw.
  init(_ subject: ModelBuilder.Subject, level: Double, steps: Int) {
    let scale = subject.scale
    let slope = scale.slope(at: level)
    guard let walk = subject.walk, walk.isRaw else {
      (drift, spread) = (1 / slope, 1 / slope)
      return
    }
    let each = walk.trend + (walk.drifts[subject.unit.id]?.mean ?? 0)
    let end = scale.offEnds(level + Double(steps) * each)
    guard scale.transform != .identity, steps > 0, each != 0, scale.transform == .logit || end > 0 else {
      (drift, spread) = (1, 1)
      return
    }
    drift = (scale.forward(end) - scale.forward(level)) / (Double(steps) * slope * each)
    spread = scale.slope(at: end) / slope
  }
}
