// SPDX-License-Identifier: GPL-3.0-or-later

/// An inverse distribution function as cubic pieces, for one draw in a few nanoseconds.
///
/// Each half is cut by the binary exponent of the tail probability q (p below 1/2, 1 − p above) and each
/// octave into equal cells, so that the cell is read off the bits of q and the tails are as finely cut as the
/// middle. A cell is the Hermite cubic of the exact values and slopes, with the slopes kept in the range that
/// makes it monotone (Fritsch and Carlson 1980). Tails below 2⁻²² go to the exact function: one draw in two
/// million.
struct QuantileTable: Sendable {
  /// Octaves tabulated on either side.
  private static let octaves = 21

  private let exact: Distribution
  /// Cells of the lower half, one closing entry, cells of the upper half, one closing entry.
  private let cells: [SIMD4<Double>]
  /// Significand bits that number the cells of an octave.
  private let cellBits: UInt64
  private let firstCell: UInt64
  private let upperStart: Int

  /// A table of `distribution`.
  ///
  /// - Parameters:
  ///   - cellBits: 2^cellBits cells to an octave.
  ///   - density: the probability density at a quantile.
  init(_ distribution: Distribution, cellBits: Int, density: (Double) -> Double) {
    exact = distribution
    self.cellBits = UInt64(cellBits)
    firstCell = Self.smallestTail.bitPattern >> UInt64(52 - cellBits)
    let knots = (0...(Self.octaves << cellBits)).map {
      Double(bitPattern: (Self.smallestTail.bitPattern >> UInt64(52 - cellBits) + UInt64($0)) << UInt64(52 - cellBits))
    }
    let lower = Self.half(knots, knots.map { distribution.quantile($0) }, rising: true, density)
    let upper = Self.half(knots, knots.map { distribution.quantile(1 - $0) }, rising: false, density)
    cells = lower + upper
    upperStart = lower.count
  }

  private static let smallestTail = 0x1p-22

  private static func half(
    _ knots: [Double], _ values: [Double], rising: Bool, _ density: (Double) -> Double
  ) -> [SIMD4<Double>] {
    let slopes = values.map { (rising ? 1 : -1) / density($0) }
    var cells: [SIMD4<Double>] = []
    for i in 0..<(knots.count - 1) {
      let step = knots[i + 1] - knots[i]
      let rise = values[i + 1] - values[i]
      let start = monotone(slopes[i] * step, rise)
      let end = monotone(slopes[i + 1] * step, rise)
      cells.append(SIMD4(values[i], start, 3 * rise - 2 * start - end, start + end - 2 * rise))
    }
    cells.append(SIMD4(values[knots.count - 1], 0, 0, 0))
    return cells
  }

  /// `slope` (per cell) where a monotone cubic allows it, else the nearest that does; a slope that is no
  /// number (density 0 or infinite at an end) becomes the chord's.
  private static func monotone(_ slope: Double, _ rise: Double) -> Double {
    if !slope.isFinite { return rise }
    let limit = 3 * rise
    return rise >= 0 ? min(max(slope, 0), limit) : max(min(slope, 0), limit)
  }

  /// The quantile of u, 0 < u < 1.
  func value(at u: Double) -> Double {
    cells.withUnsafeBufferPointer { value(at: u, $0) }
  }

  /// The quantiles of `count` uniforms; `out` may be `u`'s own memory.
  func fill(_ u: UnsafePointer<Double>, _ out: UnsafeMutablePointer<Double>, count: Int) {
    cells.withUnsafeBufferPointer { cells in
      for i in 0..<count { out[i] = value(at: u[i], cells) }
    }
  }

  @inline(__always)
  private func value(at u: Double, _ cells: UnsafeBufferPointer<SIMD4<Double>>) -> Double {
    let isLower = u < 0.5
    let tail = isLower ? u : 1 - u
    if tail < Self.smallestTail { return exact.quantile(u) }
    let bits = tail.bitPattern
    let index = Int(truncatingIfNeeded: (bits >> (52 - cellBits)) - firstCell) + (isLower ? 0 : upperStart)
    let fraction = ((bits << cellBits) & 0x000F_FFFF_FFFF_FFFF) | 0x3FF0_0000_0000_0000
    let t = Double(bitPattern: fraction) - 1
    let cell = cells[index]
    let value = cell.x + t * (cell.y + t * (cell.z + t * cell.w))
    // Rounding must not carry a cell past the next one's start.
    if tail == 0.5 { return value }
    let next = cells[index + 1].x
    return isLower ? (value > next ? next : value) : (value < next ? next : value)
  }
}
