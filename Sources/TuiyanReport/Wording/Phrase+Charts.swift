// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanModel

/// What pictures say.
extension Phrase {
  static func fanTitle(_ unit: String, _ board: String) -> Phrase {
    Phrase("\(unit)在\(Grammar.quoted(board))的位次走势", "\(unit) on \(board): where the rank is heading")
  }

  static func fanReading(_ plan: String) -> Phrase {
    Phrase(
      "方案：\(plan)。越靠上越好；粗线为中位，深色带有一半把握，浅色带有九成把握；橙色虚线标在目标时期，在线以上即达标。",
      "Plan: \(plan). Higher is better; the line is the median, the dark band holds half of all runs, the light one nine "
        + "tenths; dashed lines stand at the periods their targets are about, which are reached above them.")
  }

  static func ranksTitle(_ board: String, _ period: Period) -> Phrase {
    Phrase(
      "\(NumberText.period(period, .zh))在\(Grammar.quoted(board))各位次的可能性（%）",
      "How likely each rank is on \(board), \(NumberText.period(period, .en)) (%)")
  }

  static func ranksByMonthTitle(_ unit: String, _ board: String) -> Phrase {
    Phrase(
      "\(unit)在\(Grammar.quoted(board))逐期各位次的可能性（%）", "\(unit) on \(board): how likely each rank is, by period (%)")
  }

  static func ranksReading(_ plan: String) -> Phrase {
    Phrase(
      "方案：\(plan)。颜色越深越可能；方框为中位位次；橙色线左侧即达标。",
      "Plan: \(plan). The darker the likelier; the frame is the median; left of an orange line its target is reached.")
  }

  /// What hides behind the whole percents of the cells.
  /// - Parameter error: the largest standard error of a share; 0: in every row all draws agree.
  static func sharesError(_ error: Double) -> Phrase {
    guard error > 0 else {
      return Phrase("格内为百分数，各次模拟结果相同。", "Cells are percentages; all replications agree.")
    }
    let places = NumberText.decimals(for: error * 100, atMost: 3) + 1
    let unit = pow(10, -Double(places))
    let points = NumberText.fixed((error * 100 / unit).rounded(.up) * unit, places)
    return Phrase(
      "格内为百分数，模拟误差（标准误）不超过±\(points)个百分点。",
      "Cells are percentages; their Monte Carlo standard error is at most ±\(points) points.")
  }

  static func slopeTitle(_ board: String) -> Phrase {
    Phrase("\(Grammar.quoted(board))：上次公布与预测", "\(board): last published rank and forecast")
  }

  static func slopeReading(_ plan: String, from: Period, to: Period) -> Phrase {
    Phrase(
      "方案：\(plan)。左为\(NumberText.period(from, .zh))公布位次，右为\(NumberText.period(to, .zh))平均预测位次（括号内为九成把握的区间）；蓝色为本方。",
      "Plan: \(plan). Left: rank published for \(NumberText.period(from, .en)); right: mean rank forecast for "
        + "\(NumberText.period(to, .en)) (its central nine tenths in brackets); ours in blue.")
  }

  static func oursOnly(_ shown: Int, of all: Int) -> Phrase {
    Phrase("榜单共\(all)个单位，只画出其中\(shown)个。", "\(shown) of the board's \(all) units are drawn.")
  }

  static func contributionTitle(_ scenario: String) -> Phrase {
    Phrase("\(scenario)：各项措施的作用", "\(scenario): what each action contributes")
  }

  static func contributionReading(_ plan: String) -> Phrase {
    Phrase(
      "方案：\(plan)。每条为一个牵头单位，各段为其措施分摊所得（夏普利值），合起来是整个方案的作用。",
      "Plan: \(plan). A bar is a lead department, its parts are its actions' fair shares (Shapley values); together they "
        + "are what the plan adds.")
  }

  static func tornadoTitle(_ target: String) -> Phrase {
    Phrase("\(Grammar.quoted(target))取决于什么", "What \(Grammar.quoted(target)) hangs on")
  }

  static func planNamed(_ plan: String) -> Phrase { Phrase("方案：\(plan)。", "Plan: \(plan). ") }

  static func asItStands(_ probability: String) -> Phrase { Phrase("现状 \(probability)", "as it stands \(probability)") }

  static func ganttTitle(_ scenario: String) -> Phrase { Phrase("\(scenario)：作战表", "\(scenario): schedule") }

  static func ganttReading(_ plan: String) -> Phrase {
    Phrase(
      "方案：\(plan)。深色为实施期，浅色为效果逐步显现到全部见效。",
      "Plan: \(plan). Dark: it runs; light: until its effects are full.")
  }

  static let gapChartReading = Phrase(
    "● 现状得分，│ 达到平均水平，○ 达到最优水平（空心虚线为最优未公布，按满分计）；右侧为可增分数，由多到少。按截至时点的中位水平测算，不是预测。",
    "● points now, │ at the mean, ○ at the frontier (dashed where unknown: full points); on the right the points to gain, "
      + "most first. Central values as of now, no forecast.")

  static func gapChartTitle(_ unit: String, _ board: String) -> Phrase {
    Phrase("\(unit)：差距在哪里（\(board)）", "\(unit): where the points are (\(board))")
  }

  static func indicatorsShown(_ shown: Int, of all: Int) -> Phrase {
    Phrase("共\(all)项指标，画出可增分数最多的\(shown)项。", "The \(shown) of \(all) indicators with most to gain.")
  }

  static func reliabilityTitle(_ panel: String) -> Phrase {
    Phrase("预测有多准——\(panel)", "How good forecasts were: \(panel)")
  }

  static func reliabilityReading(events: Int, origins: Int) -> Phrase {
    Phrase(
      "回测\(origins)个起点、\(NumberText.count(events, .zh))个“进入前k名”事件；点在对角线上即说到做到，圆越大次数越多，竖线为观测频率的95 %区间（各次预测视作独立）。",
      "\(origins) origins, \(NumberText.count(events, .en)) events of rank ≤ k. On the diagonal what was forecast came as "
        + "often as it said; larger circles hold more forecasts; upright lines are 95 % intervals of what came (forecasts "
        + "taken as independent).")
  }

  static func frontierReading(budget: Double?) -> Phrase {
    Phrase(
      "每一级是用这么多资金能找到的最好方案；竖线为95 %区间。"
        + (budget.map { "虚线为现有预算\(NumberText.money($0, .zh))。" } ?? ""),
      "Each step is the best plan found for that money; upright lines are 95 % intervals."
        + (budget.map { " Dashed: the present budget, \(NumberText.money($0, .en))." } ?? ""))
  }

  /// What follows a target's name: the rank it asks for and, where known, its probability.
  static func goal(rank: Double, probability: String?) -> Phrase {
    Phrase(
      "：前\(NumberText.rank(rank))名" + (probability.map { "，\($0)" } ?? ""),
      ": top \(NumberText.rank(rank))" + (probability.map { ", \($0)" } ?? ""))
  }

  static let rankAxis = Phrase("位次", "Rank")
  static let medianLine = Phrase("中位", "median")
  /// What follows the words of one end of a bar.
  static func barValue(_ probability: String) -> Phrase { Phrase("：\(probability)", ": \(probability)") }

  /// What one end of a bar stands for, and its probability.
  static func barEnd(_ end: String, _ probability: String) -> Phrase {
    Phrase("\(end)：\(probability)", "\(end): \(probability)")
  }

  static let halfBand = Phrase("25–75 %", "25–75 %")
  static let wideBand = Phrase("5–95 %", "5–95 %")
  static let running = Phrase("实施", "runs")
  static let growing = Phrase("见效中", "taking effect")
  static let pointsNow = Phrase("现状", "now")
  static let pointsAtMean = Phrase("平均水平", "mean")
  static let pointsAtBest = Phrase("最优水平", "frontier")
  static let pointsAxis = Phrase("得分", "Points")
  static let perfectForecast = Phrase("说到做到", "as forecast")
  static let percentagePoints = Phrase("百分点", "percentage points")
  static let objectiveUnits = Phrase("综合目标值", "objective")
  static let lowInput = Phrase("低端", "low end")
  static let highInput = Phrase("高端", "high end")

  static func period(_ name: String, _ text: String) -> Phrase { Phrase("\(name)：\(text)", "\(name): \(text)") }

  static func rankPlace(_ rank: Double) -> Phrase {
    Phrase("第\(NumberText.rank(rank))名", Grammar.ordinal(rank))
  }

  /// Why there is no picture.
  public static func refusal(_ refusal: ChartRefusal) -> Phrase {
    switch refusal {
    case .nobodyOnBoard:
      Phrase("榜单上没有要画的单位（见 --unit、--board）。", "none of the units to draw is on the board (see --unit, --board).")
    case .nothingPublished:
      Phrase(
        "截至时点以前没有公布过该榜单的位次（results.csv 的 rank），画不出对照图。",
        "no rank of the board was published up to as_of (rank in results.csv), so there is nothing to compare.")
    case .emptyPlan: Phrase("方案不采取任何措施，没有可画的。", "the plan takes no action, so there is nothing to draw.")
    case .nothingMoves:
      Phrase("没有一个因素明显左右该目标，画不出龙卷风图。", "no input visibly moves the target, so there is no tornado.")
    case .noIndicators:
      Phrase("该单位没有逐项指标，画不出差距图。", "the unit is not known indicator by indicator, so no gaps can be drawn.")
    case .nothingToBacktest:
      Phrase(
        "没有可回测的面板，画不出可靠性图（见 tuiyan backtest 的表格）。",
        "no panel could be backtested, so there is no diagram (see the table of tuiyan backtest).")
    }
  }
}
