// SPDX-License-Identifier: GPL-3.0-or-later
import CTuiyanKernels

/// Ranks of many members in 64 replications at once.
public enum Standing {
  /// rank = 1 + how many are greater by more than `tolerance`.
  ///
  /// - Parameters:
  ///   - keys: `[members][lanes]`, `stride` numbers from member to member.
  ///   - ranks: room for `[members][lanes]`.
  /// - Complexity: members² × lanes, without a branch.
  public static func ranks(
    _ keys: UnsafePointer<Double>, stride: Int, members: Int, tolerance: Double,
    into ranks: UnsafeMutablePointer<Double>
  ) {
    tk_ranks(keys, stride, UInt32(members), tolerance, ranks)
  }

  /// One member among all, in every lane: how many are ahead by more than `tolerance`, how many others are within it.
  ///
  /// - Parameters:
  ///   - keys: `[members][lanes]`, `stride` numbers from member to member.
  ///   - above: room for `[lanes]`; so has `level`.
  /// - Complexity: members × lanes, without a branch.
  public static func of(
    _ member: Int, among keys: UnsafePointer<Double>, stride: Int, members: Int, tolerance: Double,
    above: UnsafeMutablePointer<Double>, level: UnsafeMutablePointer<Double>
  ) {
    tk_standing(keys, stride, UInt32(members), UInt32(member), tolerance, above, level)
  }
}
