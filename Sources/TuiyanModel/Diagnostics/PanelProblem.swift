// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanText

/// What keeps a panel from being a scenario, or makes it doubtful.
public enum PanelProblem: Hashable, Sendable {
  /// A heading and nothing below it.
  case noRows
  /// A heading named on the command line that the table does not have.
  case noHeading(String, means: String, nearest: String?)
  /// A unit without a score; `ranks`: the table has no scores at all, so ranks were looked for.
  case noTotal(unit: String, ranks: Bool)
  /// Scores run up, and a unit has none in the present course.
  case noneInCourse(unit: String, since: String, last: String)
  /// Scores run up, and one is below 0.
  case negativeInCourse(text: String)
  /// No unit has figures of two periods.
  case noChange(periods: Int)
  case tooLarge(column: String, text: String, limit: Double)
  /// Two names that differ in the width of characters or in spaces.
  case alike(unit: String, other: String, line: Int)
}

extension PanelProblem {
  var sentence: Sentence {
    switch self {
    case .noRows:
      ("表里只有列名，没有一行数据（每行一个单位一个时期）", "the table has a header and no rows (expected one for each unit and period)")
    case .noHeading(let heading, let column, let nearest):
      (
        "没有“\(heading)”这一列（--column \(column)=\(heading)\(hint(nearest).zh)）",
        "there is no column '\(heading)' (--column \(column)=\(heading)\(hint(nearest).en))"
      )
    case .noTotal(let unit, ranks: false):
      (
        "单位“\(unit)”没有一期有得分，而表中别的单位有（请补上得分，或删去它的各行）",
        "unit '\(unit)' has a score in no period, while others have (add one, or delete its rows)"
      )
    case .noTotal(let unit, ranks: true):
      (
        "单位“\(unit)”没有一期有位次（请补上位次，或删去它的各行）",
        "unit '\(unit)' has a rank in no period (add one, or delete its rows)"
      )
    case .noneInCourse(let unit, let since, let last):
      (
        "得分从 \(since) 起累计，但单位“\(unit)”从那时到 \(last) 没有得分（请补上，或删去它的各行，或改 --since）",
        "scores run up since \(since), but unit '\(unit)' has none from then to \(last) (add one, delete its rows, or change --since)"
      )
    case .negativeInCourse(let text):
      (
        "得分“\(text)”低于 0，而累计的得分从 0 起（请核对；若确有负分，请不用 --since）",
        "the score '\(text)' is below 0, while scores that run up begin at 0 (check it; if it is right, leave out --since)"
      )
    case .noChange(let periods):
      (
        "表中\(periods == 1 ? "只有一期" : "没有一个单位有两期的数")，看不出各单位怎样变动（请至少给出两期）",
        "\(periods == 1 ? "the table has one period" : "no unit has figures of two periods"), which does not show how units move (give at least two)"
      )
    case .tooLarge(let column, let text, let limit):
      (
        "“\(column)”的“\(text)”太大（绝对值至多 \(DecimalText.plain(limit))，请核对，或换个单位）",
        "'\(column)': '\(text)' is too large (at most \(DecimalText.plain(limit)) either way; check it, or change its unit)"
      )
    case .alike(let unit, let other, let line):
      (
        "单位“\(unit)”与第 \(line) 行的“\(other)”只差全角半角或空格，像是同一个单位（请统一写法）",
        "unit '\(unit)' differs from '\(other)' on line \(line) in the width of characters or in spaces alone (write one unit one way)"
      )
    }
  }
}
