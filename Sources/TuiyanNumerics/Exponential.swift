// SPDX-License-Identifier: GPL-3.0-or-later
import CTuiyanKernels

/// e^x of many numbers at once, the same bits on every machine.
public enum Exponential {
  /// Replaces every x by e^x, within 2 units in the last place; 0 and +∞ beyond the range of a double, 1 at 0.
  /// - Parameter values: `[count]`.
  public static func apply(_ values: UnsafeMutablePointer<Double>, count: Int) { tk_exp(values, count) }
}
