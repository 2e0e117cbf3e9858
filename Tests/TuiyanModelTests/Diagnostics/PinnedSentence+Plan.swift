// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension PinnedSentence {
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
      .plan(.requiredExclude(action: "a", one: "b", other: "c")),
      "行动“a”层层需要的“b”与“c”互相排斥，它永远不能成立（请改 requires 或 excludes）",
      "action 'a' can never be done: among all it needs, 'b' and 'c' exclude each other (change requires or excludes)"),
    .init(
      .plan(.tooFewPeople(action: "a", staff: "13", owner: "o", available: "12")),
      "行动“a”每步用 13 人，而责任单位“o”只有 12 人，任何方案都排不下",
      "action 'a' takes 13 people a step, but owner 'o' has 12: no plan has room for it"),
    .init(
      .plan(.tooFewPeople(action: "a", staff: "13", owner: nil, available: "10")),
      "行动“a”每步用 13 人，而 budget.staff_per_step 只有 10 人，任何方案都排不下",
      "action 'a' takes 13 people a step, but budget.staff_per_step has 10: no plan has room for it"),
    .init(
      .plan(.synergyExcluded(one: "a", other: "b")),
      "“a”与“b”互相排斥，不会同在一个方案里，这条协同不起作用",
      "'a' and 'b' exclude each other, so they are never in one plan and this synergy changes nothing"),
    .init(
      .plan(.closeOutside("-7")),
      "close 为 -7，推演时收到 0 到 1 之间（应为缩短差距的份额）",
      "close is -7 and is moved into 0 to 1 (expected a share of the distance)"),
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
      .plan(.ruleEndsEqual(leaf: "a")),
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
      .change(.setTwice("budget.money", first: there)),
      "“budget.money”设了两次（第一次在 scenario.yaml:4:2；只能留一个）",
      "'budget.money' is set twice (first at scenario.yaml:4:2; keep one)"),
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
