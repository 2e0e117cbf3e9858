// SPDX-License-Identifier: GPL-3.0-or-later
import CTuiyanKernels
import Testing
import TuiyanNumerics

/// Counts over rows against plain loops.
@Suite("Counting over rows")
struct CountingTests {
  /// Quarters between −2 and 3: many are equal, some are 0.
  private func quarters(_ key: UInt64, _ count: Int) -> [Double] {
    var row = [Double](repeating: 0, count: (count + 63) / 64 * 64)
    tk_uniforms(key, 0, UInt32(row.count / 64), &row)
    return row.prefix(count).map { ((5 * $0 - 2) * 4).rounded() / 4 }
  }

  private func floats(_ key: UInt64, _ count: Int) -> [Float] { quarters(key, count).map { Float($0) } }

  @Test("A gain is what turns from below 0 less what turns back", arguments: [0, 1, 15, 64, 1000])
  func gains(count: Int) {
    var margins = quarters(1, count).map { Float($0) }
    if count > 3 { margins[3] = -.infinity }
    let amounts = quarters(2, count).map { Float($0) }
    for factor: Float in [1, -0.5, 0] {
      let want = zip(margins, amounts).reduce(0) { sum, pair in
        sum + (pair.0 + factor * pair.1 >= 0 ? 1 : 0) - (pair.0 >= 0 ? 1 : 0)
      }
      let got = margins.withUnsafeBufferPointer { margins in
        amounts.withUnsafeBufferPointer { MarginCounts.gain($0, times: factor, on: margins) }
      }
      #expect(got == want)
    }
  }

  @Test("The same of some places only")
  func gainsAtPlaces() {
    let margins = quarters(3, 500).map { Float($0) }
    let places = (0..<500).filter { $0 % 7 == 2 }.map { Int32($0) }
    let amounts = quarters(4, places.count).map { Float($0) }
    let want = zip(places, amounts).reduce(0) { sum, pair in
      let before = margins[Int(pair.0)]
      return sum + (before - 2 * pair.1 >= 0 ? 1 : 0) - (before >= 0 ? 1 : 0)
    }
    let got = margins.withUnsafeBufferPointer { margins in
      places.withUnsafeBufferPointer { places in
        amounts.withUnsafeBufferPointer { MarginCounts.gain($0, at: places, times: -2, on: margins) }
      }
    }
    #expect(got == want)
    #expect(got != 0)
  }

  @Test("Clear margins are counted, and blocks with unclear ones named", arguments: [0, 1, 255, 256, 700])
  func clear(count: Int) {
    let (margins, less, more) = (floats(9, count), floats(10, count), floats(11, count))
    for (minus, plus) in [([], []), (less, []), ([], more), (less, more)] {
      let sums = (0..<count).map {
        margins[$0] - (minus.isEmpty ? 0 : minus[$0]) + (plus.isEmpty ? 0 : plus[$0])
      }
      let got = margins.withUnsafeBufferPointer { margins in
        minus.withUnsafeBufferPointer { minus in
          plus.withUnsafeBufferPointer { MarginCounts.clear(margins, less: minus, more: $0, haze: 0.1) }
        }
      }
      #expect(got.surely == sums.count { $0 > 0.1 })
      let hazy = stride(from: 0, to: count, by: 256).map { $0..<min($0 + 256, count) }
        .filter { $0.contains { sums[$0] > -0.1 && sums[$0] <= 0.1 } }
      #expect(got.hazy == hazy)
      let reached = margins.withUnsafeBufferPointer { margins in
        plus.withUnsafeBufferPointer { plus in
          less.withUnsafeBufferPointer { MarginCounts.reach(margins, more: plus, rest: $0, haze: 0.1) }
        }
      }
      #expect(
        reached
          == (0..<count).count { margins[$0] + (plus.isEmpty ? 0 : plus[$0]) + less[$0] > -0.1 })
    }
  }

  @Test("The most of two ways is kept")
  func most() {
    var most = floats(12, 100)
    let (before, move, rest) = (most, floats(13, 100), floats(14, 100))
    most.withUnsafeMutableBufferPointer { most in
      move.withUnsafeBufferPointer { move in
        guard let first = most.baseAddress else { return }
        MarginCounts.raise(first, to: move, plus: rest)
      }
    }
    #expect(most == (0..<100).map { max(before[$0], move[$0] + rest[$0]) })
  }

  @Test("Rows ahead and level are added to what was counted before")
  func among() {
    let rows = quarters(5, 6 * 64)
    let own = quarters(6, 64).enumerated().map { $1 + ($0 % 2 == 0 ? 5e-10 : 0) }
    var above = [Double](repeating: 3, count: 64)
    var level = [Double](repeating: 1, count: 64)
    let offsets = [64, 320, 0]
    offsets.withUnsafeBufferPointer {
      Standing.count(rows, offsets: $0, ahead: own, tolerance: 1e-9, above: &above, level: &level)
    }
    Standing.count(rows, rows: 4, ahead: own, tolerance: 1e-9, above: &above, level: &level)
    for lane in 0..<64 {
      let ahead = (offsets + [0, 64, 128, 192]).map { rows[$0 + lane] - own[lane] }
      #expect(above[lane] == Double(3 + ahead.count { $0 > 1e-9 }))
      #expect(level[lane] == Double(1 + ahead.count { abs($0) <= 1e-9 }))
    }
  }

  @Test("Lanes are the bits of what holds")
  func lanes() {
    let (left, right) = (quarters(7, 64), quarters(8, 64))
    let atMost = Standing.lanes(left, atMost: 0.25)
    let lead = Standing.lanes(left, minus: right, atLeast: 0.5)
    for lane in 0..<64 {
      #expect((atMost >> UInt64(lane)) & 1 == (left[lane] <= 0.25 ? 1 : 0))
      #expect((lead >> UInt64(lane)) & 1 == (left[lane] - right[lane] >= 0.5 ? 1 : 0))
    }
  }

  @Test("Ranks are tallied by halves, of the lanes in use only", arguments: [0, 1, 63, 64])
  func tally(count: Int) {
    let rows = 11
    let ranks = quarters(9, rows * 64).map { 3 + ($0 * 2).rounded() / 2 }
    var histograms = [UInt32](repeating: 2, count: rows * 16)
    Standing.tally(ranks, rows: rows, count: count, into: &histograms, halves: 16)
    for row in 0..<rows {
      let counted = ranks[(row * 64)...].prefix(count)
      for half in 0..<16 {
        #expect(Int(histograms[row * 16 + half]) - 2 == counted.filter { $0 == Double(half + 2) / 2 }.count)
      }
    }
  }
}
