// SPDX-License-Identifier: GPL-3.0-or-later

/// The values at given ranks of a column, without sorting the column.
///
/// One pass finds the range, one counts into equal bins, one collects the bins that hold a wanted rank; each
/// collected bin is small and sorted, or treated the same way once or twice more where values crowd together.
struct RankSelection {
  /// The selected values, in the order of the ranks.
  private(set) var values: [Double]

  /// - Parameters:
  ///   - column: one or more numbers, no NaN.
  ///   - ranks: strictly ascending, each 0 ..< count.
  init<Value: BinaryFloatingPoint>(_ column: UnsafeBufferPointer<Value>, ranks: [Int]) {
    values = Array(repeating: 0, count: ranks.count)
    select(column, ranks[...], offset: 0, depth: 0)
  }

  private static let smallest = 400
  private static let deepest = 3

  private mutating func select<Value: BinaryFloatingPoint>(
    _ column: UnsafeBufferPointer<Value>, _ ranks: ArraySlice<Int>, offset: Int, depth: Int
  ) {
    let (low, high) = Self.range(column)
    let bins = Self.binCount(column.count)
    let scale = Double(bins - 1) / (high - low)
    if low == high {
      for place in ranks.indices { values[place] = low }
    } else if column.count <= Self.smallest || depth == Self.deepest || !(scale.isFinite && scale > 0) {
      let sorted = column.sorted()
      for place in ranks.indices { values[place] = Double(sorted[ranks[place] - offset]) }
    } else {
      split(column, ranks, offset, depth, Bins(low: low, scale: scale, count: bins))
    }
  }

  private static func binCount(_ count: Int) -> Int { count < 1 << 14 ? 1 << 9 : 1 << 12 }

  /// Equal bins over a range; the index is read off the low bits of a sum, which rounds monotonely.
  private struct Bins {
    let low: Double
    let scale: Double
    let count: Int

    @inline(__always)
    func index(_ value: Double) -> Int {
      let place = (value - low) * scale + 0x1p52
      return Int(truncatingIfNeeded: place.bitPattern & 0xFFFF)
    }
  }

  /// A bin that holds wanted ranks: `ranks` of the whole, `start` sorted places below it, `size` values.
  private struct Wanted {
    let bin: Int
    var ranks: ArraySlice<Int>
    let start: Int
    let size: Int
  }

  private mutating func split<Value: BinaryFloatingPoint>(
    _ column: UnsafeBufferPointer<Value>, _ ranks: ArraySlice<Int>, _ offset: Int, _ depth: Int, _ bins: Bins
  ) {
    var counts = [Int32](repeating: 0, count: bins.count + 1)
    counts.withUnsafeMutableBufferPointer { counts in
      for value in column { counts[bins.index(Double(value))] &+= 1 }
    }
    let wanted = Self.wanted(counts, ranks, offset)
    var slots = [Int32](repeating: -1, count: bins.count + 1)
    for (slot, item) in wanted.enumerated() { slots[item.bin] = Int32(slot) }
    var ends: [Int] = []
    var room = 0
    for item in wanted {
      ends.append(room)
      room += item.size
    }
    let collected = [Value](unsafeUninitializedCapacity: room) { buffer, initialised in
      slots.withUnsafeBufferPointer { slots in
        for value in column {
          let slot = Int(slots[bins.index(Double(value))])
          if slot < 0 { continue }
          buffer[ends[slot]] = value
          ends[slot] += 1
        }
      }
      initialised = room
    }
    collected.withUnsafeBufferPointer { collected in
      var first = 0
      for item in wanted {
        let part = UnsafeBufferPointer(rebasing: collected[first..<(first + item.size)])
        select(part, item.ranks, offset: item.start, depth: depth + 1)
        first += item.size
      }
    }
  }

  private static func wanted(_ counts: [Int32], _ ranks: ArraySlice<Int>, _ offset: Int) -> [Wanted] {
    var found: [Wanted] = []
    var start = offset
    var next = ranks.startIndex
    for bin in counts.indices where next < ranks.endIndex {
      let size = Int(counts[bin])
      let first = next
      while next < ranks.endIndex && ranks[next] < start + size { next += 1 }
      if next > first { found.append(Wanted(bin: bin, ranks: ranks[first..<next], start: start, size: size)) }
      start += size
    }
    return found
  }

  /// Least and greatest value; four running pairs keep the processor busy.
  private static func range<Value: BinaryFloatingPoint>(_ column: UnsafeBufferPointer<Value>) -> (Double, Double) {
    var lows = (column[0], column[0], column[0], column[0])
    var highs = lows
    var unordered = false
    var i = 0
    while i + 4 <= column.count {
      let (a, b, c, d) = (column[i], column[i + 1], column[i + 2], column[i + 3])
      lows = (a < lows.0 ? a : lows.0, b < lows.1 ? b : lows.1, c < lows.2 ? c : lows.2, d < lows.3 ? d : lows.3)
      highs = (
        a > highs.0 ? a : highs.0, b > highs.1 ? b : highs.1, c > highs.2 ? c : highs.2, d > highs.3 ? d : highs.3
      )
      unordered = unordered || a != a || b != b || c != c || d != d
      i += 4
    }
    while i < column.count {
      let a = column[i]
      lows.0 = a < lows.0 ? a : lows.0
      highs.0 = a > highs.0 ? a : highs.0
      unordered = unordered || a != a
      i += 1
    }
    precondition(!unordered, "quantiles refuse NaN")
    return (
      Double(min(min(lows.0, lows.1), min(lows.2, lows.3))), Double(max(max(highs.0, highs.1), max(highs.2, highs.3)))
    )
  }
}
