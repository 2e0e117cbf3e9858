// SPDX-License-Identifier: GPL-3.0-or-later

/// What is wrong with periods.
public enum TimeProblem: Hashable, Sendable {
  case finerThanStep(String, Step)
  case horizonNotLater(asOf: String, horizon: String, asOfPlace: Place)
  /// A period that must lie in as_of … horizon.
  case outsideRun(String, from: String, to: String)
  case reversed(first: String, last: String)
  /// An action's window ends before anything can start.
  case windowPassed(latest: String, first: String)
  /// A stored plan starts an action before anything can start.
  case planBegan(start: String, first: String)
  /// A warning: an action's window reaches beyond the horizon.
  case afterHorizon(String, horizon: String)
  case sinceAfterAsOf(String, asOf: String)
  /// A warning: the target is about a period without an official result.
  case unofficial(String, board: String, release: [String])
  /// A warning: an action's window has closed before what it requires can have ended.
  case requiredTooLate(action: String, latest: String, required: String, end: String)
  /// A warning: all that an action does comes after the horizon, whenever it starts.
  case neverInForce(action: String, first: String, horizon: String)
  /// A warning: rows of a table later than the horizon.
  case rowsAfterHorizon(rows: Int, horizon: String)
  /// A warning: these actions' windows began before anything can start.
  case windowsBegan(actions: [String], first: String)
  /// A warning: a future that changes no rule says from when.
  case fromHasNoEffect(future: String)
  /// A running total whose course begins after as_of.
  case courseNotBegun(since: String, asOf: String)
  /// A running total whose course ends before the horizon.
  case courseEnds(last: String, horizon: String, horizonPlace: Place)
}

extension TimeProblem {
  var sentence: Sentence {
    switch self {
    case .finerThanStep(let text, let step):
      (
        "时期“\(text)”比步长 \(step.rawValue) 更细（应为同样长或更长的时期）",
        "period '\(text)' is finer than the step '\(step.rawValue)' (expected one as long or longer)"
      )
    case .horizonNotLater(let asOf, let horizon, let place):
      (
        "horizon \(horizon) 不晚于 as_of \(asOf)（在 \(place.text)；horizon 应更晚）",
        "horizon \(horizon) is not later than as_of \(asOf) (at \(place.text); expected a later period)"
      )
    case .outsideRun(let period, let from, let to):
      ("时期 \(period) 在推演范围之外（应在 \(from) 到 \(to) 之间）", "period \(period) is outside the run (expected \(from) to \(to))")
    case .reversed(let first, let last):
      ("起止颠倒：\(first) 晚于 \(last)（应先早后晚）", "\(first) is later than \(last) (expected the earlier one first)")
    case .windowPassed(let latest, let first):
      (
        "最晚开始 \(latest) 已过（as_of 之后最早 \(first) 才能开始；请推迟，或删去这项行动）",
        "the latest start \(latest) has passed (nothing starts before \(first), after as_of; move it, or remove the action)"
      )
    case .planBegan(let start, let first):
      (
        "启动时期 \(start) 已过（as_of 之后最早 \(first) 才能启动；请推迟，或从方案里删去这一项）",
        "the start \(start) has passed (nothing starts before \(first), after as_of; move it, or take it out of the plan)"
      )
    case .afterHorizon(let period, let horizon):
      (
        "开始时期 \(period) 晚于 horizon \(horizon)，到期前不会开始",
        "the start \(period) is after the horizon \(horizon): nothing starts then"
      )
    case .sinceAfterAsOf(let period, let asOf):
      (
        "since \(period) 晚于 as_of \(asOf)（应为已公布位次的时期，或 as_of）",
        "since \(period) is later than as_of \(asOf) (expected a period with published ranks, or as_of)"
      )
    case .unofficial(let period, let board, let release):
      (
        "榜单“\(board)”在 \(period) 没有正式公布（release：\(release.joined(separator: "、"))），目标照样推演",
        "board '\(board)' has no official result at \(period) (release: \(release.joined(separator: ", "))); the target is judged all the same"
      )
    case .requiredTooLate(let action, let latest, let required, let end):
      (
        "行动“\(action)”最晚 \(latest) 开始，而它所需的“\(required)”最早 \(end) 才做完，两者接不上（请核对窗口与 duration）",
        "action '\(action)' starts in \(latest) at the latest, but '\(required)', which it requires, has not ended before \(end) (check the windows and durations)"
      )
    case .neverInForce(let action, let first, let horizon):
      (
        "行动“\(action)”最早 \(first) 见效，晚于 horizon \(horizon)，在推演里没有作用",
        "action '\(action)' takes effect in \(first) at the earliest, after the horizon \(horizon): it changes nothing in the run"
      )
    case .rowsAfterHorizon(let rows, let horizon):
      (
        "从这里起有 \(rows) 行晚于 horizon \(horizon)，没有用到",
        "\(rows) rows from here on are later than the horizon \(horizon) and are not used"
      )
    case .windowsBegan(let actions, let first):
      (
        "这些行动的最早开始早于 \(first)，按 \(first) 计：\(actions.joined(separator: "、"))",
        "the windows of these actions began before \(first) and count from \(first): \(actions.joined(separator: ", "))"
      )
    case .fromHasNoEffect(let future):
      (
        "未来“\(future)”的 from 不起作用（from 只管 set 里的 schemes.…；dynamics.… 和 budget.… 管整个推演）",
        "from of future '\(future)' has no effect (it is for schemes.… in set; dynamics.… and budget.… hold for the whole run)"
      )
    case .courseNotBegun(let since, let asOf):
      (
        "累计从 \(since) 开始，晚于 as_of \(asOf)（since 应为累计的第一期，不晚于 as_of；按月推演时一年的开头写成 2022-01）",
        "the running total begins at \(since), later than as_of \(asOf) (since is its first period, not later than as_of; in months a year begins at 2022-01)"
      )
    case .courseEnds(let last, let horizon, let place):
      (
        "这一轮累计到 \(last) 为止，推演却到 \(horizon)（在 \(place.text)；一轮累计长一年，推演应在其内）",
        "this running total ends at \(last), but the run goes to \(horizon) (at \(place.text); a course lasts a year and the run must stay within it)"
      )
    }
  }
}
