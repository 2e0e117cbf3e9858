// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanPlanning

/// What `tuiyan gap` says.
extension Phrase {
  static func gapTitle(_ scenario: String) -> Phrase {
    Phrase("\(scenario)：差距分析", "\(scenario): gap analysis")
  }

  static let asOf = Phrase("数据截至", "Data to")
  static let meaningOfCentral = Phrase(
    "以下为截至时点的中位测算，不含随机性：差多少、值多少分，按榜单自己的计分办法重新算过；不是预测，也不是概率。",
    "Central values at that date, nothing left to chance: what is missing and what it is worth by the board's own rules. "
      + "No forecast, no probability.")

  static let overallStanding = Phrase("总体位置", "Where they stand")
  static let score = Phrase("得分", "Score")
  static let toNextRank = Phrase("距前一位", "To the next rank")
  static let nextUnit = Phrase("前一位", "Next ahead")
  static let lastPublished = Phrase("上次公布位次", "Last published rank")
  static let estimatedTotal = Phrase("估", "estimated")
  static let totalFromRank = Phrase("由位次折算", "made of the rank")
  /// - Parameter boards: titles of those of which only ranks were published.
  static func totalsFromRanks(_ boards: [String]) -> Phrase {
    Phrase(
      "\(Grammar.list(boards.map(Grammar.quoted), .zh))只公布位次，不公布得分：得分由位次折算，只用来排名次。",
      "Of \(Grammar.list(boards, .en)) only ranks are published: totals are made of ranks and do no more than order units."
    )
  }
  static let inFront = Phrase("已居首位", "in front")

  static func rankOf(_ rank: String, count: Int) -> Phrase { Phrase("\(rank)/\(count)", "\(rank) of \(count)") }

  static func publishedRank(_ rank: Int, _ period: Period) -> Phrase {
    Phrase("第\(rank)名（\(NumberText.period(period, .zh))）", "\(rank) (\(NumberText.period(period, .en)))")
  }

  static func gapOf(_ unit: String, _ board: String) -> Phrase {
    Phrase("\(unit)在\(Grammar.quoted(board))的逐项差距", "\(unit) on \(board), indicator by indicator")
  }

  static func noIndicators(_ unit: String, depth: Depth) -> Phrase {
    switch depth {
    case .rank: Phrase("\(unit)只知道位次，没有逐项指标。", "\(unit) is known by its rank only.")
    case .score, .indicators: Phrase("\(unit)只知道总分，没有逐项指标。", "\(unit) is known by its total only.")
    }
  }

  static let pointsToGain = Phrase("可增分", "To gain")
  static let pointsHeld = Phrase("得分", "Points")
  static let pointsMax = Phrase("分值", "Of")
  static let currentValue = Phrase("现值", "Value")
  static let bestValue = Phrase("最优", "Best")
  static let toBest = Phrase("差最优", "To best")
  static let meanValue = Phrase("均值", "Mean")
  static let toMean = Phrase("差均值", "To mean")
  static let rankAtBest = Phrase("单项达最优后位次", "Rank if at best")
  static let placeAmong = Phrase("本项位次", "Place in it")
  static let remarks = Phrase("标记", "Remarks")
  static let unreportedValue = Phrase("未报", "none")
  static let zeroMark = Phrase("零分", "zero")
  static let bottomMark = Phrase("后三名", "bottom three")
  static let worstMark = Phrase("全省最差", "published worst")
  static let fellMark = Phrase("下降", "fell")
  static let memberMark = Phrase("*", "*")

  static let gapReading = Phrase(
    "“差”为正是落后、为负是领先（按指标的好方向）；“可增分”是该项单独达到最优值时总分的增加，最优值不明的取未得的分值；带*的最优、均值取自榜上已知单位，其余取自公布的参照值。",
    "A positive distance is behind, a negative one ahead, in the indicator's better direction. “To gain” is what the total "
      + "would gain were this indicator alone at the best value; where that is unknown, the points not held. Best and mean "
      + "marked * come from the board's known units, the others from the published reference.")

  static func referenceBasis(rows: Int, document: Int, assumed: Int, periods: [Period]) -> Phrase {
    let zh = Grammar.list(periods.map { NumberText.period($0, .zh) }, .zh)
    let en = Grammar.list(periods.map { NumberText.period($0, .en) }, .en)
    return Phrase(
      "最优、均值：\(rows)项取自公布的参照值（\(zh)；有文件出处\(document)项，假定\(assumed)项）",
      "best and mean of \(rows) indicator\(Grammar.plural(Double(rows))) from the published reference (\(en); "
        + "\(document) documented, \(assumed) assumed)")
  }

  static func memberBasis(indicators: Int, assumed: Int, masked: Int) -> Phrase {
    Phrase(
      "\(indicators)项取自榜上已知单位（其中假定的数\(assumed)个，掩码\(masked)个）",
      "of \(indicators) from the board's known units (\(assumed) figures assumed, \(masked) masked)")
  }

  static func unknownBasis(_ indicators: Int) -> Phrase {
    Phrase("\(indicators)项没有参照", "of \(indicators) unknown")
  }

  static let zeroItems = Phrase("零分项", "Zero items")
  static func zeroItem(_ indicator: String, owner: String?, points: String, reported: Bool) -> Phrase {
    Phrase(
      Grammar.named(indicator, owner, .zh) + "：分值\(points)分" + (reported ? "，得0分" : "，没有数据，按0分计"),
      Grammar.named(indicator, owner, .en) + ": \(points) points, " + (reported ? "scores 0" : "no data, scored 0"))
  }
}
