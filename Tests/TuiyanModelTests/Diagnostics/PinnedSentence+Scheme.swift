// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension PinnedSentence {
  static let reference: [PinnedSentence] = [
    .init(
      .reference(.unknown(.unit, "xiangx", nearest: "xiangxi")),
      "没有名为“xiangx”的单位（请检查 id；是不是“xiangxi”？）",
      "there is no unit 'xiangx' (check the id; did you mean 'xiangxi'?)"),
    .init(
      .reference(.unknown(.unitKind, "x", nearest: nil)),
      "没有名为“x”的单位类别（请检查 id）",
      "there is no kind of unit 'x' (check the id)"),
    .init(
      .reference(.unknown(.parent, "x", nearest: nil)),
      "没有名为“x”的上级单位（请检查 id）",
      "there is no parent unit 'x' (check the id)"),
    .init(
      .reference(.unknown(.leaf, "x", nearest: nil)),
      "没有名为“x”的末级指标（请检查 id）",
      "there is no leaf indicator 'x' (check the id)"),
    .init(
      .reference(.unknown(.indicator, "x", nearest: nil)),
      "没有名为“x”的指标（请检查 id）",
      "there is no indicator 'x' (check the id)"),
    .init(
      .reference(.unknown(.board, "x", nearest: nil)),
      "没有名为“x”的榜单（请检查 id）",
      "there is no board 'x' (check the id)"),
    .init(
      .reference(.unknown(.scheme, "x", nearest: nil)),
      "没有名为“x”的指标体系（请检查 id）",
      "there is no scheme 'x' (check the id)"),
    .init(
      .reference(.unknown(.owner, "x", nearest: nil)),
      "没有名为“x”的责任单位（请检查 id）",
      "there is no owner 'x' (check the id)"),
    .init(
      .reference(.unknown(.action, "x", nearest: nil)),
      "没有名为“x”的行动（请检查 id）",
      "there is no action 'x' (check the id)"),
    .init(
      .reference(.duplicate(.future, "a", first: there)),
      "未来 id “a”重复（第一次在 scenario.yaml:4:2）",
      "the future id 'a' stands twice (first at scenario.yaml:4:2)"),
    .init(
      .reference(.duplicate(.target, "a", first: there)),
      "目标 id “a”重复（第一次在 scenario.yaml:4:2）",
      "the target id 'a' stands twice (first at scenario.yaml:4:2)"),
    .init(
      .reference(.duplicate(.plan, "a", first: there)),
      "方案 id “a”重复（第一次在 scenario.yaml:4:2）",
      "the plan id 'a' stands twice (first at scenario.yaml:4:2)"),
    .init(
      .reference(.cycle(.action, ["a", "b", "a"], last: there)),
      "行动成了循环：a → b → a（最后一环在 scenario.yaml:4:2）",
      "the action leads back to itself: a → b → a (the last link is at scenario.yaml:4:2)"),
    .init(
      .reference(.selectsNothing),
      "一个单位也没有选中（请检查 kind、parent 与 units.csv）",
      "this selects no unit (check kind and parent against units.csv)"),
    .init(
      .reference(.badID("a b")),
      "“a b”不能作 id（不超过 100 个字符，无空格、看不见的字符和 . , : / 等标点，不以 - 开头）",
      "'a b' cannot be an id (at most 100 characters, no spaces, invisible characters or punctuation such as . , : /, no - in front)"
    ),
    .init(
      .reference(.reservedID("total")),
      "“total”是保留字，指总分（请换一个 id）",
      "'total' is reserved: it means the total (choose another id)"),
    .init(
      .reference(.isGroup("g")),
      "“g”是分组，没有自己的数值（请写末级指标）",
      "'g' is a group and has no value of its own (name a leaf)"),
    .init(
      .reference(.notOnBoard(unit: "u", board: "b")),
      "单位“u”不在榜单“b”上（请检查榜单的 units）",
      "unit 'u' is not on board 'b' (check the board's units)"),
    .init(
      .reference(.notInScheme(indicator: "dayz", board: "b", scheme: "s", nearest: "days")),
      "榜单“b”的指标体系“s”里没有指标“dayz”（请检查 id；是不是“days”？）",
      "scheme 's' of board 'b' has no indicator 'dayz' (check the id; did you mean 'days'?)"),
    .init(
      .reference(.removesNothing("visit", nearest: "visits")),
      "remove 里的“visit”在所继承的情景中不存在（请检查 id；是不是“visits”？）",
      "'visit' in remove is not in the inherited scenario (check the id; did you mean 'visits'?)"),
  ]

  static let scheme: [PinnedSentence] = [
    .init(
      .scheme(.sum(group: "g", points: "4", sum: "5", parts: ["a 2", "b 3"], last: there)),
      "分组“g”为 4 分，其下合计 5 分（a 2 + b 3，末项在 scenario.yaml:4:2；两者应相等）",
      "group 'g' has 4 points, its children together 5 (a 2 + b 3, the last at scenario.yaml:4:2; expected equal)"),
    .init(
      .scheme(.differs(leaf: "a", key: "range", first: there)),
      "末级指标“a”的“range”与另一指标体系不同（另一处在 scenario.yaml:4:2；同一 id 是同一个量，除 points、score、title、owner 外应一致）",
      "'range' of leaf 'a' differs from another scheme (at scenario.yaml:4:2; one id is one quantity: all but points, score, title and owner must agree)"
    ),
    .init(
      .scheme(.rangeReversed(low: "5", high: "1")),
      "值域下限 5 不小于上限 1（应写 [低, 高]）",
      "the range's lower end 5 is not below its upper end 1 (expected [low, high])"),
    .init(
      .scheme(.rangeTooNarrow(low: "1", high: "1.0000000001")),
      "值域下限 1 与上限 1.0000000001 太近（宽度应不小于两端绝对值的 1e-9 和 1e-100；请核对）",
      "the range's ends 1 and 1.0000000001 are too close (expected a width of 1e-9 of either end, and 1e-100, or more; check them)"
    ),
    .init(
      .scheme(.transformNeedsRange(leaf: "a")),
      "指标“a”用 logit 变换，但没有 range（请补 range: [低, 高]）",
      "indicator 'a' has transform logit but no range (add range: [low, high])"),
    .init(
      .scheme(.logNeedsPositive(what: "value", value: "0")),
      "log 变换要求 value 为正数，这里是 0",
      "transform log needs a positive value, here it is 0"),
    .init(
      .scheme(.linearEqual("3")),
      "linear 的 from 与 to 相等，都是 3（应不同）",
      "from and to of linear are both 3 (expected different values)"),
    .init(
      .scheme(.knotsOutOfOrder(rule: "steps", previous: "4", next: "2")),
      "steps 的取值没有依次升高或降低：4 之后是 2（应严格单调）",
      "the values of steps neither rise nor fall throughout: 2 after 4 (expected a strict order)"),
    .init(
      .scheme(.stepsFall(value: "1", share: "0.5", better: "2", betterShare: "0.2")),
      "steps 里更好的 2 只得 0.2，少于 1 的 0.5（越好份额不应越低）",
      "in steps the better 2 gets 0.2, less than the 0.5 of 1 (expected no smaller share for better)"),
    .init(
      .scheme(.surveyNeedsSD(leaf: "a")),
      "指标“a”的 survey 没有 sd，又不是带 range 的百分比指标（请补 sd，或写 unit: \"%\" 和 range）",
      "survey of indicator 'a' has no sd and the leaf is no percentage with a range (add sd, or unit: \"%\" and range)"),
    .init(
      .scheme(.cohortSources(leaf: "a", board: "b", found: 1)),
      "指标“a”按 cohort 计分，但榜单“b”只有 1 个数值来源（至少 2 个：有指标数据的单位，或 reference.csv 的 best、worst）",
      "indicator 'a' is scored by cohort, but board 'b' has 1 sources of values (expected at least 2: units with indicators, or best and worst in reference.csv)"
    ),
    .init(
      .scheme(.tooManyDecimals(9, total: "1e8")),
      "总分 1e8 再取 9 位小数，位数太多（总分 × 10^decimals 应小于 2^53，约 9.007e15；请减小 decimals）",
      "a total of 1e8 with 9 decimals has too many digits (expected total × 10^decimals below 2^53, about 9.007e15; use fewer decimals)"
    ),
    .init(
      .scheme(.zeroTotal(scheme: "s", unit: "u")),
      "指标体系“s”总分为 0，无法推演只知总分或位次的单位“u”（总分应为正）",
      "scheme 's' has a total of 0, so unit 'u', known by score or rank only, cannot be projected (expected a positive total)"
    ),
    .init(
      .scheme(.frontierOutside("9", low: "1", high: "5")),
      "frontier 9 在值域之外（应在 1 到 5 之间）",
      "the frontier 9 is outside the range (expected 1 to 5)"),
    .init(
      .scheme(.floorAboveCap(floor: "2", cap: "1")),
      "floor 2 大于 cap 1（应不大于）",
      "floor 2 exceeds cap 1 (expected no more)"),
    .init(
      .scheme(.rollupOfNothing(leaf: "a", unit: "u")),
      "单位“u”的汇总指标“a”没有任何下级提供数值（下级应有该指标的数据，或在该榜单上）",
      "roll-up 'a' of unit 'u' gets a value from none of its children (expected children with that indicator, or on that board)"
    ),
    .init(
      .scheme(.rollupCycle(["a", "b", "a"])),
      "汇总指标使榜单互为前提：a → b → a（下级榜单不能再依赖上级榜单）",
      "roll-ups make boards depend on themselves: a → b → a (expected boards that only depend on lower ones)"),
    .init(
      .scheme(.cohortEqual("best")),
      "cohort 的 from 与 to 是同一个锚点 best（应不同）",
      "from and to of cohort are the same anchor, best (expected different ones)"),
    .init(
      .scheme(.perEventNeedsEvents(leaf: "a")),
      "指标“a”按 per_event 计分，但不计次数（请补 events，或改用 linear 等计分）",
      "indicator 'a' is scored per_event but counts no events (add events, or score by linear and the like)"),
    .init(
      .scheme(.sameForAnyCount(leaf: "a", points: "5")),
      "指标“a”无论发生多少次都得 5 分（请核对 per_event、floor 与 cap 的正负）",
      "indicator 'a' gives 5 points however many events there are (check the signs of per_event, floor and cap)"),
    .init(
      .scheme(.perEventAgainstBetter(leaf: "a", points: "1", better: "lower")),
      "指标“a”写明 better: lower，但每多一次加 1 分，请核对",
      "indicator 'a' says better: lower, but every event adds 1 points: please check"),
    .init(
      .scheme(.pointsWithoutEvents(leaf: "a", points: "-2")),
      "指标“a”一次也没有发生就得 -2 分（floor 大于 0 或 cap 小于 0），请核对",
      "indicator 'a' gives -2 points without any event (its floor is above 0, or its cap below): please check"),
    .init(
      .scheme(.noPointsInGroup(node: "a", group: "g", aggregate: .min)),
      "“a”没有分值，在 aggregate: min 的分组“g”里不起作用（请给分值，或移出分组）",
      "'a' carries no points, so it does not count in group 'g' with aggregate: min (give it points, or move it out of the group)"
    ),
    .init(
      .scheme(.transformOfEvents(leaf: "a")),
      "指标“a”是事件计数，transform 不起作用（请删去）",
      "'a' counts events, so its transform is not used (remove it)"),
    .init(
      .scheme(.againstBetter(leaf: "a", from: "9", to: "1", better: "higher")),
      "指标“a”写明 better: higher，但得分从 9 到 1 反向递增，请核对",
      "indicator 'a' says better: higher, but its points rise from 9 to 1: please check"),
  ]

  static let figure: [PinnedSentence] = [
    .init(
      .figure(.distribution(.notFinite(parameter: "mean", value: .infinity))),
      "分布参数 mean 是 inf（应为有限的数）",
      "the distribution's mean is inf (expected a finite number)"),
    .init(
      .figure(.distribution(.outOfOrder(lower: "low", lowerValue: 5, upper: "high", upperValue: 1))),
      "分布参数颠倒：low 5 大于 high 1（应从小到大）",
      "low 5 exceeds high 1 (expected ascending parameters)"),
    .init(
      .figure(.distribution(.tooSmall(parameter: "sd", value: -1, minimum: 0, minimumAllowed: true))),
      "分布参数 sd 为 -1，太小（应不小于 0）",
      "the distribution's sd is -1 (expected at least 0)"),
    .init(
      .figure(.distribution(.tooSmall(parameter: "a", value: 0, minimum: 0, minimumAllowed: false))),
      "分布参数 a 为 0，太小（应大于 0）",
      "the distribution's a is 0 (expected more than 0)"),
    .init(
      .figure(.distribution(.tooLarge(parameter: "a", value: 20000, maximum: 10000))),
      "分布参数 a 为 20000，太大（应不大于 10000）",
      "the distribution's a is 20000 (expected at most 10000)"),
    .init(
      .figure(.distribution(.noValues)),
      "discrete 没有取值（至少一个）",
      "discrete has no values (expected at least one)"),
    .init(
      .figure(.distribution(.notAscending(previous: 1, next: 1))),
      "discrete 的取值 1 重复",
      "the discrete value 1 stands twice"),
    .init(
      .figure(.distribution(.notProbability(value: 1, probability: 2))),
      "discrete 取值 1 的概率为 2（应在 0 与 1 之间）",
      "the probability of {1} is 2 (expected 0 to 1)"),
    .init(
      .figure(.distribution(.probabilitySum(0.9))),
      "discrete 的概率之和为 0.9（应为 1）",
      "the probabilities of discrete sum to 0.9 (expected 1)"),
    .init(
      .figure(.belowBound(key: "sigma", low: "-0.2", bound: "0")),
      "“sigma”可能低到 -0.2（不应小于 0）",
      "'sigma' can be as low as -0.2 (expected at least 0)"),
    .init(
      .figure(.aboveBound(key: "rate", high: "1.5", bound: "1")),
      "“rate”可能高到 1.5（不应大于 1）",
      "'rate' can be as high as 1.5 (expected at most 1)"),
    .init(
      .figure(.shareNeedsRange(key: "sigma", leaf: "a")),
      "“sigma”用了值域份额，但指标“a”没有 range（请补 range，或改写数字）",
      "'sigma' is a share of the range, but indicator 'a' has no range (add a range, or write a number)"),
  ]
}
