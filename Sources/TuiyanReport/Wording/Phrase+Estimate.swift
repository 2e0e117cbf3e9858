// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanTrends

/// How a forecast was made, in words.
extension Phrase {
  static let learntFromHistory = Phrase("由历史估计的走势", "Dynamics learnt from history")
  static let quantityLearnt = Phrase("指标或总分", "Indicator or total")
  static let unitsWhole = Phrase("整体估计的单位", "Units estimated whole")
  static let keysFilled = Phrase("补上的参数", "Keys filled")
  static let backtested = Phrase("回测", "Backtest")

  static func filled(keys: [String], units: Int, increments: Int) -> Phrase {
    let names = keys.joined(separator: ", ")
    return Phrase(
      "\(names)（\(units)个单位，由\(increments)步变化估计）",
      "\(names) (\(units) unit\(Grammar.plural(Double(units))), from \(increments) steps)")
  }

  static func judged(_ judgement: ModelEstimate.Judgement, fellBack: Bool) -> Phrase {
    let scores =
      "Brier \(NumberText.fixed(judgement.brier, 4)) / \(NumberText.fixed(judgement.randomWalkBrier, 4))"
    return Phrase(
      "\(judgement.origins)个起点，\(scores)（随机游走）\(fellBack ? "，退回随机游走" : "")",
      "\(judgement.origins) origins, \(scores) (random walk)\(fellBack ? "; fell back" : "")")
  }

  static func rung(_ rung: EstimateRung) -> Phrase {
    let method: Phrase
    switch rung.kind {
    case .nothing: method = Phrase("没有数据：各位次机会均等", "no data: every rank is as likely")
    case .onePoint: method = Phrase("每个单位一期：克里金，参数取定值、未经学习", "one period: kriging with fixed, unlearnt parameters")
    case .kriging: method = Phrase("合并克里金", "pooled kriging")
    case .krigingAndRegression:
      method = Phrase("合并克里金，掺入不到一半的局部直接回归", "pooled kriging, local direct regression in less than half of the runs")
    case .randomWalk: method = Phrase("合并随机游走", "pooled random walk")
    case .accumulator: method = Phrase("累计值：经验贝叶斯漂移", "running totals: empirical-Bayes drift")
    case .accumulatorFromEarlier:
      method = Phrase(
        "累计值：经验贝叶斯漂移，本轮只有一期，波动取自以往各轮",
        "running totals: empirical-Bayes drift; one period so far, its noise from earlier courses")
    case .accumulatorUnlearnt:
      method = Phrase(
        "累计值：按比率，只有一期，参数取定值、未经学习", "running totals: by ratio; one period so far, fixed, unlearnt parameters")
    case .accumulatorWalk: method = Phrase("累计值：随机游走", "running totals: random walk")
    }
    let ranks = rung.isFromRanks ? Phrase("，据公布位次", ", from published ranks") : Phrase("", "")
    return Phrase(
      "\(method[.zh])（\(rung.units)个单位、\(rung.periods)期、\(rung.points)个数据\(ranks[.zh])）",
      "\(method[.en]) (\(rung.units) units, \(rung.periods) periods, \(rung.points) points\(ranks[.en]))")
  }
}
