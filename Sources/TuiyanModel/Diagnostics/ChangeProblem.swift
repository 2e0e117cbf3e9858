// SPDX-License-Identifier: GPL-3.0-or-later

/// What is wrong with a variant's `extends`, or with a path that sets a value.
public enum ChangeProblem: Hashable, Sendable {
  case noSibling(String)
  case chainTooLong(limit: Int)
  /// Variants that extend each other: the folders in order, and where the last `extends` stands.
  case extendsCycle([String], last: Place)
  case mergesNothing
  case malformed(String)
  /// A step of a path that leads nowhere.
  case noSuchStep(String, in: String, nearest: String?)
  case endsTooEarly(String, at: String)
  /// What a scenario is made from cannot be set once it has been read.
  case alreadyRead(String)
  case setTwice(String, first: Place)
}

extension ChangeProblem {
  var sentence: Sentence {
    switch self {
    case .noSibling(let path):
      (
        "没有情景“\(path)”（extends 应写相邻的情景文件夹 ../NAME）",
        "there is no scenario '\(path)' (extends names a sibling scenario folder, ../NAME)"
      )
    case .chainTooLong(let limit):
      ("extends 连续超过上限 \(limit) 层", "the chain of extends is longer than \(limit)")
    case .extendsCycle(let folders, let last):
      (
        "extends 成了循环：\(folders.joined(separator: " → "))（最后一环在 \(last.text)）",
        "extends leads back to itself: \(folders.joined(separator: " → ")) (the last link is at \(last.text))"
      )
    case .mergesNothing:
      (
        "空列表在变体里什么也不改（条目按 id 合并；要去掉条目请用 remove: [id]）",
        "an empty list changes nothing in a variant (entries merge by id; drop entries with remove: [ids])"
      )
    case .malformed(let text):
      (
        "“\(text)”不可用（应写作 路径=值，例如 budget.money=3000）",
        "'\(text)' cannot be used (expected PATH=VALUE, e.g. budget.money=3000)"
      )
    case .noSuchStep(let step, let path, let nearest):
      (
        "\(path.isEmpty ? "情景" : "“\(path)”")里没有“\(step)”（请检查路径\(hint(nearest).zh)）",
        "there is no '\(step)' in \(path.isEmpty ? "the scenario" : "'\(path)'") (check the path\(hint(nearest).en))"
      )
    case .endsTooEarly(let step, let path):
      (
        "“\(path)”是单个值，里面没有“\(step)”（路径应到此为止）",
        "'\(path)' is a single value, so there is no '\(step)' in it (expected the path to end there)"
      )
    case .alreadyRead(let key):
      (
        "\(key) 不能用 --set 改（合成情景时已经读过；请改情景文件）",
        "\(key) cannot be set (it was read when the scenario was put together; edit the scenario's file)"
      )
    case .setTwice(let path, let first):
      (
        "“\(path)”设了两次（第一次在 \(first.text)；只能留一个）",
        "'\(path)' is set twice (first at \(first.text); keep one)"
      )
    }
  }
}
