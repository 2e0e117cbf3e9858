// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import TuiyanModel
import TuiyanNumerics
import TuiyanSimulation
import TuiyanTrends

@Suite("Totals that run up over a course, in a scenario")
struct RunningTotalTests {
  static func course(since h: Int, _ take: RunningTotal.Take = .sum) -> RunningTotal {
    RunningTotal(take: take, since: Fixture.period(h))
  }

  /// Score-only units on a board that runs up since the first of as many months as each has totals; as_of is the last.
  static func league(_ totals: [String: [Double]], ahead: Int) -> Fixture {
    var fixture = Fixture()
    fixture.horizon = ahead
    fixture.dynamics = Dynamics()
    fixture.scheme([leaf("x", points: 1000)])
    let months = totals.values.map(\.count).max() ?? 1
    for (unit, row) in totals.sorted(by: { $0.key < $1.key }) {
      fixture.scoreOnly(unit, row[months - 1])
      for month in 0..<(months - 1) { fixture.published(unit, score: row[month], at: month - months + 1) }
    }
    fixture.board(cumulative: course(since: 1 - months))
    return fixture
  }

  @Test("two units after one month: P(first) = Φ(gap / (σ√(2r))), σ the spread of what the month brought")
  func twoUnitsWalk() throws {
    var fixture = Self.league(["a": [12], "b": [10]], ahead: 3)
    fixture.target("a", .rank(atMost: 1))
    // Month brought 12 and 10: variance ((12 − 11)² + (10 − 11)²)/(2 − 1) = 2 each; three months left.
    let outcome = try fixture.project(replications: 20_000).probability()
    expectShare(outcome, Special.normalCDF(2 / (2 * 3 * 2.0).squareRoot()))
    let estimate = try #require(try fixture.model().estimates.first)
    #expect(estimate.rung?.kind == .accumulatorWalk && estimate.whole == ["a", "b"])
  }

  @Test("two units after two months: P(first) by quadrature over τ² and the pooled variance")
  func twoUnitsDrift() throws {
    let rows = ["a": [9.0, 16.0], "b": [4.0, 10.0]]
    var fixture = Self.league(rows, ahead: 4)
    fixture.target("a", .rank(atMost: 1))
    // Months brought 9, 7 and 4, 6; ρ = 0 and f = 1 after two months.
    let means = [8.0, 5.0]
    let squares = [2.0, 2.0]
    let freedom = 2.0
    let pooled = (squares[0] + squares[1]) / freedom
    let error = pooled / 2
    let offsets = means.map { $0 - 6.5 }
    let between = offsets.reduce(0) { $0 + $1 * $1 }
    let left = 4.0
    var sum = 0.0
    var weights = 0.0
    let shares = (0..<100).map { 0.005 + 0.99 * Double($0) / 99 }
    for share in shares {
      let tau = share / (1 - share) * error
      let total = tau + error
      let weight = exp(-0.5 * log(total) - between / (2 * total) - 0.5 * log(tau) - 2 * log(1 - share))
      for step in 0..<2000 {
        let draw = Special.chiSquareQuantile((Double(step) + 0.5) / 2000, nu: freedom)
        let own = squares.map { (8 * pooled * freedom / draw + $0) / 9 }
        let gap = 16.0 - 10 + left * share * (offsets[0] - offsets[1])
        let variance = own.reduce(0) { $0 + left * left * tau * (1 - share) + left * $1 }
        sum += weight * Special.normalCDF(gap / variance.squareRoot()) / 2000
      }
      weights += weight
    }
    let outcome = try fixture.project(replications: 20_000).probability()
    expectShare(outcome, sum / weights)
    #expect(try fixture.model().estimates.first?.rung?.kind == .accumulator)
  }

  @Test("with no action the ranks have the accumulator's own chances, at the end and on the way")
  func zeroActions() throws {
    var totals: [String: [Double]] = [:]
    for unit in 0..<6 {
      totals["u\(unit)"] = (1...4).map { month -> Double in
        Double(month * (10 + unit % 3) + (unit * 7 + month * 5) % 6)
      }
    }
    let fixture = Self.league(totals, ahead: 3)
    let count = 12_800
    let projection = try fixture.project(replications: count)
    let model = try fixture.model()
    let fellBack = try #require(model.estimates.first).fellBack
    let names = totals.keys.sorted()
    for step in [1, 3] {
      let panel = AccumulatorPanel(
        units: names,
        increments: names.map { name in
          let row = totals[name] ?? []
          return row.indices.map { row[$0] - ($0 == 0 ? 0 : row[$0 - 1]) }
        }, totals: names.map { totals[$0]?[3] ?? 0 }, remaining: names.map { _ in Double(step) })
      let ranks = RankDistribution(
        accumulator: AccumulatorForecast(panel, method: fellBack ? .randomWalk : .estimator), units: 6,
        replications: count, key: StreamKey(seed: 5))
      for (place, unit) in names.enumerated() {
        let chances = projection[unit, step].rank.p
        for k in 1..<6 {
          let simulated = chances[..<k].reduce(0, +)
          let own = ranks.probability(of: place, atMost: k)
          let chance = (simulated + own) / 2
          let error = (2 * max(chance * (1 - chance), 1 / Double(count)) / Double(count)).squareRoot()
          #expect(abs(simulated - own) <= allowedErrors * error, "\(unit), rank at most \(k) after \(step)")
        }
      }
    }
  }

  @Test("a year-to-date mean ends at (n·mean + r·μ)/(n + r) in expectation")
  func mean() throws {
    var fixture = Fixture()
    fixture.horizon = 3
    fixture.dynamics = Dynamics()
    fixture.scheme([leaf("pm", better: .lower, range: 0...200, cumulative: Self.course(since: 0, .mean))])
    let values = [30.0, 34, 38, 46, 52]
    for (unit, value) in values.enumerated() { fixture.unit("u\(unit)", ["pm": value]) }
    let count = 20_000
    let projection = try fixture.project(replications: count)
    let mean = values.reduce(0, +) / 5
    let spread = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 4).squareRoot()
    for (unit, value) in values.enumerated() {
      // One month behind: a walk; the mean of four months, three of them drawn. Points are the value itself.
      let end = projection["u\(unit)", 3].score
      expectMean(end.mean, (value + 3 * mean) / 4, sd: spread * 3.0.squareRoot() / 4, count: count)
      expectSD(end.sd, spread * 3.0.squareRoot() / 4, count: count)
    }
  }

  @Test("amounts compared by ratio stay above the total so far")
  func ratio() throws {
    var fixture = Fixture()
    fixture.horizon = 6
    fixture.dynamics = Dynamics()
    fixture.scheme([
      leaf("gdp", transform: .log, cumulative: Self.course(since: -2), score: .linear(from: 0, to: 1000))
    ])
    for (unit, size) in [2.0, 5, 9, 20].enumerated() {
      fixture.unit("u\(unit)", ["gdp": 3.1 * size])
      for month in 0..<2 {
        fixture.history.append(
          Observation(
            unit: "u\(unit)", indicator: "gdp", period: Fixture.period(month - 2),
            value: Quantity(Double(month + 1) * size)))
      }
    }
    let projection = try fixture.project(replications: 640)
    for (unit, size) in [2.0, 5, 9, 20].enumerated() {
      let end = projection["u\(unit)", 6].score
      #expect(end.q05 > 3.1 * size / 10 && end.sd > 0)
      // Three months were 1, 1 and 1.1 times the size for all units: nothing varies within one, so s² = 0; six more go
      // at the geometric mean times e^(v/2), v the variance of the logs 0, 0 and .0953, which adds 0.15 %.
      let expected = (3.1 + 6 * cbrt(1.1)) * size / 10
      #expect(abs(end.mean / expected - 1) < 0.04, "a unit's own pace goes on")
    }
  }

  @Test("units that have brought exactly the same every month go on so, all figures finite")
  func alike() throws {
    var fixture = Fixture()
    fixture.horizon = 6
    fixture.dynamics = Dynamics()
    fixture.scheme([leaf("days", cumulative: Self.course(since: -2), score: .linear(from: 0, to: 1000))])
    for unit in 0..<4 {
      fixture.unit("u\(unit)", ["days": 15])
      for month in 0..<2 {
        fixture.history.append(
          Observation(
            unit: "u\(unit)", indicator: "days", period: Fixture.period(month - 2),
            value: Quantity(Double(month + 1) * 5)))
      }
    }
    let projection = try fixture.project(replications: 640)
    for unit in 0..<4 { #expect(abs(projection["u\(unit)", 6].score.mean - 4.5) < 1e-9) }
  }

  @Test("a unit that states a key keeps it; the drift it leaves out is what the cohort runs up")
  func statedWins() throws {
    var fixture = Self.league(
      ["a": [10, 20, 30], "b": [12, 24, 36], "c": [8, 16, 24], "d": [10, 20, 30]], ahead: 5)
    fixture.moving("b", "total", DynamicsKeys(sigma: Quantity(0), rho: 1, damping: 1, common: 0))
    fixture.moving("c", "total", Fixture.still)
    let projection = try fixture.project(replications: 20_000)
    expectEqual(projection["c", 5].score.mean, 24, within: 1e-12)
    #expect(projection["c", 5].score.sd == 0)
    // Three months bring 10 on average, b's 2 more: s² = 3·8/9 pooled about the months' means, v = s²/3, τ² = 8/3 − v, so
    // two thirds of the 2 are kept and a variance of τ²/3 is left.
    let end = projection["b", 5].score
    expectMean(end.mean, 36 + 5 * (10 + 4.0 / 3), sd: 5 * (16.0 / 27).squareRoot(), count: 20_000)
    expectSD(end.sd, 5 * (16.0 / 27).squareRoot(), count: 20_000)
    let estimate = try #require(try fixture.model().estimates.first)
    #expect(estimate.whole == ["a", "d"])
    #expect(estimate.filled == [ModelEstimate.Filled(keys: ["drift"], units: ["b"])])
  }

  @Test("a course begins at since and whole years before and after it; in years there is one")
  func courses() {
    let season = RunningTotal(take: .sum, since: Period(step: .month, ordinal: 2021 * 12 + 7))
    #expect(season.start(of: 2021 * 12 + 7) == 2021 * 12 + 7)
    #expect(season.start(of: 2022 * 12 + 6) == 2021 * 12 + 7)
    #expect(season.start(of: 2022 * 12 + 7) == 2022 * 12 + 7)
    #expect(season.start(of: 2021 * 12 + 6) == 2020 * 12 + 7)
    #expect(season.last == Period(step: .month, ordinal: 2022 * 12 + 6))
    let years = RunningTotal(take: .mean, since: Period(step: .year, ordinal: 2015))
    #expect(years.start(of: 2020) == 2015 && years.start(of: 2014) == nil && years.last == nil)
    #expect(years.isOneCourse(2015, 2020) && !years.isOneCourse(2014, 2014))
  }

  @Test("at each step the drawn path has the closed form's mean and variance, whatever the steps between")
  func path() throws {
    let panel = PanelHistory(
      units: ["a", "b", "c", "d"], periods: [0, 1, 2],
      rows: [[3, 5, 9], [1, 4, 4], [2, 2, 5], [4, 8, 13]],
      running: RunningCourse(RunningTotal(take: .sum, since: Period(step: .year, ordinal: 0))))
    let count = 20_032
    let dense = PanelForecast(panel, from: 2, steps: [1, 2, 3, 4, 5])
    let sparse = PanelForecast(panel, from: 2, steps: [5])
    for unit in 0..<4 {
      let one = dense.draws(unit, count: count)[4]
      let other = sparse.draws(unit, key: StreamKey(seed: 4), count: count)[0]
      let sd = Quantiles.standardDeviation(other)
      expectMean(MeanEstimate(one).mean, MeanEstimate(other).mean, sd: sd * 2.0.squareRoot(), count: count)
      expectSD(Quantiles.standardDeviation(one), sd, count: count / 2, kurtosis: 9)
    }
  }
}
