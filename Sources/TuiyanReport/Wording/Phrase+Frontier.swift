// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanPlanning

/// What `tuiyan frontier` says.
extension Phrase {
  static func frontierTitle(_ scenario: String) -> Phrase {
    Phrase("\(scenario)：多花钱能换来什么", "\(scenario): what more money buys")
  }

  static func frontierSearch(_ count: Int, from: Double, to: Double, replications: Int) -> Phrase {
    Phrase(
      "在\(NumberText.money(from, .zh))到\(NumberText.money(to, .zh))之间取\(count)档资金，每档用\(NumberText.count(replications, .zh))次模拟找方案，"
        + "其他上限（人手、项数）不变；每条曲线只顾自己的目标，不保证是最优。",
      "Plans were looked for at \(count) amount\(Grammar.plural(Double(count))) from \(NumberText.money(from, .en)) to \(NumberText.money(to, .en)) on "
        + "\(NumberText.count(replications, .en)) replications each, other limits unchanged; each curve minds its own aim "
        + "only and is not proved optimal.")
  }

  static func frontierTest(seed: UInt64, replications: Int) -> Phrase {
    Phrase(
      "概率在另一组随机数（种子\(seed)，\(NumberText.count(replications, .zh))次）上重新检验；只有比上一级的提高超出模拟误差（成对95 %区间不含0）才算一级。",
      "Probabilities were judged afresh (seed \(seed), \(NumberText.count(replications, .en)) replications); a step counts "
        + "only where its gain over the one before excludes 0 at 95 %, paired.")
  }

  static func aim(_ aim: Frontier.Aim, _ titles: [String]) -> Phrase {
    switch aim {
    case .ensure:
      Phrase(
        "保：\(Grammar.list(titles.map(Grammar.quoted), .zh))", "ensure: \(Grammar.list(titles.map(Grammar.quoted), .en))"
      )
    case .strive:
      Phrase(
        "争：\(Grammar.list(titles.map(Grammar.quoted), .zh))", "strive: \(Grammar.list(titles.map(Grammar.quoted), .en))"
      )
    }
  }

  static func nothingHelps(upTo most: Double) -> Phrase {
    Phrase(
      "看到\(NumberText.money(most, .zh))为止，没有哪一档资金的提高超出模拟误差。",
      "Up to \(NumberText.money(most, .en)), no amount looked at shows a gain beyond Monte Carlo error.")
  }
  static let onlyFree = Phrase(
    "所有措施都不花钱，所以只看了不花钱这一档。", "No action costs money, so nothing but spending none was looked at.")

  static let cumulativeMoney = Phrase("资金（万元）", "Money (10,000 yuan)")
  static let aimValue = Phrase("目标值", "Value")
  static let gainOverLast = Phrase("比上一级", "Gain")
  static let gainPerMoney = Phrase("每百万元", "Per million yuan")
  static let promises = Phrase("承诺", "Promises")
  static let promisesKept = Phrase("保得住", "kept")
  static let promisesBroken = Phrase("保不住", "not kept")
  static let stepPlans = Phrase("各级方案与上一级相比：", "Each step's plan against the one before:")
  static func stepPlan(_ money: Double, _ change: String) -> Phrase {
    Phrase("\(NumberText.money(money, .zh))：\(change)。", "\(NumberText.money(money, .en)): \(change).")
  }
  static let curve = Phrase("曲线", "Picture")
  static func presentBudget(_ amount: Double) -> Phrase {
    Phrase("现有预算\(NumberText.money(amount, .zh))。", "The present budget is \(NumberText.money(amount, .en)).")
  }
}
