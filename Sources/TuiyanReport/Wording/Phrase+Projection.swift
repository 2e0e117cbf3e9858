// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanModel

/// What the projection says about targets, courses and rankings.
extension Phrase {
  static func projectionTitle(_ scenario: String) -> Phrase {
    Phrase("\(scenario)：走势推演", "\(scenario): projection")
  }

  static let targets = Phrase("目标", "Targets")
  static let target = Phrase("目标", "Target")
  static let kind = Phrase("类型", "Kind")
  static let probability = Phrase("概率", "Probability")
  static let interval = Phrase("95 %区间", "95 % interval")
  static let low = Phrase("区间下限", "low")
  static let high = Phrase("区间上限", "high")
  static let judgement = Phrase("判断", "Verdict")
  static let expected = Phrase("预计达标", "Expected")
  static let meaning = Phrase("含义", "Meaning")
  static let byFuture = Phrase("各前景下的概率", "Probability by future")
  static let byUnit = Phrase("分单位的概率", "Probability by unit")

  static func kind(_ kind: Target.Kind) -> Phrase {
    switch kind {
    case .ensure(let confidence):
      Phrase("保（须达\(NumberText.stated(confidence))）", "ensure (\(NumberText.stated(confidence)))")
    case .strive: Phrase("争", "strive")
    }
  }

  static let kept = Phrase("保得住", "kept")
  static let notKept = Phrase("保不住", "not kept")
  static let borderline = Phrase("边缘", "borderline")

  static func expected(_ text: String, of count: Int) -> Phrase {
    Phrase("\(text)（共\(count)个）", "\(text) of \(count)")
  }

  /// Totals were counted in bins; quantiles are off by less than one.
  static func countedInBins(error: Double) -> Phrase {
    let places = NumberText.decimals(for: error, atMost: 9) + (error > 0 ? 1 : 0)
    let unit = pow(10, Double(places))
    // An upper bound is rounded up.
    let points = NumberText.short((error * unit).rounded(.up) / unit, atMost: max(0, places))
    return Phrase(
      "得分未逐次保存，而是分箱计数（--scores sketch）：得分分位数的误差不超过\(points)分；均值、位次和概率不受影响。",
      "Totals were counted in bins, not kept one by one (--scores sketch): their quantiles are off by at most \(points) points; means, ranks and probabilities are not affected."
    )
  }

  static func course(_ unit: String, _ board: String) -> Phrase {
    Phrase("\(unit)在\(Grammar.quoted(board))的走势", "\(unit) on \(board), step by step")
  }

  static let period = Phrase("时间", "Period")
  static let meanScore = Phrase("得分均值", "Mean score")
  static let medianRank = Phrase("位次中位", "Median rank")
  static let rankRange = Phrase("位次5–95 %", "Rank 5–95 %")
  static let rankLow = Phrase("位次5 %", "Rank 5 %")
  static let rankHigh = Phrase("位次95 %", "Rank 95 %")
  static let likelyRanks = Phrase("最可能的位次", "Likeliest ranks")
  static let rankCourse = Phrase("位次中位走势（越高越好）：", "Median rank (higher is better):")

  static func likelyRank(_ rank: Int, probability: String) -> Phrase {
    Phrase("第\(rank)名 \(probability)", "\(Grammar.ordinal(Double(rank))) \(probability)")
  }

  static func finalRanking(_ board: String, _ period: Period) -> Phrase {
    Phrase(
      "\(NumberText.period(period, .zh))\(Grammar.quoted(board))排名预测",
      "Ranking on \(board), \(NumberText.period(period, .en))")
  }

  static let order = Phrase("序", "No.")
  static let meanRank = Phrase("平均位次", "Mean rank")
  static let range90 = Phrase("90 %区间", "90 % range")
  static let ours = Phrase("本方", "Ours")
  static let yes = Phrase("是", "yes")
  static let depth = Phrase("掌握程度", "Known by")

  static func depth(_ depth: Depth) -> Phrase {
    switch depth {
    case .indicators: Phrase("逐项指标", "indicators")
    case .score: Phrase("总分", "total")
    case .rank: Phrase("仅位次", "rank only")
    }
  }
}
