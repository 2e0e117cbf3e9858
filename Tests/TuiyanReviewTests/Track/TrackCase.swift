// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanReview
import TuiyanSimulation

/// One unit of ours and one rival, six months; `walk` is a random walk from 50 with steps of sd 2, `still` stays at 50
/// but for what actions do.
enum TrackCase {
  static let files = [
    "scenario.yaml": """
    tuiyan: 1
    id: case
    title: 案例
    as_of: 2022-12
    horizon: 2023-06
    step: month
    seed: 11
    units: units.csv
    history: history.csv
    ours: us
    schemes:
      - id: s
        indicators:
          - {id: walk, title: 走, points: 60, owner: office, better: higher, range: [0, 100], score: {linear: {from: 0, to: 100}}}
          - {id: still, title: 停, points: 40, owner: bureau, better: lower, range: [0, 100], score: {linear: {from: 100, to: 0}}}
    boards:
      - {id: board, units: {kind: town}, scheme: s}
    dynamics:
      default: {sigma: 2, drift: 0, rho: 1, damping: 1, common: 0}
      overrides:
        - {indicator: still, sigma: 0}
    owners:
      - {id: office, title: 政务办}
      - {id: bureau, title: 局}
    actions:
      - {id: cut, title: 压减, owner: bureau, units: [us], duration: 1, success: 0.5, effects: [{indicator: still, add: 10}]}
    targets:
      - {id: high, title: 上去, kind: strive, board: board, unit: us, indicator: walk, value: {at_least: 52}, by: 2023-04}
      - {id: low, title: 下来, kind: ensure, confidence: 0.9, board: board, unit: us, indicator: still, value: {at_most: 41}, by: 2023-03}
      - {id: soon, title: 开年, kind: strive, board: board, unit: us, indicator: walk, value: {at_least: 50}, by: 2023-01}
      - {id: first, title: 第一, kind: strive, board: board, unit: us, rank: {at_most: 1}, by: 2023-06}
    plans:
      - {id: draft, title: 方案, actions: [cut]}
    """,
    "units.csv": "id,title,kind,parent,depth\nus,我县,town,,indicators\nrival,邻县,town,,indicators\n",
    "history.csv": """
    unit,indicator,period,value
    us,walk,2022-12,50
    us,still,2022-12,50
    rival,walk,2022-12,50
    rival,still,2022-12,50
    """,
  ]

  static func month(_ h: Int) -> Period { Period(step: .month, ordinal: 2022 * 12 + 11 + h) }

  static func value(_ unit: String, _ leaf: String, _ h: Int, _ value: Double) -> Observation {
    Observation(unit: unit, indicator: leaf, period: month(h), value: Quantity(value))
  }

  static func outcome(
    _ actuals: Actuals, plan: String = "draft", since: TrackBaseline? = nil, seed: UInt64 = 11,
    replications: Int = 20_000
  ) throws -> TrackOutcome {
    let scenario = try TextScenario(files).load()
    let stored = scenario.plans.first { $0.id == plan } ?? .nothing
    return try Tracker(
      scenario: scenario, plan: stored, actuals: actuals,
      settings: SimulationSettings(replications: replications, seed: seed, threads: 2)
    ).outcome(since: since)
  }
}
