// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanSimulation
import TuiyanTrends

/// What a backtest concludes, and what project and plan do.
extension Phrase {
  static let projectAndPlan = Phrase("推演和规划", "Project and plan")

  static func backtestVerdict(_ verdict: BacktestResult.Verdict, _ brier: BacktestResult.Compared) -> Phrase {
    let own = NumberText.fixed(brier.estimator.value, 4)
    let walk = NumberText.fixed(brier.randomWalk.value, 4)
    return switch verdict {
    case .useEstimator:
      Phrase(
        "用估计器：Brier 分 \(own)，低于随机游走的 \(walk)。",
        "Use the estimator: Brier score \(own), below the random walk's \(walk).")
    case .useRandomWalk:
      Phrase(
        "退回随机游走：估计器的 Brier 分 \(own) 不低于随机游走的 \(walk)。",
        "Fall back to the random walk: the estimator's Brier score \(own) is not below its \(walk).")
    case .sameModel:
      Phrase(
        "数据太少，估计器就是合并随机游走：二者是同一个模型，不分高下，Brier 分 \(own)。",
        "With so little to learn from the estimator is the pooled random walk: the same model, Brier score \(own).")
    case .noEvents:
      Phrase(
        "没有可检验的名次事件，不作判断。", "There is no event of rank to judge by: no verdict.")
    }
  }

  /// An event that was asked for and is not counted at some origins or all.
  static func unjudged(_ one: BacktestResult.Unjudged, origins: Int) -> Phrase {
    let event =
      switch one.event {
      case .rankAtMost: Phrase("“进入前\(one.n)位”", "“Rank ≤ \(one.n)”")
      case .gainAtLeast: Phrase("“进\(one.n)位”", "“Climbs \(one.n)”")
      }
    let extent =
      one.origins == origins
      ? Phrase("各个起点都不计", "is counted at no origin")
      : Phrase("有\(one.origins)个起点不计", "is not counted at \(one.origins) of \(origins) origins")
    return Phrase(
      "\(event[.zh])\(extent[.zh])：那里排名的单位不多于\(one.n)个，结果是定的。",
      "\(event[.en]) \(extent[.en]): no more than \(one.n) units are ranked there, and the outcome is certain.")
  }

  /// What project and plan do with a panel, by which judgement, and how that stands to the backtest beside it.
  static func used(_ use: PanelUse, beside result: BacktestResult?) -> Phrase {
    switch use {
    case .judged(_, let judgement, let fellBack): judged(judgement, fellBack: fellBack, beside: result)
    case .unjudged(let rung):
      rung.kind.isWalk
        ? Phrase("\(Self.rung(rung)[.zh])，没有别的可比", "\(Self.rung(rung)[.en]); there is no other to compare with")
        : Phrase(
          "用\(Self.rung(rung)[.zh])：到推演期末那么远，时期太少，无从判断",
          "\(Self.rung(rung)[.en]): too few periods to judge it as far ahead as the horizon")
    case .leaf(let rung):
      Phrase(
        "用\(Self.rung(rung)[.zh])：末级指标的位次不是目标，推演时不作这一判断",
        "\(Self.rung(rung)[.en]): no target asks for ranks of an indicator, and none is judged there")
    case .keys:
      Phrase(
        "只从历史补上没有写明的参数，其余照情景所写", "take from history only the keys that are not stated; the rest is stated")
    case .nothing:
      Phrase(
        "不从这段历史取走势：情景里已写明，或由各项指标合成",
        "take no course from this history: it is stated, or put together from indicators")
    }
  }

  private static func judged(
    _ judgement: ModelEstimate.Judgement, fellBack: Bool, beside result: BacktestResult?
  ) -> Phrase {
    if let result, judgement.brier == result.brier.estimator.value,
      judgement.randomWalkBrier == result.brier.randomWalk.value
    {
      return Phrase("照此办理", "do so")
    }
    let method = fellBack ? Phrase("退回随机游走", "fall back to the random walk") : Phrase("用估计器", "use the estimator")
    let own = Self.judged(judgement, fellBack: false)
    return Phrase(
      "\(method[.zh])：另按总分、其后第\(judgement.horizon)期、每个起点\(judgement.draws)次抽样、默认的前 k 位回测，\(own[.zh])",
      "\(method[.en]), by a backtest of their own (totals, \(judgement.horizon) "
        + "period\(Grammar.plural(Double(judgement.horizon))) ahead, \(judgement.draws) draws an origin, the usual k): "
        + own[.en])
  }
}
