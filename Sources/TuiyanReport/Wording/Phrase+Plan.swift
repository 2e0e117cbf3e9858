// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanPlanning
import TuiyanSearch

/// What a search took.
struct SearchEffort {
  let method: SearchMethod
  let evaluations: Int
}

/// The answer of the plan report: promises, proof, verification, budgets.
extension Phrase {
  static func planTitle(_ scenario: String) -> Phrase {
    Phrase("\(scenario)：推荐方案", "\(scenario): recommended plan")
  }

  static let end = Phrase("。", ".")

  static func promiseKept(_ title: String, probability: String, confidence: Double) -> Phrase {
    Phrase(
      "\(Grammar.quoted(title))保得住，概率\(probability)（要求\(NumberText.stated(confidence))）",
      "\(Grammar.quoted(title)) can be kept: \(probability) (asked: \(NumberText.stated(confidence)))")
  }

  static func promiseBroken(_ title: String, probability: String, confidence: Double) -> Phrase {
    Phrase(
      "\(Grammar.quoted(title))保不住，最接近的方案概率为\(probability)（要求\(NumberText.stated(confidence))）",
      "\(Grammar.quoted(title)) cannot be kept: the nearest plan reaches \(probability) (asked: \(NumberText.stated(confidence)))"
    )
  }

  static func promiseBorderline(_ title: String, probability: String, confidence: Double) -> Phrase {
    Phrase(
      "\(Grammar.quoted(title))处在边缘，概率\(probability)（要求\(NumberText.stated(confidence))）",
      "\(Grammar.quoted(title)) is borderline: \(probability) (asked: \(NumberText.stated(confidence)))")
  }

  static func ambition(_ title: String, probability: String, before: String) -> Phrase {
    Phrase(
      "\(Grammar.quoted(title))的概率为\(probability)（不采取措施为\(before)）",
      "\(Grammar.quoted(title)): \(probability) (doing nothing: \(before))")
  }

  static func manyUnits(_ title: String, expected: String, of count: Int, before: String) -> Phrase {
    Phrase(
      "\(Grammar.quoted(title))预计\(count)个单位中\(expected)个达标（不采取措施为\(before)个）",
      "\(Grammar.quoted(title)): \(expected) of \(count) units expected to reach it (doing nothing: \(before))")
  }

  static func borderlineWarning(_ title: String, interval: String, confidence: Double) -> Phrase {
    Phrase(
      "\(Grammar.quoted(title))的95 %区间\(interval)跨过要求的\(NumberText.stated(confidence))，结论不稳，宜加大模拟次数（--replications）再判。",
      "The 95 % interval of \(Grammar.quoted(title)), \(interval), straddles the \(NumberText.stated(confidence)) asked for; "
        + "judge again with more --replications.")
  }

  /// What money would do for a promise that is not kept.
  /// - Parameter has: the budget there is.
  static func needed(_ needed: NeededMoney, has: Double?) -> Phrase {
    guard let amount = needed.amount else { return needed.proved ? noMoneyHelps : noMoneyFound }
    let now = has.map { Phrase("（现有\(NumberText.money($0, .zh))）", " (now \(NumberText.money($0, .en)))") }
    let money = Phrase(
      "\(NumberText.money(amount, .zh))\(now?[.zh] ?? "")", "\(NumberText.money(amount, .en))\(now?[.en] ?? "")")
    return needed.proved
      ? Phrase("要保住承诺，资金至少需要\(money[.zh])。", "Keeping the promise takes at least \(money[.en]).")
      : Phrase(
        "要保住承诺，找到的最省办法需资金\(money[.zh])；没有证明，或可再省。",
        "The cheapest way found to keep the promise takes \(money[.en]); this is not proved, less may do.")
  }

  /// The same where it is too close to call whether the promise is kept.
  static func neededIfBroken(_ needed: Phrase) -> Phrase {
    let sentence = needed[.en]
    return Phrase(
      "若按本次模拟判为保不住：\(needed[.zh])",
      "If the promise is taken as broken, as in these replications: \(sentence.prefix(1).lowercased())\(sentence.dropFirst())"
    )
  }

  private static let noMoneyHelps = Phrase(
    "在现有人手、项数和措施清单下，增加资金也保不住承诺。",
    "No amount of money keeps the promise with these people, limits and actions.")

  private static let noMoneyFound = Phrase(
    "在现有人手、项数和措施清单下，没有找到增加资金就能保住承诺的办法；没有证明不存在。",
    "No way was found to keep the promise with more money and these people, limits and actions; that there is none is not "
      + "proved.")

  static let nearestFollows = Phrase("以下是现有条件下最接近的方案。", "The nearest plan under the present conditions follows.")

  static func stopped(_ outcome: PlanOutcome) -> Phrase {
    outcome.proved
      ? Phrase("计算被中断：方案已经搜出，各项措施的作用没有分析。", "Interrupted: the plan is found, but not explained.")
      : Phrase(
        "计算被中断：这是到目前为止最好的方案，没有证明，也没有分析各项措施的作用。",
        "Interrupted: this is the best plan so far, neither proved nor explained.")
  }

  static func stage(_ stage: PlanSelection.Stage) -> Phrase {
    Phrase(
      "用\(NumberText.count(stage.replications, .zh))次新的模拟把另外\(stage.compared)个入围方案与推荐方案配对比较（各区间合起来95 %可信）："
        + result(stage)[.zh],
      "On \(NumberText.count(stage.replications, .en)) fresh replications, \(stage.compared) other finalist"
        + "\(stage.compared == 1 ? " was" : "s were") compared with the best in pairs "
        + "(intervals that hold together at 95 %): " + result(stage)[.en])
  }

  private static func result(_ stage: PlanSelection.Stage) -> Phrase {
    guard stage.left > 0 || stage.passedOver > 0 else { return Phrase("都不如它。", "all are worse.") }
    let left = Phrase(
      stage.left == 0 ? "没有分不出高下的" : "\(stage.left)个分不出高下",
      stage.left == 0 ? "none cannot be told from it" : "\(stage.left) cannot be told from it")
    guard stage.passedOver > 0 else { return Phrase(left[.zh] + "。", left[.en] + ".") }
    return Phrase(
      left[.zh] + "；\(stage.passedOver)个综合目标值更高，但承诺差得更多，或在搜索所用的模拟上排在它后面。",
      left[.en]
        + "; \(stage.passedOver) with a better objective \(stage.passedOver == 1 ? "is" : "are") further from the "
        + "promises, or behind it on the search's replications.")
  }

  static func unlisted(_ count: Int) -> Phrase {
    Phrase(
      "另有\(count)项没有列入，加上后可望提高的更少，未逐一评估。",
      "\(count) more were left out; they promise less and were not judged one by one.")
  }

  static let noActionNeeded = Phrase("推荐方案是不采取任何措施。", "The recommended plan takes no action.")

  static let targetsBeforeAfter = Phrase("目标：实施前后", "Targets, before and after")
  static let before = Phrase("不采取措施", "Doing nothing")
  static let after = Phrase("推荐方案", "This plan")
  static let afterInterval = Phrase("推荐方案95 %区间", "Its 95 % interval")
  static let beforeInterval = Phrase("不采取措施95 %区间", "95 % interval, doing nothing")

  static let beforeLow = Phrase("不采取措施：下限", "Doing nothing: low")
  static let beforeHigh = Phrase("不采取措施：上限", "Doing nothing: high")
  static let afterLow = Phrase("推荐方案：下限", "This plan: low")
  static let afterHigh = Phrase("推荐方案：上限", "This plan: high")
  static let expectedChange = Phrase("预计达标个数", "Units expected to reach it")

  static let trust = Phrase("结论可靠性", "How far to trust this")

  static func proved(_ effort: SearchEffort) -> Phrase {
    Phrase(
      "已证明：在搜索所用的模拟上没有更好的方案（\(said(effort)[.zh])）。",
      "Proved: no plan is better on the search's replications (\(said(effort)[.en])).")
  }

  private static func said(_ effort: SearchEffort) -> Phrase {
    Phrase(
      "\(method(effort.method)[.zh])，评估\(effort.evaluations)个方案",
      "\(method(effort.method)[.en]), \(NumberText.count(effort.evaluations, .en)) plans evaluated")
  }

  /// The search's best plan breaks a promise afresh; the best finalist that keeps all of them is recommended.
  /// - Parameter gap: by how much a better plan on the search's replications can be better, at most; where proved, the
  ///   search's best is by that much.
  static func keptInstead(_ effort: SearchEffort, proved: Bool, gap: Phrase) -> Phrase {
    let instead = Phrase(
      "所列的是入围方案中两组模拟上都保得住的最好一个", "the plan shown is the best finalist that keeps it on both sets")
    return proved
      ? Phrase(
        "搜索所用的模拟上最好的方案已得到证明（\(said(effort)[.zh])），但换一组模拟检验时保不住承诺；\(instead[.zh])，"
          + "在搜索所用的模拟上比它低\(gap[.zh])。",
        "The best plan on the search's replications is proved (\(said(effort)[.en])), but breaks a promise judged afresh; "
          + "\(instead[.en]), \(gap[.en]) below it on the search's replications.")
      : Phrase(
        "未证明最优：搜索所用的模拟上，更好的方案最多还能提高\(gap[.zh])（\(said(effort)[.zh])）；"
          + "其中找到的最好方案换一组模拟检验时保不住承诺，\(instead[.zh])。",
        "Not proved: on the search's replications a better plan could gain at most \(gap[.en]) (\(said(effort)[.en])); "
          + "the best one found there breaks a promise judged afresh, and \(instead[.en]).")
  }

  /// No finalist keeps every promise on both sets; the one that comes nearest afresh is recommended.
  static func nearestInstead(_ effort: SearchEffort, proved: Bool) -> Phrase {
    Phrase(
      "搜索所用的模拟上最好的方案\(proved ? "已得到证明" : "没有得到证明")（\(said(effort)[.zh])），但所列的不是它："
        + "看过的入围方案没有一个在两组模拟上都保住全部承诺，所列的是其中换一组模拟检验时离承诺最近的一个。",
      "The best plan on the search's replications is \(proved ? "" : "not ")proved (\(said(effort)[.en])), but is not the "
        + "one shown: none of the finalists looked at keeps every promise on both sets, and the one shown comes nearest "
        + "judged afresh.")
  }

  static func points(_ number: String) -> Phrase {
    Phrase("\(number)个百分点", "\(number) percentage points")
  }

  /// - Parameter gap: `gain` or `gainOf`.
  static func unproved(_ effort: SearchEffort, gap: Phrase) -> Phrase {
    Phrase(
      "未证明最优：更好的方案最多还能\(gap[.zh])，这只是上界，通常远高于实际可提高的"
        + "（\(said(effort)[.zh])）。",
      "Not proved: a better plan could \(gap[.en]); that is an upper bound, usually far above what can really be had "
        + "(\(said(effort)[.en])).")
  }

  /// So much more of the target's probability.
  static func gain(_ points: Phrase) -> Phrase {
    Phrase("提高\(points[.zh])", "gain at most \(points[.en])")
  }

  /// So much more of an objective that sums probabilities.
  /// - Parameters:
  ///   - sum: what it adds up.
  ///   - ceiling: the most it can be; nil where that is no fixed number.
  static func gain(_ number: String, ofThe sum: Phrase, ceiling: String?) -> Phrase {
    let (zh, en) = (ceiling.map { "，满分\($0)" } ?? "", ceiling.map { "; \($0) at best" } ?? "")
    return Phrase(
      "把综合目标值（\(sum[.zh])\(zh)）提高\(number)", "raise the objective (\(sum[.en])\(en)) by at most \(number)")
  }

  static let sumOfStrive = Phrase("各“争”目标按权重相加", "the weighted sum over strive targets")
  static let sumOfPromises = Phrase("各“保”目标的概率相加", "the sum of the ensure probabilities")

  static func unprovedPromises(_ effort: SearchEffort) -> Phrase {
    Phrase(
      "未证明最优：没找到在搜索所用的模拟上保得住全部承诺的方案，但不能排除有方案保得住或更接近（\(said(effort)[.zh])）。",
      "Not proved: no plan was found that keeps every promise on the search's replications, but one that does, or comes "
        + "nearer, is not ruled out (\(said(effort)[.en])).")
  }

  static func method(_ method: SearchMethod) -> Phrase {
    switch method {
    case .enumeration: Phrase("逐一枚举", "enumeration")
    case .branchAndBound: Phrase("分支定界", "branch and bound")
    case .localSearch: Phrase("局部搜索", "local search")
    }
  }

  static func robust(_ robust: RobustRule) -> Phrase {
    switch robust {
    case .worst: Phrase("各前景未给概率，按最不利的前景择优。", "Futures have no probabilities: the worst one is maximised.")
    case .regret: Phrase("各前景未给概率，按最大遗憾最小择优。", "Futures have no probabilities: the largest regret is minimised.")
    case .mean: Phrase("各前景未给概率，按各前景等权平均择优。", "Futures have no probabilities: their even mean is maximised.")
    }
  }

  static func verification(seed: UInt64, replications: Int) -> Phrase {
    Phrase(
      "以上概率是换一组随机数（种子\(seed)，\(NumberText.count(replications, .zh))次）重新检验的结果；择优时的数字通常偏乐观，对照如下。",
      "The figures above were judged afresh (seed \(seed), \(NumberText.count(replications, .en)) replications); "
        + "those of the search usually flatter the winner:")
  }

  static let onSearch = Phrase("择优时", "In the search")
  static let onVerification = Phrase("检验时", "Judged afresh")
  static let objective = Phrase("综合目标值", "Objective")
}
