// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension PinnedSentence {
  static let track: [PinnedSentence] = [
    .init(
      .track(.reportedWholeAndApart(action: "watch", unit: "luxi")),
      "行动“watch”既有各单位一并的一行，又有单位“luxi”的一行（只能用一种写法）",
      "action 'watch' has a row for all its units and one for unit 'luxi' (write one or the other)"),
    .init(
      .track(.notYet(.done, period: "2022-06", last: "2022-05")),
      "done 的时期 2022-06 晚于最近一期实绩 2022-05（请核对时期，或补上 2022-06 的实绩）",
      "done at 2022-06 is later than the last figures, of 2022-05 (check the period, or bring figures of 2022-06)"),
    .init(
      .track(.plannedLater(action: "watch", planned: "2022-07", by: "2022-05")),
      "行动“watch”没有写 start，而方案里 2022-07 才启动，晚于 2022-05（请在 start 写明实际启动的时期）",
      "action 'watch' has no start and is planned to begin at 2022-07, later than 2022-05 (write in start when it began)"
    ),
    .init(
      .track(.notLate(start: "2022-04", planned: "2022-06")),
      "late 的启动时期 2022-04 早于方案里的 2022-06（请核对；已提前启动的，写 running）",
      "late, but the start 2022-04 is earlier than the planned 2022-06 (check it; what began early is running)"),
    .init(
      .track(.endOfUnfinished(.running)),
      "period 是完成的时期，running 的行动还没有（请留空，或把 status 改为 done）",
      "period is when an action was done, which one that is running is not (leave it empty, or write status done)"),
    .init(
      .track(.nothingPublished(board: "b", unit: "u", period: "2022-05")),
      "单位“u”在榜单“b”上 2022-05 的得分和位次都空着（请至少填一项，或删去这一行）",
      "unit 'u' has neither score nor rank on board 'b' at 2022-05 (fill in at least one, or remove the row)"),
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
