// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// What `tuiyan validate` says of a scenario that is right.
extension Phrase {
  static func valid(_ title: String, units: Int, leaves: Int, actions: Int, targets: Int) -> Phrase {
    Phrase(
      "“\(title)”无误：\(units)个单位，\(leaves)项指标，\(actions)项措施，\(targets)个目标。",
      "“\(title)” is valid: "
        + [(units, "unit"), (leaves, "indicator"), (actions, "action"), (targets, "target")]
        .map { "\($0.0) \($0.1)\(Grammar.plural(Double($0.0)))" }.joined(separator: ", ") + ".")
  }

  static let boards = Phrase("排名榜", "Boards")
  static let board = Phrase("排名榜", "Board")
  static let units = Phrase("单位数", "Units")
  static let points = Phrase("总分值", "Points")
  static let release = Phrase("发布时间", "Released")
  static let plans = Phrase("存储方案", "Stored plans")
  static let actions = Phrase("措施", "Actions")
}
