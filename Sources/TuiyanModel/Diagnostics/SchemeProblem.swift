// SPDX-License-Identifier: GPL-3.0-or-later

/// What is wrong with indicators and their rules.
public enum SchemeProblem: Hashable, Sendable {
  /// A group's points are not the sum of its children's.
  case sum(group: String, points: String, sum: String, parts: [String], last: Place)
  /// The same leaf is described differently in two schemes.
  case differs(leaf: String, key: String, first: Place)
  case rangeReversed(low: String, high: String)
  /// Its ends can hardly be told apart in double precision.
  case rangeTooNarrow(low: String, high: String)
  case transformNeedsRange(leaf: String)
  case logNeedsPositive(what: String, value: String)
  case linearEqual(String)
  case knotsOutOfOrder(rule: String, previous: String, next: String)
  case stepsFall(value: String, share: String, better: String, betterShare: String)
  case surveyNeedsSD(leaf: String)
  case cohortSources(leaf: String, board: String, found: Int)
  case zeroTotal(scheme: String, unit: String)
  /// Totals with so many decimals have more digits than double precision holds.
  case tooManyDecimals(Int, total: String)
  case frontierOutside(String, low: String, high: String)
  case floorAboveCap(floor: String, cap: String)
  /// Both ends of a cohort scale are one anchor.
  case cohortEqual(String)
  /// Points by the event on a leaf that counts none.
  case perEventNeedsEvents(leaf: String)
  /// However many events there are, the points are the same; a warning where that is 0.
  case sameForAnyCount(leaf: String, points: String)
  /// No child of the unit gives the roll-up anything.
  case rollupOfNothing(leaf: String, unit: String)
  /// A board's points come from roll-ups of boards that need this board's points.
  case rollupCycle([String])
  // Warnings
  case againstBetter(leaf: String, from: String, to: String, better: String)
  case perEventAgainstBetter(leaf: String, points: String, better: String)
  /// A floor above 0 or a cap below 0: there are points without any event.
  case pointsWithoutEvents(leaf: String, points: String)
  /// A node without points in a group that is not a sum.
  case noPointsInGroup(node: String, group: String, aggregate: Aggregate)
  /// Counts are not transformed.
  case transformOfEvents(leaf: String)
}

extension SchemeProblem {
  var sentence: Sentence {
    switch self {
    case .sum(let group, let points, let sum, let parts, let last):
      (
        "分组“\(group)”为 \(points) 分，其下合计 \(sum) 分（\(parts.joined(separator: " + "))，末项在 \(last.text)；两者应相等）",
        "group '\(group)' has \(points) points, its children together \(sum) (\(parts.joined(separator: " + ")), the last at \(last.text); expected equal)"
      )
    case .differs(let leaf, let key, let first):
      (
        "末级指标“\(leaf)”的“\(key)”与另一指标体系不同（另一处在 \(first.text)；同一 id 是同一个量，除 points、score、title、owner 外应一致）",
        "'\(key)' of leaf '\(leaf)' differs from another scheme (at \(first.text); one id is one quantity: all but points, score, title and owner must agree)"
      )
    case .rangeReversed(let low, let high):
      (
        "值域下限 \(low) 不小于上限 \(high)（应写 [低, 高]）",
        "the range's lower end \(low) is not below its upper end \(high) (expected [low, high])"
      )
    case .rangeTooNarrow(let low, let high):
      (
        "值域下限 \(low) 与上限 \(high) 太近（宽度应不小于两端绝对值的 1e-9 和 1e-100；请核对）",
        "the range's ends \(low) and \(high) are too close (expected a width of 1e-9 of either end, and 1e-100, or more; check them)"
      )
    case .transformNeedsRange(let leaf):
      (
        "指标“\(leaf)”用 logit 变换，但没有 range（请补 range: [低, 高]）",
        "indicator '\(leaf)' has transform logit but no range (add range: [low, high])"
      )
    case .logNeedsPositive(let what, let value):
      ("log 变换要求 \(what) 为正数，这里是 \(value)", "transform log needs a positive \(what), here it is \(value)")
    case .linearEqual(let value):
      ("linear 的 from 与 to 相等，都是 \(value)（应不同）", "from and to of linear are both \(value) (expected different values)")
    case .knotsOutOfOrder(let rule, let previous, let next):
      (
        "\(rule) 的取值没有依次升高或降低：\(previous) 之后是 \(next)（应严格单调）",
        "the values of \(rule) neither rise nor fall throughout: \(next) after \(previous) (expected a strict order)"
      )
    case .stepsFall(let value, let share, let better, let betterShare):
      (
        "steps 里更好的 \(better) 只得 \(betterShare)，少于 \(value) 的 \(share)（越好份额不应越低）",
        "in steps the better \(better) gets \(betterShare), less than the \(share) of \(value) (expected no smaller share for better)"
      )
    case .surveyNeedsSD(let leaf):
      (
        "指标“\(leaf)”的 survey 没有 sd，又不是带 range 的百分比指标（请补 sd，或写 unit: \"%\" 和 range）",
        "survey of indicator '\(leaf)' has no sd and the leaf is no percentage with a range (add sd, or unit: \"%\" and range)"
      )
    case .cohortSources(let leaf, let board, let found):
      (
        "指标“\(leaf)”按 cohort 计分，但榜单“\(board)”只有 \(found) 个数值来源（至少 2 个：有指标数据的单位，或 reference.csv 的 best、worst）",
        "indicator '\(leaf)' is scored by cohort, but board '\(board)' has \(found) sources of values (expected at least 2: units with indicators, or best and worst in reference.csv)"
      )
    case .zeroTotal(let scheme, let unit):
      (
        "指标体系“\(scheme)”总分为 0，无法推演只知总分或位次的单位“\(unit)”（总分应为正）",
        "scheme '\(scheme)' has a total of 0, so unit '\(unit)', known by score or rank only, cannot be projected (expected a positive total)"
      )
    case .tooManyDecimals(let decimals, let total):
      (
        "总分 \(total) 再取 \(decimals) 位小数，位数太多（总分 × 10^decimals 应小于 2^53，约 9.007e15；请减小 decimals）",
        "a total of \(total) with \(decimals) decimals has too many digits (expected total × 10^decimals below 2^53, about 9.007e15; use fewer decimals)"
      )
    case .frontierOutside(let frontier, let low, let high):
      (
        "frontier \(frontier) 在值域之外（应在 \(low) 到 \(high) 之间）",
        "the frontier \(frontier) is outside the range (expected \(low) to \(high))"
      )
    case .floorAboveCap(let floor, let cap):
      ("floor \(floor) 大于 cap \(cap)（应不大于）", "floor \(floor) exceeds cap \(cap) (expected no more)")
    case .cohortEqual(let anchor):
      (
        "cohort 的 from 与 to 是同一个锚点 \(anchor)（应不同）",
        "from and to of cohort are the same anchor, \(anchor) (expected different ones)"
      )
    case .perEventNeedsEvents(let leaf):
      (
        "指标“\(leaf)”按 per_event 计分，但不计次数（请补 events，或改用 linear 等计分）",
        "indicator '\(leaf)' is scored per_event but counts no events (add events, or score by linear and the like)"
      )
    case .sameForAnyCount(let leaf, let points):
      (
        "指标“\(leaf)”无论发生多少次都得 \(points) 分（请核对 per_event、floor 与 cap 的正负）",
        "indicator '\(leaf)' gives \(points) points however many events there are (check the signs of per_event, floor and cap)"
      )
    case .rollupOfNothing(let leaf, let unit):
      (
        "单位“\(unit)”的汇总指标“\(leaf)”没有任何下级提供数值（下级应有该指标的数据，或在该榜单上）",
        "roll-up '\(leaf)' of unit '\(unit)' gets a value from none of its children (expected children with that indicator, or on that board)"
      )
    case .rollupCycle(let boards):
      (
        "汇总指标使榜单互为前提：\(boards.joined(separator: " → "))（下级榜单不能再依赖上级榜单）",
        "roll-ups make boards depend on themselves: \(boards.joined(separator: " → ")) (expected boards that only depend on lower ones)"
      )
    case .againstBetter(let leaf, let from, let to, let better):
      (
        "指标“\(leaf)”写明 better: \(better)，但得分从 \(from) 到 \(to) 反向递增，请核对",
        "indicator '\(leaf)' says better: \(better), but its points rise from \(from) to \(to): please check"
      )
    case .perEventAgainstBetter(let leaf, let points, let better):
      (
        "指标“\(leaf)”写明 better: \(better)，但每多一次加 \(points) 分，请核对",
        "indicator '\(leaf)' says better: \(better), but every event adds \(points) points: please check"
      )
    case .pointsWithoutEvents(let leaf, let points):
      (
        "指标“\(leaf)”一次也没有发生就得 \(points) 分（floor 大于 0 或 cap 小于 0），请核对",
        "indicator '\(leaf)' gives \(points) points without any event (its floor is above 0, or its cap below): please check"
      )
    case .noPointsInGroup(let node, let group, let aggregate):
      (
        "“\(node)”没有分值，在 aggregate: \(aggregate.rawValue) 的分组“\(group)”里不起作用（请给分值，或移出分组）",
        "'\(node)' carries no points, so it does not count in group '\(group)' with aggregate: \(aggregate.rawValue) (give it points, or move it out of the group)"
      )
    case .transformOfEvents(let leaf):
      (
        "指标“\(leaf)”是事件计数，transform 不起作用（请删去）",
        "'\(leaf)' counts events, so its transform is not used (remove it)"
      )
    }
  }
}
