// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import TuiyanModel
import TuiyanNumerics
import TuiyanReview
import TuiyanSimulation

/// Figures of different months: each counts from its own on.
@Suite("Figures that are older than the last month")
struct OlderFigureTests {
  /// `us` at 50 and one rival at 55, nine months; both gain 0.5 a month, with steps of sd 2, and of sd 1 where a rival is
  /// known by its total. Bad cases cost us a point each.
  private func scenario(
    rival: String = "indicators", cases: String = "rate: 0.4", actions: String = "[]", plan: String = "[]"
  ) throws -> Scenario {
    try TextScenario([
      "scenario.yaml": """
      tuiyan: 1
      id: case
      title: 案例
      as_of: 2022-12
      horizon: 2023-09
      step: month
      seed: 7
      units: units.csv
      history: history.csv
      results: results.csv
      ours: us
      schemes:
        - id: s
          indicators:
            - {id: x, title: 指标, points: 100, better: higher, range: [0, 100], score: {linear: {from: 0, to: 100}}}
            - {id: cases, title: 案件, points: 0, better: lower, events: {\(cases)}, score: {per_event: -1, floor: -20}}
      boards:
        - {id: board, units: {kind: town}, scheme: s}
      dynamics:
        default: {sigma: 2, drift: 0.5, rho: 1, damping: 1, common: 0}
        score: {sigma: 1, drift: 0.5, rho: 1, damping: 1, common: 0}
      actions: \(actions)
      targets:
        - {id: first, title: 第一, kind: strive, board: board, unit: us, rank: {at_most: 1}, by: 2023-09}
        - {id: level, title: 水平, kind: strive, board: board, unit: us, indicator: x, value: {at_least: 60.5}, by: 2023-09}
        - {id: clean, title: 无案, kind: strive, board: board, unit: us, events: {indicator: cases, at_most: 0}, by: 2023-09}
      plans:
        - {id: plan, title: 方案, actions: \(plan)}
      """,
      "units.csv": "id,title,kind,parent,depth\nus,我县,town,,indicators\nrival,邻县,town,,\(rival)\n",
      "history.csv": "unit,indicator,period,value\nus,x,2022-12,50\n"
        + (rival == "indicators" ? "rival,x,2022-12,55\n" : ""),
      "results.csv": "board,unit,period,score,rank\n" + (rival == "score" ? "board,rival,2022-12,55,\n" : ""),
    ]).load()
  }

  private func outcome(
    _ scenario: Scenario, _ actuals: Actuals, since: TrackBaseline? = nil
  ) throws -> TrackOutcome {
    try Tracker(
      scenario: scenario, plan: try #require(scenario.plans.first), actuals: actuals,
      settings: SimulationSettings(replications: 20_000, seed: 7, threads: 2)
    ).outcome(since: since)
  }

  private func x(_ unit: String, _ month: Int, _ value: Double) -> Observation {
    TrackCase.value(unit, "x", month, value)
  }
  private func cases(_ month: Int, _ count: Double) -> Observation { TrackCase.value("us", "cases", month, count) }
  private func total(_ month: Int, _ score: Double) -> PublishedResult {
    PublishedResult(board: "board", unit: "rival", period: TrackCase.month(month), score: Quantity(score), rank: nil)
  }

  private func change(_ outcome: TrackOutcome, _ target: String) throws -> TargetChange {
    try #require(outcome.changes.first { $0.target == target })
  }

  /// 4.5 standard errors: a false alarm in 150,000 comparisons, over the choice of seeds.
  private func expect(_ share: Proportion, _ truth: Double, _ place: SourceLocation = #_sourceLocation) {
    let error = (truth * (1 - truth) / Double(share.trials)).squareRoot()
    #expect(abs(share.value - truth) <= 4.5 * error + 1e-12, "\(share.value), \(truth)", sourceLocation: place)
  }

  /// P(lead + spread·Z ≥ N) for a Poisson number N of cases; neither side has any where the mean is 0.
  private func ahead(_ lead: Double, variance: Double, cases mean: Double) -> Double {
    var share = exp(-mean)
    return (0...40).reduce(0.0) { sum, n in
      defer { share *= mean / Double(n + 1) }
      return sum + share * Special.normalCDF((lead - Double(n)) / variance.squareRoot())
    }
  }

  @Test("a rival's older figure goes on from its own month")
  func rival() throws {
    let scenario = try scenario(rival: "score")
    let ours = [x("us", 5, 58), cases(5, 0)]
    // In September: ours 58 + 2 with four steps of variance 4, less what four months of 0.4 cases cost; the rival's from
    // 55 nine steps of 1, from 56.5 in January eight.
    let without = try outcome(scenario, Actuals(observations: ours))
    expect(try change(without, "first").now.probability, ahead(0.5, variance: 25, cases: 1.6))
    let with = try outcome(scenario, Actuals(observations: ours, results: [total(1, 56.5)]))
    expect(try change(with, "first").now.probability, ahead(-0.5, variance: 24, cases: 1.6))
    // One carried in both, only from another month.
    #expect(without.carried == 1 && with.carried == 1)
  }

  @Test("an older figure of a leaf that is just as projected changes nothing but the noise since")
  func leaf() throws {
    let outcome = try outcome(
      try scenario(),
      Actuals(observations: [
        x("us", 5, 58), cases(5, 0), x("rival", 1, 55.5), TrackCase.value("rival", "cases", 5, 0),
      ]))
    // Eight steps of variance 4, and four months of 0.4 cases at a point each.
    let board = try #require(outcome.rejudged.boards.first)
    let rival = try #require(board.units.first { $0.unit.id == "rival" }?.periods.last)
    let sd = (8 * 4 + 1.6).squareRoot()
    #expect(abs(rival.score.sd - sd) <= 4.5 * sd / (2.0 * 20_000).squareRoot())
    #expect(abs(rival.score.mean - (55.5 + 4 - 1.6)) <= 4.5 * rival.score.meanError)
  }

  @Test("what an action brought after an older figure is not lost, and not counted twice")
  func action() throws {
    let scenario = try scenario(
      rival: "score",
      actions: "[{id: a, title: 措施, units: [us], duration: 2, success: 0.8, effects: [{indicator: x, add: 6}, "
        + "{indicator: cases, rate: 0.5}]}]", plan: "[a]")
    let done = [
      ActionReport(action: "a", unit: nil, status: .done, start: TrackCase.month(1), end: TrackCase.month(3))
    ]
    // In force from April; the last value is February's, or May's with the 6 in it. Ours in September 51 + 3.5 + 6 with
    // seven steps, or 59 + 2 with four; cases from April on 0.2 a month.
    let older = try outcome(
      scenario,
      Actuals(observations: [x("us", 1, 50.5), x("us", 2, 51), cases(4, 1)], actions: done))
    expect(try change(older, "first").now.probability, ahead(60.5 - 1 - 59.5, variance: 28 + 9, cases: 1))
    expect(try change(older, "level").now.probability, 0.5)
    let newer = try outcome(
      scenario, Actuals(observations: [x("us", 2, 51), x("us", 5, 59), cases(4, 1)], actions: done))
    expect(try change(newer, "first").now.probability, ahead(61 - 1 - 59.5, variance: 16 + 9, cases: 1))
  }

  @Test("what slipped in the projection alone is not lost: nothing reported means begun as planned")
  func slip() throws {
    let scenario = try scenario(
      rival: "score",
      actions: "[{id: a, title: 措施, units: [us], duration: 1, slip: {discrete: {0: 0.5, 5: 0.5}}, "
        + "effects: [{indicator: x, add: 6}]}]", plan: "[a]")
    // Planned for January, in force from February; in September 50 + 4.5 + 6 with nine steps.
    let outcome = try outcome(scenario, Actuals(results: [total(3, 56.5)]))
    expect(try change(outcome, "level").now.probability, 0.5)
  }

  @Test("what happens once at most is drawn once, whenever something was last known of it")
  func once() throws {
    let scenario = try scenario(rival: "score", cases: "rate: 0.3, once: true")
    for known in [[], [cases(1, 0)]] {
      let outcome = try outcome(scenario, Actuals(observations: [x("us", 3, 52)] + known))
      expect(try change(outcome, "clean").now.probability, 0.7)
      #expect(outcome.carried == 1)
    }
  }

  @Test("against an earlier run, the others' months without a figure are not their standstill")
  func since() throws {
    let scenario = try scenario(rival: "score")
    let first = Actuals(observations: [x("us", 2, 58), cases(2, 0)], results: [total(2, 56)])
    let before = try outcome(scenario, first)
    let baseline = TrackBaseline(
      dataTo: before.dataTo,
      probabilities: Dictionary(uniqueKeysWithValues: before.rejudged.targets.map { ($0.id, $0.probability) }),
      actions: [])
    let now = try outcome(
      scenario,
      Actuals(
        observations: first.observations + [x("us", 5, 56), cases(5, 0)], results: first.results + [total(5, 57)]),
      since: baseline)
    let parts = try change(now, "first").parts
    #expect(parts.map(\.cause) == [.rerun, .actions, .time, .ownData, .rivals])
    #expect(parts[0] == TargetChange.Part(cause: .rerun, difference: 0, error: 0))
    // Both from February; ours from May, the rival's still from February; both from May.
    let truths = [
      ahead(2, variance: 28 + 7, cases: 2.8), ahead(58 - 59.5, variance: 16 + 7, cases: 1.6),
      ahead(58 - 59, variance: 16 + 4, cases: 1.6),
    ]
    #expect(parts[2] == TargetChange.Part(cause: .time, difference: 0, error: 0))
    #expect(abs(parts[3].difference - (truths[1] - truths[0])) <= 4.5 * parts[3].error)
    #expect(abs(parts[4].difference - (truths[2] - truths[1])) <= 4.5 * parts[4].error)
  }

  @Test("an order published earlier binds the totals of its own month alone")
  func order() throws {
    let files = [
      "scenario.yaml": """
      tuiyan: 1
      id: order
      title: 名次
      as_of: 2022-12
      horizon: 2023-09
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
        default: {sigma: 1, drift: 0, rho: 1, damping: 1, common: 0}
        score: {sigma: 1, drift: 0, rho: 1, damping: 1, common: 0}
      targets:
        - {id: first, kind: strive, board: board, unit: us, rank: {at_most: 1}, by: 2023-09}
      plans:
        - {id: nothing, actions: []}
      """,
      "units.csv":
        "id,title,kind,parent,depth\nus,我县,town,,indicators\ntop,甲县,town,,score\nmiddle,乙县,town,,rank\n",
      "history.csv": "unit,indicator,period,value\nus,x,2022-12,50\n",
      "results.csv": """
      board,unit,period,score,rank
      board,top,2022-12,60,1
      board,middle,2022-12,,2
      board,us,2022-12,,3
      """,
    ]
    let order = [("top", 60.0, 1), ("middle", nil, 2), ("us", nil, 3)].map { unit, score, rank in
      PublishedResult(
        board: "board", unit: unit, period: TrackCase.month(1), score: score.map { Quantity($0) }, rank: rank)
    }
    let outcome = try outcome(
      try TextScenario(files).load(), Actuals(observations: [x("us", 4, 90)], results: order))
    // Ours is 30 ahead of what at most nine steps of sd 1 can move.
    #expect(try change(outcome, "first").now.probability.value == 1)
    #expect(outcome.carried == 2)
    let middle = try #require(outcome.rejudged.boards.first?.units.first { $0.unit.id == "middle" }?.periods.first)
    #expect(middle.score.sd > 3.0.squareRoot() && middle.score.mean < 60)
  }
}
