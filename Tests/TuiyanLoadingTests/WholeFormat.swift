// SPDX-License-Identifier: GPL-3.0-or-later

/// One scenario that uses every part of the format; its form is right, its tables are not there.
enum WholeFormat {
  static let yaml = """
    tuiyan: 1
    id: whole
    as_of: 2022-Q1
    horizon: 2023
    step: quarter
    units: units.csv
    history: history.csv
    source: "assumed: all of it"
    note: a line
    schemes:
      - id: s
        title: 2022
        source: document 001
        indicators:
          - id: g
            points: 6
            aggregate: geometric
            children:
              - {id: a, points: 2, unit: "%", range: [0, 100], frontier: 95, survey: {answers: 60}, score: {steps: [[60, 0], [80, 0.5], [90, 1]]}}
              - {id: b, points: 4, better: lower, score: {piecewise: [[1, 1], [5, 0.5], [9, 0]]}, note: x}
          - {id: c, points: 3, score: {rank: {}}, rollup: {of: {parent: self}, indicator: b, take: {share_at_least: 3}}}
          - {id: d, points: 3, score: {cohort: {from: q05, to: mean}}, rollup: {of: {parent: self}, board_score: low, take: mean}}
          - {id: f, points: 1, cumulative: {since: 2022-Q1, take: mean}, score: {linear: {from: 0, to: 9}}}
          - {id: e, points: 1, score: {per_event: 0.5, floor: 0, cap: 2}, events: {rate: {lognormal: [0.2, 1.5]}, so_far: 1, once: true}}
    boards:
      - {id: top, units: [u, v], scheme: s, release: [2022, 2022-Q4], ties: average, tie_break: [g, a], decimals: 2, scores: from_ranks}
      - {id: low, units: {ids: [w], kind: county, parent: u}, scheme: s, source: masked, cumulative: {since: 2021-Q4}}
    dynamics:
      default: {level_sd: "1%", drift: "-0.5%", sigma: {uniform: ["0.1%", 2]}, rho: 0.5, damping: 1, common: 0, tails: {t: 5}}
      reference: {drift: {normal: [0.1, 0.2]}}
      overrides:
        - {kind: county, ours: true, indicator: a, level: "8*.*"}
        - {rivals: true, sigma: 1, source: "assumed: b"}
        - {reference: true, indicator: a, drift: 0.1}
    actions:
      - {id: x, units: {parent: u}, each: true, duration: 2, slip: 1, effects: [{indicator: e, rate: 0.5, shape: s, fade: 2.5}, {indicator: b, set: {triangular: [1, 2, 3]}}, {indicator: a, add: "2%"}, {indicator: a, close: {beta: [2, 3]}}]}
    futures:
      - {id: f, set: {dynamics.default.sigma: "1%", schemes.s.a.answers: 90}}
    targets:
      - {id: t1, kind: strive, weight: 2, objective: joint, board: top, each: {ids: [u]}, throughout: [2022-Q2, 2023], indicator: a, value: {at_least: 80}}
      - {id: t2, kind: strive, board: top, count: {of: u, at_least: 1}, by: 2022, indicator: a, rank: {at_most: 3}}
      - {id: t3, kind: ensure, confidence: 0.8, board: low, unit: w, by: 2022, at_least: {n: 1, of: [{not_bottom: 1}, {score: {at_least: 5}}, {any_of: [{rank: {at_most: 1}}]}]}}
      - {id: t4, kind: strive, board: top, unit: u, by: 2022, share_of_indicators: {value_at_best: 0.9, at_least: 0.3}}
      - {id: t5, kind: strive, board: top, unit: u, by: 2022, events: {indicator: e, at_most: 2}}
      - {id: t6, kind: strive, board: top, unit: u, by: 2022, rank_gain: {at_least: 1, since: as_of}}
    plans:
      - {id: p, title: 甲, actions: [x, {action: x, unit: w, start: 2022-Q3}]}

    """
}
