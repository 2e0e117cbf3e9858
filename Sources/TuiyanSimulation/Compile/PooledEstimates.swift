// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanModel

/// Step sizes learnt from history where no layer states `sigma`: the pooled random walk.
///
/// On the leaf's own scale, σ² = Σ (Δ − mean of the period's Δ)² / (n − periods with more than one Δ), each Δ divided by
/// √gap where a unit's rows are several steps apart; units are pooled. The other keys of a random walk are fixed:
/// drift 0, ρ 1, damping 1, common 0. Source: `estimator.md`, "What decides" 1 and 3.
struct PooledEstimates: Sendable {
  struct Walk: Sendable {
    /// sd of one step on the transformed scale.
    let sigma: Double
    let units: Int
    let increments: Int
  }

  /// By leaf id.
  private(set) var leaves: [String: Walk] = [:]
  /// By board id.
  private(set) var totals: [String: Walk] = [:]

  init(_ scenario: Scenario, observed: ObservedValues) {
    var scales: [String: ProcessScale] = [:]
    for node in scenario.schemes.flatMap(\.leaves) {
      if let leaf = node.leaf { scales[node.id] = ProcessScale(leaf: leaf) }
    }
    let byLeaf = Dictionary(grouping: observed.series.keys, by: \.indicator)
    for (indicator, keys) in byLeaf {
      guard let scale = scales[indicator] else { continue }
      let paths = keys.sorted { $0.unit < $1.unit }.map { key in
        Self.path(observed.series[key] ?? [], on: scale)
      }
      leaves[indicator] = Self.walk(paths)
    }
    for (board, keys) in Dictionary(grouping: observed.scores.keys, by: \.board) {
      let identity = ProcessScale(total: .infinity)
      let paths = keys.sorted { $0.unit < $1.unit }.map { key in
        Self.path(observed.scores[key] ?? [], on: identity)
      }
      totals[board] = Self.walk(paths)
    }
  }

  private typealias Path = [(period: Int, value: Double)]

  private static func path(_ series: [(period: Int, value: Quantity)], on scale: ProcessScale) -> Path {
    series.compactMap { row in row.value.constant.map { (row.period, scale.forward($0)) } }
  }

  private static func walk(_ paths: [Path]) -> Walk? {
    var byPeriod: [Int: [Double]] = [:]
    var units = 0
    for path in paths where path.count >= 2 {
      units += 1
      for (earlier, later) in zip(path, path.dropFirst()) {
        let gap = Double(later.period - earlier.period)
        byPeriod[later.period, default: []].append((later.value - earlier.value) / gap.squareRoot())
      }
    }
    let all = byPeriod.sorted { $0.key < $1.key }.map(\.value)
    let count = all.reduce(0) { $0 + $1.count }
    guard count > 0 else { return nil }
    var squares = 0.0
    var freedom = 0
    for increments in all {
      let centred = increments.count > 2
      let mean = centred ? increments.reduce(0, +) / Double(increments.count) : 0
      squares += increments.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      freedom += increments.count - (centred ? 1 : 0)
    }
    return Walk(sigma: (squares / Double(freedom)).squareRoot(), units: units, increments: count)
  }
}

extension ProcessScale {
  /// g(value), on a logit scale from the level a path would start at.
  func forward(_ value: Double) -> Double {
    switch transform {
    case .identity: return value
    case .log: return log(max(value, .leastNormalMagnitude))
    case .logit:
      let share = (start(value) - low) / (high - low)
      return log(share / (1 - share))
    }
  }
}
