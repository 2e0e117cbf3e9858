// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanNumerics
import TuiyanSimulation
import TuiyanTrends

/// Gain events of several panels together, with intervals that know how they hang together.
///
/// A family's forecasts of one target year are one cluster: one and two years ahead, an index and its parts, the
/// three dates of a season, all leagues of a year share what happened. Clusters are drawn with replacement, 4,000
/// times, and observed − forecast is taken again in every bin. Source: Field and Welsh 2007, "Bootstrapping clustered
/// data"; with few clusters such an interval is too narrow rather than too wide.
struct PooledGains {
  private struct Key: Hashable {
    let family: String
    let year: Int
  }

  /// [clusters]: by lower end of the bin.
  private var clusters: [Key: [Int: Tally]] = [:]

  static let resamples = 4000

  mutating func add(_ result: BacktestResult, of family: String) {
    for origin in result.origins {
      let key = Key(family: family, year: origin.target)
      for bin in origin.gains where bin.from >= 0.5 {
        clusters[key, default: [:]][Int((bin.from * 10).rounded()), default: Tally()].add(bin)
      }
    }
  }

  /// Both together; clusters of one family and year are one.
  func joined(with other: PooledGains) -> PooledGains {
    var both = self
    both.clusters.merge(other.clusters) { one, two in one.merging(two, uniquingKeysWith: +) }
    return both
  }

  /// A line per bin, then all of .7 and above together, and by family; none where nothing was forecast.
  func lines(seed: UInt64) -> [String] {
    let keys = clusters.keys.sorted { ($0.family, $0.year) < ($1.family, $1.year) }
    let rows = keys.map { clusters[$0] ?? [:] }
    let bins = Set(rows.flatMap(\.keys)).sorted()
    let drawn = Self.draws(clusters: rows.count, seed: seed)
    var lines = bins.map { bin in
      Self.line(BenchTable.text(Double(bin) / 10, 1), rows.map { $0[bin] ?? Tally() }, drawn)
    }
    let high = rows.map { row in row.filter { $0.key >= 7 }.values.reduce(Tally(), +) }
    if high.contains(where: { $0.count > 0 }) { lines.append(Self.line("0.7+", high, drawn)) }
    for family in Set(keys.map(\.family)).sorted() {
      let own = keys.indices.map { keys[$0].family == family ? high[$0] : Tally() }
      if own.contains(where: { $0.count > 0 }) { lines.append(Self.line("0.7+ \(family)", own, drawn)) }
    }
    return lines
  }

  private static func line(_ name: String, _ tallies: [Tally], _ drawn: [[Int]]) -> String {
    let all = tallies.reduce(Tally(), +)
    let errors = drawn.compactMap { indices in indices.reduce(Tally()) { $0 + tallies[$1] }.error }.sorted()
    func quantile(_ p: Double) -> String {
      errors.isEmpty ? "" : BenchTable.text(errors[Int(p * Double(errors.count - 1))], 3)
    }
    let used = tallies.count { $0.count > 0 }
    return "  \(name)  forecast \(BenchTable.text(all.forecast / all.count, 3))  observed "
      + "\(BenchTable.text(all.observed / all.count, 3))  observed - forecast \(BenchTable.text(all.error ?? 0, 3)) "
      + "[\(quantile(0.025)), \(quantile(0.975))]  n \(Int(all.count)) in \(used) clusters"
  }

  private static func draws(clusters: Int, seed: UInt64) -> [[Int]] {
    let lanes = Tile.lanes
    let room = UnsafeMutablePointer<Double>.allocate(capacity: max(1, clusters) * lanes)
    defer { room.deallocate() }
    return stride(from: 0, to: resamples, by: lanes).flatMap { first in
      StreamKey(seed: seed).child("clusters").uniforms(from: UInt64(first), count: clusters, into: room)
      return (0..<lanes).map { lane in
        (0..<clusters).map { Int(room[$0 * lanes + lane] * Double(clusters)) }
      }
    }
  }

  /// Sums over events.
  private struct Tally {
    var count = 0.0
    var forecast = 0.0
    var observed = 0.0

    mutating func add(_ bin: BacktestResult.ReliabilityBin) {
      count += Double(bin.count)
      forecast += bin.forecast * Double(bin.count)
      observed += bin.observed * Double(bin.count)
    }

    /// Mean observed − mean forecast; nil without events.
    var error: Double? { count > 0 ? (observed - forecast) / count : nil }

    static func + (left: Tally, right: Tally) -> Tally {
      Tally(
        count: left.count + right.count, forecast: left.forecast + right.forecast,
        observed: left.observed + right.observed)
    }
  }
}
