// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

/// One column of totals, counted: sums in fixed point and counts of narrow bins between two ends seen in a pilot run.
///
/// Everything in it is a whole number (or a least and a greatest value), so sketches of parts of a run add up to the
/// sketch of the whole exactly, in any order. Values beyond the ends are counted too, with the least and the greatest.
/// A sketch is used by one thread at a time, which makes sharing a list of them safe.
final class ScoreSketch: @unchecked Sendable {
  /// Deviations count as at most so many units: the squares of 2²⁵ of them add up within 127 bits.
  private static let furthest = 0x1p51
  /// Words before the bins in a part: ends, least, greatest, below, above, count, sum and squares (two words each).
  static let headWords = 11

  let bins: Int
  let low: Double
  let width: Double
  /// Fixed point: units in a point. 2²⁰, or as many as leave less than 2⁴⁰ units between the ends.
  private let scale: Double
  /// [bins].
  private let counts: UnsafeMutablePointer<UInt32>
  private var below: UInt64 = 0
  private var above: UInt64 = 0
  private var least = Double.infinity
  private var greatest = -Double.infinity
  private var count: UInt64 = 0
  /// Σ (value − low), and the squares of that, in units and their squares.
  private var sum: Int128 = 0
  private var squares: UInt128 = 0

  private init(low: Double, width: Double, bins: Int) {
    self.low = low
    self.width = width
    self.bins = bins
    scale = Double(sign: .plus, exponent: min(20, 39 - max(1, width * Double(bins)).exponent), significand: 1)
    counts = .allocate(capacity: bins)
    counts.initialize(repeating: 0, count: bins)
  }

  /// An empty sketch with ends a little beyond the 1 % and 99 % quantiles of a pilot run.
  convenience init(pilot: ScoreColumn, bins: Int) {
    let ends = Quantiles.of(pilot.deviations, at: [0, 0.01, 0.99, 1]).map { pilot.base + $0 }
    var (from, to) = (ends[1], ends[2])
    if from == to { (from, to) = (ends[0], ends[3]) }
    let least = max(1, abs(from))
    let margin = from == to ? 1e-9 * least : max(0.05 * (to - from), 1e-12 * least)
    self.init(low: from - margin, width: (to - from + 2 * margin) / Double(bins), bins: bins)
  }

  deinit { counts.deallocate() }

  /// Bins a column, a power of 2, so that all columns together stay below 256 MiB where that is possible.
  static func bins(columns: Int) -> Int {
    var bins = 16_384
    while bins > 64, bins * columns * 4 > 256 << 20 { bins /= 2 }
    return bins
  }

  /// Takes a stretch of values.
  func add(_ column: ScoreColumn) {
    let steps = 1 / width
    let last = Double(bins)
    for deviation in column.deviations {
      let value = column.base + Double(deviation)
      let place = (value - low) * steps
      if place < 0 {
        below += 1
      } else if place >= last {
        above += 1
      } else {
        counts[Int(place)] &+= 1
      }
      if value < least { least = value }
      if value > greatest { greatest = value }
      let units = ((value - low) * scale).rounded()
      let fixed = Int128(Int64(min(max(units, -Self.furthest), Self.furthest)))
      sum += fixed
      squares += UInt128(fixed * fixed)
    }
    count += UInt64(column.deviations.count)
  }

  /// Mean and deviation to a unit, 2⁻²⁰ points as a rule; quantiles to `error`.
  /// - Returns: the summary, and the width of the widest bin a quantile came from.
  var summary: (score: ScoreSummary, error: Double) {
    let n = Double(count)
    let centre = Double(sum) / n
    let raw = Double(UInt64(squares >> 64)) * 0x1p64 + Double(UInt64(truncatingIfNeeded: squares))
    let variance = count > 1 ? max(0, (raw - centre * Double(sum)) / (n - 1)) : 0
    var error = 0.0
    let quantiles = ScoreSummary.probabilities.map { probability in
      let place = probability * Double(count - 1)
      let rank = UInt64(place)
      let weight = place - Double(rank)
      let first = value(at: rank)
      let second = weight > 0 ? value(at: rank + 1) : first
      error = max(error, first.error, second.error)
      return (1 - weight) * first.value + weight * second.value
    }
    return (
      ScoreSummary(
        mean: min(max(low + centre / scale, least), greatest),
        sd: least == greatest ? 0 : variance.squareRoot() / scale,
        count: Int(count), quantiles: quantiles), error
    )
  }

  /// The value of a rank, 0 the smallest: evenly spread within its bin, never beyond the least and the greatest.
  private func value(at rank: UInt64) -> (value: Double, error: Double) {
    if least == greatest { return (least, 0) }
    func within(_ from: Double, _ to: Double, _ before: UInt64, _ size: UInt64) -> (value: Double, error: Double) {
      let from = max(from, least)
      let to = min(max(to, from), greatest)
      return (from + (Double(rank - before) + 0.5) / Double(size) * (to - from), to - from)
    }
    if rank < below { return within(least, low, 0, below) }
    var before = below
    for bin in 0..<bins {
      let size = UInt64(counts[bin])
      if rank < before + size {
        return within(low + Double(bin) * width, low + Double(bin + 1) * width, before, size)
      }
      before += size
    }
    return within(low + Double(bins) * width, greatest, before, max(1, above))
  }

  /// Adds a sketch with the same ends; false, and nothing added, where its ends are others.
  func add(_ other: ScoreSketch) -> Bool {
    guard other.bins == bins, other.low == low, other.width == width else { return false }
    for bin in 0..<bins { counts[bin] &+= other.counts[bin] }
    below += other.below
    above += other.above
    least = min(least, other.least)
    greatest = max(greatest, other.greatest)
    count += other.count
    sum += other.sum
    squares += other.squares
    return true
  }

  /// The sketch as words for a part.
  var words: [UInt64] {
    let head = [
      low.bitPattern, width.bitPattern, least.bitPattern, greatest.bitPattern, below, above, count,
      UInt64(truncatingIfNeeded: sum >> 64), UInt64(truncatingIfNeeded: sum), UInt64(squares >> 64),
      UInt64(truncatingIfNeeded: squares),
    ]
    return head + (0..<bins / 2).map { UInt64(counts[2 * $0]) | UInt64(counts[2 * $0 + 1]) << 32 }
  }

  /// From the words of a part.
  convenience init(words: [UInt64], bins: Int) {
    self.init(low: Double(bitPattern: words[0]), width: Double(bitPattern: words[1]), bins: bins)
    least = Double(bitPattern: words[2])
    greatest = Double(bitPattern: words[3])
    (below, above, count) = (words[4], words[5], words[6])
    sum = Int128(Int64(bitPattern: words[7])) << 64 | Int128(words[8])
    squares = UInt128(words[9]) << 64 | UInt128(words[10])
    for pair in 0..<bins / 2 {
      let word = words[Self.headWords + pair]
      counts[2 * pair] = UInt32(truncatingIfNeeded: word)
      counts[2 * pair + 1] = UInt32(truncatingIfNeeded: word >> 32)
    }
  }
}
