// SPDX-License-Identifier: GPL-3.0-or-later

/// The small scenario that every broken one is one edit away from.
package enum GoodScenario {
  package static let files: [String: String] = [
    "scenario.yaml": scenario, "units.csv": units, "history.csv": history, "results.csv": results,
    "reference.csv": reference,
  ]

  /// Line numbers in the expectations count from here.
  package static let scenario = """
    tuiyan: 1
    id: good
    title: 好情景
    as_of: 2022-03
    horizon: 2022-12
    step: month
    seed: 7
    units: units.csv
    history: history.csv
    results: results.csv
    reference: reference.csv
    ours: [us]
    schemes:
      - id: main
        indicators:
          - id: approval
            points: 60
            owner: office
            children:
              - {id: online, points: 30, unit: "%", better: higher, range: [0, 100], transform: logit, score: {linear: {from: 40, to: 100}}}
              - {id: days, points: 30, better: lower, range: [0.5, 60], transform: log, score: {cohort: {from: worst, to: best}}}
          - {id: mood, points: 40, better: higher, range: [1, 5], survey: {answers: 60, sd: 0.9}, score: {linear: {from: 3, to: 5}}}
          - {id: cases, points: 0, better: lower, events: {rate: 0.2}, score: {per_event: -1, floor: -5}}
    boards:
      - {id: counties, units: {kind: county}, scheme: main, release: [2022-12], ties: min, tie_break: [approval, mood]}
    dynamics:
      default: {drift: 0, sigma: "0.8%", rho: 0.9}
      score: {drift: {normal: [0.2, 0.1]}, sigma: 0.6}
      overrides:
        - {unit: us, indicator: days, drift: 0.1}
    owners:
      - {id: office, title: 审批局, staff: 12}
    actions:
      - id: data
        owner: office
        units: us
        cost: {money: 300, staff: 6}
        start: {earliest: 2022-04, latest: 2022-06}
        duration: 2
        success: 0.9
        effects:
          - {indicator: online, close: {pert: [0.1, 0.2, 0.4]}}
      - id: visit
        units: us
        duration: 3
        slip: {discrete: {0: 0.7, 1: 0.3}}
        requires: [data]
        effects:
          - {indicator: mood, add: {normal: [0.08, 0.03]}, delay: 1, ramp: 2}
          - {indicator: cases, rate: 0.6}
    synergies:
      - {actions: [data, visit], factor: 1.2}
    budget: {money: 400, staff_per_step: 10, actions: 2}
    futures:
      - {id: usual, probability: 0.7}
      - {id: heavier, probability: 0.3, from: 2022-10, set: {schemes.main.mood.points: 50}}
    targets:
      - {id: ensure, kind: ensure, confidence: 0.8, board: counties, unit: us, rank: {at_most: 2}, by: 2022-12}
      - {id: strive, kind: strive, board: counties, unit: us, rank_gain: {at_least: 1, since: 2021}, by: 2022-12}
    plans:
      - {id: nothing, actions: []}
      - {id: both, actions: [data, {action: visit, start: 2022-07}]}

    """

  package static let units = """
    id,title,kind,parent,depth
    us,我县,county,,indicators
    them,他县,county,,score
    far,远县,county,,score

    """

  static let history = """
    unit,indicator,period,value
    us,online,2022-02,70
    us,online,2022-03,72
    us,days,2022-03,6
    us,mood,2022-03,4.1

    """

  static let results = """
    board,unit,period,score,rank
    counties,us,2021,60,2
    counties,them,2021,64,1
    counties,far,2021,55,3

    """

  static let reference = """
    board,indicator,period,best,mean,worst
    counties,,2021,64,59,55
    counties,days,2021,1,6,20

    """
}
