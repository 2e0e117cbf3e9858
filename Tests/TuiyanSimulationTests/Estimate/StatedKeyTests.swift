// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import TuiyanModel
import TuiyanNumerics
import TuiyanSimulation
import TuiyanTrends

@Suite("Stated dynamics win, key by key")
struct StatedKeyTests {
  enum Key: String, CaseIterable { case drift, sigma, rho, damping, common }

  /// Four units, three changes each.
  static let rows: [[Double]] = [[50, 52, 54, 56.5], [40, 40, 40.5, 41], [30, 29, 28.5, 27], [60, 61, 61, 62.5]]

  @Test("a unit that states one key has it, and the other four from the cohort's history", arguments: Key.allCases)
  func oneKey(_ key: Key) throws {
    var fixture = Fixture()
    fixture.horizon = 4
    fixture.scheme([leaf("x")])
    fixture.dynamics = Dynamics()
    for (index, row) in Self.rows.enumerated() {
      fixture.scoreOnly("u\(index)", row[3])
      for period in 0..<3 { fixture.published("u\(index)", score: row[period], at: period - 3) }
    }
    var keys = DynamicsKeys()
    switch key {
    case .drift: keys.drift = Quantity(-0.5)
    case .sigma: keys.sigma = Quantity(2)
    case .rho: keys.rho = 0.5
    case .damping: keys.damping = 0.5
    case .common: keys.common = 0.2
    }
    fixture.moving("u0", "total", keys)
    let count = 20_000
    let end = try fixture.project(replications: count)["u0", 4].score
    let pool = Pool(Self.rows)
    let drift = key == .drift ? (mean: -0.5, sd: 0) : pool.drift(0)
    let damping = key == .drift ? 1 : key == .damping ? 0.5 : 0.85
    let reach = (1...4).reduce(0.0) { $0 + pow(damping, Double($1)) }
    let rho = key == .rho ? 0.5 : 1
    // A stated common share keeps the unit's own part of the sd; otherwise both parts are the cohort's.
    let variance =
      key == .sigma ? 4 : key == .common ? pool.own / (1 - 0.2) : pool.own + pool.shared
    let noise = (0..<4).reduce(0.0) { $0 + variance * pow(rho, Double(2 * $1)) }
    let sd = (reach * reach * drift.sd * drift.sd + noise).squareRoot()
    expectMean(end.mean, Self.rows[0][3] + reach * drift.mean, sd: sd, count: count, "\(key)")
    expectSD(end.sd, sd, count: count, "\(key)")
    let estimate = try #require(try fixture.model().estimates.first)
    #expect(estimate.whole == ["u1", "u2", "u3"])
    #expect(
      estimate.filled
        == [ModelEstimate.Filled(keys: Key.allCases.map(\.rawValue).filter { $0 != key.rawValue }, units: ["u0"])])
  }

  /// The pooled estimates, worked out here.
  private struct Pool {
    let own: Double
    let shared: Double
    private let rates: [Double]

    init(_ rows: [[Double]]) {
      let changes = rows.map { row in zip(row.dropFirst(), row).map { $0 - $1 } }
      let means = (0..<3).map { period in changes.reduce(0) { $0 + $1[period] } / 4 }
      let centred = changes.map { row in zip(row, means).map { $0 - $1 } }
      own = centred.joined().reduce(0) { $0 + $1 * $1 } / (12 - 3)
      shared = means.reduce(0) { $0 + $1 * $1 } / 3
      rates = centred.map { $0.reduce(0, +) / 3 }
    }

    func drift(_ unit: Int) -> (mean: Double, sd: Double) {
      let between = max(0, rates.reduce(0) { $0 + $1 * $1 } / 3 - own / 3)
      let share = between / (between + own / 3)
      return (share * rates[unit], (between * (1 - share)).squareRoot())
    }
  }
}
