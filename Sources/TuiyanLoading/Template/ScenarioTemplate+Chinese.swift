// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension ScenarioTemplate {
  /// `scenario.yaml` with Chinese comments; `«id»` stands for the id.
  static let chineseScenario = """
    # yaml-language-server: $schema=./scenario.schema.json
    # 推演情景样板：六个县争位次，我们是云溪县，还有九个月。数字全是假设的，请逐个换成自己的。
    # 先试：tuiyan validate .     再看：tuiyan project .     然后：tuiyan plan .
    tuiyan: 1                    # 格式版本
    id: «id»
    title: 示例：六县营商环境攻坚
    as_of: 2024-03               # 最后一个有数据的时期
    horizon: 2024-12             # 推演到这里
    step: month                  # month 月 | quarter 季 | year 年
    seed: 20240331               # 同一种子，同一结果
    illustrative: true           # 数字是举例的：每份报告都会写明；换成真数后改为 false
    source: "assumed: 样板举例"   # 数字的出处：document 文件 | assumed 假设 | masked 文件中被遮盖；管到下层没有另写的地方

    # 四张表，可用电子表格编辑，存成 CSV（UTF-8；GB18030 须加 --encoding gb18030）
    units: units.csv             # 谁参加排名，知道多深：indicators 逐项指标 | score 只知总分 | rank 只知位次
    history: history.csv         # 各指标逐期数值；空着 = 已知没有上报；文件里遮盖的数照写 **.*
    results: results.csv         # 上级公布的总分和位次
    reference: reference.csv     # 上级公布的最优值、平均值、最差值；indicator 空着 = 总分
    ours: yunxi                  # 哪些单位是我们的

    # 指标体系：一棵树，分组的 points 必须等于其下之和
    schemes:
      - id: county
        title: 县域营商环境评价指标体系
        indicators:
          - id: approval
            title: 办事便利
            points: 50
            owner: approval-office
            children:
              # linear：40 得 0 分，100 得满分，其间按比例；logit：接近 100% 时越来越难再升
              - {id: online-rate, title: 网办率, points: 20, unit: "%", better: higher, range: [0, 100], transform: logit, score: {linear: {from: 40, to: 100}}}
              # cohort：与同榜单位及公布的最优、最差值相比；better: lower 表示越低越好
              - {id: days, title: 企业开办办结时间, points: 20, unit: 工作日, better: lower, range: [0.5, 30], transform: log, score: {cohort: {from: worst, to: best}}}
              # steps：达到哪一档得几成
              - {id: documents, title: 平均申请材料, points: 10, unit: 件, better: lower, range: [1, 15], score: {steps: [[8, 0.4], [5, 0.7], [3, 1]]}}
          # survey：抽样问卷，样本小就有抽样误差；sd 是单个答卷的标准差
          - {id: satisfaction, title: 市场主体满意度, points: 30, owner: market-office, better: higher, range: [1, 5], survey: {answers: 80, sd: 0.9}, score: {linear: {from: 3, to: 5}}}
          # piecewise：折线，其间按直线，两头持平
          - {id: policy-delivery, title: 惠企政策兑现率, points: 20, owner: reform-office, unit: "%", better: higher, range: [0, 100], transform: logit, score: {piecewise: [[50, 0], [80, 0.6], [100, 1]]}}
          # cumulative：年内（赛季内）累计的数写 cumulative: {since: 2024-01}（累计第一期；take: mean 表示累计平均），按进度外推
          # events：偶发事件，每月平均 0.25 起；每起扣 1 分，最多扣 5 分
          - {id: bad-cases, title: 损害营商环境典型案例, points: 0, owner: reform-office, better: lower, events: {rate: 0.25, so_far: 0}, score: {per_event: -1, floor: -5}}

    # 榜单：谁和谁排在一起，用哪套指标；release 是正式公布的时期
    boards:
      - {id: counties, title: 全市六县, units: {kind: county}, scheme: county, release: [2024-12], ties: min}

    # 走势：不采取行动会怎样。没写的键从历史数据估计
    dynamics:
      # sigma 每月波动（"0.8%" = 值域的 0.8%）；drift 每月向好的方向走多少；rho 波动的记性；common 各单位同涨同落的份额
      default: {drift: 0, sigma: "0.8%", rho: 0.9, damping: 0.9, common: 0.3}
      # 只知总分的对手：总分每月的走势，normal: [均值, 标准差]
      score: {drift: {normal: [0.15, 0.1]}, sigma: 0.6, rho: 1, damping: 0.9, common: 0.2}

    owners:
      - {id: approval-office, title: 县行政审批局, staff: 12}
      - {id: market-office, title: 县市场监管局, staff: 8}
      - {id: reform-office, title: 县发展改革局, staff: 8}

    # 行动：money 一次性（万元），staff 进行期间每月用人，duration 做几个月，success 做成的概率，credit 评价方认账的概率
    # 效果：add 加多少 | close 缩小与最优之间差距的几成 | set 变成多少 | rate 事件率乘几；delay 完成后几个月见效，ramp 几个月到位
    actions:
      - id: data-link
        title: 数据共享平台对接
        owner: approval-office
        units: yunxi
        cost: {money: 200, staff: 6}
        start: {earliest: 2024-04, latest: 2024-06}
        duration: 2
        success: 0.9
        effects:
          - {indicator: online-rate, close: {pert: [0.05, 0.1, 0.15]}}      # 不确定的数写成分布：最低、最可能、最高
        evidence: {source: 样板, note: 换成自己的依据, kind: assumed}
      - id: one-visit
        title: 一件事一次办
        owner: approval-office
        units: yunxi
        cost: {money: 120, staff: 4}
        start: {earliest: 2024-04, latest: 2024-08}
        duration: 3
        slip: {discrete: {0: 0.7, 1: 0.2, 2: 0.1}}                          # 拖期：七成不拖，两成拖一个月
        success: 0.85
        credit: 0.95
        requires: [data-link]                                               # 要等数据对接做完
        effects:
          - {indicator: online-rate, close: {pert: [0.2, 0.35, 0.5]}, delay: 1, ramp: 2}
          - {indicator: satisfaction, add: {normal: [0.08, 0.03]}}
        evidence: {source: 样板, kind: assumed}
      - id: parallel-approval
        title: 并联审批、精简材料
        owner: approval-office
        units: yunxi
        cost: {money: 150, staff: 5}
        start: {earliest: 2024-04, latest: 2024-07}
        duration: 4
        success: 0.85
        effects:
          - {indicator: days, close: {uniform: [0.25, 0.45]}}
          - {indicator: documents, add: {normal: [2, 0.4]}}                 # add 总是向好的方向：这里是减少两件
        evidence: {source: 样板, kind: assumed}
      - id: policy-direct
        title: 惠企政策免申即享
        owner: reform-office
        units: yunxi
        cost: {money: 180, staff: 4}
        start: {earliest: 2024-04, latest: 2024-08}
        duration: 3
        success: 0.9
        effects:
          - {indicator: policy-delivery, close: {triangular: [0.15, 0.3, 0.5]}, ramp: 2}
        evidence: {source: 样板, kind: assumed}
      - id: watch
        title: 监测点与投诉快办
        owner: market-office
        units: yunxi
        cost: {money: 60, staff: 2}
        start: {earliest: 2024-04, latest: 2024-06}
        duration: 1
        success: 0.95
        effects:
          - {indicator: bad-cases, rate: 0.6}                               # 事件率降到六成
          - {indicator: satisfaction, add: {normal: [0.06, 0.03]}, ramp: 3}
        evidence: {source: 样板, kind: assumed}

    synergies:
      - {actions: [data-link, one-visit], factor: 1.1}                      # 同做时效果各乘 1.1

    # 五项全做要 710 万元，钱和人都不够：该做哪几项、先做哪项？
    budget: {money: 550, staff_per_step: 14, actions: 4, per_owner: 3}

    # 规则可能变：七成照旧，三成从十月起满意度加到 35 分（其余同比例缩小，总分不变）
    futures:
      - {id: as-announced, title: 规则照旧, probability: 0.7}
      - {id: survey-heavier, title: 满意度加重, probability: 0.3, from: 2024-10, set: {schemes.county.satisfaction.points: 35}}

    # 目标：ensure 是承诺，要有把握地守住；strive 是争取，让概率尽量大
    targets:
      - {id: ensure-4, title: 保四, kind: ensure, confidence: 0.8, board: counties, unit: yunxi, rank: {at_most: 4}, by: 2024-12}
      - {id: strive-3, title: 争三, kind: strive, weight: 1, board: counties, unit: yunxi, rank: {at_most: 3}, by: 2024-12}

    # 想比较的方案；tuiyan plan 会自己去找最好的
    plans:
      - {id: nothing, title: 什么都不做, actions: []}
      - {id: draft, title: 初稿, actions: [parallel-approval, {action: policy-direct, start: 2024-05}, watch]}

    """

  static let chineseTables = Tables(
    units: """
      id,title,kind,parent,depth,note
      yunxi,云溪县,county,,indicators,我们自己：逐项指标都知道
      qingshan,青山县,county,,score,只知总分
      pinghu,平湖县,county,,score,
      linjiang,临江县,county,,score,
      shimen,石门县,county,,score,
      baisha,白沙县,county,,score,

      """,
    source: "assumed: 样板举例")
}
