// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// What `tuiyan validate` says of a scenario that is right.
extension Phrase {
  static func valid(_ title: String, units: Int, leaves: Int, actions: Int, targets: Int) -> Phrase {
    Phrase(
      "\(Grammar.quoted(title))无误：\(units)个单位，\(leaves)项指标，\(actions)项措施，\(targets)个目标。",
      "\(Grammar.quoted(title)) is valid: "
        + [(units, "unit"), (leaves, "indicator"), (actions, "action"), (targets, "target")]
        .map { "\($0.0) \($0.1)\(Grammar.plural(Double($0.0)))" }.joined(separator: ", ") + ".")
  }

  static let boards = Phrase("排名榜", "Boards")
  static let board = Phrase("排名榜", "Board")
  static let units = Phrase("单位数", "Units")
  static let points = Phrase("总分值", "Points")
  static let release = Phrase("发布时间", "Released")
  static let plans = Phrase("存储方案", "Stored plans")

  static func storedPlan(_ id: String, _ title: String, _ actions: String) -> Phrase {
    let isTitled = !title.isEmpty && title != id
    return Phrase(
      Grammar.named(id, isTitled ? title : nil, .zh) + "：\(actions)",
      Grammar.named(id, isTitled ? title : nil, .en) + ": \(actions)")
  }
}
