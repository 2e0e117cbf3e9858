// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import TuiyanForecasting
import TuiyanNumerics
import TuiyanSimulation

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
