// SPDX-License-Identifier: GPL-3.0-or-later

/// residual(x) = 0 for a residual that rises with x on [low, high], low ≥ 0: Newton's steps (near the root Halley's, where
/// the slope's own slope is known) while they stay inside a shrinking bracket, else halving of the bracket's bit patterns,
/// which reaches any magnitude soon.
struct MonotoneEquation {
  let low: Double
  let high: Double
  let residual: (Double) -> Double
  let slope: (Double) -> Double
  /// slope′/slope.
  var bend: ((Double) -> Double)?

  /// The root, to 4e-14 in the residual or to neighbouring numbers; a guess that is no number is ignored.
  func root(near guess: Double) -> Double {
    var below = low
    var above = high
    var x = guess > low && guess < high ? guess : Self.middle(below, above)
    for _ in 0..<200 {
      let error = residual(x)
      precondition(!error.isNaN, "the function has no value inside its domain")
      if abs(error) <= 4e-14 { return x }
      if error < 0 { below = x } else { above = x }
      var move = error / slope(x)
      // Far from the root its correction says nothing, and could make the step as small as at the root.
      if let correction = bend.map({ move * $0(x) / 2 }), abs(correction) < 0.25 { move /= 1 - correction }
      var next = x - move
      if !(next > below && next < above) { next = Self.middle(below, above) }
      if next == x || next == below || next == above { return next }
      if abs(next - x) <= 1e-16 * x { return next }
      x = next
    }
    return x
  }

  private static func middle(_ below: Double, _ above: Double) -> Double {
    let bits = below.bitPattern + (above.bitPattern - below.bitPattern) / 2
    return Double(bitPattern: bits)
  }
}
