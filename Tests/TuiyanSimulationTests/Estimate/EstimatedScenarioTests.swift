// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel
import TuiyanNumerics
import TuiyanSimulation
import TuiyanTrends

@Suite("A scenario without stated dynamics is estimated from its history")
struct EstimatedScenarioTests {
  static let units = 8
  static let past = 6

  /// Eight units known by score over six months; nothing is stated about how they move.
  static func silent(_ panel: PanelHistory = panel) -> Fixture {
    var fixture = Fixture()
    fixture.horizon = 3
    fixture.scheme([leaf("x")])
    fixture.dynamics = Dynamics()
    for (index, unit) in panel.units.enumerated() {
      fixture.scoreOnly(unit, panel.value(index, past - 1))
      for period in 0..<(past - 1) {
        fixture.published(unit, score: panel.value(index, period), at: period - past + 1)
      }
    }
    return fixture
  }

  static let panel = MadePanel.walks(units: units, periods: past, seed: 33)

  /// Which forecaster the model's own backtest chooses for this history.
  static func chosen(_ model: CompiledModel) throws -> PanelForecast.Method {
    try #require(model.estimates.first).fellBack ? .randomWalk : .estimator
  }

  @Test("with no action the ranks have the estimator's own chances", arguments: [33, 35, 36])
  func zeroActions(seed: Int) throws {
    let panel = MadePanel.walks(units: Self.units, periods: Self.past, seed: UInt64(seed))
    let fixture = Self.silent(panel)
    let count = 12_800
    let projection = try fixture.project(replications: count)
    let forecast = PanelForecast(
      panel, from: Self.past - 1, steps: [1, 2, 3], method: try Self.chosen(try fixture.model()))
    let ranks = RankDistribution(
      forecast: forecast, units: Array(0..<Self.units), replications: count, key: StreamKey(seed: 99))
    for (index, unit) in panel.units.enumerated() {
      let chances = projection[unit, 3].rank.p
      for k in 1..<Self.units {
        let simulated = chances[..<k].reduce(0, +)
        let own = ranks.probability(of: index, atMost: k)
        // Two independent counts of the same chance, which is best told by both together.
        let chance = (simulated + own) / 2
        let error = (2 * max(chance * (1 - chance), 1 / Double(count)) / Double(count)).squareRoot()
        #expect(abs(simulated - own) <= allowedErrors * error, "\(unit), rank at most \(k)")
      }
    }
  }

  @Test("where the backtest of its own past says so, the ranks have the random walk's chances, and a note says why")
  func obeys() throws {
    // The first made history of each kind: one whose backtest the estimator wins, one that it does not.
    var found: [Bool: PanelHistory] = [:]
    for seed in 30..<90 where found.count < 2 {
      let panel = MadePanel.walks(units: Self.units, periods: Self.past, seed: UInt64(seed))
      let estimate = try #require(try Self.silent(panel).model().estimates.first)
      if found[estimate.fellBack] == nil { found[estimate.fellBack] = panel }
    }
    #expect(found.count == 2)
    let count = 12_800
    for (fellBack, panel) in found {
      let projection = try Self.silent(panel).project(replications: count)
      let noted = projection.notes.contains { if case .fellBack = $0 { true } else { false } }
      #expect(noted == fellBack)
      let distance = PanelForecast.Method.allCases.map { method -> (method: PanelForecast.Method, size: Double) in
        let forecast = PanelForecast(panel, from: Self.past - 1, steps: [1, 2, 3], method: method)
        let ranks = RankDistribution(
          forecast: forecast, units: Array(0..<Self.units), replications: count, key: StreamKey(seed: 99))
        let sizes = panel.units.enumerated().flatMap { index, unit in
          (1..<Self.units).map { k in
            abs(projection[unit, 3].rank.p[..<k].reduce(0, +) - ranks.probability(of: index, atMost: k))
          }
        }
        return (method, sizes.max() ?? 0)
      }
      // 56 differences of two counts of 12,800: sd at most .0063 each.
      for (method, size) in distance where (method == .randomWalk) == fellBack {
        #expect(size < 4.5 * 0.0063, "\(method)")
      }
      for (method, size) in distance where (method == .randomWalk) != fellBack {
        #expect(size > 4.5 * 0.0063, "\(method) would give other chances")
      }
    }
  }

  @Test("what was estimated is told: rung, points, units")
  func told() throws {
    let model = try Self.silent().model()
    let estimate = try #require(model.estimates.first)
    #expect(model.estimates.count == 1)
    #expect(estimate.subject == .total(board: "board"))
    #expect(estimate.whole == Self.panel.units.sorted() && estimate.filled.isEmpty)
    let rung = try #require(estimate.rung)
    #expect(rung.points == Self.units * Self.past && rung.units == Self.units && rung.periods == Self.past)
    let judged = try #require(estimate.judgement)
    #expect(judged.horizon == 3 && judged.origins == 1)
    #expect(estimate.fellBack == (judged.brier >= judged.randomWalkBrier))
    #expect(estimate.fellBack == (rung.kind == .randomWalk))
    #expect(estimate.fellBack == model.notes.contains(.fellBack(board: "board", origins: 1)))
  }

  @Test("two units are continued by the random walk, which nothing was judged against")
  func twoUnits() throws {
    let model = try Self.silent(MadePanel.walks(units: 2, periods: Self.past, seed: 33)).model()
    let estimate = try #require(model.estimates.first)
    #expect(estimate.rung?.kind == .randomWalk && estimate.judgement == nil && !estimate.fellBack)
    #expect(!model.notes.contains { if case .fellBack = $0 { true } else { false } })
  }

  @Test("a unit that states its dynamics keeps them, and the others their estimate")
  func statedWins() throws {
    var fixture = Self.silent()
    let before = try fixture.project(replications: 64)
    fixture.moving("u2", "total", Fixture.still)
    let after = try fixture.project(replications: 64)
    #expect(after["u2", 3].score.sd == 0)
    expectEqual(after["u2", 3].score.mean, Self.panel.value(2, Self.past - 1), within: 1e-12)
    for unit in Self.panel.units where unit != "u2" {
      expectEqual(after[unit, 3].score.mean, before[unit, 3].score.mean, within: 1e-12, "\(unit)")
    }
    let estimate = try #require(try fixture.model().estimates.first)
    #expect(!estimate.whole.contains("u2") && estimate.filled.isEmpty)
  }

  @Test("actions add to the estimated path")
  func actions() throws {
    var fixture = Self.silent()
    fixture.action("push", on: ["u1"], [effect("total", .add(Quantity(2.5)))])
    let without = try fixture.project(replications: 256)
    let with = try fixture.project(["push": 1], replications: 256)
    expectEqual(with["u1", 3].score.mean - without["u1", 3].score.mean, 2.5, within: 1e-9)
    expectEqual(with["u4", 3].score.mean, without["u4", 3].score.mean, within: 1e-12)
  }

  @Test("a leaf on a log scale is estimated on that scale and stays above 0")
  func logLeaf() throws {
    var fixture = Fixture()
    fixture.horizon = 2
    fixture.dynamics = Dynamics()
    fixture.scheme([leaf("x", better: .lower, range: 0.1...1000, transform: .log, score: .linear(from: 1000, to: 0.1))])
    for (index, unit) in Self.panel.units.enumerated() {
      fixture.unit(unit, ["x": 2 + Double(index)])
      for period in 1...4 {
        fixture.history.append(
          Observation(
            unit: unit, indicator: "x", period: Fixture.period(-period),
            value: Quantity((2 + Double(index)) * (period.isMultiple(of: 2) ? 1.2 : 0.8))))
      }
    }
    let model = try fixture.model()
    let estimate = try #require(model.estimates.first)
    #expect(estimate.subject == .indicator("x") && estimate.whole.count == Self.units && estimate.judgement == nil)
    #expect(estimate.rung?.points == 5 * Self.units)
    let projection = try fixture.project(replications: 640)
    for unit in Self.panel.units {
      let end = projection[unit, 2].score
      #expect(end.sd > 0 && end.mean > 0 && end.mean <= 100)
    }
  }

  @Test("a missing drift is the empirical-Bayes one, with its posterior sd")
  func filledDrift() throws {
    // Four units, three changes each; centred changes worked out here.
    let rows: [[Double]] = [[50, 52, 54, 56.5], [40, 40, 40.5, 41], [30, 29, 28.5, 27], [60, 61, 61, 62.5]]
    var fixture = Fixture()
    fixture.horizon = 4
    fixture.scheme([leaf("x")])
    fixture.dynamics = Dynamics(score: DynamicsKeys(sigma: Quantity(0), rho: 1, damping: 1, common: 0))
    for (index, row) in rows.enumerated() {
      fixture.scoreOnly("u\(index)", row[3])
      for period in 0..<3 { fixture.published("u\(index)", score: row[period], at: period - 3) }
    }
    let changes = rows.map { row in zip(row.dropFirst(), row).map { $0 - $1 } }
    let means = (0..<3).map { period in changes.reduce(0) { $0 + $1[period] } / 4 }
    let centred = changes.map { row in zip(row, means).map { $0 - $1 } }
    let variance = centred.joined().reduce(0) { $0 + $1 * $1 } / (12 - 3)
    let rates = centred.map { $0.reduce(0, +) / 3 }
    let spread = rates.reduce(0) { $0 + $1 * $1 } / 3
    let between = max(0, spread - variance / 3)
    let share = between / (between + variance / 3)
    #expect(between > 0, "the case is made so that there is something to shrink")
    let count = 20_000
    let projection = try fixture.project(replications: count)
    for unit in rows.indices {
      let end = projection["u\(unit)", 4].score
      let sd = 4 * (between * (1 - share)).squareRoot()
      expectMean(end.mean, rows[unit][3] + 4 * share * rates[unit], sd: sd, count: count)
      expectSD(end.sd, sd, count: count)
    }
    let estimate = try #require(try fixture.model().estimates.first)
    #expect(estimate.whole.isEmpty && estimate.rung == nil && estimate.increments == 12)
    #expect(estimate.filled == [ModelEstimate.Filled(keys: ["drift"], units: ["u0", "u1", "u2", "u3"])])
  }

  @Test("one value a unit estimates nothing")
  func onePoint() throws {
    var fixture = Fixture()
    fixture.scheme([leaf("x")])
    fixture.dynamics = Dynamics()
    for unit in 0..<5 { fixture.scoreOnly("u\(unit)", 50 + Double(unit)) }
    #expect(try fixture.model().estimates.isEmpty)
    #expect(try fixture.project(replications: 64)["u0", 1].score.sd == 0)
  }
}
