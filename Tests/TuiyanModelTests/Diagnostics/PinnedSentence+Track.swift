// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension PinnedSentence {
  static let track: [PinnedSentence] = [
    .init(
      .track(.nothingCameIn(asOf: "2022-03")),
      "没有 2022-03 之后的数据（应至少有一行）",
      "nothing is later than 2022-03 (expected at least one row)"),
    .init(
      .track(.unknownStatus("don", nearest: "done")),
      "“don”不是已知的进展（可用：late, running, done, not_credited；是不是“done”？）",
      "unknown status 'don' (known: late, running, done, not_credited; did you mean 'done'?)"),
    .init(
      .track(.decidedAsOne(action: "watch")),
      "行动“watch”是各单位一并决定的（unit 请留空）",
      "action 'watch' is decided once for all its units (leave unit empty)"),
    .init(
      .track(.reportedTwice(action: "watch", unit: nil)),
      "行动“watch”的进展写了两次（只能写一行）",
      "action 'watch' is reported twice (expected one row)"),
    .init(
      .track(.reportedTwice(action: "watch", unit: "luxi")),
      "行动“watch”在单位“luxi”的进展写了两次（只能写一行）",
      "action 'watch' for unit 'luxi' is reported twice (expected one row)"),
    .init(
      .track(.hasNoIndicators(unit: "luxi", depth: .score)),
      "单位“luxi”的深度是 score，没有逐项指标（请用 results 格式报总分或位次）",
      "unit 'luxi' has depth score and no indicators (report its score or rank, in the format of results)"),
  ]
}
