// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanTrends

/// What the leadership brief says of risks and of how far to trust it.
extension Phrase {
  static let briefRisksAndPractices = Phrase("风险和借鉴", "Risks, borrowed practices")
  static let briefTrust = Phrase("可靠性和编制依据", "How far to trust this")
  static let briefRisks = Phrase("可能出问题的地方", "What could go wrong")

  static func briefFails(_ target: String, rate: String) -> Phrase {
    Phrase(
      "\(Grammar.quoted(target))落空的概率\(rate)。", "\(Grammar.quoted(target)) fails with probability \(rate). ")
  }

  /// The circumstances that stand out most among failures, for leaders.
  /// - Parameter isMost: more than half of all failures fall into them.
  static func briefFailsWhen(
    _ target: String, _ conditions: [String], isMost: Bool, density: String, coverage: String
  ) -> Phrase {
    let (zh, en) = (conditions.joined(separator: "，且"), conditions.joined(separator: " and "))
    return Phrase(
      "\(Grammar.quoted(target))\(isMost ? "主要在这种情形下落空" : "落空的一种情形")：\(zh)。此时落空率\(density)，"
        + "占全部落空的\(coverage)。",
      "\(Grammar.quoted(target)) fails\(isMost ? " mainly" : ", among other cases,") when \(en): it is then missed in "
        + "\(density) of cases, and that is \(coverage) of all failures.")
  }

  /// - Parameter scale: of the losses that stand behind the names; nil where none do.
  static func briefKeystones(_ items: [String], _ scale: ObjectiveScale?) -> Phrase {
    guard let scale else {
      return Phrase(
        "最不能失手的措施：\(Grammar.list(items, .zh))。", "Actions that must not fail: \(Grammar.list(items, .en)).")
    }
    let unit: Phrase =
      scale == .probability ? Phrase("百分点", "percentage points") : Phrase("综合目标值", "units of the objective")
    return Phrase(
      "最不能失手的措施（抽掉后损失的\(unit[.zh])）：\(Grammar.list(items, .zh))。",
      "Actions that must not fail (what their loss would cost, in \(unit[.en])): \(Grammar.list(items, .en)).")
  }

  static func briefWorstFuture(_ target: String, _ future: String, _ probability: String) -> Phrase {
    Phrase(
      "若\(Grammar.quoted(future))，\(Grammar.quoted(target))的概率为\(probability)",
      "under \(Grammar.quoted(future)), \(Grammar.quoted(target)) has \(probability)")
  }

  static let briefStated = Phrase(
    "走势参数由情景给定，不是由历史估计的，往期回测说明不了其准确程度。",
    "The dynamics are stated by the scenario, not learnt from history; no backtest tells how good they are.")

  static func briefLearnt(_ items: String) -> Phrase {
    Phrase("走势由历史估计：\(items)。", "Dynamics learnt from history: \(items).")
  }

  static func briefLearntInAll(_ count: Int, _ rungs: [Phrase]) -> Phrase {
    Phrase(
      "\(count)项走势由历史估计" + (rungs.isEmpty ? "" : "，方法：\(rungs.map { $0[.zh] }.joined(separator: "；"))") + "。",
      "Dynamics of \(count) quantit\(count == 1 ? "y" : "ies") learnt from history"
        + (rungs.isEmpty ? "" : ", by \(rungs.map { $0[.en] }.joined(separator: "; "))") + ".")
  }

  static let briefSingleKeys = Phrase("个别参数", "single keys")

  static let briefNoBacktest = Phrase("没有可回测的往期通报。", "There are no past rankings to backtest.")

  static func briefBacktest(_ board: String, _ verdict: Phrase) -> Phrase {
    Phrase("\(board)回测：\(verdict[.zh])", "Backtest of \(board): \(verdict[.en])")
  }

  /// Panels whose forecasts the projection does not go by.
  static let briefBacktestAside = Phrase(
    "往期通报的回测检验的是直接由往期得分、位次外推的方法，本推演没有用它，不作依据。",
    "Backtests of past rankings judge forecasts made from past scores and ranks alone, which are not used here.")

  /// Of forecasts that the projection goes by: their error beside a random walk's, and how much their intervals held.
  /// - Parameter fellBack: the random walk is used instead.
  static func briefBacktested(
    _ brier: BacktestResult.Compared, _ coverage: [BacktestResult.Coverage], origins: Int, fellBack: Bool
  ) -> Phrase {
    let (own, walk) = (NumberText.fixed(brier.estimator.value, 4), NumberText.fixed(brier.randomWalk.value, 4))
    let difference = brier.difference
    let (low, high) = (NumberText.fixed(difference.low, 4), NumberText.fixed(difference.high, 4))
    let isTold = difference.low.isFinite
    let bounds =
      isTold ? Phrase("（95 %区间\(low)至\(high)）", " (95 % interval \(low) to \(high))") : Phrase("", "")
    let judged: Phrase =
      if !isTold {
        Phrase("是否出于偶然无从判断", "whether by chance cannot be told")
      } else if difference.high < 0 {
        Phrase("好于随机游走", "the estimator did better")
      } else if difference.low > 0 {
        Phrase("不如随机游走", "the estimator did worse")
      } else {
        Phrase("分不出高下", "neither is shown to be better")
      }
    let used = fellBack ? Phrase("；推演改用随机游走", "; the random walk is used here") : Phrase("", "")
    let covered = coverage.compactMap(briefCovered)
    return Phrase(
      "估计方法\(origins)次往期预测的误差（Brier分，0为全中）为\(own)，随机游走为\(walk)，相差\(NumberText.fixed(difference.value, 4))"
        + "\(bounds[.zh])，\(judged[.zh])\(used[.zh])\(covered.map { "；" + $0[.zh] }.joined())。",
      "over \(origins) past forecast\(Grammar.plural(Double(origins))) the estimator's error (Brier score, 0 is perfect) was "
        + "\(own), a random walk's \(walk), a difference of \(NumberText.fixed(difference.value, 4))\(bounds[.en]): \(judged[.en])"
        + "\(used[.en])\(covered.map { "; " + $0[.en] }.joined()).")
  }

  /// Intervals that clearly hold less or more than they say; nil where they may be right.
  private static func briefCovered(_ coverage: BacktestResult.Coverage) -> Phrase? {
    let share = coverage.share
    guard share.low.isFinite, share.high < coverage.level || share.low > coverage.level else { return nil }
    let (level, held) = (NumberText.stated(coverage.level), NumberText.fixed(share.value * 100, 0))
    let bounds = "\(NumberText.fixed(share.low * 100, 0))–\(NumberText.fixed(share.high * 100, 0)) %"
    let isNarrow = share.value < coverage.level
    return Phrase(
      "\(level)区间实际覆盖\(held) %（95 %区间\(bounds)），偏\(isNarrow ? "窄" : "宽")",
      "its \(level) intervals held \(held) % of what came (95 % interval \(bounds)) and are too "
        + (isNarrow ? "narrow" : "wide"))
  }

  /// Where all replications agree on every target, the 95 % interval alone tells the error.
  static func briefCertain(_ halfWidth: Double, replications: Int) -> Phrase {
    let points = points(halfWidth)
    return Phrase(
      "目标概率由\(NumberText.count(replications, .zh))次模拟得出，各次结果一致，95 %区间的半宽（Wilson）不超过\(points)个百分点，"
        + "不含模型和假定的误差。",
      "Target probabilities come from \(NumberText.count(replications, .en)) replications, which all agree: half the width "
        + "of their 95 % intervals (Wilson) is at most \(points) percentage points, errors of model and assumptions aside."
    )
  }

  /// So many percentage points, with one digit that is not 0.
  private static func points(_ share: Double) -> String {
    NumberText.fixed(share * 100, max(1, NumberText.decimals(for: share * 100, atMost: share * 100 < 0.01 ? 9 : 2)))
  }

  static func briefErrors(_ error: Double, replications: Int) -> Phrase {
    let points = points(error)
    return Phrase(
      "目标概率由\(NumberText.count(replications, .zh))次模拟得出，模拟误差（“±”后，标准误）不超过\(points)个百分点，不含模型和假定的误差。",
      "Target probabilities come from \(NumberText.count(replications, .en)) replications; their simulation error "
        + "(±, one standard error) is at most \(points) percentage points, errors of model and assumptions aside.")
  }

  static func briefTies(_ count: Int) -> Phrase {
    Phrase("另有\(count)个方案与之不分上下。", " \(count) other plan\(count == 1 ? " is" : "s are") as good.")
  }

  static let briefManifest = Phrase("编制依据", "How this was made")
  static func briefFact(_ label: String, _ text: String) -> Phrase {
    Phrase("\(label)：\(text)", "\(label): \(text)")
  }
  static let briefProgram = Phrase("程序", "Program")

  static func briefRuns(replications: Int, seed: UInt64, searched: UInt64?) -> Phrase {
    Phrase(
      "\(NumberText.count(replications, .zh))次，种子\(seed)" + (searched.map { "（检验；择优用\($0)）" } ?? ""),
      "\(NumberText.count(replications, .en)), seed \(seed)"
        + (searched.map { " (verification; the search used \($0))" } ?? ""))
  }
}
