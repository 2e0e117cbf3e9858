// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanText

/// What is wrong with the tables of what has come in.
public enum TrackProblem: Hashable, Sendable {
  /// There is no row after as_of.
  case nothingCameIn(asOf: String)
  case unknownStatus(String, nearest: String?)
  /// The action is decided once for all its units.
  case decidedAsOne(action: String)
  case reportedTwice(action: String, unit: String?)
  /// One row for all units of an action and one for a single unit.
  case reportedWholeAndApart(action: String, unit: String)
  /// Something is reported that only what is to come can tell.
  case notYet(ActionReport.Status, period: String, last: String)
  /// No start is stated, and the planned one is too late for what is reported.
  case plannedLater(action: String, planned: String, by: String)
  /// A late start before the planned one.
  case notLate(start: String, planned: String)
  /// An end of what has not ended.
  case endOfUnfinished(ActionReport.Status)
  /// A row with neither score nor rank.
  case nothingPublished(board: String, unit: String, period: String)
  /// A unit known by its total or rank has no indicators.
  case hasNoIndicators(unit: String, depth: Depth)
}

extension TrackProblem {
  var sentence: Sentence {
    switch self {
    case .nothingCameIn(let asOf):
      ("没有 \(asOf) 之后的数据（应至少有一行）", "nothing is later than \(asOf) (expected at least one row)")
    case .unknownStatus(let text, let nearest):
      (
        "“\(Excerpt.of(text))”不是已知的进展（可用：\(ActionReport.Status.known)\(hint(nearest).zh)）",
        "unknown status '\(Excerpt.of(text))' (known: \(ActionReport.Status.known)\(hint(nearest).en))"
      )
    case .decidedAsOne(let action):
      (
        "行动“\(action)”是各单位一并决定的（unit 请留空）", "action '\(action)' is decided once for all its units (leave unit empty)"
      )
    case .reportedTwice(let action, let unit):
      (
        "行动“\(action)”\(unit.map { "在单位“\($0)”" } ?? "")的进展写了两次（只能写一行）",
        "action '\(action)'\(unit.map { " for unit '\($0)'" } ?? "") is reported twice (expected one row)"
      )
    case .reportedWholeAndApart(let action, let unit):
      (
        "行动“\(action)”既有各单位一并的一行，又有单位“\(unit)”的一行（只能用一种写法）",
        "action '\(action)' has a row for all its units and one for unit '\(unit)' (write one or the other)"
      )
    case .notYet(let status, let period, let last):
      (
        "\(status.rawValue) 的时期 \(period) 晚于最近一期实绩 \(last)（请核对时期，或补上 \(period) 的实绩）",
        "\(status.rawValue) at \(period) is later than the last figures, of \(last) (check the period, or bring figures of \(period))"
      )
    case .plannedLater(let action, let planned, let limit):
      (
        "行动“\(action)”没有写 start，而方案里 \(planned) 才启动，晚于 \(limit)（请在 start 写明实际启动的时期）",
        "action '\(action)' has no start and is planned to begin at \(planned), later than \(limit) (write in start when it began)"
      )
    case .notLate(let start, let planned):
      (
        "late 的启动时期 \(start) 早于方案里的 \(planned)（请核对；已提前启动的，写 running）",
        "late, but the start \(start) is earlier than the planned \(planned) (check it; what began early is running)"
      )
    case .endOfUnfinished(let status):
      (
        "period 是完成的时期，\(status.rawValue) 的行动还没有（请留空，或把 status 改为 done）",
        "period is when an action was done, which one that is \(status.rawValue) is not (leave it empty, or write status done)"
      )
    case .nothingPublished(let board, let unit, let period):
      (
        "单位“\(unit)”在榜单“\(board)”上 \(period) 的得分和位次都空着（请至少填一项，或删去这一行）",
        "unit '\(unit)' has neither score nor rank on board '\(board)' at \(period) (fill in at least one, or remove the row)"
      )
    case .hasNoIndicators(let unit, let depth):
      (
        "单位“\(unit)”的深度是 \(depth.rawValue)，没有逐项指标（请用 results 格式报总分或位次）",
        "unit '\(unit)' has depth \(depth.rawValue) and no indicators (report its score or rank, in the format of results)"
      )
    }
  }
}
