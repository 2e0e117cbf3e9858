// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanPlanning
import TuiyanSimulation

/// What `tuiyan explain` says about contributions, delays, rivals and the next place.
extension Phrase {
  static func explainTitle(_ scenario: String, _ target: String) -> Phrase {
    Phrase("\(scenario)：\(Grammar.quoted(target))缘由分析", "\(scenario): why \(Grammar.quoted(target)) stands as it does")
  }

  static let bestPlan = Phrase("推荐方案（由搜索得出）", "the best plan found")

  static func explained(_ target: String, probability: String, before: String) -> Phrase {
    Phrase(
      "按此方案，\(Grammar.quoted(target))的概率为\(probability)（不采取措施为\(before)）。",
      "Under this plan \(Grammar.quoted(target)): \(probability) (doing nothing: \(before)).")
  }

  static func focusUnit(_ unit: String) -> Phrase {
    Phrase(
      "目标涉及多个单位；不确定性、对手、位次和落空情形以最没有定数的\(unit)为例。",
      "The target is over several units; uncertainty, rivals, ranks and failures are shown for \(unit), the least settled of them."
    )
  }

  static func worstFuture(_ future: String) -> Phrase {
    Phrase(
      "各前景未给概率，以下针对最不利的前景\(Grammar.quoted(future))。",
      "Futures have no probabilities: what follows is about the worst one, \(Grammar.quoted(future)).")
  }

  static func valuedByTarget(_ target: String) -> Phrase {
    Phrase(
      "措施、推迟和信息的价值按\(Grammar.quoted(target))的概率计。",
      "Decisions are valued by the probability of \(Grammar.quoted(target)).")
  }

  static func valuedByShare(_ target: String) -> Phrase {
    Phrase(
      "措施、推迟和信息的价值按\(Grammar.quoted(target))的平均达标率（各单位概率的平均）计。",
      "Decisions are valued by the mean share of units that reach \(Grammar.quoted(target)).")
  }

  static let valuedByObjective = Phrase(
    "措施、推迟和信息的价值按综合目标值计；用 --target 可改按某一个目标计。",
    "Decisions are valued by the objective; --target values them by one target.")

  static func sharedOut(_ total: String, shared: String, replications: Int, isExact: Bool) -> Phrase {
    Phrase(
      "整个方案比不采取措施提高\(total)。分摊所得（夏普利值）之和为\(shared)，"
        + (isExact ? "逐一计算全部组合" : "由正反成对的随机次序估计") + "（\(NumberText.count(replications, .zh))次模拟）。",
      "The plan as a whole adds \(total). The fair shares (Shapley values) add up to \(shared), "
        + (isExact ? "from all coalitions" : "estimated from random orders and their reverses")
        + " (\(NumberText.count(replications, .en)) replications).")
  }

  static let byOwner = Phrase("各牵头单位的作用", "By lead department")
  static let decisions = Phrase("项数", "Actions")

  static let slips = Phrase("推迟的代价", "What delay costs")
  static let slipsSaid = Phrase(
    "启动推迟时目标变化多少，负数为损失（依赖它的措施随之顺延；预算和启动窗口暂不计）。",
    "What a later start changes (losses are negative); actions that need it are put off with it, budgets and windows aside."
  )

  static func late(_ steps: Int, _ step: Step) -> Phrase {
    Phrase("晚\(delay(steps, step)[.zh])", "\(delay(steps, step)[.en]) late")
  }

  /// So many steps in words: `2个月`, `2 months`.
  static func delay(_ steps: Int, _ step: Step) -> Phrase {
    let plural = Grammar.plural(Double(steps))
    return switch step {
    case .month: Phrase("\(steps)个月", "\(steps) month\(plural)")
    case .quarter: Phrase("\(steps)个季度", "\(steps) quarter\(plural)")
    case .year: Phrase("\(steps)年", "\(steps) year\(plural)")
    }
  }

  static func rivals(_ unit: String, _ board: String, by period: Period) -> Phrase {
    Phrase(
      "\(unit)在\(Grammar.quoted(board))的对手（到\(NumberText.period(period, .zh))）",
      "Rivals of \(unit) on \(board), by \(NumberText.period(period, .en))")
  }

  static let threats = Phrase("最可能反超我们的：", "Most likely to overtake us:")
  static let prey = Phrase("我们最可能超过的：", "Whom we are most likely to overtake:")
  static let noThreats = Phrase("没有身后单位反超的概率达到1 %。", "No unit behind us passes us with a probability of 1 % or more.")
  static let noPrey = Phrase("没有超过前方单位的概率达到1 %。", "We pass no unit ahead of us with a probability of 1 % or more.")
  static let nobodyBehind = Phrase("起点时身后没有单位。", "No unit is behind us at the start.")
  static let nobodyAhead = Phrase("起点时前方没有单位。", "No unit is ahead of us at the start.")
  static let rival = Phrase("对手", "Rival")
  static let aheadNow = Phrase("起点时领先我们", "Ahead now")
  static let aheadThen = Phrase("到期时领先我们", "Ahead then")
  static let passesUs = Phrase("由后反超", "Passes us")
  static let passedByUs = Phrase("被我们超过", "We pass it")

  static func cutLine(_ period: Period) -> Phrase {
    Phrase(
      "各位次所需得分（\(NumberText.period(period, .zh))）", "The score each rank needs, \(NumberText.period(period, .en))")
  }
  static func ownScore(_ unit: String, mean: String, low: String, high: String) -> Phrase {
    Phrase(
      "\(unit)自身得分均值\(mean)，90 %落在\(low)–\(high)。",
      "\(unit) itself scores \(mean) on average, 90 % of the time \(low)–\(high).")
  }
  static let rank = Phrase("位次", "Rank")
  static let neededMean = Phrase("所需得分均值", "Needed, mean")
  static let rankReached = Phrase("达到的概率", "We hold it")

  static func nextPlace(_ goal: Int, by period: Period) -> Phrase {
    Phrase(
      "再进一位（\(NumberText.period(period, .zh))第\(goal)名）要补什么",
      "What one more place (\(Grammar.ordinal(Double(goal))), \(NumberText.period(period, .en))) takes")
  }

  static func nextPlaceSaid(_ median: Int, goal: Int, points: String, now: String) -> Phrase {
    Phrase(
      "现方案下位次中位为第\(median)名，进到第\(goal)名的概率\(now)；要让它过半，其他不变时总分还差\(points)分。",
      "The median rank is \(Grammar.ordinal(Double(median))); \(Grammar.ordinal(Double(goal))) or better is held with \(now). "
        + "For one half, the total lacks \(points) points, others unchanged.")
  }

  static let nextPlaceMeasure = Phrase(
    "下表按所需努力由小到大：只改一项（或一个单位名下各项同比例改），位次中位进一位所需补齐的差距份额（精确到1/64）。",
    "By effort: the share of the gap to the frontier that one indicator (or all of a department's alike) must close "
      + "for the median rank to gain one place, to 1/64.")
  static let indicator = Phrase("指标", "Indicator")
  static let valueNow = Phrase("现方案中位", "Median now")
  static let valueNeeded = Phrase("需达到", "Needed")
  static let gapShare = Phrase("补齐差距", "Of the gap")
  static let notAlone = Phrase("单靠此项不够", "not by itself")
  static let cheapestAction = Phrase("最省的备选措施", "Cheapest action left")
  static func withMoney(_ action: String, _ money: Double) -> Phrase {
    Phrase("\(action)（\(NumberText.money(money, .zh))）", "\(action) (\(NumberText.money(money, .en)))")
  }
  static func othersNotAlone(_ count: Int) -> Phrase {
    Phrase(
      "另有\(count)项，单独补齐到顶也进不了一位。",
      "\(count) more indicator\(Grammar.plural(Double(count))) would not bring it even with the whole gap closed.")
  }
}
