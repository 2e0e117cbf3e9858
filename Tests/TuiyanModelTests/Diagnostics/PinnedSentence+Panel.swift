// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension PinnedSentence {
  static let panel: [PinnedSentence] = [
    .init(
      .panel(.noRows), "表里只有列名，没有一行数据（每行一个单位一个时期）",
      "the table has a header and no rows (expected one for each unit and period)"),
    .init(
      .panel(.noHeading("zz", means: "unit", nearest: nil)), "没有“zz”这一列（--column unit=zz）",
      "there is no column 'zz' (--column unit=zz)"),
    .init(
      .panel(.noHeading("units", means: "unit", nearest: "unit")), "没有“units”这一列（--column unit=units；是不是“unit”？）",
      "there is no column 'units' (--column unit=units; did you mean 'unit'?)"),
    .init(
      .panel(.noTotal(unit: "A", ranks: false)),
      "单位“A”没有一期有得分，而表中别的单位有（请补上得分，或删去它的各行）",
      "unit 'A' has a score in no period, while others have (add one, or delete its rows)"),
    .init(
      .panel(.noTotal(unit: "A", ranks: true)),
      "单位“A”没有一期有位次（请补上位次，或删去它的各行）",
      "unit 'A' has a rank in no period (add one, or delete its rows)"),
    .init(
      .panel(.noneInCourse(unit: "A", since: "2022-01", last: "2022-06")),
      "得分从 2022-01 起累计，但单位“A”从那时到 2022-06 没有得分（请补上，或删去它的各行，或改 --since）",
      "scores run up since 2022-01, but unit 'A' has none from then to 2022-06 (add one, delete its rows, or change --since)"
    ),
    .init(
      .panel(.negativeInCourse(text: "-1")),
      "得分“-1”低于 0，而累计的得分从 0 起（请核对；若确有负分，请不用 --since）",
      "the score '-1' is below 0, while scores that run up begin at 0 (check it; if it is right, leave out --since)"),
    .init(
      .panel(.noChange(periods: 1)),
      "表中只有一期，看不出各单位怎样变动（请至少给出两期）",
      "the table has one period, which does not show how units move (give at least two)"),
    .init(
      .panel(.noChange(periods: 3)),
      "表中没有一个单位有两期的数，看不出各单位怎样变动（请至少给出两期）",
      "no unit has figures of two periods, which does not show how units move (give at least two)"),
    .init(
      .panel(.tooLarge(column: "score", text: "1e300", limit: 1e15)),
      "“score”的“1e300”太大（绝对值至多 1000000000000000，请核对，或换个单位）",
      "'score': '1e300' is too large (at most 1000000000000000 either way; check it, or change its unit)"),
    .init(
      .panel(.alike(unit: "Ａ市", other: "A市", line: 2)),
      "单位“Ａ市”与第 2 行的“A市”只差全角半角或空格，像是同一个单位（请统一写法）",
      "unit 'Ａ市' differs from 'A市' on line 2 in the width of characters or in spaces alone (write one unit one way)"),
  ]
}
