// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanPlanning

/// What `tuiyan compare` says.
extension Phrase {
  static func compareTitle(_ scenario: String) -> Phrase {
    Phrase("\(scenario)：方案对照", "\(scenario): plans side by side")
  }

  static func compareWith(_ plan: String) -> Phrase {
    Phrase(
      "各方案用同一组随机数推演；“差”为减去\(Grammar.quoted(plan))的结果（百分点，成对比较），带*的95 %区间不含0。",
      "All plans meet the same replications; differences are from \(Grammar.quoted(plan)) (percentage points, paired), "
        + "* where the 95 % interval excludes 0.")
  }

  static let differenceFrom = Phrase("差", "Difference")
  static let differenceInterval = Phrase("差的95 %区间", "95 % interval")
  static let objectives = Phrase("综合目标值", "Objective")
  static let peak = Phrase("用人高峰", "Peak staff")
  static let rulesBroken = Phrase("违反规则", "Rules broken")
  static let means = Phrase("费用和综合目标", "Cost and objective")
  static let standings = Phrase("期末得分和位次（均值）", "Scores and ranks at the end (means)")
  static func score(_ plan: String) -> Phrase { Phrase("\(plan)：得分", "\(plan): score") }
  static func meanRank(_ plan: String) -> Phrase { Phrase("\(plan)：位次", "\(plan): rank") }
  static let planContents = Phrase("各方案的不同", "How the plans differ")
  static func planDiffers(_ plan: String, _ change: String) -> Phrase {
    Phrase("\(plan)：\(change)", "\(plan): \(change)")
  }

  static func versionTitle(_ newer: String, _ older: String) -> Phrase {
    Phrase("\(newer)：与\(Grammar.quoted(older))相比变了什么", "\(newer): what changed against \(Grammar.quoted(older))")
  }

  static func versionSaid(_ plan: String) -> Phrase {
    Phrase(
      "方案\(Grammar.quoted(plan))在两个版本里各自推演。从旧版起，按下列顺序一部分一部分换成新版，每换一次用同一组随机数重算；"
        + "几部分合起来才有的作用，记在后换的一部分上。",
      "Plan \(Grammar.quoted(plan)) is run in both versions. From the older one on, part after part is exchanged in the order "
        + "below, on the same replications; what two parts do only together falls to the later one.")
  }

  static let older = Phrase("旧版", "Older")
  static let newer = Phrase("新版", "Newer")
  static let wholeChange = Phrase("合计变化", "Change")
  static let attribution = Phrase("变化来自哪里（百分点）", "Where the change comes from (percentage points)")
  static let part = Phrase("部分", "Part")
  static let unchanged = Phrase("未变", "unchanged")

  static func part(_ part: VersionComparison.Part) -> Phrase {
    switch part {
    case .noise: Phrase("随机种子不同（模拟误差）", "another seed (Monte Carlo noise)")
    case .data: Phrase("自身数据和走势", "our data and course")
    case .rivals: Phrase("对手", "rivals")
    case .rules: Phrase("规则和目标", "rules and targets")
    case .dataAndRules:
      Phrase("数据、对手和规则（单位或指标有增减，不能分开）", "data, rivals and rules (units or indicators differ: not separable)")
    case .plan: Phrase("措施和方案", "actions and plan")
    }
  }

  static func undivided(_ titles: [String]) -> Phrase {
    Phrase(
      "旧版里的期限（或其中一部分）早于新版数据截止的时期，变化不再分到各部分的目标：\(Grammar.list(titles, .zh))。",
      "Due, in the older version, wholly or in part before the newer one's data end; the change is not divided among the "
        + "parts: \(Grammar.list(titles, .en)).")
  }

  static let versionsExact = Phrase(
    "为使两版的对手逐次相同，这里的各项指标都逐项推演（同 --exact）；不加 --exact 的 project、plan 用同一种子得到的概率，可在模拟误差之内略有不同。",
    "So that rivals are the same in both versions, every indicator was drawn by itself here, as with --exact; probabilities "
      + "of project and plan without --exact may differ within simulation error, seed for seed.")

  static func unshared(_ ids: String) -> Phrase {
    Phrase("只在一个版本里有的目标不作比较：\(ids)。", "Targets that only one version has are left out: \(ids).")
  }
}
