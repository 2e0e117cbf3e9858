// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel
import TuiyanNumerics
import TuiyanReview
import TuiyanSimulation

/// What one knows no more of than before is no likelier than before.
@Suite("Time that goes by without figures")
struct TimePassingTests {
  /// Everything that a careless move loses: pulled-back noise, damped and drawn drifts, common factors, surveys, tails,
  /// errors of levels, counts, a board with totals and ranks, futures, an action under way.
  private func scenario(asOf: Int = 0, history: String? = nil, plan: String = "[a]") throws -> Scenario {
    let values = history ?? ["us", "rival"].map { "\($0),x,2022-12,50\n\($0),y,2022-12,60\n" }.joined()
    return try TextScenario([
      "scenario.yaml": """
      tuiyan: 1
      id: time
      title: 时间
      as_of: \(TrackCase.month(asOf))
      horizon: 2023-10
      step: month
      seed: 5
      units: units.csv
      history: history.csv
      results: results.csv
      ours: us
      schemes:
        - id: s
          indicators:
            - {id: x, points: 60, better: higher, range: [0, 100], transform: logit, score: {linear: {from: 0, to: 100}}}
            - {id: y, points: 40, better: higher, range: [0, 100], survey: {answers: 50, sd: 9}, score: {linear: {from: 0, to: 100}}}
            - {id: cases, points: 0, better: lower, events: {rate: 0.3}, score: {per_event: -1, floor: -9}}
      boards:
        - {id: pair, units: {kind: town}, scheme: s}
        - {id: all, units: {ids: [us, rival, total, one, two]}, scheme: s}
      dynamics:
        default: {level_sd: 1, drift: {normal: [0.4, 0.3]}, sigma: 1.5, rho: 0.8, damping: 0.85, common: 0.5}
        score: {drift: {uniform: [0, 0.4]}, sigma: 1, rho: 0.7, damping: 0.8, common: 0.4}
        reference: {drift: 0.1}
        overrides:
          - {unit: rival, indicator: x, tails: {t: 4}}
      actions:
        - {id: a, units: [us], duration: 2, success: 0.7, credit: 0.9, effects: [{indicator: x, close: {uniform: [0.05, 0.1]}, ramp: 4}]}
      futures:
        - {id: same, probability: 0.6}
        - {id: other, probability: 0.4, from: 2023-06, set: {schemes.s.x.points: 70}}
      targets:
        - {id: pair, kind: strive, board: pair, unit: us, rank: {at_most: 1}, by: 2023-10}
        - {id: rank, kind: strive, board: all, unit: us, rank: {at_most: 2}, by: 2023-10}
        - {id: score, kind: strive, board: pair, unit: us, score: {at_least: 57}, by: 2023-08}
        - {id: value, kind: strive, board: pair, unit: us, indicator: x, value: {at_least: 50}, throughout: [2023-05, 2023-10]}
        - {id: clean, kind: strive, board: pair, unit: us, events: {indicator: cases, at_most: 2}, by: 2023-10}
      plans:
        - {id: plan, title: 方案, actions: \(plan)}
      """,
      "units.csv": """
      id,title,kind,parent,depth
      us,我县,town,,indicators
      rival,邻县,town,,indicators
      total,甲县,other,,score
      one,乙县,other,,rank
      two,丙县,other,,rank
      """,
      "history.csv": "unit,indicator,period,value\n" + values,
      "results.csv": """
      board,unit,period,score,rank
      all,total,2022-12,58,1
      all,one,2022-12,,2
      all,us,2022-12,,3
      all,rival,2022-12,,3
      all,two,2022-12,,5
      """,
    ]).load()
  }

  private let settings = SimulationSettings(replications: 4_000, seed: 5, threads: 2)

  private func outcome(_ actuals: Actuals, plan: String = "[a]") throws -> TrackOutcome {
    let scenario = try scenario(plan: plan)
    return try Tracker(
      scenario: scenario, plan: try #require(scenario.plans.first), actuals: actuals, settings: settings
    ).outcome(since: nil)
  }

  @Test("no figure, no change: every target stays as likely, draw for draw", arguments: [1, 4])
  func nothingNew(months: Int) throws {
    let empty = Observation(unit: "us", indicator: "x", period: TrackCase.month(months), value: nil)
    let outcome = try outcome(Actuals(observations: [empty]))
    #expect(outcome.dataTo == TrackCase.month(months) && outcome.changes.count == 5)
    for change in outcome.changes {
      #expect(change.before.value > 0.02 && change.before.value < 0.98, "\(change.target) tells nothing")
      #expect(change.now.probability == change.before)
      #expect(change.parts.map(\.cause) == [.actions, .time, .ownData, .rivals])
      #expect(change.parts.allSatisfy { $0.difference == 0 && $0.error == 0 })
    }
  }

  @Test("another's figure is not credited to ours, nor to time")
  func rival() throws {
    let outcome = try outcome(Actuals(observations: [TrackCase.value("rival", "x", 3, 40)]))
    let parts = try #require(outcome.changes.first { $0.target == "pair" }).parts
    #expect(parts.map { $0.difference == 0 } == [true, true, true, false])
    #expect((parts.last?.difference ?? 0) > 0.1)
    for target in ["score", "value", "clean"] {
      let change = try #require(outcome.changes.first { $0.target == target })
      #expect(change.now.probability == change.before)
    }
  }

  @Test("where every quantity has a figure, it is as if as_of had been edited")
  func edited() throws {
    let rows = ["us", "rival"].flatMap { unit in
      [
        TrackCase.value(unit, "x", 3, unit == "us" ? 53 : 52), TrackCase.value(unit, "y", 3, 61),
        TrackCase.value(unit, "cases", 3, 1),
      ]
    }
    let tracked = try outcome(Actuals(observations: rows), plan: "[]")
    let history = rows.map { "\($0.unit),\($0.indicator),\($0.period),\(Int($0.value?.constant ?? 0))\n" }.joined()
    let scenario = try scenario(asOf: 3, history: history, plan: "[]")
    let edited = Simulation.project(
      model: try CompiledModel(scenario, drawsEveryLeaf: true), plan: try #require(scenario.plans.first),
      settings: settings)
    for target in ["pair", "score", "value", "clean"] {
      let left = try #require(tracked.changes.first { $0.target == target }).now.probability
      let right = try #require(edited.targets.first { $0.id == target }).probability
      let error = (left.standardError * left.standardError + right.standardError * right.standardError).squareRoot()
      // 4.5 standard errors: a false alarm in 150,000 comparisons.
      #expect(abs(left.value - right.value) <= 4.5 * error, "\(target): \(left.value), \(right.value)")
    }
  }
}
