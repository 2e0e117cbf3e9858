// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanTrends

/// What the report of `tuiyan backtest` says.
extension Phrase {
  static let origins = Phrase("回测起点", "Origins")
  static let forecastMadeBy = Phrase("预测方法", "Forecast by")
  static let measure = Phrase("评分（越小越好）", "Score (less is better)")
  static let estimator = Phrase("估计器", "Estimator")
  static let randomWalk = Phrase("随机游走", "Random walk")
  static let persistence = Phrase("位次不变", "Persistence")
  static let climatology = Phrase("机会均等", "Climatology")
  static let againstWalk = Phrase("比随机游走 [95 %]", "Less random walk [95 %]")
  static let brier = Phrase("Brier 分", "Brier score")
  static let logScore = Phrase("对数分", "Log score")
  static let crps = Phrase("位次连续分级概率分", "Ranked probability score")
  static let gainBrier = Phrase("“进位”事件的 Brier 分", "Brier score of climbs")
  static let rankEvents = Phrase("预测概率（进入前 k 位）", "Forecast (rank ≤ k)")
  static let gainEvents = Phrase("预测概率（进位）", "Forecast (climbs)")
  static let meanForecast = Phrase("平均预测", "Forecast")
  static let observed = Phrase("实际发生", "Observed")
  static let count = Phrase("次数", "n")
  static let forecastAt = Phrase("预测于", "Forecast at")
  static let forecast = Phrase("预测", "Forecast")
  static let whatCame = Phrase("结果", "What came")
  static let happened = Phrase("发生", "happened")
  static let didNotHappen = Phrase("未发生", "did not")

  static let nothingToBacktest = Phrase(
    "情景里没有可回测的历史（results.csv 或 history.csv 中至少要有两个单位、两个时期）。",
    "The scenario holds no history to backtest (results.csv or history.csv needs two units and two periods at least).")

  static func backtestTitle(_ scenario: String) -> Phrase { Phrase("\(scenario)：回测", "\(scenario): backtest") }

  static func panelOfScores(_ board: String) -> Phrase { Phrase("\(board)：总分", "\(board): totals") }
  static func panelOfRanks(_ board: String) -> Phrase { Phrase("\(board)：位次", "\(board): ranks") }
  static func panelOfIndicator(_ name: String) -> Phrase { Phrase("指标：\(name)", "Indicator: \(name)") }

  static func backtestRefused(_ refusal: Backtest.Refusal) -> Phrase {
    switch refusal {
    case .tooFewPeriods(let periods, let needed):
      Phrase(
        "时期太少，无法回测：有\(periods)期，至少要\(needed)期。",
        "Too few periods to backtest: \(periods), at least \(needed) are needed.")
    case .coursesTooShort(let periods, let needed):
      Phrase(
        "一轮累计之内的时期太少，无法回测：最长的一轮有\(periods)期，至少要\(needed)期（起点和目标在同一轮之内）。",
        "Too few periods within a course to backtest: the longest has \(periods), at least \(needed) are needed "
          + "(origin and target lie in one course).")
    case .nothingToRank:
      Phrase("没有一个时期有两个以上单位的数值，无从排名。", "No period has values of two units or more: nothing to rank.")
    }
  }

  static func originsTested(_ origins: [(period: String, units: Int)], horizon: Int, events: Int) -> Phrase {
    guard let first = origins.first, let last = origins.last else { return Phrase("无", "none") }
    return Phrase(
      "\(origins.count)个（\(first.period)—\(last.period)），预测其后第\(horizon)期，末次有\(last.units)个单位，共\(events)个事件",
      "\(origins.count) (\(first.period) – \(last.period)), \(horizon) period\(Grammar.plural(Double(horizon))) ahead, "
        + "\(last.units) units at the last, \(events) events")
  }

  static let intervals = Phrase("95 %区间", "95 % intervals")

  /// What the intervals resample, where that is not every origin by itself; with few courses such intervals are too
  /// narrow.
  static func resampled(courses: Int) -> Phrase {
    courses > 1
      ? Phrase(
        "按轮重抽（\(courses)轮\(courses < 10 ? "，轮数少，区间偏窄" : "")）：同一轮的各个起点共用一个结局",
        "by resampling \(courses) courses\(courses < 10 ? " (few: too narrow)" : ""): the origins of one share how it ends"
      )
      : Phrase(
        "只有一轮，给不出：同一轮的各个起点共用一个结局", "none with a single course: its origins share how it ends")
  }

  static func covered(level: Double, share: BacktestResult.Score) -> Phrase {
    func whole(_ share: Double) -> String { NumberText.fixed(share * 100, 0) }
    let bounds = share.low.isFinite ? " [\(whole(share.low)), \(whole(share.high))]" : ""
    let range = "\(whole(share.value)) %\(bounds)"
    return Phrase("\(whole(level)) %区间实际覆盖\(range)", "the \(whole(level)) % interval covers \(range)")
  }

  static func calibrationError(_ value: Double) -> Phrase {
    Phrase(
      "校准误差（ECE）\(NumberText.fixed(value, 3))", "expected calibration error \(NumberText.fixed(value, 3))")
  }

  /// The target, and the event of it that is counted.
  static func question(_ target: String, _ unit: String, _ event: Phrase) -> Phrase {
    Phrase("目标“\(target)”，\(unit)\(event[.zh])", "Target “\(target)”, \(unit) \(event[.en])")
  }

  static func event(_ event: BacktestQuestion.Event) -> Phrase {
    switch event {
    case .rankAtMost(let k):
      Phrase("排名前\(NumberText.short(k, atMost: 2))", "ranks \(NumberText.short(k, atMost: 2)) or better")
    case .gainAtLeast(let n):
      Phrase(
        "自预测时起进\(NumberText.short(n, atMost: 2))位以上",
        "climbs \(NumberText.short(n, atMost: 2)) or more from the forecast on")
    case .notBottom(let n): Phrase("不在后\(n)位", "is not among the last \(n)")
    }
  }

  static func fewerRanked(_ count: Int, of all: Int) -> Phrase {
    Phrase(
      "榜上\(all)个单位，起点和目标时都有数的最少\(count)个：名次只在有数的单位之间排。",
      "The board has \(all) units, of which at least \(count) have figures at the origin and at its target: places are "
        + "counted among these.")
  }
}
