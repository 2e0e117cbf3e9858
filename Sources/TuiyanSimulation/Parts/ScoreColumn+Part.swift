// SPDX-License-Identifier: GPL-3.0-or-later

/// A column of totals in a part: its base, then the deviations, two in a word, the first one in the lower half.
extension ScoreColumn {
  /// Words of a column.
  static func words(_ replications: Int) -> Int { 1 + (replications + 1) / 2 }

  func write(to writer: PartWriter) throws {
    let bits = deviations.map { UInt64($0.bitPattern) }
    try writer.write([base.bitPattern])
    try writer.write(
      stride(from: 0, to: bits.count, by: 2).map { bits[$0] | ($0 + 1 < bits.count ? bits[$0 + 1] << 32 : 0) })
  }

  /// Adds a column's deviations to a list.
  /// - Parameter count: deviations in the words.
  /// - Returns: its base.
  static func read(_ words: [UInt64], count: Int, into values: inout [Float]) -> Double {
    values.reserveCapacity(values.count + count)
    for place in 0..<count {
      values.append(Float(bitPattern: UInt32(truncatingIfNeeded: words[1 + place / 2] >> (place % 2 == 0 ? 0 : 32))))
    }
    return Double(bitPattern: words[0])
  }
}
