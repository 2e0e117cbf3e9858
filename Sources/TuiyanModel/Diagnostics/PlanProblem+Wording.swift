// SPDX-License-Identifier: GPL-3.0-or-later

extension PlanProblem {
  var sentence: Sentence {
    switch self {
    case .leafEffectOnTotal(let unit, let depth, let indicator):
      (
        "单位“\(unit)”的 depth 是 \(depth.rawValue)，没有指标“\(indicator)”（对只知总分或位次的单位，效果应写 indicator: total）",
        "unit '\(unit)' has depth \(depth.rawValue), so no indicator '\(indicator)' (effects on units known by score or rank name indicator: total)"
      )
    case .totalEffectOnIndicators(let unit):
      (
        "单位“\(unit)”有指标数据，总分由指标算出，不能直接改（请写末级指标）",
        "unit '\(unit)' is known by indicators, so its total is computed (name a leaf instead of total)"
      )
    case .unitLacksLeaf(let unit, let leaf):
      (
        "单位“\(unit)”所在榜单的指标体系里没有“\(leaf)”（效果应写它的末级指标）",
        "no board of unit '\(unit)' scores '\(leaf)' (expected a leaf of a scheme it is ranked on)"
      )
    case .unitOnNoBoard(let unit):
      (
        "单位“\(unit)”不在任何榜单上，效果无从体现（请检查 boards 的 units）",
        "unit '\(unit)' is on no board, so effects on it show nowhere (check the boards' units)"
      )
    case .rateNeedsEvents(let leaf):
      (
        "rate 只用于有 events 的指标，“\(leaf)”没有（请用 add、close 或 set）",
        "rate is for leaves with events, '\(leaf)' has none (use add, close or set)"
      )
    case .eventsNeedRate(let leaf, let key):
      ("指标“\(leaf)”是事件计数，不能用 \(key)（请用 rate）", "'\(leaf)' counts events, so \(key) means nothing (use rate)")
    case .effectOnRollup(let leaf, let unit):
      (
        "单位“\(unit)”的“\(leaf)”由下级汇总，不能直接改（行动应落在下级单位）",
        "'\(leaf)' of unit '\(unit)' is rolled up from its children (act on the children)"
      )
    case .closeNeedsFrontier(let leaf):
      (
        "close 需要前沿，指标“\(leaf)”既无 frontier 也无 range（请补一个）",
        "close needs a frontier, '\(leaf)' has neither frontier nor range (add one)"
      )
    case .refersToItself(let key, let id):
      ("行动“\(id)”的 \(key) 里有它自己（请删去）", "action '\(id)' stands in its own \(key) (remove it)")
    case .requiresAndExcludes(let id):
      ("行动“\(id)”既被需要又被排斥（只能居其一）", "action '\(id)' is both required and excluded (keep one)")
    case .requiredExclude(let action, let one, let other):
      (
        "行动“\(action)”层层需要的“\(one)”与“\(other)”互相排斥，它永远不能成立（请改 requires 或 excludes）",
        "action '\(action)' can never be done: among all it needs, '\(one)' and '\(other)' exclude each other (change requires or excludes)"
      )
    case .tooFewPeople(let action, let staff, let owner, let available):
      (
        "行动“\(action)”每步用 \(staff) 人，而\(owner.map { "责任单位“\($0)”" } ?? " budget.staff_per_step ")只有 \(available) 人，任何方案都排不下",
        "action '\(action)' takes \(staff) people a step, but \(owner.map { "owner '\($0)'" } ?? "budget.staff_per_step") has \(available): no plan has room for it"
      )
    case .synergyExcluded(let one, let other):
      (
        "“\(one)”与“\(other)”互相排斥，不会同在一个方案里，这条协同不起作用",
        "'\(one)' and '\(other)' exclude each other, so they are never in one plan and this synergy changes nothing"
      )
    case .closeOutside(let value):
      (
        "close 为 \(value)，推演时收到 0 到 1 之间（应为缩短差距的份额）",
        "close is \(value) and is moved into 0 to 1 (expected a share of the distance)"
      )
    case .repeated(let id, let first):
      ("“\(id)”重复（第一次在 \(first.text)；请删去一个）", "'\(id)' stands twice (first at \(first.text); remove one)")
    case .lacks(let key):
      ("目标缺少 \(key)（写在目标上，或由每个成员写明）", "the target lacks \(key) (state it on the target, or on every member)")
    case .countTooLarge(let n, let of):
      ("要求至少 \(n) 个，但只有 \(of) 个（应不大于 \(of)）", "at least \(n) are asked of \(of) (expected at most \(of))")
    case .notBottomTooLarge(let n, let units, let board):
      (
        "榜单“\(board)”只有 \(units) 个单位，不可能不在后 \(n) 名（应小于 \(units)）",
        "board '\(board)' has \(units) unit\(units == 1 ? "" : "s"), so nobody is outside the last \(n) (expected less than \(units))"
      )
    case .rankAlwaysMet(let atMost, let units, let board):
      (
        "榜单“\(board)”只有 \(units) 个单位，“不低于第 \(atMost)”总能达到（请核对 at_most 或榜单）",
        "board '\(board)' has \(units) unit\(units == 1 ? "" : "s"), so rank \(atMost) or better is always reached (check at_most, or the board)"
      )
    case .objectiveNeedsEach:
      ("objective 只用于有 each 的目标（请删去）", "objective is for targets with each (remove it)")
    case .needsIndicators(let unit, let depth):
      (
        "单位“\(unit)”的 depth 是 \(depth.rawValue)，没有各指标的数值（这种条件只能用于 depth 为 indicators 的单位）",
        "unit '\(unit)' has depth \(depth.rawValue), so no values of indicators (this condition is for units at depth indicators)"
      )
    case .notEvents(let leaf):
      (
        "指标“\(leaf)”不是事件计数（应有 events；数值条件请用 indicator 和 value）",
        "'\(leaf)' does not count events (expected a leaf with events; for values use indicator and value)"
      )
    case .unitNotOfAction(let unit, let action):
      (
        "行动“\(action)”不含单位“\(unit)”（请检查行动的 units）",
        "action '\(action)' does not act on unit '\(unit)' (check the action's units)"
      )
    case .unitWithoutEach(let action):
      (
        "行动“\(action)”对所有单位一并决定，不能指定 unit（请删去 unit，或给行动写 each: true）",
        "action '\(action)' is one decision for all its units (remove unit, or give the action each: true)"
      )
    case .probabilityMissing(let place):
      (
        "这个未来没有 probability，而另一个有（在 \(place.text)；应都写或都不写）",
        "this future has no probability, another has (at \(place.text); expected all or none)"
      )
    case .probabilitySum(let sum, let first):
      (
        "各未来的概率之和为 \(sum)（第一个在 \(first.text)；应为 1）",
        "the futures' probabilities sum to \(sum) (the first is at \(first.text); expected 1)"
      )
    case .rulePath(let path):
      (
        "路径“\(path)”不可设定（应为 schemes.指标体系.指标.points、answers、from 或 to）",
        "the path '\(path)' cannot be set (expected schemes.SCHEME.INDICATOR.points, answers, from or to)"
      )
    case .ruleValue(let field):
      (
        "\(field) 的值不合要求（points 应为不小于 0 的数，answers 应为正整数，from、to 应为数，或 best、worst、mean、median、qNN）",
        "this does not fit \(field) (expected points: a number of at least 0; answers: a positive whole number; from, to: a number, or best, worst, mean, median, qNN)"
      )
    case .ruleNeedsSurvey(let leaf):
      ("指标“\(leaf)”没有 survey，不能设 answers", "indicator '\(leaf)' has no survey, so answers cannot be set")
    case .ruleAnswersDiffer(let leaf, let first):
      (
        "指标“\(leaf)”在几个体系里是同一次调查，answers 不能设成两个数（另一个在 \(first.text)；应只设一次，或设成一样）",
        "indicator '\(leaf)' is one survey in all schemes, so answers cannot be two numbers (the other is at \(first.text); set it once, or alike)"
      )
    case .ruleNeedsEnds(let leaf, anchor: false):
      (
        "指标“\(leaf)”不是 linear 计分，from、to 不能设为数",
        "indicator '\(leaf)' is not scored by linear, so from and to cannot be numbers"
      )
    case .ruleNeedsEnds(let leaf, anchor: true):
      (
        "指标“\(leaf)”不是 cohort 计分，from、to 不能设为锚点",
        "indicator '\(leaf)' is not scored by cohort, so from and to cannot be anchors"
      )
    case .ruleEndsEqual(let leaf):
      (
        "设定后指标“\(leaf)”的 from 与 to 相等（应不同）",
        "after this change from and to of '\(leaf)' are equal (expected different values)"
      )
    case .negativeRest(let within, let total, let set):
      (
        "“\(within)”共 \(total) 分，设定的合计 \(set) 分，其余不足 0 分（应不超过总分）",
        "'\(within)' has \(total) points, those set add up to \(set): less than 0 is left for the rest (expected no more than the total)"
      )
    case .nothingToScale(let within, let total, let set):
      (
        "“\(within)”共 \(total) 分，设定的合计 \(set) 分，没有其余指标可以调节（两者应相等）",
        "'\(within)' has \(total) points, those set add up to \(set), and nothing else can be scaled (expected equal sums)"
      )
    }
  }
}
