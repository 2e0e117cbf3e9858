// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

/// Means over origins with 95 % intervals: clusters of origins drawn with replacement, the same draws for every score.
///
/// An origin that hangs together with no other is a cluster of its own. A mean is over the origins drawn, however many
/// the clusters drawn hold; origins without a number are left out of both, and a draw that holds no other is no mean.
/// Source: Field and Welsh 2007, "Bootstrapping clustered data".
struct OriginBootstrap {
  /// [clusters]: indices of their origins.
  private let clusters: [[Int]]
  /// [resamples][clusters]: indices drawn.
  private let drawn: [[Int]]

  init(clusters: [[Int]], resamples: Int, seed: UInt64) {
    self.clusters = clusters
    let lanes = Tile.lanes
    let count = clusters.count
    let key = StreamKey(seed: seed).child("bootstrap")
    var drawn: [[Int]] = []
    let uniforms = UnsafeMutablePointer<Double>.allocate(capacity: count * lanes)
    defer { uniforms.deallocate() }
    for first in stride(from: 0, to: resamples, by: lanes) {
      key.uniforms(from: UInt64(first), count: count, into: uniforms)
      for lane in 0..<min(lanes, resamples - first) {
        drawn.append((0..<count).map { Int(uniforms[$0 * lanes + lane] * Double(count)) })
      }
    }
    self.drawn = drawn
  }

  /// The mean, and its interval; with numbers in a single cluster the interval is not known, and its ends are no
  /// numbers; without any nothing is.
  func score(_ values: [Double]) -> BacktestResult.Score {
    let known = values.filter { !$0.isNaN }
    guard !known.isEmpty else { return BacktestResult.Score(value: .nan, low: .nan, high: .nan) }
    let mean = known.reduce(0, +) / Double(known.count)
    guard !drawn.isEmpty else { return BacktestResult.Score(value: mean, low: mean, high: mean) }
    let counted = clusters.map { cluster in cluster.filter { !values[$0].isNaN } }
    guard counted.count(where: { !$0.isEmpty }) > 1 else {
      return BacktestResult.Score(value: mean, low: .nan, high: .nan)
    }
    let sums = counted.map { cluster in cluster.reduce(0) { $0 + values[$1] } }
    let means = drawn.compactMap { indices -> Double? in
      let count = indices.reduce(0) { $0 + counted[$1].count }
      return count == 0 ? nil : indices.reduce(0) { $0 + sums[$1] } / Double(count)
    }.sorted()
    func quantile(_ p: Double) -> Double { means.withUnsafeBufferPointer { Quantiles.ofSorted($0, at: p) } }
    return BacktestResult.Score(value: mean, low: quantile(0.025), high: quantile(0.975))
  }
}
