// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanNumerics

/// The pooled facts of an accumulator panel.
struct AccumulatorFit: Sendable {
  /// [units]: periods behind, x̄ − μ, Σ(x − x̄)², and s²/m, which f multiplies to v.
  let counts: [Double]
  let offsets: [Double]
  let squares: [Double]
  private let errors: [Double]
  /// s², its degrees of freedom (infinite where it is fixed), f at its middle.
  let within: WithinUnits
  /// Mean increment, on its own scale; what ratios multiply, e^(μ + v/2); sd of an increment about its period's mean.
  let mean: Double
  let level: Double
  let walkSpread: Double
  /// Variance of what all units share in a period, and of its mean; on a walk's or a difference's own scale.
  let commonVariance: Double
  let commonError: Double
  /// What τ² may be for each f, which are equally likely.
  private let spreads: [BetweenUnits]

  init(_ panel: AccumulatorPanel, isRatio: Bool) {
    let raw = panel.increments
    let known = raw.joined().filter { !$0.isNaN }
    mean = known.isEmpty ? 0 : known.reduce(0, +) / Double(known.count)
    walkSpread = Self.spread(Self.centred(raw))
    let scaled = isRatio ? raw.map { $0.map { log($0) } } : raw
    (commonVariance, commonError) = Self.common(scaled)
    level =
      isRatio && !known.isEmpty
      ? exp(known.reduce(0) { $0 + log($1) } / Double(known.count) + commonVariance / 2) : mean
    let x = Self.centred(scaled)
    let rows = x.map { row in row.filter { !$0.isNaN } }
    let means = rows.map { $0.isEmpty ? 0 : $0.reduce(0, +) / Double($0.count) }
    let squares = zip(rows, means).map { row, mean in row.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } }
    let present = means.indices.filter { !rows[$0].isEmpty }
    let centre = present.isEmpty ? 0 : present.reduce(0) { $0 + means[$1] } / Double(present.count)
    let offsets = means.indices.map { rows[$0].isEmpty ? 0 : means[$0] - centre }
    self.offsets = offsets
    counts = rows.map { Double($0.count) }
    self.squares = squares
    let apart = offsets.reduce(0) { $0 + $1 * $1 } / Double(max(1, present.count - 1))
    let lag = panel.periods > 2 ? LagCorrelation(x, means: means, periods: panel.periods) : nil
    let within =
      panel.periods >= 2
      ? WithinUnits(rows, squares: squares, inflation: lag?.inflation ?? 1)
      : panel.earlier ?? WithinUnits(unlearnt: apart)
    self.within = within
    let errors = rows.map { within.variance / Double(max(1, $0.count)) }
    self.errors = errors
    let inflations = lag?.inflations ?? [within.inflation]
    if panel.periods < 2, panel.earlier == nil {
      spreads = [BetweenUnits(certain: max(0, apart - within.variance), inflation: within.inflation)]
    } else {
      spreads = inflations.map { inflation in
        BetweenUnits(
          offsets: present.map { offsets[$0] }, errors: present.map { inflation * errors[$0] }, inflation: inflation)
      }
    }
  }

  /// The variance of the means of the periods that three units or more have, and that of their mean; 0 with one.
  private static func common(_ rows: [[Double]]) -> (Double, Double) {
    let means = (0..<(rows.first?.count ?? 0)).compactMap { period -> Double? in
      let known = rows.map { $0[period] }.filter { !$0.isNaN }
      return known.count < StandardisedPanel.fewest ? nil : known.reduce(0, +) / Double(known.count)
    }
    guard means.count > 1 else { return (0, 0) }
    let count = Double(means.count)
    let mean = means.reduce(0, +) / count
    let variance = means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
    return (variance, variance / count)
  }

  /// Less the mean of the period, where three units or more have it; else less that of all.
  private static func centred(_ rows: [[Double]]) -> [[Double]] {
    let periods = rows.first?.count ?? 0
    let all = rows.joined().filter { !$0.isNaN }
    let overall = all.isEmpty ? 0 : all.reduce(0, +) / Double(all.count)
    let means = (0..<periods).map { period -> Double in
      let known = rows.map { $0[period] }.filter { !$0.isNaN }
      return known.count < StandardisedPanel.fewest ? overall : known.reduce(0, +) / Double(known.count)
    }
    return rows.map { row in zip(row, means).map { $0 - $1 } }
  }

  private static func spread(_ rows: [[Double]]) -> Double {
    let known = rows.joined().filter { !$0.isNaN }
    let sizes = (0..<(rows.first?.count ?? 0)).map { period in rows.count { !$0[period].isNaN } }
    let full = sizes.count { $0 >= StandardisedPanel.fewest }
    let isFull = full == sizes.count { $0 > 0 }
    let freedom = Double(max(1, known.count - full - (isFull ? 0 : 1)))
    return (known.reduce(0) { $0 + $1 * $1 } / freedom).squareRoot()
  }

  /// B = τ²/(τ² + v): how far a unit's own drift is believed; 0 where neither varies, or where it has brought nothing yet.
  func share(of unit: Int, _ drawn: DrawnSpread) -> Double {
    drawn.between > 0 && counts[unit] > 0
      ? drawn.between / (drawn.between + drawn.inflation * errors[unit]) : 0
  }

  /// e^(s²/2·(1 − f/W)): what the mean of W amounts lies above what its noise alone makes of the level.
  func swell(over weight: Double, _ drawn: DrawnSpread) -> Double {
    exp(within.variance / 2 * (1 - drawn.inflation / weight))
  }

  /// f, τ² given f, and the factor of s² (ν/χ²_ν, 1 where s² is fixed), each at its probability; one uniform serves f
  /// and τ², the f being equally likely.
  func drawn(_ uniform: Double, scale: Double) -> DrawnSpread {
    let place = uniform * Double(spreads.count)
    let index = min(spreads.count - 1, Int(place))
    let spread = spreads[index]
    let freedom = within.freedom
    return DrawnSpread(
      inflation: spread.inflation, between: spread.between(at: place - Double(index)),
      scale: freedom.isFinite ? freedom / Special.chiSquareQuantile(scale, nu: freedom) : 1)
  }
}
