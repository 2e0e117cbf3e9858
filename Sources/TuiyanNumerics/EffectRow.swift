// SPDX-License-Identifier: GPL-3.0-or-later
import CTuiyanKernels

/// One effect at one step in 64 lanes: how far along it is (its share, 0…1 as a rule), and what it then does to a row.
///
/// The share is 0 in lanes that are not among its own. Rows are of 64 numbers.
public struct EffectRow {
  private var effect: tk_effect

  /// The same share in all its lanes.
  /// - Parameter factor: multiplies the sizes added and closed.
  public init(in lanes: UInt64, share: Double, factor: Double) {
    effect = tk_effect(
      bits: lanes, share: share, factor: factor, slips: nil, progress: nil, count: 0, start: 0, behind: 0)
  }

  /// A share that depends on how far each lane slips: progress[min(e, last)] after e = behind − max(1, start + slip)
  /// steps, 0 where e < 0.
  /// - Parameters:
  ///   - slips: whole steps.
  ///   - progress: shares from the first step in force on; read by what the row does, so it has to last as long.
  public init(
    in lanes: UInt64, slips: UnsafePointer<Double>, progress: UnsafeBufferPointer<Double>, start: Int, behind: Int,
    factor: Double
  ) {
    // Nothing starts before step 1: later shares than that cannot be reached.
    let count = min(progress.count, max(0, behind))
    effect = tk_effect(
      bits: lanes, share: 0, factor: factor, slips: slips, progress: progress.baseAddress, count: UInt32(count),
      start: Double(start), behind: Double(behind))
  }

  /// values += sign·share·(factor·size).
  public func add(_ sizes: UnsafePointer<Double>, sign: Double, to values: UnsafeMutablePointer<Double>) {
    withUnsafePointer(to: effect) { tk_effect_add($0, sizes, sign, values) }
  }

  /// left ×= 1 − share·(factor·size), the latter clipped to 0…1.
  public func close(_ sizes: UnsafePointer<Double>, of left: UnsafeMutablePointer<Double>) {
    withUnsafePointer(to: effect) { tk_effect_close($0, sizes, left) }
  }

  /// values += share·(goal − value) where that is forward: of the sign.
  public func set(_ goals: UnsafePointer<Double>, sign: Double, to values: UnsafeMutablePointer<Double>) {
    withUnsafePointer(to: effect) { tk_effect_set($0, goals, sign, values) }
  }

  /// rates ×= max(0, 1 + (factor − 1)·share).
  public func multiply(_ factors: UnsafePointer<Double>, into rates: UnsafeMutablePointer<Double>) {
    withUnsafePointer(to: effect) { tk_effect_rate($0, factors, rates) }
  }

  /// values += (frontier − value)·(1 − left) where that is forward.
  public static func closeGap(
    to frontier: Double, left: UnsafePointer<Double>, sign: Double, of values: UnsafeMutablePointer<Double>
  ) {
    tk_close_gap(left, frontier, sign, values)
  }
}
