// SPDX-License-Identifier: GPL-3.0-or-later

extension BrokenScenario {
  /// What is well formed and cannot mean anything, or changes nothing.
  static let senseless =
    senselessScoring + senselessLayers + senselessFeasibility + senselessRepeats + senselessReach + senselessPublished

  /// Rules that tell nothing, or pay for being worse.
  static let senselessScoring: [BrokenScenario] = [
    .init(
      "points by the event on a leaf without events",
      "survey: {answers: 60, sd: 0.9}, score: {linear: {from: 3, to: 5}}", "score: {per_event: 1000}",
      "scenario.yaml:22:82: 指标“mood”按 per_event 计分，但不计次数（请补 events，或改用 linear 等计分）"),
    .init(
      "a cohort between one anchor", "cohort: {from: worst, to: best}", "cohort: {from: best, to: best}",
      "scenario.yaml:21:118: cohort 的 from 与 to 是同一个锚点 best（应不同）"),
    .init(
      "a cohort between the median and q50", "cohort: {from: worst, to: best}", "cohort: {from: median, to: q50}",
      "scenario.yaml:21:120: cohort 的 from 与 to 是同一个锚点 q50（应不同）"),
    .init(
      "a cohort that pays for being worse", "cohort: {from: worst, to: best}", "cohort: {from: best, to: mean}",
      "scenario.yaml:21:118: 指标“days”写明 better: lower，但得分从 best 到 mean 反向递增，请核对"),
    .init(
      "quantiles that pay for being worse", "cohort: {from: worst, to: best}", "cohort: {from: q25, to: q75}",
      "scenario.yaml:21:117: 指标“days”写明 better: lower，但得分从 q25 到 q75 反向递增，请核对"),
    .init(
      "quantiles that pay for being better, where less is better", "cohort: {from: worst, to: best}",
      "cohort: {from: q75, to: q25}"),
    .init(
      "pieces that pay for being worse", "cohort: {from: worst, to: best}", "piecewise: [[1, 0], [30, 1]]",
      "scenario.yaml:21:113: 指标“days”写明 better: lower，但得分从 1 到 30 反向递增，请核对"),
    .init(
      "events that pay where fewer are better", "{per_event: -1, floor: -5}", "{per_event: 1, cap: 5}",
      "scenario.yaml:23:87: 指标“cases”写明 better: lower，但每多一次加 1 分，请核对"),
    .init(
      "a floor that leaves the count nothing to decide", "{per_event: -1, floor: -5}", "{per_event: -1, floor: 5}",
      "scenario.yaml:23:98: 指标“cases”无论发生多少次都得 5 分（请核对 per_event、floor 与 cap 的正负）"),
    .init(
      "a floor of 0 under a loss", "{per_event: -1, floor: -5}", "{per_event: -1, floor: 0}",
      "scenario.yaml:23:98: 指标“cases”无论发生多少次都得 0 分（请核对 per_event、floor 与 cap 的正负）"),
    .init(
      "a cap below 0 over a loss", "{per_event: -1, floor: -5}", "{per_event: -1, cap: -2}",
      "scenario.yaml:23:96: 指标“cases”一次也没有发生就得 -2 分（floor 大于 0 或 cap 小于 0），请核对"),
    .init(
      "a transform of counts", "better: lower, events", "better: lower, transform: log, events",
      "scenario.yaml:23:58: 指标“cases”是事件计数，transform 不起作用（请删去）"),
    .init(
      "a leaf without points in a group of the least",
      edits: [
        Edit(
          file: "scenario.yaml", old: "owner: office\n        children:",
          new: "owner: office\n        aggregate: min\n        children:"),
        Edit(file: "scenario.yaml", old: "{id: online, points: 30", new: "{id: online, points: 0"),
        Edit(file: "scenario.yaml", old: "{id: days, points: 30", new: "{id: days, points: 60"),
      ],
      ["scenario.yaml:21:34: “online”没有分值，在 aggregate: min 的分组“approval”里不起作用（请给分值，或移出分组）"]),
    .init(
      "half an event so far", "events: {rate: 0.2}", "events: {rate: 0.2, so_far: 1.5}",
      "scenario.yaml:23:75: 1.5 不是整数（应为整数）"),
    .init(
      "half an event in history", "us,mood,2022-03,4.1\n", "us,mood,2022-03,4.1\nus,cases,2022-03,1.5\n",
      in: "history.csv",
      "history.csv:6:18: 指标“cases”计的是次数，这里是 1.5，不是整数（请核对；照数推演）"),
  ]
  /// Layers of dynamics and effects that change nothing, or start where nothing can be.
  static let senselessLayers: [BrokenScenario] = [
    .init(
      "a layer about nobody", "{unit: us, indicator: days, drift: 0.1}", "{drift: 3}",
      "scenario.yaml:30:7: 这一层没有写对谁而言（应有 unit、kind、ours、rivals、indicator 或 reference；对所有的写在 dynamics.default）"),
    .init(
      "a layer that states nothing", "{unit: us, indicator: days, drift: 0.1}", "{unit: us}",
      "scenario.yaml:30:7: 这一层只写了对谁而言，没有写任何数（请补 drift、sigma 等，或删去）"),
    .init(
      "a layer of ours for a rival", "{unit: us, indicator: days, drift: 0.1}", "{ours: true, unit: them, drift: 0.1}",
      "scenario.yaml:30:7: 这一层不起作用：没有单位同时符合 unit、kind、ours、rivals 各项（请检查）"),
    .init(
      "a leaf of a unit known by its total", "{unit: us, indicator: days, drift: 0.1}",
      "{unit: them, indicator: days, drift: 0.1}",
      "scenario.yaml:30:7: 这一层不起作用：单位“them”只知总分或位次，没有指标“days”（总分请写 indicator: total）"),
    .init(
      "the total of a unit known by indicators", "{unit: us, indicator: days, drift: 0.1}",
      "{unit: us, indicator: total, drift: 0.1}",
      "scenario.yaml:30:7: 这一层不起作用：单位“us”有指标数据，总分由指标算出（请写末级指标）"),
    .init(
      "a drift of counts", "{unit: us, indicator: days, drift: 0.1}", "{unit: us, indicator: cases, drift: 0.1}",
      "scenario.yaml:30:7: 这一层不起作用：指标“cases”是事件计数，快慢由 events 的 rate 决定（请改 rate）"),
    .init(
      "published values that nobody published", "{unit: us, indicator: days, drift: 0.1}",
      "{reference: true, indicator: mood, drift: 0.1}",
      "scenario.yaml:30:7: 这一层不起作用：reference.csv 里没有“mood”的公布值可移动（请补一行，或删去）"),
    .init(
      "a layer of rivals of whom only totals are known", "{unit: us, indicator: days, drift: 0.1}",
      "{rivals: true, drift: 0.1}",
      "scenario.yaml:30:7: 这一层不起作用：单位“them”只知总分或位次，ours、rivals 不管总分（请写 dynamics.score，或补 unit、kind 或 indicator: total）"),
    .init(
      "a block of rivals of whom only totals are known", "  score: {drift", "  rivals: {drift: 0.1}\n  score: {drift",
      "scenario.yaml:28:11: dynamics.rivals 不起作用：这一方没有逐项已知的单位（总分的变化写在 dynamics.score）"),
    .init(
      "a level outside the range", "{unit: us, indicator: days, drift: 0.1}", "{unit: us, indicator: days, level: 90}",
      "scenario.yaml:30:42: 指标“days”的值 90 在值域 0.5 到 60 之外，推演时收到端点"),
    .init(
      "a total beyond the points of the scheme", "{unit: us, indicator: days, drift: 0.1}",
      "{unit: them, indicator: total, level: 3000}",
      "scenario.yaml:30:45: 指标“total”的值 3000 在值域 0 到 100 之外，推演时收到端点"),
    .init(
      "an effect that sets what cannot be", "{indicator: online, close: {pert: [0.1, 0.2, 0.4]}}",
      "{indicator: online, set: 120}",
      "scenario.yaml:42:34: 指标“online”的值 120 在值域 0 到 100 之外，推演时收到端点"),
    .init(
      "a close that goes backwards", "close: {pert: [0.1, 0.2, 0.4]}", "close: -7",
      "scenario.yaml:42:36: close 为 -7，推演时收到 0 到 1 之间（应为缩短差距的份额）"),
    .init(
      "a close beyond the frontier", "close: {pert: [0.1, 0.2, 0.4]}", "close: {uniform: [0.5, 1.5]}",
      "scenario.yaml:42:36: close 为 1.5，推演时收到 0 到 1 之间（应为缩短差距的份额）"),
  ]

  /// Actions that can never work.
  static let senselessFeasibility: [BrokenScenario] = [
    .init(
      "a chain of requirements with an exclusion in it",
      edits: [
        Edit(file: "scenario.yaml", old: "    duration: 3\n", new: "    duration: 3\n    excludes: [base]\n"),
        Edit(file: "scenario.yaml", old: "    duration: 2\n", new: "    duration: 2\n    requires: [base]\n"),
        Edit(file: "scenario.yaml", old: "synergies:\n", new: "  - {id: base, units: us, duration: 1}\nsynergies:\n"),
      ],
      ["scenario.yaml:49:15: 行动“visit”层层需要的“visit”与“base”互相排斥，它永远不能成立（请改 requires 或 excludes）"]),
    .init(
      "a window that closes before what is required has ended", "    duration: 3\n",
      "    start: {latest: 2022-05}\n    duration: 3\n",
      "scenario.yaml:48:16: 行动“visit”最晚 2022-05 开始，而它所需的“data”最早 2022-06 才做完，两者接不上（请核对窗口与 duration）"),
    .init(
      "an action that runs past the horizon",
      edits: [
        Edit(file: "scenario.yaml", old: "    duration: 2\n", new: "    duration: 9\n"),
        Edit(file: "scenario.yaml", old: "    requires: [data]\n", new: ""),
      ],
      ["scenario.yaml:39:15: 行动“data”最早 2023-01 见效，晚于 horizon 2022-12，在推演里没有作用"]),
    .init(
      "an action whose effects all come too late", "close: {pert: [0.1, 0.2, 0.4]}}",
      "close: {pert: [0.1, 0.2, 0.4]}, delay: 7}",
      "scenario.yaml:39:15: 行动“data”最早 2023-01 见效，晚于 horizon 2022-12，在推演里没有作用"),
    .init("an effect that comes too late beside one that does not", "delay: 1, ramp: 2", "delay: 6, ramp: 2"),
    .init(
      "more people than the owner has", "staff: 6}", "staff: 13}",
      "scenario.yaml:37:31: 行动“data”每步用 13 人，而责任单位“office”只有 12 人，任何方案都排不下"),
    .init(
      "more people than the budget has", "staff: 6}", "staff: 11}",
      "scenario.yaml:37:31: 行动“data”每步用 11 人，而 budget.staff_per_step 只有 10 人，任何方案都排不下"),
    .init(
      "a synergy of two that exclude each other", "    requires: [data]\n", "    excludes: [data]\n",
      "scenario.yaml:52:15: “data”与“visit”互相排斥，不会同在一个方案里，这条协同不起作用"),
    .init(
      "a synergy twice", "factor: 1.2}\n", "factor: 1.2}\n  - {actions: [visit, data], factor: 1.2}\n",
      "scenario.yaml:53:15: “data + visit”重复（第一次在 scenario.yaml:52:15；请删去一个）"),
  ]

  /// What stands twice in a list.
  static let senselessRepeats: [BrokenScenario] = [
    .init(
      "a unit twice on a board", "units: {kind: county}", "units: [us, them, far, us]",
      "scenario.yaml:25:43: “us”重复（第一次在 scenario.yaml:25:28；请删去一个）"),
    .init(
      "a unit twice in a selector", "units: {kind: county}", "units: {kind: county, ids: [us, us]}",
      "scenario.yaml:25:52: “us”重复（第一次在 scenario.yaml:25:48；请删去一个）"),
    .init(
      "a unit of ours twice", "ours: [us]", "ours: [us, us]",
      "scenario.yaml:12:12: “us”重复（第一次在 scenario.yaml:12:8；请删去一个）"),
    .init(
      "a unit twice in an action", "    owner: office\n    units: us", "    owner: office\n    units: [us, us]",
      "scenario.yaml:36:17: “us”重复（第一次在 scenario.yaml:36:13；请删去一个）"),
    .init(
      "a unit twice in a target", "board: counties, unit: us, rank_gain", "board: counties, each: [us, us], rank_gain",
      "scenario.yaml:59:60: “us”重复（第一次在 scenario.yaml:59:56；请删去一个）"),
    .init(
      "a release twice", "release: [2022-12]", "release: [2022-12, 2022-Q4]",
      "scenario.yaml:25:76: “2022-12”重复（第一次在 scenario.yaml:25:67；请删去一个）"),
    .init(
      "a tie-break twice", "tie_break: [approval, mood]", "tie_break: [approval, approval]",
      "scenario.yaml:25:110: “approval”重复（第一次在 scenario.yaml:25:100；请删去一个）"),
    .init(
      "one member twice in at_least", "rank: {at_most: 2}, by",
      "at_least: {n: 2, of: [{rank: {at_most: 2}}, {rank: {at_most: 2}}]}, by",
      "scenario.yaml:58:120: “{rank: {at_most: 2}}”重复（第一次在 scenario.yaml:58:98；请删去一个）"),
  ]

  /// Targets that nobody, or everybody, reaches.
  static let senselessReach: [BrokenScenario] = [
    .init(
      "a rank of an indicator that nobody misses", "rank: {at_most: 2}, by", "indicator: days, rank: {at_most: 3}, by",
      "scenario.yaml:58:99: 榜单“counties”只有 3 个单位，“不低于第 3”总能达到（请核对 at_most 或榜单）"),
    .init(
      "members of at_least that differ at their end", "rank: {at_most: 2}, by",
      "at_least: {n: 1, of: [{indicator: online, value: {at_least: 60}}, {indicator: online, value: {at_least: 61}}]}, by"
    ),
    .init(
      "a share of indicators at a rank that nobody misses", "rank: {at_most: 2}, by",
      "share_of_indicators: {rank: {at_most: 3}, at_least: 0.5}, by",
      "scenario.yaml:58:104: 榜单“counties”只有 3 个单位，“不低于第 3”总能达到（请核对 at_most 或榜单）"),
    .init(
      "a share of indicators of nothing", "rank: {at_most: 2}, by",
      "share_of_indicators: {value_at_best: 0, at_least: 0}, by",
      "scenario.yaml:58:113: “value_at_best at_least 0”总能达到：可能的值在 0 到 1 之间（请核对）",
      "scenario.yaml:58:126: “share_of_indicators at_least 0”总能达到：可能的值不低于 0（请核对）"),
    .init(
      "a score above the total", "rank: {at_most: 2}, by", "score: {at_least: 101}, by",
      "scenario.yaml:58:83: “score at_least 101”永远达不到：可能的值在 -5 到 100 之间（请核对）"),
    .init(
      "a score that everybody has", "rank: {at_most: 2}, by", "score: {at_least: -5}, by",
      "scenario.yaml:58:83: “score at_least -5”总能达到：可能的值在 -5 到 100 之间（请核对）"),
    .init(
      "a value beyond the range", "rank: {at_most: 2}, by", "indicator: mood, value: {at_least: 6}, by",
      "scenario.yaml:58:100: “value at_least 6”永远达不到：可能的值在 1 到 5 之间（请核对）"),
    .init(
      "a value that all have", "rank: {at_most: 2}, by", "indicator: days, value: {at_most: 60}, by",
      "scenario.yaml:58:100: “value at_most 60”总能达到：可能的值在 0.5 到 60 之间（请核对）"),
    .init(
      "a gain of more places than there are", "rank_gain: {at_least: 1,", "rank_gain: {at_least: 3,",
      "scenario.yaml:59:70: “rank_gain at_least 3”永远达不到：可能的值在 -2 到 2 之间（请核对）"),
    .init(
      "fewer events than none", "rank: {at_most: 2}, by", "events: {indicator: cases, at_most: -1}, by",
      "scenario.yaml:58:84: “events at_most -1”永远达不到：可能的值不低于 0（请核对）"),
  ]

  /// Published figures that cannot be so, or are not used, and ids that look like others.
  static let senselessPublished: [BrokenScenario] = [
    .init(
      "history after the horizon", "us,mood,2022-03,4.1\n",
      "us,mood,2022-03,4.1\nus,mood,2023-01,4.2\nus,days,2023-01,5\n", in: "history.csv",
      "history.csv:6:9: 从这里起有 2 行晚于 horizon 2022-12，没有用到"),
    .init(
      "a score below 0", "far,2021,55,3", "far,2021,-55,3", in: "results.csv",
      "results.csv:4:19: 单位“far”在榜单“counties”上得 -55 分，低于 0（请核对分数）"),
    .init(
      "a tie for a rank-only unit",
      edits: [
        Edit(file: "units.csv", old: "far,远县,county,,score\n", new: "far,远县,county,,score\nfog,雾县,county,,rank\n"),
        Edit(
          file: "results.csv", old: "counties,far,2021,55,3\n", new: "counties,far,2021,55,3\ncounties,fog,2021,,3\n"),
      ],
      ["results.csv:5:20: 榜单“counties”上“far”与“fog”并列第 3，推演按 units.csv 的先后分出高下（请核对位次）"]),
    .init(
      "a best that is not the first",
      edits: [
        Edit(file: "units.csv", old: "far,远县,county,,score\n", new: "far,远县,county,,score\nfog,雾县,county,,rank\n"),
        Edit(
          file: "results.csv", old: "counties,far,2021,55,3\n", new: "counties,far,2021,55,3\ncounties,fog,2021,,4\n"),
        Edit(file: "reference.csv", old: "counties,,2021,64,", new: "counties,,2021,70,"),
      ],
      ["reference.csv:2:16: 榜单“counties”公布的最高总分 70 与第 1 名“them”同期的 64 不同（在 results.csv:3:20；最高分就是第 1 名的总分）"]),
    .init(
      "a mean that the order does not allow",
      edits: [
        Edit(file: "units.csv", old: "far,远县,county,,score\n", new: "far,远县,county,,score\nfog,雾县,county,,rank\n"),
        Edit(
          file: "results.csv", old: "counties,far,2021,55,3\n", new: "counties,far,2021,55,3\ncounties,fog,2021,,4\n"),
        Edit(file: "reference.csv", old: ",64,59,55\n", new: ",64,63,55\n"),
      ],
      ["reference.csv:2:19: 榜单“counties”公布的平均总分 63 不合已知总分与位次（平均应在 43.5 到 59.5 之间）"]),
    .init(
      "an id with a zero-width space", "  - id: visit", "  - id: vi\u{200B}sit",
      "scenario.yaml:43:9: “vi<U+200B>sit”不合要求（应为 id：不超过 100 个字符，无空格、看不见的字符和 . , : / 等标点，不以 - 开头）",
      "scenario.yaml:52:22: 没有名为“visit”的行动（请检查 id；是不是“vi\u{200B}sit”？）",
      "scenario.yaml:62:41: 没有名为“visit”的行动（请检查 id；是不是“vi\u{200B}sit”？）"),
    .init(
      "an id with a mark of direction",
      edits: [
        Edit(
          file: "units.csv", old: "far,远县,county,,score\n", new: "far,远县,county,,score\nfar\u{202E},雾县,county,,score\n"),
        Edit(
          file: "results.csv", old: "counties,far,2021,55,3\n",
          new: "counties,far,2021,55,3\ncounties,far\u{202E},2021,5,4\n"),
      ],
      ["units.csv:5:1: “far<U+202E>”不能作 id（不超过 100 个字符，无空格、看不见的字符和 . , : / 等标点，不以 - 开头）"]),
  ]
}
