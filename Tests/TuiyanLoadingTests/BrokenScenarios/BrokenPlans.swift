// SPDX-License-Identifier: GPL-3.0-or-later

extension BrokenScenario {
  /// Actions, budgets and synergies.
  static let actions: [BrokenScenario] = [
    .init(
      "an action of an unknown owner", "  - id: data\n    owner: office", "  - id: data\n    owner: offices",
      "scenario.yaml:35:12: 没有名为“offices”的责任单位（请检查 id；是不是“office”？）"),
    .init(
      "an action for an unknown unit", "    owner: office\n    units: us", "    owner: office\n    units: uz",
      "scenario.yaml:36:12: 没有名为“uz”的单位（请检查 id；是不是“us”？）"),
    .init(
      "two actions with one id", "  - id: visit", "  - id: data",
      "scenario.yaml:43:9: 行动 id “data”重复（第一次在 scenario.yaml:34:9）",
      "scenario.yaml:47:16: 行动“data”的 requires 里有它自己（请删去）", "scenario.yaml:52:22: 没有名为“visit”的行动（请检查 id）",
      "scenario.yaml:62:41: 没有名为“visit”的行动（请检查 id）"),
    .init(
      "an effect on an unknown leaf", "{indicator: online, close", "{indicator: onlin, close",
      "scenario.yaml:42:21: 没有名为“onlin”的末级指标（请检查 id；是不是“online”？）"),
    .init(
      "an effect on a group", "{indicator: online, close", "{indicator: approval, close",
      "scenario.yaml:42:21: “approval”是分组，没有自己的数值（请写末级指标）"),
    .init(
      "an effect on the total of a unit with indicators", "{indicator: online, close", "{indicator: total, close",
      "scenario.yaml:42:21: 单位“us”有指标数据，总分由指标算出，不能直接改（请写末级指标）"),
    .init(
      "an effect on a leaf of a unit known by score", "    owner: office\n    units: us",
      "    owner: office\n    units: them",
      "scenario.yaml:42:21: 单位“them”的 depth 是 score，没有指标“online”（对只知总分或位次的单位，效果应写 indicator: total）"),
    .init(
      "two kinds of effect at once", "{indicator: cases, rate: 0.6}", "{indicator: cases, rate: 0.6, add: 1}",
      "scenario.yaml:50:39: effects[] 里 rate、add 不能并存（只能留一个）", "scenario.yaml:50:44: 指标“cases”是事件计数，不能用 add（请用 rate）"),
    .init(
      "no kind of effect", "{indicator: cases, rate: 0.6}", "{indicator: cases}",
      "scenario.yaml:50:9: effects[] 缺少一个键（应恰有其一：add、close、set、rate）"),
    .init(
      "a rate on a leaf without events", "{indicator: cases, rate: 0.6}", "{indicator: mood, rate: 0.6}",
      "scenario.yaml:50:33: rate 只用于有 events 的指标，“mood”没有（请用 add、close 或 set）"),
    .init(
      "an effect on events that is no rate", "{indicator: cases, rate: 0.6}", "{indicator: cases, add: 1}",
      "scenario.yaml:50:33: 指标“cases”是事件计数，不能用 add（请用 rate）"),
    .init(
      "requires something unknown", "requires: [data]", "requires: [date]",
      "scenario.yaml:47:16: 没有名为“date”的行动（请检查 id；是不是“data”？）"),
    .init(
      "requires in a circle", "    duration: 2\n", "    duration: 2\n    requires: [visit]\n",
      "scenario.yaml:40:16: 行动成了循环：data → visit → data（最后一环在 scenario.yaml:48:16）"),
    .init(
      "excludes what it requires", "requires: [data]", "requires: [data]\n    excludes: [data]",
      "scenario.yaml:47:16: 行动“data”既被需要又被排斥（只能居其一）",
      "scenario.yaml:53:15: “data”与“visit”互相排斥，不会同在一个方案里，这条协同不起作用"),
    .init(
      "a synergy with something unknown", "{actions: [data, visit], factor: 1.2}",
      "{actions: [data, visits], factor: 1.2}", "scenario.yaml:52:22: 没有名为“visits”的行动（请检查 id；是不是“visit”？）"),
    .init(
      "a synergy of one", "{actions: [data, visit], factor: 1.2}", "{actions: [data], factor: 1.2}",
      "scenario.yaml:52:15: 有 1 项（项数应不小于 2）"),
    .init(
      "a stored plan that starts in the past", "{action: visit, start: 2022-07}", "{action: visit, start: 2022-03}",
      "scenario.yaml:62:55: 启动时期 2022-03 已过（as_of 之后最早 2022-04 才能启动；请推迟，或从方案里删去这一项）"),
    .init(
      "a window the wrong way round", "{earliest: 2022-04, latest: 2022-06}", "{earliest: 2022-07, latest: 2022-06}",
      "scenario.yaml:38:40: 起止颠倒：2022-07 晚于 2022-06（应先早后晚）"),
    .init(
      "a window before the first step is only a warning", "{earliest: 2022-04, latest: 2022-06}",
      "{earliest: 2022-03, latest: 2022-06}",
      "scenario.yaml:38:23: 这些行动的最早开始早于 2022-04，按 2022-04 计：data"),
    .init(
      "a window after the horizon is only a warning", "{earliest: 2022-04, latest: 2022-06}",
      "{earliest: 2022-04, latest: 2023-06}",
      "scenario.yaml:38:40: 开始时期 2023-06 晚于 horizon 2022-12，到期前不会开始"),
    .init(
      "a plan with an unknown action", "actions: [data, {action: visit", "actions: [dat, {action: visit",
      "scenario.yaml:62:26: 没有名为“dat”的行动（请检查 id；是不是“data”？）"),
    .init(
      "a plan for an unknown unit", "{action: visit, start: 2022-07}", "{action: visit, unit: uz, start: 2022-07}",
      "scenario.yaml:62:54: 行动“visit”对所有单位一并决定，不能指定 unit（请删去 unit，或给行动写 each: true）"),
    .init(
      "a plan that starts in no period", "{action: visit, start: 2022-07}", "{action: visit, start: 2022-7}",
      "scenario.yaml:62:55: “2022-7”不合要求（应为时期，如 2022-03、2022-Q1、2022）"),
    .init(
      "ids of two plans alike", "{id: nothing, actions: []}", "{id: both, actions: []}",
      "scenario.yaml:62:10: 方案 id “both”重复（第一次在 scenario.yaml:61:10）"),
  ]

  /// Figures that may be uncertain.
  static let figures: [BrokenScenario] = [
    .init(
      "a PERT out of order", "pert: [0.1, 0.2, 0.4]", "pert: [0.1, 0.5, 0.4]",
      "scenario.yaml:42:36: 分布参数颠倒：mode 0.5 大于 high 0.4（应从小到大）"),
    .init("a PERT of two numbers", "pert: [0.1, 0.2, 0.4]", "pert: [0.1, 0.4]", "scenario.yaml:42:43: 有 2 项（项数应为 3）"),
    .init(
      "an unknown distribution", "pert: [0.1, 0.2, 0.4]", "prt: [0.1, 0.2, 0.4]",
      "scenario.yaml:42:37: 没有名为“prt”的分布（可用：pert、triangular、normal、lognormal、uniform、beta、discrete；是不是“pert”？）"),
    .init(
      "two distributions at once", "pert: [0.1, 0.2, 0.4]", "pert: [0.1, 0.2, 0.4], uniform: [0, 1]",
      "scenario.yaml:42:60: distribution 里 pert、uniform 不能并存（只能留一个）"),
    .init(
      "a negative sd", "normal: [0.08, 0.03]", "normal: [0.08, -0.03]",
      "scenario.yaml:49:32: 分布参数 sd 为 -0.03，太小（应不小于 0）"),
    .init(
      "a gsd below 1", "normal: [0.08, 0.03]", "lognormal: [0.08, 0.5]",
      "scenario.yaml:49:32: 分布参数 gsd 为 0.5，太小（应不小于 1）"),
    .init(
      "probabilities that do not add up", "discrete: {0: 0.7, 1: 0.3}", "discrete: {0: 0.7, 1: 0.2}",
      "scenario.yaml:46:11: discrete 的概率之和为 0.9（应为 1）"),
    .init(
      "a share of the range where none may stand", "close: {pert: [0.1, 0.2, 0.4]}", "close: \"20%\"",
      "scenario.yaml:42:36: 这里不能用值域份额“20%”（只有 drift、sigma、level_sd、add 和 survey.sd 可以；请写数字）"),
    .init(
      "a share of the range of a leaf that has none", "range: [1, 5], survey", "survey",
      "scenario.yaml:27:30: “sigma”用了值域份额，但指标“mood”没有 range（请补 range，或改写数字）"),
    .init(
      "a masked figure that is none", "drift: 0.1}\n", "drift: \"*x\"}\n",
      "scenario.yaml:30:42: “*x”不合要求（应为数字、值域份额（如 \"0.8%\"）、分布或掩码数字）"),
    .init("a negative sigma", "sigma: 0.6", "sigma: -0.6", "scenario.yaml:28:47: -0.6 超出允许范围（应不小于 0）"),
    .init("rho above 1", "rho: 0.9", "rho: 1.9", "scenario.yaml:27:43: 1.9 超出允许范围（应不小于 -1、不大于 1）"),
    .init("tails too heavy", "rho: 0.9", "rho: 0.9, tails: {t: 2}", "scenario.yaml:27:59: 2 超出允许范围（应大于 2）"),
    .init(
      "an override of an unknown unit", "{unit: us, indicator: days, drift", "{unit: usa, indicator: days, drift",
      "scenario.yaml:30:14: 没有名为“usa”的单位（请检查 id；是不是“us”？）"),
    .init(
      "an override of an unknown leaf", "{unit: us, indicator: days, drift", "{unit: us, indicator: day, drift",
      "scenario.yaml:30:29: 没有名为“day”的末级指标（请检查 id；是不是“days”？）"),
    .init(
      "an override for ours and rivals", "{unit: us, indicator: days, drift", "{ours: true, rivals: true, drift",
      "scenario.yaml:30:20: dynamics.overrides[] 里 ours、rivals 不能并存（只能留一个）"),
  ]

  /// Targets and futures.
  static let targets: [BrokenScenario] = [
    .init(
      "a target on no board", "confidence: 0.8, board: counties", "confidence: 0.8, board: countys",
      "scenario.yaml:58:56: 没有名为“countys”的榜单（请检查 id；是不是“counties”？）"),
    .init(
      "a target for a unit not ranked there", "units: {kind: county}", "units: [them, far]",
      "results.csv:2:10: 单位“us”不在榜单“counties”上（请检查榜单的 units）",
      "results.csv:4:22: 单位“far”在榜单“counties”上排第 3，而榜单只列了 2 个单位（请核对位次，或补全榜单的 units）",
      "scenario.yaml:30:7: 这一层不起作用：单位“us”不在任何榜单上（请检查 boards 的 units）",
      "scenario.yaml:42:21: 单位“us”不在任何榜单上，效果无从体现（请检查 boards 的 units）",
      "scenario.yaml:49:21: 单位“us”不在任何榜单上，效果无从体现（请检查 boards 的 units）",
      "scenario.yaml:50:21: 单位“us”不在任何榜单上，效果无从体现（请检查 boards 的 units）",
      "scenario.yaml:58:72: 单位“us”不在榜单“counties”上（请检查榜单的 units）",
      "scenario.yaml:58:82: 榜单“counties”只有 2 个单位，“不低于第 2”总能达到（请核对 at_most 或榜单）",
      "scenario.yaml:59:55: 单位“us”不在榜单“counties”上（请检查榜单的 units）"),
    .init(
      "a target after the horizon", "rank: {at_most: 2}, by: 2022-12", "rank: {at_most: 2}, by: 2023-12",
      "scenario.yaml:58:100: 时期 2023-12 在推演范围之外（应在 2022-03 到 2022-12 之间）"),
    .init(
      "a target between releases is only a warning", "rank: {at_most: 2}, by: 2022-12",
      "rank: {at_most: 2}, by: 2022-11", "scenario.yaml:58:100: 榜单“counties”在 2022-11 没有正式公布（release：2022-12），目标照样推演"),
    .init(
      "a promise without confidence", "kind: ensure, confidence: 0.8,", "kind: ensure,",
      "scenario.yaml:58:5: kind: ensure 时缺少“confidence”"),
    .init(
      "an ambition with confidence", "kind: strive, board", "kind: strive, confidence: 0.5, board",
      "scenario.yaml:59:32: kind: strive 时不能有“confidence”"),
    .init(
      "a rank that nobody can miss is only a warning", "rank: {at_most: 2}, by: 2022-12",
      "rank: {at_most: 3}, by: 2022-12",
      "scenario.yaml:58:82: 榜单“counties”只有 3 个单位，“不低于第 3”总能达到（请核对 at_most 或榜单）"),
    .init(
      "two tests in one target", "rank: {at_most: 2}", "rank: {at_most: 2}, not_bottom: 1",
      "scenario.yaml:58:96: targets[] 里 rank、not_bottom 不能并存（只能留一个）"),
    .init(
      "no test in a target", "rank: {at_most: 2}, by", "by",
      "scenario.yaml:58:5: targets[] 缺少一个键（应恰有其一：rank、rank_gain、score、value、not_bottom、share_of_indicators、events、all_of、any_of、at_least）"
    ),
    .init(
      "no unit in a target", "unit: us, rank: {at_most: 2}", "rank: {at_most: 2}",
      "scenario.yaml:58:5: 目标缺少 unit（写在目标上，或由每个成员写明）"),
    .init(
      "no period in a target", "rank: {at_most: 2}, by: 2022-12", "rank: {at_most: 2}",
      "scenario.yaml:58:5: 目标缺少 by（写在目标上，或由每个成员写明）"),
    .init(
      "a span the wrong way round", "rank: {at_most: 2}, by: 2022-12",
      "rank: {at_most: 2}, throughout: [2022-12, 2022-10]", "scenario.yaml:58:108: 起止颠倒：2022-12 晚于 2022-10（应先早后晚）"),
    .init(
      "a gain on a rank that was not published", "since: 2021", "since: 2020",
      "scenario.yaml:59:91: rank_gain 需要单位“us”在榜单“counties”上 2020-12 的位次（请在 results.csv 补 rank，或改 since: as_of）"),
    .init(
      "a value bound without an indicator", "rank: {at_most: 2}", "value: {at_least: 3}",
      "scenario.yaml:58:76: “value”单独没有意义（还应有 indicator）"),
    .init(
      "a target on an unknown indicator", "rank: {at_most: 2}", "indicator: dais, value: {at_most: 3}",
      "scenario.yaml:58:87: 榜单“counties”的指标体系“main”里没有指标“dais”（请检查 id；是不是“days”？）"),
    .init(
      "events of a leaf without events", "rank: {at_most: 2}", "events: {indicator: mood, at_most: 3}",
      "scenario.yaml:58:96: 指标“mood”不是事件计数（应有 events；数值条件请用 indicator 和 value）"),
    .init(
      "futures that do not add up", "probability: 0.7", "probability: 0.6",
      "scenario.yaml:56:32: 各未来的概率之和为 0.9（第一个在 scenario.yaml:55:30；应为 1）"),
    .init(
      "one future without probability", "{id: usual, probability: 0.7}", "{id: usual}",
      "scenario.yaml:55:10: 这个未来没有 probability，而另一个有（在 scenario.yaml:56:32；应都写或都不写）"),
    .init(
      "a future that starts too late", "from: 2022-10", "from: 2023-10",
      "scenario.yaml:56:43: 时期 2023-10 在推演范围之外（应在 2022-03 到 2022-12 之间）"),
    .init(
      "a future that sets nothing known", "schemes.main.mood.points: 50", "schemes.main.moods.points: 50",
      "scenario.yaml:56:58: 没有名为“moods”的指标（请检查 id；是不是“mood”？）"),
    .init(
      "a future that sets what cannot be set", "schemes.main.mood.points: 50", "actions.data.success: 1",
      "scenario.yaml:56:43: 未来“heavier”的 from 不起作用（from 只管 set 里的 schemes.…；dynamics.… 和 budget.… 管整个推演）",
      "scenario.yaml:56:58: “actions.data.success”不是可以设定的路径（应以 schemes.、dynamics. 或 budget. 开头）"),
    .init(
      "a future that leaves less than nothing", "schemes.main.mood.points: 50", "schemes.main.mood.points: 150",
      "scenario.yaml:56:58: “main”共 100 分，设定的合计 150 分，其余不足 0 分（应不超过总分）"),
    .init(
      "a future with a bad value", "schemes.main.mood.points: 50", "schemes.main.mood.points: many",
      "scenario.yaml:56:84: points 的值不合要求（points 应为不小于 0 的数，answers 应为正整数，from、to 应为数，或 best、worst、mean、median、qNN）"),
    .init(
      "as_of after the horizon", "as_of: 2022-03", "as_of: 2023-03",
      "scenario.yaml:5:10: horizon 2022-12 不晚于 as_of 2023-03（在 scenario.yaml:4:8；horizon 应更晚）"),
    .init(
      "no such month", "horizon: 2022-12", "horizon: 2022-13",
      "scenario.yaml:5:10: “2022-13”不合要求（应为时期，如 2022-03、2022-Q1、2022）"),
    .init(
      "a month in a quarterly scenario", "step: month", "step: quarter",
      "history.csv:2:11: 时期“2022-02”比步长 quarter 更细（应形如 2022-Q1、2022）",
      "history.csv:3:11: 时期“2022-03”比步长 quarter 更细（应形如 2022-Q1、2022）",
      "history.csv:4:9: 时期“2022-03”比步长 quarter 更细（应形如 2022-Q1、2022）",
      "history.csv:5:9: 时期“2022-03”比步长 quarter 更细（应形如 2022-Q1、2022）",
      "scenario.yaml:4:8: 时期“2022-03”比步长 quarter 更细（应为同样长或更长的时期）",
      "scenario.yaml:5:10: 时期“2022-12”比步长 quarter 更细（应为同样长或更长的时期）",
      "scenario.yaml:25:67: 时期“2022-12”比步长 quarter 更细（应为同样长或更长的时期）",
      "scenario.yaml:38:23: 时期“2022-04”比步长 quarter 更细（应为同样长或更长的时期）",
      "scenario.yaml:38:40: 时期“2022-06”比步长 quarter 更细（应为同样长或更长的时期）",
      "scenario.yaml:56:43: 时期“2022-10”比步长 quarter 更细（应为同样长或更长的时期）",
      "scenario.yaml:58:100: 时期“2022-12”比步长 quarter 更细（应为同样长或更长的时期）",
      "scenario.yaml:59:102: 时期“2022-12”比步长 quarter 更细（应为同样长或更长的时期）",
      "scenario.yaml:62:55: 时期“2022-07”比步长 quarter 更细（应为同样长或更长的时期）"),
    .init(
      "601 steps", "horizon: 2022-12", "horizon: 2072-04", "scenario.yaml:5:10: 从 as_of 到 horizon 有 601 步，超过上限 600"),
  ]
}
