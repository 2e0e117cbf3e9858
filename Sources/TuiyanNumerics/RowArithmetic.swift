// SPDX-License-Identifier: GPL-3.0-or-later
import CTuiyanKernels

/// Arithmetic on rows of numbers, at the best level the processor offers; every level gives the same bits.
public enum RowArithmetic {
  /// to = min(max(from, low), high); may be done in place.
  public static func clip(
    _ from: UnsafePointer<Double>, to: UnsafeMutablePointer<Double>, count: Int, low: Double, high: Double
  ) {
    tk_clip(from, to, count, low, high)
  }

  /// The share of the way from one end of a scale to the other, clipped to 0 … 1, times a factor.
  /// - Parameter inverse: 1/(to − from).
  public static func linear(
    _ values: UnsafePointer<Double>, into out: UnsafeMutablePointer<Double>, count: Int, from: Double,
    inverse: Double, times factor: Double = 1
  ) {
    tk_linear(values, out, count, from, inverse, factor)
  }

  /// The share of the way between ends that differ from place to place; 1 where they are within `tolerance`.
  public static func between(
    _ values: UnsafePointer<Double>, from: UnsafePointer<Double>, to: UnsafePointer<Double>,
    into out: UnsafeMutablePointer<Double>, count: Int, tolerance: Double
  ) {
    tk_between(values, from, to, out, count, tolerance)
  }

  /// Linear between knots (ascending), flat outside.
  /// - Parameters:
  ///   - knots: `[knots]` places.
  ///   - heights: `[knots]` what is given at each.
  public static func piecewise(
    _ values: UnsafePointer<Double>, into out: UnsafeMutablePointer<Double>, count: Int,
    knots: UnsafeBufferPointer<Double>, heights: UnsafeBufferPointer<Double>
  ) {
    guard let places = knots.baseAddress, let given = heights.baseAddress else { return }
    tk_piecewise(values, out, count, places, given, UInt32(min(knots.count, heights.count)))
  }

  /// The share of the best step reached: the highest share among the knots at or below the value, within `tolerance`
  /// (at or above it, where `sign` is −1); 0 where none is reached.
  /// - Parameters:
  ///   - knots: `[knots]` places.
  ///   - heights: `[knots]` shares.
  public static func steps(
    _ values: UnsafePointer<Double>, into out: UnsafeMutablePointer<Double>, count: Int,
    knots: UnsafeBufferPointer<Double>, heights: UnsafeBufferPointer<Double>, sign: Double, tolerance: Double
  ) {
    tk_steps(
      values, out, count, knots.baseAddress, heights.baseAddress, UInt32(min(knots.count, heights.count)), sign,
      tolerance)
  }

  /// values ×= factor.
  public static func scale(_ values: UnsafeMutablePointer<Double>, count: Int, by factor: Double) {
    tk_scale(values, count, factor)
  }

  /// values[i] ×= factors[kinds[i]·stride].
  /// - Parameters:
  ///   - kinds: `[count]`, from 0.
  ///   - factors: one for every kind, `stride` numbers apart; time grows with the number of kinds.
  public static func scale(
    _ values: UnsafeMutablePointer<Double>, count: Int, kinds: UnsafePointer<Int32>,
    by factors: UnsafeBufferPointer<Double>, stride: Int
  ) {
    guard let first = factors.baseAddress else { return }
    tk_scale_by(values, kinds, count, first, stride, UInt32((factors.count + stride - 1) / stride))
  }

  /// out = max(out, values).
  public static func takeGreatest(
    _ values: UnsafePointer<Double>, into out: UnsafeMutablePointer<Double>, count: Int
  ) {
    tk_greatest(values, out, count)
  }

  /// out = min(out, values).
  public static func takeLeast(_ values: UnsafePointer<Double>, into out: UnsafeMutablePointer<Double>, count: Int) {
    tk_least(values, out, count)
  }

  /// values = others.
  /// - Returns: whether any bit has changed.
  public static func replace(
    _ values: UnsafeMutablePointer<Double>, with others: UnsafePointer<Double>, count: Int
  ) -> Bool {
    tk_replace(others, values, count) != 0
  }

  /// out += values.
  public static func add(_ values: UnsafePointer<Double>, to out: UnsafeMutablePointer<Double>, count: Int) {
    tk_add(values, out, count)
  }

  /// out = value − base, rounded to single precision.
  public static func apart(
    _ values: UnsafePointer<Double>, from base: Double, into out: UnsafeMutablePointer<Float>, count: Int
  ) {
    tk_apart(values, base, out, count)
  }

  /// measured = value + ε·sd/√answers, clipped; without a stated sd, sd = span·√(p(1 − p)), p = (value − low)/span.
  /// In place, one row of lanes.
  /// - Parameters:
  ///   - noise: ε.
  ///   - roots: √answers.
  public static func survey(
    _ values: UnsafeMutablePointer<Double>, noise: UnsafePointer<Double>, roots: UnsafePointer<Double>, sd: Double?,
    low: Double, high: Double
  ) {
    tk_survey(values, noise, roots, sd ?? .nan, low, high)
  }

  /// out = Σ weight·row over rows at `offsets` from `base`, added in their order, from 0.
  /// - Parameter weights: one for each offset.
  public static func blend(
    _ base: UnsafePointer<Float>, offsets: UnsafeBufferPointer<Int>, weights: UnsafePointer<Float>,
    into out: UnsafeMutablePointer<Float>, count: Int
  ) {
    offsets.withMemoryRebound(to: UInt.self) { places in
      tk_blend(base, places.baseAddress, weights, UInt32(places.count), out, count)
    }
  }

  /// out = Σ rows at `offsets` from `base`, added in their order, from 0.
  public static func sum(
    _ base: UnsafePointer<Double>, offsets: UnsafeBufferPointer<Int>, into out: UnsafeMutablePointer<Double>, count: Int
  ) {
    offsets.withMemoryRebound(to: UInt.self) { places in
      tk_sum(base, places.baseAddress, UInt32(places.count), out, count)
    }
  }

  /// Rounds to 1/scale, half away from zero, with a guard of 1e-9 in the last digit so that 2.675 in binary counts as
  /// 2.675; |value|·scale must stay below 2⁵¹.
  public static func round(
    _ values: UnsafePointer<Double>, into out: UnsafeMutablePointer<Double>, count: Int, scale: Double
  ) {
    tk_round(values, out, count, scale)
  }

  /// Distances on the logit scale to values, in place: low + (high − low)·p/(p + (1 − p)·e^−d), where p is the level's
  /// share of the way; exactly the level at d = 0.
  /// - Parameters:
  ///   - values: `[rows][lanes]`.
  ///   - level: `[lanes]`, strictly between the ends.
  ///   - clip: what the values are clipped to.
  public static func logit(
    _ values: UnsafeMutablePointer<Double>, rows: Int, level: UnsafePointer<Double>, low: Double, high: Double,
    clip: (low: Double, high: Double) = (-.infinity, .infinity)
  ) {
    withUnsafePointer(to: tk_range(level: level, low: clip.low, high: clip.high)) {
      tk_logit(values, UInt32(rows), $0, low, high)
    }
  }

  /// Distances on the logarithmic scale to values, in place: level·e^d; exactly the level at d = 0.
  /// - Parameters:
  ///   - values: `[rows][lanes]`.
  ///   - level: `[lanes]`.
  ///   - clip: what the values are clipped to.
  public static func grow(
    _ values: UnsafeMutablePointer<Double>, rows: Int, level: UnsafePointer<Double>,
    clip: (low: Double, high: Double) = (-.infinity, .infinity)
  ) {
    withUnsafePointer(to: tk_range(level: level, low: clip.low, high: clip.high)) {
      tk_grow(values, UInt32(rows), $0)
    }
  }
}
