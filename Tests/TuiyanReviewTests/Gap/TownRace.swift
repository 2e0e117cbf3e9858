// SPDX-License-Identifier: GPL-3.0-or-later

/// Seven towns, everything known, every figure small enough to be reckoned by hand.
///
///     town          t1  t2  t3  t4  t5  t6  t7
///     online, %     80  70  60  50  40  30   0    10 points, 0 → 100
///     days           2   4   6   8  10  12  22    20 points, worst → best of the board
///     bad cases      0   0   0   1   0   0   0    −1 each
///     total         28  25  22  18  16  13   0
enum TownRace {
  static let scenario = """
    tuiyan: 1
    id: towns
    title: 七个乡镇
    as_of: 2022-03
    horizon: 2022-06
    step: month
    units: units.csv
    history: history.csv
    results: results.csv
    reference: reference.csv
    ours: [t6, t7]
    schemes:
      - id: town
        indicators:
          - {id: online, title: 网办率, points: 10, owner: office, unit: "%", better: higher, range: [0, 100], score: {linear: {from: 0, to: 100}}}
          - {id: days, title: 办结时间, points: 20, better: lower, range: [1, 30], score: {cohort: {from: worst, to: best}}}
          - {id: bad, title: 典型案例, points: 0, better: lower, events: {rate: 0.1}, score: {per_event: -1, floor: -5}}
          - {id: praise, title: 表扬, points: 2, owner: office, better: higher, events: {rate: 0.1}, score: {per_event: 0.5, cap: 2}}
    boards:
      - {id: towns, units: {kind: town}, scheme: town}
    dynamics:
      default: {sigma: 1, drift: 0, rho: 1, damping: 1, common: 0}
    owners:
      - {id: office, title: 政务办}
    actions:
      - {id: platform, owner: office, units: [t6], cost: {money: 50, staff: 2}, duration: 3, success: 0.8, credit: 0.5, effects: [{indicator: online, close: 0.5}]}
      - {id: pledge, units: [t6], cost: {staff: 1}, duration: 1, effects: [{indicator: days, add: {triangular: [1, 2, 3]}}]}
      - {id: watch, units: [t6], cost: {money: 10}, duration: 1, effects: [{indicator: bad, rate: 0.5}]}
    """

  static let units = """
    id,title,kind,parent,depth
    t1,一,town,,indicators
    t2,二,town,,indicators
    t3,三,town,,indicators
    t4,四,town,,indicators
    t5,五,town,,indicators
    t6,六,town,,indicators
    t7,七,town,,indicators
    """

  static let history: String = {
    let online = [80, 70, 60, 50, 40, 30, 0]
    let days = [2, 4, 6, 8, 10, 12, 22]
    var rows = ["unit,indicator,period,value,source"]
    for town in 1...7 {
      rows.append("t\(town),online,2022-03,\(online[town - 1]),document: a")
      rows.append(
        "t\(town),days,\(town == 6 ? "2022-02" : "2022-03"),\(days[town - 1]),\(town < 3 ? "assumed: b" : "")")
    }
    rows += ["t6,online,2022-02,35,", "t4,bad,2022-03,1,"]
    return rows.joined(separator: "\n") + "\n"
  }()

  static let results = """
    board,unit,period,score,rank
    towns,t6,2021-12,,5
    towns,t6,2022-03,,6
    towns,t7,2021-09,,6
    towns,t7,2021-12,,7
    towns,t7,2022-03,,7
    """

  static let reference = """
    board,indicator,period,best,mean,worst,source
    towns,online,2021-12,85,50,1,document: old
    towns,online,2022-03,90,55,0,document: new
    """

  static func folder() throws -> TextScenario {
    try TextScenario([
      "scenario.yaml": scenario, "units.csv": units, "history.csv": history, "results.csv": results,
      "reference.csv": reference,
    ])
  }
}
