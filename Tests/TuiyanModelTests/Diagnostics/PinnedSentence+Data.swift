// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension PinnedSentence {
  static let data: [PinnedSentence] = [
    .init(
      .data(.negativeCount(leaf: "cases", value: "-1")),
      "指标“cases”计的是次数，这里是 -1（应不小于 0）",
      "indicator 'cases' counts events, here -1 (expected at least 0)"),
    .init(
      .data(.partialCount(leaf: "cases", value: "1.5")),
      "指标“cases”计的是次数，这里是 1.5，不是整数（请核对；照数推演）",
      "indicator 'cases' counts events, here 1.5, not a whole number (check it; it is taken as it is)"),
    .init(
      .data(.noDistance(unit: "u", leaf: "a")),
      "单位“u”的指标“a”算不出与最好值的差距（该单位没有数值，或没有可比的最好值；请在 reference.csv 补 best，或删去这一行）",
      "unit 'u' has no distance to the best of indicator 'a' (it has no value, or nothing tells what is best; add best to reference.csv, or remove this line)"
    ),
    .init(
      .data(.noLeavesToMeasure(unit: "u", depth: .score)),
      "单位“u”的深度是 score，没有逐项指标，算不出差距（请改用深度为 indicators 的单位）",
      "unit 'u' has depth score and no indicators to measure a distance of (name a unit of depth indicators)"),
    .init(
      .data(.missingLevel(unit: "u", leaf: "a", asOf: "2022-03")),
      "单位“u”的指标“a”在 2022-03 及以前没有任何一行（请补一行；没有数据就留空 value，按 0 分计）",
      "unit 'u' has no row for indicator 'a' at or before 2022-03 (add one; leave value empty where nothing is reported: 0 points)"
    ),
    .init(
      .data(.missingSigma(unit: "u", leaf: "a", others: 0)),
      "单位“u”的指标“a”没有 sigma，也无法从历史估计（请在 dynamics 里写 sigma，或给至少一个单位两个以上的历史值）",
      "indicator 'a' of unit 'u' has no sigma and none can be estimated (state sigma in dynamics, or give at least one unit two values)"
    ),
    .init(
      .data(.missingSigma(unit: "u", leaf: "a", others: 2)),
      "单位“u”等 3 个单位的指标“a”没有 sigma，也无法从历史估计（请在 dynamics 里写 sigma，或给至少一个单位两个以上的历史值）",
      "indicator 'a' of unit 'u' and 2 more has no sigma and none can be estimated (state sigma in dynamics, or give at least one unit two values)"
    ),
    .init(
      .data(.missingScore(unit: "u", board: "b", asOf: "2022-03")),
      "单位“u”只知总分，但在榜单“b”上 2022-03 及以前没有总分（请在 results.csv 补 score，或在 dynamics 里写 level）",
      "unit 'u' is known by score only but has no score on board 'b' at or before 2022-03 (add a score to results.csv, or a level to dynamics)"
    ),
    .init(
      .data(.missingTotalSigma(unit: "u", board: "b", others: 0)),
      "榜单“b”上单位“u”的总分没有 sigma，也无法估计（请写 dynamics.score.sigma，或给至少一个单位两个以上的 score）",
      "the total of unit 'u' on board 'b' has no sigma and none can be estimated (state dynamics.score.sigma, or give at least one unit two scores)"
    ),
    .init(
      .data(.missingTotalSigma(unit: "u", board: "b", others: 2)),
      "榜单“b”上单位“u”等 3 个单位的总分没有 sigma，也无法估计（请写 dynamics.score.sigma，或给至少一个单位两个以上的 score）",
      "the total of unit 'u' and 2 more on board 'b' has no sigma and none can be estimated (state dynamics.score.sigma, or give at least one unit two scores)"
    ),
    .init(
      .data(.missingRank(unit: "u", board: "b", asOf: "2022-03")),
      "榜单“b”有只知位次的单位，但单位“u”在 2022-03 及以前没有位次（请在 results.csv 补 rank）",
      "board 'b' has units known by rank only, but unit 'u' has no rank at or before 2022-03 (add its rank to results.csv)"
    ),
    .init(
      .data(.fewTotals(board: "b", found: 1)),
      "榜单“b”有只知位次的单位，但已知总分只有 1 个（至少 2 个：有指标或总分的单位，或 reference.csv 里总分的 best、mean）",
      "board 'b' has units known by rank only, but only 1 known totals (expected at least 2: units with indicators or scores, or best and mean of the total in reference.csv)"
    ),
    .init(
      .data(
        .contradiction(
          board: "b", unit: "u", rank: 1, score: "60", other: "v", otherRank: 2, otherScore: "70", otherPlace: there)),
      "榜单“b”上“u”第 1 名 60 分，低于第 2 名“v”的 70 分（在 scenario.yaml:4:2；总分应与位次一致）",
      "on board 'b' 'u' is rank 1 with 60, less than 70 of 'v' at rank 2 (at scenario.yaml:4:2; totals must agree with the ranks)"
    ),
    .init(
      .data(.bestBelow(board: "b", best: "60", unit: "u", score: "70", scorePlace: there)),
      "榜单“b”公布的最高总分 60 低于单位“u”的 70（在 scenario.yaml:4:2；最高分应不低于任何单位）",
      "the published best total 60 of board 'b' is below 70 of unit 'u' (at scenario.yaml:4:2; expected no less than any unit's)"
    ),
    .init(
      .data(.rankGainNeedsRank(unit: "u", board: "b", period: "2021-12")),
      "rank_gain 需要单位“u”在榜单“b”上 2021-12 的位次（请在 results.csv 补 rank，或改 since: as_of）",
      "rank_gain needs the rank of unit 'u' on board 'b' at 2021-12 (add it to results.csv, or write since: as_of)"),
    .init(
      .data(.noneInCourse(unit: "u", leaf: "a", since: "2022-01", asOf: "2022-03", others: 1)),
      "指标“a”从 2022-01 起累计，但单位“u”等 2 个单位从那时到 2022-03 没有数值（请在 history.csv 补上，或改 since）",
      "indicator 'a' runs up since 2022-01, but unit 'u' and 1 more has no value from then to 2022-03 (add it to history.csv, or change since)"
    ),
    .init(
      .data(.noTotalInCourse(unit: "u", board: "b", since: "2022-01", asOf: "2022-03", others: 0)),
      "榜单“b”的总分从 2022-01 起累计，但单位“u”从那时到 2022-03 没有总分（请在 results.csv 补上，或改 since）",
      "totals of board 'b' run up since 2022-01, but unit 'u' has none from then to 2022-03 (add it to results.csv, or change since)"
    ),
    .init(
      .data(.standingLeaves(board: "b", since: "2022-01", unit: "u", others: 1)),
      "榜单“b”的总分从 2022-01 起累计，但单位“u”等 2 个单位逐项已知、各项指标都不累计，与累计总分不可比（请在随之累计的指标里也写 cumulative，或去掉榜单的 cumulative）",
      "totals of board 'b' run up since 2022-01, but unit 'u' and 1 more is known leaf by leaf and none of the leaves runs up (write cumulative in the leaves that do, or leave it out of the board)"
    ),
    .init(
      .data(.endsOutOfOrder(better: "best", "1", worse: "mean", "2", higherIsBetter: true)),
      "best 的 1 比 mean 的 2 差（此项越高越好；是不是写反了？）",
      "best, 1, is worse than mean, 2 (higher is better here; are they swapped?)"),
    .init(
      .data(.tooLarge(column: "score", value: "2e+16", limit: "1e15")),
      "“score”的 2e+16 太大（应在 ±1e15 之内；请核对，或换用更大的单位）",
      "'score': 2e+16 is too large (expected within ±1e15; check it, or write it in a larger unit)"),
    .init(
      .data(.rankBeyondBoard(unit: "u", rank: 5, board: "b", units: 3, others: 1)),
      "单位“u”在榜单“b”上排第 5（另有 1 处类似），而榜单只列了 3 个单位（请核对位次，或补全榜单的 units）",
      "unit 'u' is rank 5 on board 'b' (and 1 more like it), which lists only 3 units (check the rank, or complete the board's units)"
    ),
    .init(
      .data(.scoreBeyondTotal(unit: "u", score: "120", board: "b", total: "100", others: 0)),
      "单位“u”在榜单“b”上得 120 分，超过指标体系的总分 100（请核对分数，或改 points）",
      "unit 'u' has 120 on board 'b', above the scheme's total of 100 (check the score, or change points)"),
    .init(
      .data(.outsideRange(leaf: "a", value: "120", low: "0", high: "100")),
      "指标“a”的值 120 在值域 0 到 100 之外，推演时收到端点",
      "the value 120 of indicator 'a' is outside its range 0 to 100 and is moved to its end"),
    .init(
      .data(.unusedRows(unit: "u", depth: .score, rows: 3)),
      "单位“u”的 depth 是 score，它在历史表里的 3 行没有用到",
      "unit 'u' has depth score: its 3 rows of history are not used"),
    .init(
      .data(.bestIsNotFirst(board: "b", best: "70", unit: "u", score: "65", scorePlace: there)),
      "榜单“b”公布的最高总分 70 与第 1 名“u”同期的 65 不同（在 scenario.yaml:4:2；最高分就是第 1 名的总分）",
      "the published best total 70 of board 'b' is not the 65 of 'u', first in the same period (at scenario.yaml:4:2; the best is the total of the first)"
    ),
    .init(
      .data(.meanImpossible(board: "b", mean: "70", low: "20", high: "66.667")),
      "榜单“b”公布的平均总分 70 不合已知总分与位次（平均应在 20 到 66.667 之间）",
      "the published mean total 70 of board 'b' cannot go with the known totals and ranks (expected a mean of 20 to 66.667)"
    ),
    .init(
      .data(.scoreBelowZero(unit: "u", score: "-3", board: "b", others: 1)),
      "单位“u”在榜单“b”上得 -3 分（另有 1 处类似），低于 0（请核对分数）",
      "unit 'u' has -3 on board 'b' (and 1 more like it), below 0 (check the score)"),
    .init(
      .data(.tiedRanks(board: "b", unit: "u", other: "v", rank: 2, others: 1)),
      "榜单“b”上“u”与“v”并列第 2（另有 1 处并列），推演按 units.csv 的先后分出高下（请核对位次）",
      "on board 'b' 'u' and 'v' share rank 2 (and 1 more tie); the run puts them in the order of units.csv (check the ranks)"
    ),
  ]

  static let time: [PinnedSentence] = [
    .init(
      .time(.fromHasNoEffect(future: "calm")),
      "未来“calm”的 from 不起作用（from 只管 set 里的 schemes.…；dynamics.… 和 budget.… 管整个推演）",
      "from of future 'calm' has no effect (it is for schemes.… in set; dynamics.… and budget.… hold for the whole run)"
    ),
    .init(
      .time(.finerThanStep("2022-03", .quarter)),
      "时期“2022-03”比步长 quarter 更细（应为同样长或更长的时期）",
      "period '2022-03' is finer than the step 'quarter' (expected one as long or longer)"),
    .init(
      .time(.horizonNotLater(asOf: "2022-03", horizon: "2022-01", asOfPlace: there)),
      "horizon 2022-01 不晚于 as_of 2022-03（在 scenario.yaml:4:2；horizon 应更晚）",
      "horizon 2022-01 is not later than as_of 2022-03 (at scenario.yaml:4:2; expected a later period)"),
    .init(
      .time(.outsideRun("2023-01", from: "2022-03", to: "2022-12")),
      "时期 2023-01 在推演范围之外（应在 2022-03 到 2022-12 之间）",
      "period 2023-01 is outside the run (expected 2022-03 to 2022-12)"),
    .init(
      .time(.reversed(first: "2022-08", last: "2022-06")),
      "起止颠倒：2022-08 晚于 2022-06（应先早后晚）",
      "2022-08 is later than 2022-06 (expected the earlier one first)"),
    .init(
      .time(.windowPassed(latest: "2022-02", first: "2022-04")),
      "最晚开始 2022-02 已过（as_of 之后最早 2022-04 才能开始；请推迟，或删去这项行动）",
      "the latest start 2022-02 has passed (nothing starts before 2022-04, after as_of; move it, or remove the action)"),
    .init(
      .time(.planBegan(start: "2022-02", first: "2022-04")),
      "启动时期 2022-02 已过（as_of 之后最早 2022-04 才能启动；请推迟，或从方案里删去这一项）",
      "the start 2022-02 has passed (nothing starts before 2022-04, after as_of; move it, or take it out of the plan)"),
    .init(
      .time(.afterHorizon("2023-01", horizon: "2022-12")),
      "开始时期 2023-01 晚于 horizon 2022-12，到期前不会开始",
      "the start 2023-01 is after the horizon 2022-12: nothing starts then"),
    .init(
      .time(.sinceAfterAsOf("2022-06", asOf: "2022-03")),
      "since 2022-06 晚于 as_of 2022-03（应为已公布位次的时期，或 as_of）",
      "since 2022-06 is later than as_of 2022-03 (expected a period with published ranks, or as_of)"),
    .init(
      .time(.unofficial("2022-11", board: "b", release: ["2022-06", "2022-12"])),
      "榜单“b”在 2022-11 没有正式公布（release：2022-06、2022-12），目标照样推演",
      "board 'b' has no official result at 2022-11 (release: 2022-06, 2022-12); the target is judged all the same"),
    .init(
      .time(.windowsBegan(actions: ["a", "b"], first: "2022-04")),
      "这些行动的最早开始早于 2022-04，按 2022-04 计：a、b",
      "the windows of these actions began before 2022-04 and count from 2022-04: a, b"),
    .init(
      .time(.courseNotBegun(since: "2022-12", asOf: "2022-03")),
      "累计从 2022-12 开始，晚于 as_of 2022-03（since 应为累计的第一期，不晚于 as_of；按月推演时一年的开头写成 2022-01）",
      "the running total begins at 2022-12, later than as_of 2022-03 (since is its first period, not later than as_of; in months a year begins at 2022-01)"
    ),
    .init(
      .time(.courseEnds(last: "2022-05", horizon: "2022-12", horizonPlace: there)),
      "这一轮累计到 2022-05 为止，推演却到 2022-12（在 scenario.yaml:4:2；一轮累计长一年，推演应在其内）",
      "this running total ends at 2022-05, but the run goes to 2022-12 (at scenario.yaml:4:2; a course lasts a year and the run must stay within it)"
    ),
    .init(
      .time(.requiredTooLate(action: "a", latest: "2022-05", required: "b", end: "2022-06")),
      "行动“a”最晚 2022-05 开始，而它所需的“b”最早 2022-06 才做完，两者接不上（请核对窗口与 duration）",
      "action 'a' starts in 2022-05 at the latest, but 'b', which it requires, has not ended before 2022-06 (check the windows and durations)"
    ),
    .init(
      .time(.neverInForce(action: "a", first: "2023-01", horizon: "2022-12")),
      "行动“a”最早 2023-01 见效，晚于 horizon 2022-12，在推演里没有作用",
      "action 'a' takes effect in 2023-01 at the earliest, after the horizon 2022-12: it changes nothing in the run"),
    .init(
      .time(.rowsAfterHorizon(rows: 2, horizon: "2022-12")),
      "从这里起有 2 行晚于 horizon 2022-12，没有用到",
      "2 rows from here on are later than the horizon 2022-12 and are not used"),
  ]
}
