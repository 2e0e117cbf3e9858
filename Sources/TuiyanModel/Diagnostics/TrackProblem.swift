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
    case .hasNoIndicators(let unit, let depth):
      (
        "单位“\(unit)”的深度是 \(depth.rawValue)，没有逐项指标（请用 results 格式报总分或位次）",
        "unit '\(unit)' has depth \(depth.rawValue) and no indicators (report its score or rank, in the format of results)"
      )
    }
  }
}
