// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

/// How one event's margin scatters over replications about its mean.
///
/// With z = (margin − mean)/sd of one plan's replications, the event's probability under another mean m and sd s is
/// taken as the share of replications with m + s·z ≥ 0: the shape of the law stays, place and width move. Where all margins
/// of that plan are one number, nothing is known of the shape, and the normal law is taken.
package struct MarginLaw {
  /// The table reaches from −reach to reach standard deviations.
  private static let reach = 8.0
  private static let cells = 4_096
  private static let step = 2 * reach / Double(cells)

  package let mean: Double
  /// Over n replications, divided by n.
  package let variance: Double
  /// [cells + 1]: share of replications with z ≥ −t, t from −reach to reach; between them a straight line.
  private let shares: UnsafeBufferPointer<Float>

  /// - Parameters:
  ///   - margins: of the replications, one or more.
  ///   - store: what keeps the table; the law is good for as long as the store is there.
  package init(_ margins: [Float], in store: FlatStore) {
    let size = Double(margins.count)
    let mean = margins.reduce(0.0) { $0 + Double($1) } / size
    let variance = margins.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / size
    self.mean = mean
    self.variance = variance
    guard variance > 0 else {
      shares = store.list((0...Self.cells).map { Float(Special.normalCDF(Double($0) * Self.step - Self.reach)) })
      return
    }
    let sd = variance.squareRoot()
    var counts = Array(repeating: 0, count: Self.cells + 1)
    for margin in margins {
      // The first edge t at which z ≥ −t; what lies beyond the last one is never counted.
      let edge = (((mean - Double(margin)) / sd + Self.reach) / Self.step).rounded(.up)
      if edge <= Double(Self.cells) { counts[Int(max(0, edge))] += 1 }
    }
    var sum = 0
    shares = store.list(
      counts.map { count in
        sum += count
        return Float(Double(sum) / size)
      })
  }

  /// The probability that a margin is not negative.
  /// - Parameter variance: 0 or less: the margin is its mean.
  package func probability(mean: Double, variance: Double) -> Double {
    guard variance > 0 else { return mean >= 0 ? 1 : 0 }
    let edge = (mean / variance.squareRoot() + Self.reach) / Self.step
    guard edge > 0 else { return Double(shares[0]) }
    guard edge < Double(Self.cells) else { return Double(shares[Self.cells]) }
    let cell = Int(edge)
    let part = edge - Double(cell)
    return Double(shares[cell]) * (1 - part) + Double(shares[cell + 1]) * part
  }
}
