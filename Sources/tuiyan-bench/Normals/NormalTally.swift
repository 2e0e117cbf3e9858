// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanNumerics

/// Sums over many normal draws. Added to by one thread at a time, which makes sharing it safe.
final class NormalTally: @unchecked Sendable {
  /// Draws of each lane of a tile, an even number, and of the whole tile.
  private static let each = 2_000
  static let tile = each * Tile.lanes
  /// Bins a unit, from −5 to 5.
  private static let fine = 400
  private static let bins = 10 * fine

  /// Where the partner of a correlation stands in [draws][lanes].
  private enum Pairing: CaseIterable {
    /// The other number made of the same two words: Box-Muller makes two at a time.
    case pair
    /// The next of the same replication, of another two words.
    case next
    /// The same place of the next replication.
    case lane

    var name: String {
      switch self {
      case .pair: "within a pair"
      case .next: "from pair to pair"
      case .lane: "from replication to replication"
      }
    }

    /// Places whose partner is `offset` on.
    var offset: Int { self == .lane ? 1 : Tile.lanes }
    func counts(draw: Int, lane: Int) -> Bool {
      switch self {
      case .pair: draw % 2 == 0
      case .next: draw % 2 == 1 && draw + 1 < NormalTally.each
      case .lane: lane + 1 < Tile.lanes
      }
    }
  }

  private var count = 0.0
  private var powers = SIMD4<Double>()
  private var counts = [Int](repeating: 0, count: bins)
  /// [pairings]: products, products of squares less 1, and how many.
  private var products = [SIMD4<Double>](repeating: .zero, count: Pairing.allCases.count)
  private let draws = UnsafeMutablePointer<Float>.allocate(capacity: tile)

  deinit { draws.deallocate() }

  func add(_ key: StreamKey, tile: Int) {
    key.normals(from: UInt64(tile * Tile.lanes), count: Self.each, into: draws)
    var sums = SIMD4<Double>()
    for place in 0..<Self.tile {
      let z = Double(draws[place])
      let square = z * z
      sums += SIMD4(z, square, square * z, square * square)
      counts[min(max(Int((z + 5) * Double(Self.fine)), 0), Self.bins - 1)] += 1
    }
    powers += sums
    count += Double(Self.tile)
    for (which, pairing) in Pairing.allCases.enumerated() {
      var sums = SIMD4<Double>()
      for draw in 0..<Self.each {
        for lane in 0..<Tile.lanes where pairing.counts(draw: draw, lane: lane) {
          let place = draw * Tile.lanes + lane
          let (a, b) = (Double(draws[place]), Double(draws[place + pairing.offset]))
          sums += SIMD4(a * b, (a * a - 1) * (b * b - 1), 1, 0)
        }
      }
      products[which] += sums
    }
  }

  func add(_ other: NormalTally) {
    count += other.count
    powers += other.powers
    for bin in counts.indices { counts[bin] += other.counts[bin] }
    for which in products.indices { products[which] += other.products[which] }
  }

  /// z-values. Var z = 1, Var z² = 2, Var z³ = 15, Var z⁴ = 96; Var ab = 1, Var (a² − 1)(b² − 1) = 4; chi-square by
  /// Wilson and Hilferty (1931).
  var tests: [(name: String, z: Double)] {
    let root = count.squareRoot()
    let means = powers / count
    var tests = [
      ("mean", means[0] * root), ("variance", (means[1] - 1) * root / 2.0.squareRoot()),
      ("third power", means[2] * root / 15.0.squareRoot()), ("fourth power", (means[3] - 3) * root / 96.0.squareRoot()),
      ("chi-square, \(Self.bins) bins", chiSquare),
    ]
    for (pairing, sums) in zip(Pairing.allCases, products) {
      tests.append(("correlation \(pairing.name)", sums[0] / sums[2].squareRoot()))
      tests.append(("of squares, \(pairing.name)", sums[1] / (4 * sums[2]).squareRoot()))
    }
    return tests
  }

  private var chiSquare: Double {
    let edges = [0] + (1..<Self.bins).map { Special.normalCDF(Double($0) / Double(Self.fine) - 5) } + [1]
    var sum = 0.0
    for bin in counts.indices {
      let expected = (edges[bin + 1] - edges[bin]) * count
      sum += (Double(counts[bin]) - expected) * (Double(counts[bin]) - expected) / expected
    }
    let degrees = Double(Self.bins - 1)
    let spread = 2 / (9 * degrees)
    return (cbrt(sum / degrees) - (1 - spread)) / spread.squareRoot()
  }
}
