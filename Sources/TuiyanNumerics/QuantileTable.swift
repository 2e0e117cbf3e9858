// SPDX-License-Identifier: GPL-3.0-or-later
import CTuiyanKernels

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
  /// The lower half's cells, then the upper half's, whose values are negated so that both rise with q. Each
  /// half ends with two flat cells, for q = 1/2 and for the look at the next cell from there.
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
    let lower = Self.half(knots, distribution.lowerQuantiles(knots), sign: 1, density)
    let upper = Self.half(knots, distribution.upperQuantiles(knots), sign: -1, density)
    cells = lower + upper
    upperStart = lower.count
  }

  private static let smallestTail = 0x1p-22

  private static func half(
    _ knots: [Double], _ quantiles: [Double], sign: Double, _ density: (Double) -> Double
  ) -> [SIMD4<Double>] {
    let slopes = quantiles.map { 1 / density($0) }
    var cells: [SIMD4<Double>] = []
    for i in 0..<(knots.count - 1) {
      let step = knots[i + 1] - knots[i]
      let rise = max(sign * (quantiles[i + 1] - quantiles[i]), 0)
      let start = monotone(slopes[i] * step, rise)
      let end = monotone(slopes[i + 1] * step, rise)
      cells.append(SIMD4(sign * quantiles[i], start, 3 * rise - 2 * start - end, start + end - 2 * rise))
    }
    let middle = SIMD4(sign * quantiles[knots.count - 1], 0, 0, 0)
    return cells + [middle, middle]
  }

  /// `slope` (per cell) where a monotone cubic allows it, else the nearest that does; a slope that is no
  /// number (density 0 or infinite at an end) becomes the chord's.
  private static func monotone(_ slope: Double, _ rise: Double) -> Double {
    slope.isFinite ? min(max(slope, 0), 3 * rise) : rise
  }

  /// The quantiles of `count` uniforms, 0 < u < 1; `out` may be `u`'s own memory.
  func fill(_ u: UnsafePointer<Double>, _ out: UnsafeMutablePointer<Double>, count: Int) {
    cells.withUnsafeBytes { cells in
      var table = tk_quantile_table(
        cells: cells.baseAddress?.assumingMemoryBound(to: Double.self), cell_bits: cellBits, first_cell: firstCell,
        upper_start: UInt64(upperStart))
      for first in stride(from: 0, to: count, by: 64) {
        var rare = tk_quantiles(&table, u + first, out + first, UInt32(min(64, count - first)))
        while rare != 0 {
          let place = first + rare.trailingZeroBitCount
          out[place] = exact.quantile(out[place])
          rare &= rare - 1
        }
      }
    }
  }
}
