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
  ]

  static let plan: [PinnedSentence] = [
    .init(
      .plan(.leafEffectOnTotal(unit: "u", depth: .score, indicator: "a")),
      "单位“u”的 depth 是 score，没有指标“a”（对只知总分或位次的单位，效果应写 indicator: total）",
      "unit 'u' has depth score, so no indicator 'a' (effects on units known by score or rank name indicator: total)"),
    .init(
      .plan(.totalEffectOnIndicators(unit: "u")),
      "单位“u”有指标数据，总分由指标算出，不能直接改（请写末级指标）",
      "unit 'u' is known by indicators, so its total is computed (name a leaf instead of total)"),
    .init(
      .plan(.unitLacksLeaf(unit: "u", leaf: "a")),
      "单位“u”所在榜单的指标体系里没有“a”（效果应写它的末级指标）",
      "no board of unit 'u' scores 'a' (expected a leaf of a scheme it is ranked on)"),
    .init(
      .plan(.unitOnNoBoard(unit: "u")),
      "单位“u”不在任何榜单上，效果无从体现（请检查 boards 的 units）",
      "unit 'u' is on no board, so effects on it show nowhere (check the boards' units)"),
    .init(
      .plan(.rateNeedsEvents(leaf: "a")),
      "rate 只用于有 events 的指标，“a”没有（请用 add、close 或 set）",
      "rate is for leaves with events, 'a' has none (use add, close or set)"),
    .init(
      .plan(.eventsNeedRate(leaf: "a", key: "add")),
      "指标“a”是事件计数，不能用 add（请用 rate）",
      "'a' counts events, so add means nothing (use rate)"),
    .init(
      .plan(.effectOnRollup(leaf: "a", unit: "u")),
      "单位“u”的“a”由下级汇总，不能直接改（行动应落在下级单位）",
      "'a' of unit 'u' is rolled up from its children (act on the children)"),
    .init(
      .plan(.closeNeedsFrontier(leaf: "a")),
      "close 需要前沿，指标“a”既无 frontier 也无 range（请补一个）",
      "close needs a frontier, 'a' has neither frontier nor range (add one)"),
    .init(
      .plan(.refersToItself(key: "requires", id: "a")),
      "行动“a”的 requires 里有它自己（请删去）",
      "action 'a' stands in its own requires (remove it)"),
    .init(
      .plan(.requiresAndExcludes("a")),
      "行动“a”既被需要又被排斥（只能居其一）",
      "action 'a' is both required and excluded (keep one)"),
    .init(
      .plan(.repeated("a", first: there)),
      "“a”重复（第一次在 scenario.yaml:4:2；请删去一个）",
      "'a' stands twice (first at scenario.yaml:4:2; remove one)"),
    .init(
      .plan(.lacks(key: "by")),
      "目标缺少 by（写在目标上，或由每个成员写明）",
      "the target lacks by (state it on the target, or on every member)"),
    .init(
      .plan(.countTooLarge(n: 3, of: 2)),
      "要求至少 3 个，但只有 2 个（应不大于 2）",
      "at least 3 are asked of 2 (expected at most 2)"),
    .init(
      .plan(.notBottomTooLarge(n: 3, units: 3, board: "b")),
      "榜单“b”只有 3 个单位，不可能不在后 3 名（应小于 3）",
      "board 'b' has 3 units, so nobody is outside the last 3 (expected less than 3)"),
    .init(
      .plan(.rankAlwaysMet(atMost: "3", units: 3, board: "b")),
      "榜单“b”只有 3 个单位，“不低于第 3”总能达到（请核对 at_most 或榜单）",
      "board 'b' has 3 units, so rank 3 or better is always reached (check at_most, or the board)"),
    .init(
      .plan(.rankAlwaysMet(atMost: "1", units: 1, board: "b")),
      "榜单“b”只有 1 个单位，“不低于第 1”总能达到（请核对 at_most 或榜单）",
      "board 'b' has 1 unit, so rank 1 or better is always reached (check at_most, or the board)"),
    .init(
      .plan(.objectiveNeedsEach),
      "objective 只用于有 each 的目标（请删去）",
      "objective is for targets with each (remove it)"),
    .init(
      .plan(.needsIndicators(unit: "u", depth: .rank)),
      "单位“u”的 depth 是 rank，没有各指标的数值（这种条件只能用于 depth 为 indicators 的单位）",
      "unit 'u' has depth rank, so no values of indicators (this condition is for units at depth indicators)"),
    .init(
      .plan(.notEvents(leaf: "a")),
      "指标“a”不是事件计数（应有 events；数值条件请用 indicator 和 value）",
      "'a' does not count events (expected a leaf with events; for values use indicator and value)"),
    .init(
      .plan(.unitNotOfAction(unit: "u", action: "a")),
      "行动“a”不含单位“u”（请检查行动的 units）",
      "action 'a' does not act on unit 'u' (check the action's units)"),
    .init(
      .plan(.unitWithoutEach(action: "a")),
      "行动“a”对所有单位一并决定，不能指定 unit（请删去 unit，或给行动写 each: true）",
      "action 'a' is one decision for all its units (remove unit, or give the action each: true)"),
    .init(
      .plan(.probabilityMissing(with: there)),
      "这个未来没有 probability，而另一个有（在 scenario.yaml:4:2；应都写或都不写）",
      "this future has no probability, another has (at scenario.yaml:4:2; expected all or none)"),
    .init(
      .plan(.probabilitySum("0.9", first: there)),
      "各未来的概率之和为 0.9（第一个在 scenario.yaml:4:2；应为 1）",
      "the futures' probabilities sum to 0.9 (the first is at scenario.yaml:4:2; expected 1)"),
    .init(
      .plan(.rulePath("schemes.s.a.colour")),
      "路径“schemes.s.a.colour”不可设定（应为 schemes.指标体系.指标.points、answers、from 或 to）",
      "the path 'schemes.s.a.colour' cannot be set (expected schemes.SCHEME.INDICATOR.points, answers, from or to)"),
    .init(
      .plan(.ruleValue("points")),
      "points 的值不合要求（points 应为不小于 0 的数，answers 应为正整数，from、to 应为数，或 best、worst、mean、median、qNN）",
      "this does not fit points (expected points: a number of at least 0; answers: a positive whole number; from, to: a number, or best, worst, mean, median, qNN)"
    ),
    .init(
      .plan(.ruleNeedsSurvey(leaf: "a")),
      "指标“a”没有 survey，不能设 answers",
      "indicator 'a' has no survey, so answers cannot be set"),
    .init(
      .plan(.ruleAnswersDiffer(leaf: "a", first: Place(file: "scenario.yaml", line: 4, column: 2))),
      "指标“a”在几个体系里是同一次调查，answers 不能设成两个数（另一个在 scenario.yaml:4:2；应只设一次，或设成一样）",
      "indicator 'a' is one survey in all schemes, so answers cannot be two numbers (the other is at scenario.yaml:4:2; set it once, or alike)"
    ),
    .init(
      .plan(.ruleNeedsEnds(leaf: "a", anchor: false)),
      "指标“a”不是 linear 计分，from、to 不能设为数",
      "indicator 'a' is not scored by linear, so from and to cannot be numbers"),
    .init(
      .plan(.ruleNeedsEnds(leaf: "a", anchor: true)),
      "指标“a”不是 cohort 计分，from、to 不能设为锚点",
      "indicator 'a' is not scored by cohort, so from and to cannot be anchors"),
    .init(
      .plan(.ruleLinearEqual(leaf: "a")),
      "设定后指标“a”的 from 与 to 相等（应不同）",
      "after this change from and to of 'a' are equal (expected different values)"),
    .init(
      .plan(.negativeRest(within: "s", total: "100", set: "120")),
      "“s”共 100 分，设定的合计 120 分，其余不足 0 分（应不超过总分）",
      "'s' has 100 points, those set add up to 120: less than 0 is left for the rest (expected no more than the total)"),
    .init(
      .plan(.nothingToScale(within: "g", total: "10", set: "8")),
      "“g”共 10 分，设定的合计 8 分，没有其余指标可以调节（两者应相等）",
      "'g' has 10 points, those set add up to 8, and nothing else can be scaled (expected equal sums)"),
  ]

  static let change: [PinnedSentence] = [
    .init(
      .change(.noSibling("../x")),
      "没有情景“../x”（extends 应写相邻的情景文件夹 ../NAME）",
      "there is no scenario '../x' (extends names a sibling scenario folder, ../NAME)"),
    .init(
      .change(.chainTooLong(limit: 8)),
      "extends 连续超过上限 8 层",
      "the chain of extends is longer than 8"),
    .init(
      .change(.extendsCycle(["a", "b", "a"], last: there)),
      "extends 成了循环：a → b → a（最后一环在 scenario.yaml:4:2）",
      "extends leads back to itself: a → b → a (the last link is at scenario.yaml:4:2)"),
    .init(
      .change(.alreadyRead("extends")),
      "extends 不能用 --set 改（合成情景时已经读过；请改情景文件）",
      "extends cannot be set (it was read when the scenario was put together; edit the scenario's file)"),
    .init(
      .change(.mergesNothing),
      "空列表在变体里什么也不改（条目按 id 合并；要去掉条目请用 remove: [id]）",
      "an empty list changes nothing in a variant (entries merge by id; drop entries with remove: [ids])"),
    .init(
      .change(.malformed("seed")),
      "“seed”不可用（应写作 路径=值，例如 budget.money=3000）",
      "'seed' cannot be used (expected PATH=VALUE, e.g. budget.money=3000)"),
    .init(
      .change(.noSuchStep("monye", in: "budget", nearest: "money")),
      "“budget”里没有“monye”（请检查路径；是不是“money”？）",
      "there is no 'monye' in 'budget' (check the path; did you mean 'money'?)"),
    .init(
      .change(.noSuchStep("x", in: "", nearest: nil)),
      "情景里没有“x”（请检查路径）",
      "there is no 'x' in the scenario (check the path)"),
    .init(
      .change(.endsTooEarly("x", at: "budget.money")),
      "“budget.money”是单个值，里面没有“x”（路径应到此为止）",
      "'budget.money' is a single value, so there is no 'x' in it (expected the path to end there)"),
  ]

  static let limit: [PinnedSentence] = [
    .init(
      .limit(.units(found: 2001, limit: 2000)),
      "有 2001 个单位，超过上限 2000",
      "there are 2001 units, above the limit of 2000"),
    .init(
      .limit(.leaves(found: 501, limit: 500)),
      "各方案共有 501 个末级指标，超过上限 500",
      "the schemes have 501 leaves, above the limit of 500"),
    .init(
      .limit(.steps(found: 601, limit: 600)),
      "从 as_of 到 horizon 有 601 步，超过上限 600",
      "from as_of to horizon there are 601 steps, above the limit of 600"),
    .init(
      .limit(.actions(found: 501, limit: 500)),
      "有 501 项行动，超过上限 500",
      "there are 501 actions, above the limit of 500"),
    .init(
      .limit(.more(3)),
      "还有 3 处问题，未一一列出",
      "3 more problems are not listed"),
  ]
}
