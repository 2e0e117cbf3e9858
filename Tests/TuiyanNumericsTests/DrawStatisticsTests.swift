// SPDX-License-Identifier: GPL-3.0-or-later
import CTuiyanKernels
import Testing
import TuiyanNumerics

/// Twenty million draws under fixed keys. Each check compares a z-value with ±5: over all possible keys one
/// check in 1.7 million would give a false alarm, one run of this suite in about 90,000.
@Suite("Draws: distribution and independence")
struct DrawStatisticsTests {
  private static let count = 2000
  private static let tiles = 160
  private static var total: Double { Double(count * tiles * 64) }

  private static func forEachTile(_ body: ([Float]) -> Void) {
    for tile in 0..<tiles { body(normals(0x5EED, from: UInt64(tile * 64), count: count)) }
  }

  @Test("Mean, variance, skewness and kurtosis of 2e7 normals are those of the normal")
  func moments() {
    var sums = SIMD4<Double>()
    Self.forEachTile { tile in
      for value in tile {
        let z = Double(value)
        sums += SIMD4(z, z * z, z * z * z, z * z * z * z)
      }
    }
    let means = sums / Self.total
    let root = Self.total.squareRoot()
    // Var z = 1, Var z² = 2, Var z³ = 15, Var z⁴ = 105 − 9.
    #expect(abs(means[0]) * root < alarm)
    #expect(abs(means[1] - 1) * root / 2.0.squareRoot() < alarm)
    #expect(abs(means[2]) * root / 15.0.squareRoot() < alarm)
    #expect(abs(means[3] - 3) * root / 96.0.squareRoot() < alarm)
  }

  @Test("2e7 normals fill 1000 bins as the normal distribution does")
  func chiSquare() {
    var counts = [Int](repeating: 0, count: 1000)
    Self.forEachTile { tile in
      for value in tile { counts[min(max(Int((Double(value) + 5) * 100), 0), 999)] += 1 }
    }
    let edges = (1..<1000).map { Special.normalCDF(Double($0) / 100 - 5) }
    let expected = zip([0] + edges, edges + [1]).map { ($1 - $0) * Self.total }
    let z = chiSquareZ(counts, expected)
    #expect(abs(z) < alarm)
  }

  @Test("Neighbours in a stream, pairs, lanes and squares are uncorrelated")
  func correlations() {
    // Offsets in a tile [index × lane]: next lane, next index, the one after, five on.
    let offsets = [1, 64, 128, 320]
    var products = [Double](repeating: 0, count: 8)
    var number = [Double](repeating: 0, count: 4)
    Self.forEachTile { tile in
      for (which, offset) in offsets.enumerated() {
        for i in 0..<(tile.count - offset) {
          let a = Double(tile[i])
          let b = Double(tile[i + offset])
          products[which] += a * b
          products[which + 4] += (a * a - 1) * (b * b - 1)
        }
        number[which] += Double(tile.count - offset)
      }
    }
    for which in 0..<4 {
      #expect(abs(products[which]) / number[which].squareRoot() < alarm)
      #expect(abs(products[which + 4]) / (4 * number[which]).squareRoot() < alarm)
    }
  }

  @Test("Streams of neighbouring seeds and of sibling labels are uncorrelated")
  func keysAreIndependent() {
    let root = StreamKey(seed: 1)
    let pairs = [
      (root, StreamKey(seed: 2)), (root.child("a"), root.child("b")), (root.child(1), root.child(2)),
      (root.child("a"), root),
    ]
    for (left, right) in pairs {
      let a = normals(left.bits, from: 0, count: 5000)
      let b = normals(right.bits, from: 0, count: 5000)
      let sum = zip(a, b).reduce(0) { $0 + Double($1.0) * Double($1.1) }
      #expect(abs(sum) / Double(a.count).squareRoot() < alarm)
    }
  }

  @Test("Uniforms stay inside (0, 1), fill 1000 bins evenly and know nothing of the normals of their key")
  func uniformsAreUniform() {
    var counts = [Int](repeating: 0, count: 1000)
    var lowDigits = [Int](repeating: 0, count: 256)
    var covariance = 0.0
    var lag = 0.0
    var number = 0.0
    for tile in 0..<40 {
      let values = uniforms(0x5EED, from: UInt64(tile * 64), count: 2000)
      let z = normals(0x5EED, from: UInt64(tile * 64), count: 2000)
      for (i, value) in values.enumerated() {
        #expect(value > 0 && value < 1)
        counts[Int(value * 1000)] += 1
        lowDigits[Int(UInt64(value * 0x1p52) & 255)] += 1
        covariance += (value - 0.5) * Double(z[i])
        if i >= 64 { lag += (value - 0.5) * (values[i - 64] - 0.5) }
      }
      number += Double(values.count)
    }
    #expect(abs(chiSquareZ(counts, Array(repeating: number / 1000, count: 1000))) < alarm)
    #expect(abs(chiSquareZ(lowDigits, Array(repeating: number / 256, count: 256))) < alarm)
    #expect(abs(covariance) / (number / 12).squareRoot() < alarm)
    #expect(abs(lag) / (number / 144).squareRoot() < alarm)
  }
}
