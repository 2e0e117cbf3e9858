// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanPlanning

/// The schedule, what it costs, what it contributes, what it leaves out.
extension Phrase {
  static let schedule = Phrase("作战表", "Schedule")
  static let owner = Phrase("牵头单位", "Lead")
  static let action = Phrase("措施", "Action")
  static let place = Phrase("实施单位", "Where")
  static let start = Phrase("启动", "Start")
  static let finish = Phrase("完成", "End")
  static let money = Phrase("资金（万元）", "Money (10,000 yuan)")
  static let staff = Phrase("用人", "People")
  static let staffLimit = Phrase("用人上限", "Limit")
  static let starting = Phrase("启动措施", "Starting")
  static let noOwner = Phrase("未定", "not named")
  static let gantt = Phrase("进度", "Progress")

  static let cost = Phrase("资金和人手", "Money and people")

  static func moneyUsed(_ used: Double, of allowed: Double?) -> Phrase {
    Phrase(
      "资金\(NumberText.money(used, .zh))" + (allowed.map { "（预算\(NumberText.money($0, .zh))）" } ?? ""),
      "money \(NumberText.money(used, .en))" + (allowed.map { " (budget \(NumberText.money($0, .en)))" } ?? ""))
  }

  static func peakUsed(_ used: Double, of allowed: Double?) -> Phrase {
    Phrase(
      "用人高峰\(NumberText.people(used, .zh))" + (allowed.map { "（上限\(NumberText.people($0, .zh))）" } ?? ""),
      "at most \(NumberText.people(used, .en)) at once"
        + (allowed.map { " (limit \(NumberText.short($0, atMost: 1)))" } ?? ""))
  }

  static func actionsUsed(_ used: Int, of allowed: Int?) -> Phrase {
    Phrase(
      "措施\(used)项" + (allowed.map { "（上限\($0)项）" } ?? ""),
      "\(used) action\(Grammar.plural(Double(used)))" + (allowed.map { " (limit \($0))" } ?? ""))
  }

  static let contributions = Phrase("各项措施的作用", "What each action contributes")
  static let last = Phrase("抽掉会少", "Lost without it")
  static let alone = Phrase("单独做可得", "Gained alone")
  static let shapley = Phrase("分摊所得", "Fair share")
  static let mustDo = Phrase("并列方案中占比", "In tied plans")

  static let inPercentagePoints = Phrase("单位：百分点（目标概率）。", "In percentage points of the target's probability.")
  static let inObjective = Phrase(
    "单位：综合目标值（各“争”目标的概率按权重相加，多单位目标取平均达标率）。",
    "In units of the objective (probabilities of strive targets, weighted; the mean share where a target is over units)."
  )
  static let inPromises = Phrase(
    "单位：综合目标值（没有“争”目标，按各“保”目标的概率相加）。",
    "In units of the objective (no strive target, so the sum of the ensure probabilities).")

  static let leftOut = Phrase("没有列入的措施", "What was left out")
  static let reason = Phrase("原因", "Why")
  static let gainIfAdded = Phrase("假如加上", "If added")

  static func reason(_ reason: LeftOut.Reason, names: ScenarioNames) -> Phrase {
    switch reason {
    case .money(let short):
      Phrase("资金还差\(NumberText.money(short, .zh))", "\(NumberText.money(short, .en)) short")
    case .staff(let short):
      Phrase("人手至少差\(NumberText.people(short, .zh))", "at least \(NumberText.people(short, .en)) short")
    case .owner(let owner):
      Phrase("\(names.owner(owner))排不开", "\(names.owner(owner)) has no room")
    case .count:
      Phrase("措施项数已满", "the plan has as many actions as allowed")
    case .excludedBy(let action):
      Phrase("与\(Grammar.quoted(names.action(action)))不能同时进行", "excluded by \(Grammar.quoted(names.action(action)))")
    case .requires(let action):
      Phrase(
        "前提\(Grammar.quoted(names.action(action)))不在方案内或完成太晚",
        "requires \(Grammar.quoted(names.action(action))), not in the plan or too late")
    case .noGain:
      Phrase("加上也看不出提高", "adds nothing that shows")
    case .promises:
      Phrase("加上后承诺并不保得更好", "keeps no promise any better")
    case .notChosen:
      Phrase("检验时有提高，但搜索时没有选它", "adds something judged afresh, but was not chosen by the search")
    }
  }

  static let ties = Phrase("不分上下的方案", "Plans as good within Monte Carlo error")
  static func tiesSaid(_ count: Int) -> Phrase {
    Phrase(
      "下列\(count)个方案与推荐方案的差别在模拟误差之内（95 %），可按其他考虑取舍。",
      "\(count == 1 ? "This plan" : "These \(count) plans") cannot be told from the best at 95 %; "
        + "choose among them on other grounds.")
  }
  static let noTies = Phrase("没有与推荐方案不分上下的方案。", "No other plan is as good within Monte Carlo error.")
  static let changeFromBest = Phrase("与推荐方案相比", "Compared with the best")
  static let difference = Phrase("目标差", "Difference")
  static let samePlan = Phrase("措施相同", "the same actions")

  static func dropped(_ names: String) -> Phrase { Phrase("不做\(names)", "without \(names)") }
  static func added(_ names: String) -> Phrase { Phrase("加做\(names)", "with \(names)") }
  static func moved(_ name: String, to period: Period) -> Phrase {
    Phrase(
      "\(name)改在\(NumberText.period(period, .zh))启动", "\(name) starting in \(NumberText.period(period, .en))")
  }
}
