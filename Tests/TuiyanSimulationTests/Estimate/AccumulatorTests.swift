// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import TuiyanNumerics
import TuiyanSimulation
import TuiyanTrends

@Suite("Running totals: empirical-Bayes drift")
struct AccumulatorTests {
  /// Two periods behind, so ρ = 0 and f = 1; three left.
  static let increments: [[Double]] = [[3, 1], [0, 1], [3, 3], [1, 0], [2, 2], [0, 0]]
  static let panel = AccumulatorPanel(
    units: ["a", "b", "c", "d", "e", "f"], increments: increments, totals: increments.map { $0[0] + $0[1] },
    remaining: Array(repeating: 3, count: 6))

  private func draws(_ forecast: AccumulatorForecast, units: Int, count: Int) -> [[Double]] {
    var out = [[Double]](repeating: [], count: units)
    let room = UnsafeMutablePointer<Double>.allocate(capacity: units * Tile.lanes)
    defer { room.deallocate() }
    for first in stride(from: 0, to: count, by: Tile.lanes) {
      forecast.draw(key: StreamKey(seed: 11), first: UInt64(first), into: room)
      for unit in 0..<units { out[unit] += (0..<Tile.lanes).map { room[unit * Tile.lanes + $0] } }
    }
    return out
  }

  @Test("the expected end is the total plus the weight left times the shrunk drift, by quadrature over τ")
  func shrinkage() {
    let rows = Self.increments
    let columns = (0..<2).map { period in rows.reduce(0) { $0 + $1[period] } / 6 }
    let centred = rows.map { row in [row[0] - columns[0], row[1] - columns[1]] }
    let means = centred.map { ($0[0] + $0[1]) / 2 }
    let within = zip(centred, means).reduce(0) { sum, pair in
      sum + pair.0.reduce(0) { $0 + ($1 - pair.1) * ($1 - pair.1) }
    }
    let error = within / 6 / 2
    let squares = means.reduce(0) { $0 + $1 * $1 }
    // E[B] under the posterior of τ, flat prior on τ over the grid's range of B (0.005 … 0.995).
    var weights = 0.0
    var shares = 0.0
    var tau = (0.005 / 0.995 * error).squareRoot()
    let end = (0.995 / 0.005 * error).squareRoot()
    let step = (end - tau) / 200_000
    while tau < end {
      let total = tau * tau + error
      let weight = pow(total, -2.5) * exp(-squares / (2 * total))
      weights += weight
      shares += weight * tau * tau / total
      tau += step
    }
    let share = shares / weights
    let overall = rows.joined().reduce(0, +) / 12
    let found = draws(AccumulatorForecast(Self.panel), units: 6, count: 40_000)
    for unit in 0..<6 {
      let truth = Self.panel.totals[unit] + 3 * (overall + share * means[unit])
      let estimate = MeanEstimate(found[unit])
      // The grid of 100 points against the fine one: 0.01 of the drift.
      #expect(abs(estimate.mean - truth) <= allowedErrors * estimate.standardError + 0.03 * abs(means[unit]))
    }
  }

  @Test("three periods behind: ρ is drawn; the second moment of the end, by quadrature over ρ, τ² and s²")
  func drawnCorrelation() {
    let rows: [[Double]] = [[3, 1, 2], [0, 1, 2], [3, 3, 1], [1, 0, 0], [2, 2, 3], [0, 0, 1]]
    let left = 3.0
    let panel = AccumulatorPanel(
      units: Self.panel.units, increments: rows, totals: rows.map { $0.reduce(0, +) },
      remaining: rows.map { _ in left })
    let columns = (0..<3).map { period in rows.reduce(0) { $0 + $1[period] } / 6 }
    let centred = rows.map { row in (0..<3).map { row[$0] - columns[$0] } }
    let offsets = centred.map { $0.reduce(0, +) / 3 }
    let apart = zip(centred, offsets).map { row, mean in row.map { $0 - mean } }
    let squares = apart.map { $0.reduce(0) { $0 + $1 * $1 } }
    let products = apart.reduce(0) { $0 + $1[0] * $1[1] + $1[1] * $1[2] }
    let (all, freedom) = (squares.reduce(0, +), 12.0)
    let centre = (products / all + 1.5 / 3) * 3 / 5
    let pooled = all / freedom
    /// About the total and the cohort's pace, of each unit, for one ρ.
    func moments(_ rho: Double) -> [Double] {
      let inflation = (1 + rho) / (1 - rho)
      let error = inflation * pooled / 3
      let seen = offsets.reduce(0) { $0 + $1 * $1 }
      var weights = 0.0
      var sums = rows.map { _ in 0.0 }
      for share in (0..<100).map({ 0.005 + 0.99 * Double($0) / 99 }) {
        let between = share / (1 - share) * error
        let total = between + error
        let weight = pow(total, -2.5) * exp(-seen / (2 * total)) / between.squareRoot() / ((1 - share) * (1 - share))
        weights += weight
        for unit in rows.indices {
          let drift = share * offsets[unit] * share * offsets[unit] + between * (1 - share)
          let own = (8 * pooled * freedom / (freedom - 2) + squares[unit]) / 10
          sums[unit] += weight * (left * left * drift + inflation * own * left)
        }
      }
      return sums.map { $0 / weights }
    }
    let drawn = (0..<400).map { node in
      moments(min(0.6, max(0, centre + Special.normalQuantile((Double(node) + 0.5) / 400) / 3)))
    }
    let pace = rows.joined().reduce(0, +) / 18
    let found = draws(AccumulatorForecast(panel), units: 6, count: 40_000)
    for unit in 0..<6 {
      let truth = drawn.reduce(0) { $0 + $1[unit] } / 400
      let estimate = MeanEstimate(found[unit].map { pow($0 - panel.totals[unit] - left * pace, 2) })
      // Fifteen ρ stand for all of them: 0.1 %. With ρ taken for certain it would be 5 to 15 % less.
      #expect(abs(estimate.mean - truth) <= allowedErrors * estimate.standardError + 0.002 * truth)
      #expect(truth > 1.05 * moments(centre)[unit])
    }
  }

  @Test("nothing left: the end is the total, whatever is uncertain")
  func nothingLeft() {
    let panel = AccumulatorPanel(
      units: Self.panel.units, increments: Self.increments, totals: Self.panel.totals,
      remaining: Array(repeating: 0, count: 6))
    let found = draws(AccumulatorForecast(panel), units: 6, count: 64)
    for unit in 0..<6 { #expect(found[unit].allSatisfy { $0 == panel.totals[unit] }) }
  }

  @Test("one period behind is a random walk, and says so")
  func onePeriod() {
    let panel = AccumulatorPanel(
      units: Self.panel.units, increments: Self.increments.map { [$0[0]] }, totals: Self.increments.map { $0[0] },
      remaining: Array(repeating: 4, count: 6))
    let forecast = AccumulatorForecast(panel)
    #expect(forecast.rung.kind == .accumulatorWalk && forecast.rung.points == 6)
    let firsts = Self.increments.map { $0[0] }
    let mean = firsts.reduce(0, +) / 6
    let sd = (firsts.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 5).squareRoot()
    let found = draws(forecast, units: 6, count: 20_032)
    expectMean(MeanEstimate(found[0]).mean, 3 + 4 * mean, sd: 2 * sd, count: 20_032)
    expectSD(Quantiles.standardDeviation(found[0]), 2 * sd, count: 20_032)
  }
}
