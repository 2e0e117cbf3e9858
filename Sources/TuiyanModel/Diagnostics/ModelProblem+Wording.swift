// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanText

extension ModelProblem {
  var sentence: Sentence {
    switch self {
    case .rollupCycle(let from, let to):
      (
        "汇总成环：“\(from)”由“\(to)”汇总，“\(to)”又取自“\(from)”（请让汇总只取自下级的末级指标，或取自不含上级的榜单）",
        "roll-ups run in a circle: '\(from)' is made from '\(to)', which is made from '\(from)' (roll up leaves of the children, or a board without the parent)"
      )
    case .orderContradicted(let board, let above, let aboveTotal, let below, let belowTotal):
      (
        "榜单“\(board)”有只知位次的单位，而已知总分与公布位次矛盾：“\(above)”排在“\(below)”之前，总分 \(Self.text(aboveTotal)) 却低于 \(Self.text(belowTotal))（请核对两者的得分、指标现值与位次）",
        "board '\(board)' has rank-only units, and known totals contradict the published order: '\(above)' stands before '\(below)', but its total \(Self.text(aboveTotal)) is below \(Self.text(belowTotal)) (check their scores, indicator levels and ranks)"
      )
    case .tooFewKnownTotals(let board):
      (
        "榜单“\(board)”有只知位次的单位，但已知总分不足两个（请补充 results.csv 的得分，或 reference.csv 的总分最优值、平均值）",
        "board '\(board)' has rank-only units but fewer than two known totals (add scores to results.csv, or best and mean of the total to reference.csv)"
      )
    }
  }

  private static func text(_ total: Double) -> String { DecimalText.plain((total * 1000).rounded() / 1000) }
}
