// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanNumerics

/// Means over origins with 95 % intervals: clusters of origins drawn with replacement, the same draws for every score.
///
/// An origin that hangs together with no other is a cluster of its own. A mean is over the origins drawn, however many
/// the clusters drawn hold. Source: Field and Welsh 2007, "Bootstrapping clustered data".
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

  /// The mean, and its interval; with a single cluster the interval is not known, and its ends are no numbers.
  func score(_ values: [Double]) -> BacktestResult.Score {
    let mean = values.reduce(0, +) / Double(values.count)
    guard !drawn.isEmpty else { return BacktestResult.Score(value: mean, low: mean, high: mean) }
    guard clusters.count > 1 else { return BacktestResult.Score(value: mean, low: .nan, high: .nan) }
    let sums = clusters.map { cluster in cluster.reduce(0) { $0 + values[$1] } }
    let means = drawn.map { indices in
      indices.reduce(0) { $0 + sums[$1] } / Double(indices.reduce(0) { $0 + clusters[$1].count })
    }.sorted()
    func quantile(_ p: Double) -> Double {
      let place = p * Double(means.count - 1)
      let low = Int(place)
      return means[low] + (place - Double(low)) * (means[min(low + 1, means.count - 1)] - means[low])
    }
    return BacktestResult.Score(value: mean, low: quantile(0.025), high: quantile(0.975))
  }
}
