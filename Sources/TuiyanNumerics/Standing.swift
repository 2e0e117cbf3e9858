// SPDX-License-Identifier: GPL-3.0-or-later
import CTuiyanKernels

/// Ranks of many members in 64 replications at once.
public enum Standing {
  /// rank = 1 + how many are greater by more than `tolerance`.
  ///
  /// - Parameters:
  ///   - keys: `[members][lanes]`, `stride` numbers from member to member.
  ///   - ranks: room for `[members][lanes]`.
  /// - Complexity: lanes × members × the lesser of members and (log members)², up to 256 members; members² beyond.
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

  /// Sorts every lane of some rows, the greatest first.
  /// - Parameter rows: `[count][lanes]`, no NaN.
  /// - Complexity: lanes × count × (log count)², without a branch.
  public static func sort(_ rows: UnsafeMutablePointer<Double>, count: Int) { tk_sort_rows(rows, UInt32(count)) }

  /// How many of a lane's sorted numbers are ahead of one by more than `tolerance`, and how many are within it.
  ///
  /// - Parameters:
  ///   - sorted: `[count][lanes]`, the greatest first.
  ///   - own: `[lanes]`.
  ///   - above: `[lanes]`; on the way in guesses, 0 or more: what is near them is found sooner.
  ///   - level: room for `[lanes]`.
  public static func place(
    _ own: UnsafePointer<Double>, among sorted: UnsafePointer<Double>, count: Int, tolerance: Double,
    above: UnsafeMutablePointer<Double>, level: UnsafeMutablePointer<Double>
  ) {
    tk_place(sorted, UInt32(count), own, tolerance, above, level)
  }

  /// histogram[2·rank − 2] += 1 for the first `count` ranks of every row; halves, because `average` ties share them.
  ///
  /// - Parameters:
  ///   - ranks: `[rows][lanes]`, whole or half numbers from 1.
  ///   - histograms: `[rows][halves]`.
  public static func tally(
    _ ranks: UnsafePointer<Double>, rows: Int, count: Int, into histograms: UnsafeMutablePointer<UInt32>, halves: Int
  ) {
    tk_count_ranks(ranks, UInt32(rows), UInt32(count), histograms, halves)
  }

  /// Counts, in every lane, the rows that are ahead of one by more than `tolerance`, and those within it.
  ///
  /// - Parameters:
  ///   - base: the rows, `[lanes]` each, stand at `offsets` from here.
  ///   - above: `[lanes]`, to be added to; so is `level`.
  public static func count(
    _ base: UnsafePointer<Double>, offsets: UnsafeBufferPointer<Int>, ahead own: UnsafePointer<Double>,
    tolerance: Double, above: UnsafeMutablePointer<Double>, level: UnsafeMutablePointer<Double>
  ) {
    offsets.withMemoryRebound(to: UInt.self) { places in
      tk_among(base, places.baseAddress, UInt32(places.count), own, tolerance, above, level)
    }
  }

  /// The same of rows that stand one after the other.
  public static func count(
    _ base: UnsafePointer<Double>, rows: Int, ahead own: UnsafePointer<Double>, tolerance: Double,
    above: UnsafeMutablePointer<Double>, level: UnsafeMutablePointer<Double>
  ) {
    tk_among(base, nil, UInt32(rows), own, tolerance, above, level)
  }

  /// The lanes in which a value is at most so great.
  public static func lanes(_ values: UnsafePointer<Double>, atMost most: Double) -> UInt64 {
    var bits: UInt64 = 0
    tk_at_most(values, most, &bits)
    return bits
  }

  /// The lanes in which the first value is greater than the second by at least so much.
  public static func lanes(
    _ left: UnsafePointer<Double>, minus right: UnsafePointer<Double>, atLeast least: Double
  ) -> UInt64 {
    var bits: UInt64 = 0
    tk_lead(left, right, least, &bits)
    return bits
  }
}
