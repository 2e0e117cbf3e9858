// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanSimulation

/// How a forecast was made, in words.
extension Phrase {
  static func rung(_ rung: EstimateRung) -> Phrase {
    let method: Phrase
    switch rung.kind {
    case .nothing: method = Phrase("没有数据：各位次机会均等", "no data: every rank is as likely")
    case .onePoint: method = Phrase("每个单位一期：克里金，参数取定值、未经学习", "one period: kriging with fixed, unlearnt parameters")
    case .kriging: method = Phrase("合并克里金", "pooled kriging")
    case .krigingAndRegression: method = Phrase("合并克里金与局部直接回归各半", "pooled kriging and local direct regression")
    case .randomWalk: method = Phrase("合并随机游走", "pooled random walk")
    case .accumulator: method = Phrase("累计值：经验贝叶斯漂移", "running totals: empirical-Bayes drift")
    case .accumulatorWalk: method = Phrase("累计值：随机游走", "running totals: random walk")
    }
    let ranks = rung.isFromRanks ? Phrase("，据公布位次", ", from published ranks") : Phrase("", "")
    return Phrase(
      "\(method[.zh])（\(rung.units)个单位、\(rung.periods)期、\(rung.points)个数据\(ranks[.zh])）",
      "\(method[.en]) (\(rung.units) units, \(rung.periods) periods, \(rung.points) points\(ranks[.en]))")
  }
}
