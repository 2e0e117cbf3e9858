// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel
import TuiyanReview
import TuiyanSimulation

/// Ours by one leaf at 50, a rival by its total 60, two by rank: first and between the two. All gain 0.5 a month for six.
@Suite("Published totals and ranks in tracking")
struct UnusedFigureTests {
  private func outcome(_ results: [PublishedResult], _ observations: [Observation] = []) throws -> TrackOutcome {
    let scenario = try TextScenario([
      "scenario.yaml": """
      tuiyan: 1
      id: order
      title: 名次
      as_of: 2022-12
      horizon: 2023-06
      step: month
      units: units.csv
      history: history.csv
      results: results.csv
      ours: us
      schemes:
        - {id: s, indicators: [{id: x, points: 100, better: higher, range: [0, 100], score: {linear: {from: 0, to: 100}}}]}
      boards:
        - {id: board, units: {kind: town}, scheme: s}
      dynamics:
        default: {sigma: 0, drift: 0.5, rho: 1, damping: 1, common: 0}
        score: {sigma: 0, drift: 0.5, rho: 1, damping: 1, common: 0}
      targets:
        - {id: second, kind: strive, board: board, unit: us, rank: {at_most: 2}, by: 2023-06}
      plans:
        - {id: nothing, actions: []}
      """,
      "units.csv":
        "id,title,kind,parent,depth\nus,我县,town,,indicators\ntop,甲县,town,,score\nfirst,乙县,town,,rank\nmiddle,丙县,town,,rank\n",
      "history.csv": "unit,indicator,period,value\nus,x,2022-12,50\n",
      "results.csv":
        "board,unit,period,score,rank\nboard,first,2022-12,,1\nboard,top,2022-12,60,2\nboard,middle,2022-12,,3\nboard,us,2022-12,,4\n",
    ]).load()
    return try Tracker(
      scenario: scenario, plan: .nothing, actuals: Actuals(observations: observations, results: results),
      settings: SimulationSettings(replications: 200, seed: 1, threads: 1)
    ).outcome(since: nil)
  }

  private func row(_ unit: String, _ score: Double?, _ rank: Int?, _ month: Int = 2) -> PublishedResult {
    PublishedResult(
      board: "board", unit: unit, period: TrackCase.month(month), score: score.map { Quantity($0) }, rank: rank)
  }

  private func scores(_ outcome: TrackOutcome, _ unit: String) throws -> ScoreSummary {
    try #require(outcome.rejudged.boards.first?.units.first { $0.unit.id == unit }?.periods.last).score
  }

  @Test("a total made of indicators moves none of them, and that is said")
  func made() throws {
    let outcome = try outcome([row("us", 70, 1)])
    #expect(try scores(outcome, "us").mean == 53)
    #expect(outcome.unused == [UnusedFigures(reason: .madeOfLeaves, totals: 1, ranks: 1, units: ["us"])])
    // With the leaf, the total only repeats it.
    let both = try self.outcome([row("us", 70, 1)], [TrackCase.value("us", "x", 2, 70)])
    #expect(try scores(both, "us").mean == 72 && both.unused.isEmpty)
  }

  @Test("a total of a unit known by its total, or by its rank, is where it stands")
  func totals() throws {
    let outcome = try outcome([row("top", 40, 4), row("middle", 45, nil)])
    #expect(try scores(outcome, "top").mean == 42 && scores(outcome, "middle").mean == 47)
    #expect(outcome.unused.isEmpty)
    #expect(try #require(outcome.changes.first).now.probability.value == 1)
  }

  @Test("a rank alone says too little of a unit known by its total, and an order with gaps of one known by rank")
  func ranks() throws {
    let outcome = try outcome([row("top", nil, 4), row("middle", nil, 1)])
    #expect(
      outcome.unused == [
        UnusedFigures(reason: .madeOfTotal, totals: 0, ranks: 1, units: ["top"]),
        UnusedFigures(reason: .orderIsIncomplete, totals: 0, ranks: 1, units: ["middle"]),
      ])
    #expect(try scores(outcome, "top").mean == 63)
  }

  @Test("a whole order puts those known by rank in their new places")
  func order() throws {
    let outcome = try outcome([row("top", nil, 1), row("us", nil, 2), row("first", nil, 3), row("middle", nil, 4)])
    #expect(outcome.unused.isEmpty)
    #expect(try #require(outcome.changes.first).now.probability.value == 1)
    #expect(try scores(outcome, "first").mean < 53)
    // Whose total nobody gave goes on from where it stood.
    #expect(try scores(outcome, "top").mean == 63 && scores(outcome, "us").mean == 53)
  }

  @Test("an order that what is known contradicts is left alone, and that is said")
  func contradicted() throws {
    let outcome = try outcome([row("us", nil, 1), row("first", nil, 2), row("middle", nil, 3), row("top", nil, 4)])
    #expect(
      outcome.unused == [
        UnusedFigures(reason: .madeOfLeaves, totals: 0, ranks: 1, units: ["us"]),
        UnusedFigures(reason: .madeOfTotal, totals: 0, ranks: 1, units: ["top"]),
        UnusedFigures(reason: .orderIsContradicted, totals: 0, ranks: 2, units: ["first", "middle"]),
      ])
    let before = try #require(outcome.changes.first)
    #expect(before.now.probability == before.before && before.before.value == 0)
  }
}
