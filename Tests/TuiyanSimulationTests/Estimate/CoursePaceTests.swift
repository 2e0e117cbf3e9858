// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import TuiyanModel
import TuiyanNumerics
import TuiyanSimulation
import TuiyanTrends

@Suite("What a course tells of the periods to come")
struct CoursePaceTests {
  /// Months since ordinal 0 of the year that `since` begins.
  static func course(_ scale: AccumulatorPanel.Scale = .difference) -> RunningCourse {
    RunningCourse(RunningTotal(take: .sum, since: Period(step: .month, ordinal: 2022 * 12)), scale: scale)
  }

  static let january = 2022 * 12

  @Test("amounts compared by ratio are expected to be the same a period, however many are left")
  func lognormal() {
    let rows = (0..<40).map { unit -> [Double] in
      let size: Double = 10 * exp(0.1 * Double(unit % 5))
      let luck: Double = unit % 2 == 0 ? 0.25 : -0.25
      return [size * exp(luck), size * exp(-luck)]
    }
    let count = 12_800
    let pace = [1.0, 12].map { left -> MeanEstimate in
      let panel = AccumulatorPanel(
        units: rows.indices.map { "u\($0)" }, increments: rows, totals: rows.map { _ in 0 },
        remaining: rows.map { _ in left }, scale: .ratio)
      let forecast = AccumulatorForecast(panel)
      let room = UnsafeMutablePointer<Double>.allocate(capacity: 40 * Tile.lanes)
      defer { room.deallocate() }
      var paces: [Double] = []
      for first in stride(from: 0, to: count, by: Tile.lanes) {
        forecast.draw(key: StreamKey(seed: 3), first: UInt64(first), into: room)
        for lane in 0..<Tile.lanes {
          paces.append((0..<40).reduce(0) { $0 + room[$1 * Tile.lanes + lane] } / 40 / left)
        }
      }
      return MeanEstimate(paces)
    }
    // s² = 0.125: a geometric mean for twelve months and a lognormal one for one would lie 6 % apart.
    let apart = hypot(pace[0].standardError, pace[1].standardError)
    #expect(abs(pace[1].mean - pace[0].mean) <= allowedErrors * apart)
    #expect(allowedErrors * apart < 0.02 * pace[0].mean)
    // Units' own sizes have the mean logs of 10, 11.05, … 14.92; e^(s²/2) on their mean.
    let sizes: [Double] = (0..<5).map { 10 * exp(0.1 * Double($0)) }
    let expected = sizes.reduce(0, +) / 5 * exp(0.0625)
    // Sizes are shrunk a little towards their mean, which lowers the mean of their exponentials by less than 1 %.
    #expect(abs(pace[1].mean - expected) <= allowedErrors * pace[1].standardError + 0.01 * expected)
  }

  @Test("amounts compared by ratio come with E[x] = e^(μ + v/2 + s²/2) a period, at every step of the way")
  func lognormalPath() {
    let count = 40
    // Two hundred units of two sizes. What all share in a period is ±0.2; luck is ±0.25, as often up with either, and
    // turned for every other unit, so that it has no mean in a period or a unit.
    let rows = (0..<200).map { unit -> [Double] in
      let size: Double = unit % 4 < 2 ? 2 : 3
      var sum = 0.0
      return (0..<count).map { period -> Double in
        let shared: Double = period % 2 == 0 ? 0.2 : -0.2
        let luck: Double = (period / 2 + unit) % 2 == 0 ? 0.25 : -0.25
        sum += exp(size + shared + luck)
        return sum
      }
    }
    let panel = PanelHistory(
      units: rows.indices.map { "u\($0)" }, periods: Array(0..<count), rows: rows,
      running: RunningCourse(RunningTotal(take: .sum, since: Period(step: .year, ordinal: 0)), scale: .ratio))
    let steps = [1, 4, 20]
    let forecast = PanelForecast(panel, from: count - 1, steps: steps)
    #expect(forecast.rung.kind == .accumulator)
    // v = 0.04·40/39 between periods, s² = 0.0625·40/39 within units; f does not move the mean.
    let factor = exp((0.04 + 0.0625) * 40 / 39 / 2)
    for unit in [0, 2] {
      let truth = exp(unit == 0 ? 2 : 3.0) * factor
      for (step, ends) in zip(steps, forecast.draws(unit, count: 12_800)) {
        let pace = MeanEstimate(ends.map { ($0 - rows[unit][count - 1]) / Double(step) })
        // Drifts are shrunk by less than 1 % of the 0.5 that sizes lie from their mean, and not certain: 0.2 %.
        let allowed = allowedErrors * pace.standardError + 0.007 * truth
        #expect(abs(pace.mean - truth) <= allowed, "unit \(unit) after \(step)")
        // Without e^(s²/2) it would be 3 % less.
        #expect(allowed < 0.025 * truth)
      }
    }
  }

  @Test("one period of a course: differences take the noise of earlier courses, so that steady units keep their pace")
  func fromEarlier() {
    let months = Array((Self.january - 12)..<(Self.january - 6)) + [Self.january]
    let paces = [12.0, 10, 7]
    let rows = paces.map { pace -> [Double] in (1...6).map { Double($0) * (pace + 1) } + [pace] }
    let panel = PanelHistory(units: ["a", "b", "c"], periods: months, rows: rows, running: Self.course())
    let forecast = PanelForecast(panel, from: Self.january, steps: [1, 5])
    #expect(forecast.rung.kind == .accumulatorFromEarlier && forecast.rung.periods == 1)
    for (unit, pace) in paces.enumerated() {
      for draw in forecast.draws(unit, count: 64)[1] { expectEqual(draw, 6 * pace, within: 1e-9) }
    }
    let alone = PanelHistory(
      units: ["a", "b", "c"], periods: [Self.january], rows: paces.map { [$0] }, running: Self.course())
    #expect(PanelForecast(alone, from: Self.january, steps: [1]).rung.kind == .accumulatorWalk)
  }

  @Test("one period of a course compared by ratio: large units stay large, small ones small")
  func unlearnt() {
    let sizes = [2.0, 5, 20, 50]
    let panel = PanelHistory(
      units: ["a", "b", "c", "d"], periods: [Self.january], rows: sizes.map { [$0] }, running: Self.course(.ratio))
    let forecast = PanelForecast(panel, from: Self.january, steps: [11])
    #expect(forecast.rung.kind == .accumulatorUnlearnt)
    for (unit, size) in sizes.enumerated() {
      let end = forecast.draws(unit, count: 6400)[0]
      #expect(end.allSatisfy { $0 > size })
      let middle = end.sorted()[3200]
      #expect(middle > 8 * size && middle < 18 * size, "\(size) a month goes to \(middle) in a year")
    }
  }

  @Test("a unit without a row in the course changes nobody's forecast")
  func absent() {
    let periods = [Self.january - 1, Self.january, Self.january + 1, Self.january + 2]
    let rows: [[Double]] = [[90, 9, 16, 27], [100, 11, 20, 31], [80, 8, 19, 24], [120, 13, 24, 39]]
    let without = PanelHistory(units: ["a", "b", "c", "d"], periods: periods, rows: rows, running: Self.course())
    let with = PanelHistory(
      units: ["a", "b", "c", "d", "e", "f"], periods: periods,
      rows: rows + [[70, .nan, .nan, .nan], [60, .nan, .nan, .nan]], running: Self.course())
    let one = PanelForecast(without, from: Self.january + 2, steps: [3, 9])
    let other = PanelForecast(with, from: Self.january + 2, steps: [3, 9])
    #expect(one.rung == other.rung)
    for unit in 0..<4 { #expect(one.draws(unit, count: 64) == other.draws(unit, count: 64)) }
  }

  @Test("earlier years known once do not change what a period of this one is")
  func spacing() {
    let now = [Self.january, Self.january + 1, Self.january + 2]
    let rows: [[Double]] = [[9, 16, 27], [11, 20, 31], [8, 19, 24], [13, 24, 39]]
    let past = [37, 25, 13, 1].map { Self.january - $0 }
    let alone = PanelHistory(units: ["a", "b", "c", "d"], periods: now, rows: rows, running: Self.course())
    let long = PanelHistory(
      units: ["a", "b", "c", "d"], periods: past + now, rows: rows.map { [100, 110, 120, 130] + $0 },
      running: Self.course())
    let one = PanelForecast(alone, from: Self.january + 2, steps: [2, 9])
    let other = PanelForecast(long, from: Self.january + 2, steps: [2, 9])
    for unit in 0..<4 { #expect(one.draws(unit, count: 64) == other.draws(unit, count: 64)) }
  }

  @Test("where nobody has a value in the present course nothing is known, and that is said")
  func nothing() {
    let rows: [[Double]] = [[100, 110], [110, 121], [120, 132], [130, 143], [140, 154]]
    let panel = PanelHistory(
      units: ["a", "b", "c", "d", "e"], periods: [Self.january - 2, Self.january - 1], rows: rows,
      running: Self.course())
    let forecast = PanelForecast(panel, from: Self.january, steps: [1])
    #expect(forecast.rung.kind == .nothing)
    let ranks = RankDistribution(
      forecast: forecast, units: Array(0..<5), replications: 12_800, key: StreamKey(seed: 9))
    for unit in 0..<5 {
      let chance = ranks.probability(of: unit, atMost: 1)
      #expect(abs(chance - 0.2) <= allowedErrors * (0.2 * 0.8 / 12_800).squareRoot())
    }
  }

  @Test(
    "a running leaf on a log scale with one stated key goes on by amounts of this course, not by ratios of its total")
  func filledLog() throws {
    var fixture = Fixture()
    fixture.horizon = 6
    fixture.dynamics = Dynamics()
    fixture.scheme([
      leaf(
        "gdp", transform: .log, cumulative: RunningTotal(take: .sum, since: Fixture.period(-2)),
        score: .linear(from: 0, to: 1000))
    ])
    for unit in 0..<4 {
      fixture.unit("u\(unit)", ["gdp": 15])
      let months = [(-14, 15.0), (-13, 30), (-12, 45), (-2, 5), (-1, 10)]
      for (month, value) in months {
        fixture.history.append(
          Observation(unit: "u\(unit)", indicator: "gdp", period: Fixture.period(month), value: Quantity(value)))
      }
    }
    fixture.moving("u0", "gdp", DynamicsKeys(sigma: Quantity(0), rho: 1, damping: 1, common: 0))
    let projection = try fixture.project(replications: 64)
    // 5 a month: 15 and six times 5, whatever last year's 15 a month were.
    expectEqual(projection["u0", 6].score.mean, 4.5, within: 1e-9)
    expectEqual(projection["u0", 6].score.sd, 0, within: 1e-9)
  }

  @Test("the spread filled in for running sums is what units share about their pace, not the pace")
  func filledSpread() throws {
    var fixture = Fixture()
    fixture.horizon = 4
    fixture.dynamics = Dynamics()
    fixture.scheme([
      leaf("days", cumulative: RunningTotal(take: .sum, since: Fixture.period(-2)), score: .linear(from: 0, to: 1000))
    ])
    for unit in 0..<4 {
      fixture.unit("u\(unit)", ["days": 30])
      for (month, value) in [(-2, 10.0), (-1, 20)] {
        fixture.history.append(
          Observation(unit: "u\(unit)", indicator: "days", period: Fixture.period(month), value: Quantity(value)))
      }
    }
    fixture.moving("u0", "days", DynamicsKeys(rho: 1))
    let projection = try fixture.project(replications: 64)
    expectEqual(projection["u0", 4].score.mean, 7, within: 1e-9)
    expectEqual(projection["u0", 4].score.sd, 0, within: 1e-9)
  }
}
