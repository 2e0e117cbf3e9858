// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanText

/// What is wrong with ids and what refers to them.
public enum ReferenceProblem: Hashable, Sendable {
  /// What an id stands for.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case unit, unitKind, parent, leaf, indicator, board, scheme, owner, action, future, target, plan
  }

  case unknown(Kind, String, nearest: String?)
  case duplicate(Kind, String, first: Place)
  /// Things that lead back to themselves: the ids in order, and where the last link is written.
  case cycle(Kind, [String], last: Place)
  case selectsNothing
  case badID(String)
  case reservedID(String)
  case isGroup(String)
  case notOnBoard(unit: String, board: String)
  case notInScheme(indicator: String, board: String, scheme: String, nearest: String?)
  case removesNothing(String, nearest: String?)
}

extension ReferenceProblem.Kind {
  var name: Sentence {
    switch self {
    case .unit: ("单位", "unit")
    case .unitKind: ("单位类别", "kind of unit")
    case .parent: ("上级单位", "parent unit")
    case .leaf: ("末级指标", "leaf indicator")
    case .indicator: ("指标", "indicator")
    case .board: ("榜单", "board")
    case .scheme: ("指标体系", "scheme")
    case .owner: ("责任单位", "owner")
    case .action: ("行动", "action")
    case .future: ("未来", "future")
    case .target: ("目标", "target")
    case .plan: ("方案", "plan")
    }
  }
}

extension ReferenceProblem {
  var sentence: Sentence {
    switch self {
    case .unknown(let kind, let id, let nearest):
      (
        "没有名为“\(Excerpt.of(id))”的\(kind.name.zh)（请检查 id\(hint(nearest).zh)）",
        "there is no \(kind.name.en) '\(Excerpt.of(id))' (check the id\(hint(nearest).en))"
      )
    case .duplicate(let kind, let id, let first):
      (
        "\(kind.name.zh) id “\(id)”重复（第一次在 \(first.text)）",
        "the \(kind.name.en) id '\(id)' stands twice (first at \(first.text))"
      )
    case .cycle(let kind, let ids, let last):
      (
        "\(kind.name.zh)成了循环：\(ids.joined(separator: " → "))（最后一环在 \(last.text)）",
        "the \(kind.name.en) leads back to itself: \(ids.joined(separator: " → ")) (the last link is at \(last.text))"
      )
    case .selectsNothing:
      ("一个单位也没有选中（请检查 kind、parent 与 units.csv）", "this selects no unit (check kind and parent against units.csv)")
    case .badID(let id):
      (
        "“\(Excerpt.of(id))”不能作 id（不超过 100 个字符，无空格、看不见的字符和 . , : / 等标点，不以 - 开头）",
        "'\(Excerpt.of(id))' cannot be an id (at most 100 characters, no spaces, invisible characters or punctuation such as . , : /, no - in front)"
      )
    case .reservedID(let id):
      ("“\(id)”是保留字，指总分（请换一个 id）", "'\(id)' is reserved: it means the total (choose another id)")
    case .isGroup(let id):
      ("“\(id)”是分组，没有自己的数值（请写末级指标）", "'\(id)' is a group and has no value of its own (name a leaf)")
    case .notOnBoard(let unit, let board):
      (
        "单位“\(unit)”不在榜单“\(board)”上（请检查榜单的 units）",
        "unit '\(unit)' is not on board '\(board)' (check the board's units)"
      )
    case .notInScheme(let indicator, let board, let scheme, let nearest):
      (
        "榜单“\(board)”的指标体系“\(scheme)”里没有指标“\(Excerpt.of(indicator))”（请检查 id\(hint(nearest).zh)）",
        "scheme '\(scheme)' of board '\(board)' has no indicator '\(Excerpt.of(indicator))' (check the id\(hint(nearest).en))"
      )
    case .removesNothing(let id, let nearest):
      (
        "remove 里的“\(Excerpt.of(id))”在所继承的情景中不存在（请检查 id\(hint(nearest).zh)）",
        "'\(Excerpt.of(id))' in remove is not in the inherited scenario (check the id\(hint(nearest).en))"
      )
    }
  }
}
