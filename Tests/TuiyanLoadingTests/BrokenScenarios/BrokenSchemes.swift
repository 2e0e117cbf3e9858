// SPDX-License-Identifier: GPL-3.0-or-later

extension BrokenScenario {
  private static let online =
    "{id: online, points: 30, unit: \"%\", better: higher, range: [0, 100], transform: logit, score: {linear: {from: 40, to: 100}}}"
  private static let cases =
    "      - {id: cases, points: 0, better: lower, events: {rate: 0.2}, score: {per_event: -1, floor: -5}}\n"
  private static let rollup =
    "rollup: {of: {parent: self}, board_score: counties, take: mean}, score: {linear: {from: 0, to: 100}}"

  /// Indicators and their rules.
  static let schemes: [BrokenScenario] = [
    .init(
      "a group that is not the sum of its children", "points: 60", "points: 55",
      "scenario.yaml:17:17: 分组“approval”为 55 分，其下合计 60 分（online 30 + days 30，末项在 scenario.yaml:21:32；两者应相等）"),
    .init(
      "a range the wrong way round", "range: [0.5, 60]", "range: [60, 0.5]",
      "scenario.yaml:21:58: 值域下限 60 不小于上限 0.5（应写 [低, 高]）"),
    .init(
      "logit without a range", "range: [0, 100], transform", "transform",
      "scenario.yaml:20:76: 指标“online”用 logit 变换，但没有 range（请补 range: [低, 高]）",
      "scenario.yaml:27:30: “sigma”用了值域份额，但指标“online”没有 range（请补 range，或改写数字）",
      "scenario.yaml:42:36: close 需要前沿，指标“online”既无 frontier 也无 range（请补一个）"),
    .init(
      "log of a range from below 0", "range: [0.5, 60]", "range: [-1, 60]",
      "scenario.yaml:21:58: log 变换要求 range 为正数，这里是 -1"),
    .init(
      "linear between equals", "linear: {from: 40, to: 100}", "linear: {from: 40, to: 40}",
      "scenario.yaml:20:131: linear 的 from 与 to 相等，都是 40（应不同）"),
    .init(
      "steps out of order", "linear: {from: 40, to: 100}", "steps: [[40, 0.2], [80, 0.5], [60, 1]]",
      "scenario.yaml:20:127: steps 里更好的 80 只得 0.5，少于 60 的 1（越好份额不应越低）",
      "scenario.yaml:20:138: steps 的取值没有依次升高或降低：80 之后是 60（应严格单调）"),
    .init(
      "steps that give less for better", "linear: {from: 40, to: 100}", "steps: [[40, 0.5], [80, 0.2]]",
      "scenario.yaml:20:127: steps 里更好的 80 只得 0.2，少于 40 的 0.5（越好份额不应越低）"),
    .init(
      "piecewise with the same value twice", "linear: {from: 40, to: 100}", "piecewise: [[40, 0], [40, 1]]",
      "scenario.yaml:20:129: piecewise 的取值没有依次升高或降低：40 之后是 40（应严格单调）"),
    .init(
      "a survey without sd", "survey: {answers: 60, sd: 0.9}", "survey: {answers: 60}",
      "scenario.yaml:22:71: 指标“mood”的 survey 没有 sd，又不是带 range 的百分比指标（请补 sd，或写 unit: \"%\" 和 range）"),
    .init(
      "a survey and events in one leaf", "survey: {answers: 60, sd: 0.9}",
      "survey: {answers: 60, sd: 0.9}, events: {rate: 1}",
      "history.csv:5:17: 指标“mood”计的是次数，这里是 4.1，不是整数（请核对；照数推演）",
      "scenario.yaml:22:95: indicator 里 survey、events 不能并存（只能留一个）",
      "scenario.yaml:49:32: 指标“mood”是事件计数，不能用 add（请用 rate）"),
    .init(
      "two ways of scoring", "score: {linear: {from: 40, to: 100}}", "score: {linear: {from: 40, to: 100}, rank: {}}",
      "scenario.yaml:20:137: score 里 linear、rank 不能并存（只能留一个）"),
    .init(
      "no way of scoring", "score: {linear: {from: 40, to: 100}}", "score: {}",
      "scenario.yaml:20:107: score 缺少一个键（应恰有其一：linear、cohort、steps、piecewise、per_event、rank）"),
    .init(
      "an unknown cohort anchor", "cohort: {from: worst, to: best}", "cohort: {from: worst, to: bset}",
      "scenario.yaml:21:119: “bset”不合要求（应为 best、worst、mean、median 或 q01 到 q99）"),
    .init("a floor above the cap", "floor: -5", "floor: 5, cap: -5", "scenario.yaml:23:98: floor 5 大于 cap -5（应不大于）"),
    .init(
      "a leaf twice", "boards:\n", "\(cases)boards:\n", "scenario.yaml:24:14: 指标 id “cases”重复（第一次在 scenario.yaml:23:14）"
    ),
    .init(
      "a reserved id", "{id: cases,", "{id: total,", "scenario.yaml:23:14: “total”是保留字，指总分（请换一个 id）",
      "scenario.yaml:50:21: 没有名为“cases”的末级指标（请检查 id）"),
    .init(
      "a frontier outside the range", "range: [1, 5]", "range: [1, 5], frontier: 6",
      "scenario.yaml:22:73: frontier 6 在值域之外（应在 1 到 5 之间）"),
    .init(
      "negative points", "{id: cases, points: 0", "{id: cases, points: -1", "scenario.yaml:23:29: -1 超出允许范围（应不小于 0）"),
    .init(
      "an owner that nobody is", "owner: office\n        children", "owner: ofice\n        children",
      "scenario.yaml:18:16: 没有名为“ofice”的责任单位（请检查 id；是不是“office”？）"),
    .init(
      "a leaf that differs between schemes", "boards:\n",
      "  - id: other\n    indicators:\n      - \(online.replacing("[0, 100]", with: "[0, 90]"))\nboards:\n",
      "scenario.yaml:26:68: 末级指标“online”的“range”与另一指标体系不同（另一处在 scenario.yaml:20:72；同一 id 是同一个量，除 points、score、title、owner 外应一致）"
    ),
    .init(
      "a roll-up of its own board",
      edits: [
        Edit(file: "units.csv", old: "them,他县,county,,", new: "them,他县,county,us,"),
        Edit(
          file: "scenario.yaml", old: "better: lower, events: {rate: 0.2}, score: {per_event: -1, floor: -5}",
          new: "better: higher, range: [0, 100], \(rollup)"),
        Edit(file: "scenario.yaml", old: "      - {indicator: cases, rate: 0.6}\n", new: ""),
      ], ["scenario.yaml:23:73: 汇总指标使榜单互为前提：counties → counties（下级榜单不能再依赖上级榜单）"]),
    .init(
      "a roll-up of a board that is not there",
      edits: [
        Edit(file: "units.csv", old: "them,他县,county,,", new: "them,他县,county,us,"),
        Edit(
          file: "scenario.yaml", old: "better: lower, events: {rate: 0.2}, score: {per_event: -1, floor: -5}",
          new: "better: higher, range: [0, 100], \(rollup.replacing("counties", with: "towns"))"),
        Edit(file: "scenario.yaml", old: "      - {indicator: cases, rate: 0.6}\n", new: ""),
      ], ["scenario.yaml:23:107: 没有名为“towns”的榜单（请检查 id）"]),
    .init(
      "a cohort with one source of values", "counties,days,2021,1,6,20\n", "", in: "reference.csv",
      "scenario.yaml:21:101: 指标“days”按 cohort 计分，但榜单“counties”只有 1 个数值来源（至少 2 个：有指标数据的单位，或 reference.csv 的 best、worst）"),
    .init(
      "a tie-break that is not in the scheme", "tie_break: [approval, mood]", "tie_break: [aproval]",
      "scenario.yaml:25:100: 榜单“counties”的指标体系“main”里没有指标“aproval”（请检查 id；是不是“approval”？）"),
    .init(
      "a board whose scores come from an unknown place", "scheme: main, release",
      "scheme: main, scores: from_rank, release",
      "scenario.yaml:25:65: “from_rank”不可用（可用：published、from_ranks；是不是“from_ranks”？）"),
    .init(
      "a board of nobody", "units: {kind: county}", "units: {kind: park}",
      "scenario.yaml:25:34: 没有名为“park”的单位类别（请检查 id）"),
    .init(
      "a board on no scheme", "scheme: main, release", "scheme: mian, release",
      "scenario.yaml:25:51: 没有名为“mian”的指标体系（请检查 id；是不是“main”？）"),
    .init(
      "two boards with one id", "boards:\n", "boards:\n  - {id: counties, units: {kind: county}, scheme: main}\n",
      "scenario.yaml:26:10: 榜单 id “counties”重复（第一次在 scenario.yaml:25:10）"),
  ]
}
