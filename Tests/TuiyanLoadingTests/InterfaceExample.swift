// SPDX-License-Identifier: GPL-3.0-or-later

/// The scenario the format's description shows, with tables small enough to read.
enum InterfaceExample {
  static var files: [String: String] {
    [
      "scenario.yaml": yaml, "units.csv": units, "history.csv": history, "results.csv": results,
      "reference.csv": reference, "expected.yaml": "expect: []\n",
    ]
  }

  static let units = """
    id,title,kind,parent,depth,note
    xiangxi,湘西州,prefecture,,indicators,
    changsha,长沙市,prefecture,,score,
    yueyang,岳阳市,prefecture,,score,
    jishou,吉首市,county,xiangxi,indicators,
    luxi,泸溪县,county,xiangxi,score,
    liuyang,浏阳市,county,changsha,indicators,
    p4,第4市,prefecture,,score,
    p5,第5市,prefecture,,score,
    p6,第6市,prefecture,,score,
    p7,第7市,prefecture,,score,
    p8,第8市,prefecture,,score,
    p9,第9市,prefecture,,score,
    p10,第10市,prefecture,,score,
    p11,第11市,prefecture,,score,
    p12,第12市,prefecture,,score,
    c4,第4县,county,changsha,score,
    c5,第5县,county,changsha,score,
    c6,第6县,county,changsha,score,
    c7,第7县,county,changsha,score,
    c8,第8县,county,changsha,score,
    c9,第9县,county,changsha,score,
    c10,第10县,county,changsha,score,
    c11,第11县,county,changsha,score,

    """

  static let history = """
    unit,indicator,period,value,source
    xiangxi,online-rate,2021-12,61,assumed
    xiangxi,online-rate,2022-03,63.5,document 004
    xiangxi,days,2022-03,8,assumed
    xiangxi,satisfaction,2022-03,"4.*",masked
    xiangxi,bad-cases,2022-03,1,assumed
    jishou,online-rate,2022-03,55,
    jishou,days,2022-03,11,assumed
    jishou,satisfaction,2022-03,,assumed
    liuyang,online-rate,2022-03,70,assumed
    liuyang,days,2022-03,6,assumed
    liuyang,satisfaction,2022-03,4.2,assumed

    """

  static let results = """
    board,unit,period,score,rank,source
    prefectures,xiangxi,2021,,12,assumed
    prefectures,changsha,2021,23.1,1,assumed
    prefectures,yueyang,2022-03,**.*,3,document
    counties,jishou,2021,,2,assumed
    counties,luxi,2021,12,3,assumed
    counties,liuyang,2021,20,1,assumed
    prefectures,p4,2021,18.5,4,document
    prefectures,p5,2021,18.0,5,document
    prefectures,p6,2021,17.5,6,document
    prefectures,p7,2021,17.0,7,document
    prefectures,p8,2021,16.5,8,document
    prefectures,p9,2021,16.0,9,document
    prefectures,p10,2021,15.5,10,document
    prefectures,p11,2021,15.0,11,document
    prefectures,p12,2021,14.5,11,document
    counties,c4,2021,10,4,document
    counties,c5,2021,9.5,5,document
    counties,c6,2021,9,6,document
    counties,c7,2021,8.5,7,document
    counties,c8,2021,8,8,document
    counties,c9,2021,7.5,9,document
    counties,c10,2021,7,10,document
    counties,c11,2021,6.5,11,document

    """

  static let reference = """
    board,indicator,period,best,mean,worst,source
    prefectures,days,2022-03,2,6,20,assumed
    counties,days,2022-03,2,7,25,assumed
    prefectures,,2021,23.1,18,,assumed

    """

  static let yaml = """
    tuiyan: 1                          # format version
    id: xiangxi-2022
    title: 湘西州优化营商环境攻坚年
    as_of: 2022-03                     # last period with data
    horizon: 2022-12
    step: month                        # month | quarter | year
    seed: 20220315
    illustrative: true                 # figures are invented: every report says so

    units: units.csv
    history: history.csv
    results: results.csv
    reference: reference.csv
    ours: {ids: [xiangxi], parent: xiangxi}

    schemes:
      - id: province
        indicators:
          - id: starting-a-business
            title: 开办企业
            points: 4
            owner: amr                 # an id of owners
            children:
              - {id: online-rate, title: 网办率, points: 2, unit: "%", better: higher, range: [0, 100], transform: logit, score: {linear: {from: 40, to: 100}}}
              - {id: days, title: 办结时间, points: 2, unit: 工作日, better: lower, range: [0.5, 60], transform: log, score: {cohort: {from: worst, to: best}}}
          - {id: satisfaction, title: 市场主体满意度, points: 20, better: higher, range: [1, 5], survey: {answers: 60, sd: 0.9}, score: {linear: {from: 3, to: 5}}}
          - {id: bad-cases, title: 损害营商环境典型案例, points: 0, better: lower, events: {rate: 0.2, so_far: 0}, score: {per_event: -1, floor: -5}}
    boards:                            # a board = who is ranked together, on which scheme
      - {id: prefectures, title: 全省14个市州, units: {kind: prefecture}, scheme: province, release: [2022-12], ties: min}
      - {id: counties, title: 全省122个县市区, units: {kind: county}, scheme: province, release: [2022-12], ties: min}
    dynamics:                          # what is not stated here is estimated from history
      default: {sigma: "0.8%", rho: 0.9, damping: 0.9, common: 0.3}     # "0.8%" = of the leaf's range
      rivals: {drift: {normal: ["0.2%", "0.1%"]}}
      score: {drift: {normal: [0.2, 0.1]}, sigma: 0.6, rho: 1, damping: 0.9, common: 0.2}
      overrides:
        - {unit: xiangxi, indicator: days, drift: 0.1}
    owners:
      - {id: amr, title: 州市场监管局, staff: 12}
      - {id: data, title: 州行政审批局, staff: 10}
    actions:
      - {id: data-platform, title: 数据共享平台对接, owner: data, units: [xiangxi], cost: {money: 300, staff: 6}, start: {earliest: 2022-04, latest: 2022-06}, duration: 2, success: 0.9,
         effects: [{indicator: online-rate, close: {uniform: [0.05, 0.1]}}]}
      - id: one-visit
        title: “一件事一次办”集成套餐
        owner: amr
        units: [xiangxi]               # or {parent: xiangxi} with `each: true`: decided county by county
        cost: {money: 120, staff: 4}   # money once (万元), staff per step while it runs
        start: {earliest: 2022-04, latest: 2022-08}
        duration: 3
        slip: {discrete: {0: 0.7, 1: 0.2, 2: 0.1}}
        success: 0.85
        credit: 0.9
        requires: [data-platform]
        excludes: []
        effects:
          - {indicator: online-rate, close: {pert: [0.1, 0.25, 0.4]}, delay: 1, ramp: 3}
          - {indicator: satisfaction, add: {normal: [0.08, 0.03]}}
        evidence: {source: "004", note: 长沙市企业注销20个工作日压缩至0.5个工作日, kind: document}
    synergies:
      - {actions: [one-visit, data-platform], factor: 1.2}
    budget: {money: 2600, staff_per_step: 40, actions: 12, per_owner: 3}
    futures:
      - {id: as-announced, probability: 0.7}
      - {id: survey-heavier, probability: 0.3, from: 2022-10, set: {schemes.province.satisfaction.points: 22}}
    targets:
      - {id: ensure-10, title: 保十, kind: ensure, confidence: 0.9, board: prefectures, unit: xiangxi, rank: {at_most: 10}, by: 2022-12}
      - {id: strive-8, title: 争八, kind: strive, weight: 1, board: prefectures, unit: xiangxi, rank: {at_most: 8}, by: 2022-12}
      - {id: climb-10, title: 各县市进十位, kind: strive, weight: 1, board: counties, each: {parent: xiangxi}, rank_gain: {at_least: 10, since: 2021}, by: 2022-12}
    plans:
      - {id: nothing, actions: []}
      - {id: this-year, actions: [data-platform, {action: one-visit, start: 2022-06}]}
    expect: expected.yaml              # stored expectations for `tuiyan check`

    """
}
