// SPDX-License-Identifier: GPL-3.0-or-later

/// More of something than this tool takes.
public enum LimitProblem: Hashable, Sendable {
  case units(found: Int, limit: Int)
  case leaves(found: Int, limit: Int)
  case steps(found: Int, limit: Int)
  case actions(found: Int, limit: Int)
  /// So many more problems than are listed.
  case more(Int)

  var sentence: Sentence {
    switch self {
    case .units(let found, let limit):
      ("有 \(found) 个单位，超过上限 \(limit)", "there are \(found) units, above the limit of \(limit)")
    case .leaves(let found, let limit):
      ("各方案共有 \(found) 个末级指标，超过上限 \(limit)", "the schemes have \(found) leaves, above the limit of \(limit)")
    case .steps(let found, let limit):
      (
        "从 as_of 到 horizon 有 \(found) 步，超过上限 \(limit)",
        "from as_of to horizon there are \(found) steps, above the limit of \(limit)"
      )
    case .actions(let found, let limit):
      ("有 \(found) 项行动，超过上限 \(limit)", "there are \(found) actions, above the limit of \(limit)")
    case .more(let count): ("还有 \(count) 处问题，未一一列出", "\(count) more problems are not listed")
    }
  }
}
