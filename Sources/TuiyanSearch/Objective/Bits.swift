// SPDX-License-Identifier: GPL-3.0-or-later

/// Counting and combining events that are stored one bit a replication.
package enum Bits {
  /// How many bits two sets share.
  package static func count(_ left: [UInt64], in right: [UInt64]) -> Int {
    precondition(left.count == right.count, "records of one layout have equally many words")
    return left.withUnsafeBufferPointer { left in
      right.withUnsafeBufferPointer { right in
        var total = 0
        for word in 0..<left.count { total += (left[word] & right[word]).nonzeroBitCount }
        return total
      }
    }
  }

  package static func count(_ set: [UInt64]) -> Int { set.reduce(0) { $0 + $1.nonzeroBitCount } }

  package static func and(_ left: [UInt64], _ right: [UInt64]) -> [UInt64] { zip(left, right).map { $0 & $1 } }

  /// The bits that at least `n` of the sets have; n ≤ 0 gives `all`.
  package static func atLeast(_ n: Int, of sets: [[UInt64]], within all: [UInt64]) -> [UInt64] {
    guard n > 0 else { return all }
    guard n <= sets.count else { return all.map { _ in 0 } }
    // reached[k]: bits that at least k + 1 of the sets seen so far have.
    var reached = Array(repeating: all.map { _ in UInt64(0) }, count: n)
    for set in sets {
      for level in stride(from: n - 1, through: 1, by: -1) {
        for word in set.indices { reached[level][word] |= reached[level - 1][word] & set[word] }
      }
      for word in set.indices { reached[0][word] |= set[word] }
    }
    return and(reached[n - 1], all)
  }

  /// Adds `amount` to `values[k]` for the k-th bit of `valid` wherever `set` has it.
  package static func add(_ amount: Double, where set: [UInt64], of valid: [UInt64], to values: inout [Double]) {
    var place = 0
    for word in valid.indices {
      var pending = valid[word]
      if pending == .max {
        var hits = set[word]
        while hits != 0 {
          values[place + hits.trailingZeroBitCount] += amount
          hits &= hits - 1
        }
        place += 64
        continue
      }
      while pending != 0 {
        let bit = pending & (0 &- pending)
        if set[word] & bit != 0 { values[place] += amount }
        place += 1
        pending &= pending - 1
      }
    }
  }
}
