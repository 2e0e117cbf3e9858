// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension PinnedSentence {
  static let model: [PinnedSentence] = [
    .init(
      .model(.rollupCycle(from: "a", to: "b")),
      "汇总成环：“a”由“b”汇总，“b”又取自“a”（请让汇总只取自下级的末级指标，或取自不含上级的榜单）",
      "roll-ups run in a circle: 'a' is made from 'b', which is made from 'a' (roll up leaves of the children, or a board without the parent)"
    ),
    .init(
      .model(.orderContradicted(board: "b", above: "u", aboveTotal: 60.12345, below: "v", belowTotal: 70)),
      "榜单“b”有只知位次的单位，而已知总分与公布位次矛盾：“u”排在“v”之前，总分 60.123 却低于 70（请核对两者的得分、指标现值与位次）",
      "board 'b' has rank-only units, and known totals contradict the published order: 'u' stands before 'v', but its total 60.123 is below 70 (check their scores, indicator levels and ranks)"
    ),
    .init(
      .model(.tooFewKnownTotals(board: "b")),
      "榜单“b”有只知位次的单位，但已知总分不足两个（请补充 results.csv 的得分，或 reference.csv 的总分最优值、平均值）",
      "board 'b' has rank-only units but fewer than two known totals (add scores to results.csv, or best and mean of the total to reference.csv)"
    ),
  ]
}
