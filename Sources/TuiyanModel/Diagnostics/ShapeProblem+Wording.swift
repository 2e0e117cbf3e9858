// SPDX-License-Identifier: GPL-3.0-or-later

extension ShapeProblem {
  var sentence: Sentence {
    switch self {
    case .expected(let expected, let found):
      ("“\(found)”不合要求（应为\(spaced(expected.name.zh))）", "'\(found)' does not fit here (expected \(expected.name.en))")
    case .empty(let expected):
      (
        "这里没有值（应为\(spaced(expected.name.zh))；不用的键请删去）",
        "there is no value (expected \(expected.name.en); remove keys not used)"
      )
    case .quotedNumber(let text):
      ("“\(text)”带引号，是文字（应为数字；请去掉引号）", "'\(text)' is in quotes, so it is text (expected a number; remove the quotes)")
    case .oddNumber(let text):
      (
        "“\(text)”不是数字（应为十进制数，例如 12、-0.5、1.2e3；不用前导零、十六进制、分隔符、无穷大）",
        "'\(text)' is not a number (expected a decimal such as 12, -0.5 or 1.2e3; no leading zero, hexadecimal, separator or infinity)"
      )
    case .oddFlag(let text):
      ("“\(text)”不是布尔值（只能写 true 或 false）", "'\(text)' is not a boolean (expected true or false)")
    case .outOfBounds(let text, let atLeast, let atMost, let above, let below):
      Bounds(atLeast: atLeast, atMost: atMost, above: above, below: below).sentence(about: text)
    case .notWhole(let text): ("\(text) 不是整数（应为整数）", "\(text) is not whole (expected a whole number)")
    case .titleTooLong(let length, let limit):
      ("文字有 \(length) 个字符，超过上限 \(limit)", "the text has \(length) characters, above the limit of \(limit)")
    case .controlCharacter(let code):
      ("文字里有控制字符 \(code)（请删去）", "the text holds the control character \(code) (delete it)")
    case .unknownWord(let text, let known, let nearest):
      (
        "“\(text)”不可用（可用：\(known.joined(separator: "、"))\(hint(nearest).zh)）",
        "'\(text)' is not known here (known: \(known.joined(separator: ", "))\(hint(nearest).en))"
      )
    case .unknownKey(let key, let name, let known, let nearest):
      (
        "\(name) 没有“\(key)”这个键（可用：\(known.joined(separator: "、"))\(hint(nearest).zh)）",
        "unknown key '\(key)' in \(name) (known: \(known.joined(separator: ", "))\(hint(nearest).en))"
      )
    case .missingKey(let key, let name): ("\(name) 缺少“\(key)”", "\(name) lacks '\(key)'")
    case .noKeys(let name, let known):
      (
        "\(name) 是空的（至少写一个键：\(known.joined(separator: "、"))）",
        "\(name) is empty (expected at least one of \(known.joined(separator: ", ")))"
      )
    case .needsOneOf(let keys, let name):
      (
        "\(name) 缺少一个键（应恰有其一：\(keys.joined(separator: "、"))）",
        "\(name) lacks a key (expected exactly one of \(keys.joined(separator: ", ")))"
      )
    case .onlyOneOf(let keys, let name):
      (
        "\(name) 里 \(keys.joined(separator: "、")) 不能并存（只能留一个）",
        "\(keys.joined(separator: " and ")) cannot stand together in \(name) (keep one)"
      )
    case .keyNeeds(let key, let others):
      (
        "“\(key)”单独没有意义（还应有 \(others.joined(separator: " 或 "))）",
        "'\(key)' means nothing alone (expected \(others.joined(separator: " or ")) beside it)"
      )
    case .requiredWhen(let key, let other, let value):
      ("\(other): \(value) 时缺少“\(key)”", "'\(key)' is missing (needed with \(other): \(value))")
    case .forbiddenWhen(let key, let other, let value):
      ("\(other): \(value) 时不能有“\(key)”", "'\(key)' cannot stand with \(other): \(value)")
    case .wrongLength(let found, let atLeast, let atMost):
      Bounds(atLeast: atLeast.map(String.init), atMost: atMost.map(String.init)).lengthSentence(found)
    case .unknownFamily(let text, let known, let nearest):
      (
        "没有名为“\(text)”的分布（可用：\(known.joined(separator: "、"))\(hint(nearest).zh)）",
        "there is no distribution '\(text)' (known: \(known.joined(separator: ", "))\(hint(nearest).en))"
      )
    case .shareNotAllowed(let text):
      (
        "这里不能用值域份额“\(text)”（只有 drift、sigma、level_sd、add 和 survey.sd 可以；请写数字）",
        "the share of the range '\(text)' cannot stand here (only in drift, sigma, level_sd, add and survey.sd; write a number)"
      )
    case .badTableKey(let key, path: false):
      (
        "“\(key)”不是数字（discrete 的键是取值，值是概率）",
        "'\(key)' is not a number (in discrete the keys are values, with their probabilities)"
      )
    case .badTableKey(let key, path: true):
      (
        "“\(key)”不是可以设定的路径（应以 schemes.、dynamics. 或 budget. 开头）",
        "'\(key)' is not a path that can be set (expected one that begins with schemes., dynamics. or budget.)"
      )
    }
  }
}

/// "; did you mean …" where something near is known.
func hint(_ nearest: String?) -> Sentence {
  (nearest.map { "；是不是“\($0)”？" } ?? "", nearest.map { "; did you mean '\($0)'?" } ?? "")
}

/// Chinese text with a space in front where it begins with a Latin letter.
private func spaced(_ text: String) -> String { (text.first?.isASCII ?? false ? " " : "") + text }

/// Bounds in words.
private struct Bounds {
  var atLeast: String?
  var atMost: String?
  var above: String?
  var below: String?

  private var words: Sentence {
    if let atLeast, atLeast == atMost { return ("为 \(atLeast)", atLeast) }
    let zh = [
      atLeast.map { "不小于 \($0)" }, above.map { "大于 \($0)" }, atMost.map { "不大于 \($0)" },
      below.map { "小于 \($0)" },
    ]
    let en = [
      atLeast.map { "at least \($0)" }, above.map { "above \($0)" }, atMost.map { "at most \($0)" },
      below.map { "below \($0)" },
    ]
    return (zh.compactMap { $0 }.joined(separator: "、"), en.compactMap { $0 }.joined(separator: " and "))
  }

  func sentence(about text: String) -> Sentence {
    ("\(text) 超出允许范围（应\(words.zh)）", "\(text) is out of bounds (expected \(words.en))")
  }

  func lengthSentence(_ found: Int) -> Sentence {
    ("有 \(found) 项（项数应\(words.zh)）", "there are \(found) entries (expected \(words.en))")
  }
}

extension ShapeProblem.Expected {
  fileprivate var name: Sentence {
    switch self {
    case .map: ("“键: 值”的映射", "a map of 'key: value'")
    case .list: ("列表", "a list")
    case .text: ("文字", "text")
    case .number: ("数字", "a number")
    case .wholeNumber: ("整数", "a whole number")
    case .figure: ("数字、分布或掩码数字", "a number, a distribution or a masked figure")
    case .figureWithShares:
      (
        "数字、值域份额（如 \"0.8%\"）、分布或掩码数字",
        "a number, a share of the range such as \"0.8%\", a distribution or a masked figure"
      )
    case .numberOrShare: ("数字或值域份额（如 \"0.8%\"）", "a number or a share of the range such as \"0.8%\"")
    case .flag: ("true 或 false", "true or false")
    case .onlyTrue: ("true", "true")
    case .selector: ("id、id 列表，或含 kind、parent、ids 的映射", "an id, a list of ids, or a map with kind, parent or ids")
    case .planEntry: ("一个词或一个映射", "a word or a map")
    case .period: ("时期，如 2022-03、2022-Q1、2022", "a period such as 2022-03, 2022-Q1 or 2022")
    case .periodOrAsOf: ("时期，如 2021，或 as_of", "a period such as 2021, or as_of")
    case .id:
      (
        "id：不超过 100 个字符，无空格、看不见的字符和 . , : / 等标点，不以 - 开头",
        "an id: at most 100 characters, no spaces, invisible characters or punctuation such as . , : /, no - in front"
      )
    case .file: ("情景文件夹之内的相对路径，如 history.csv", "a relative path inside the scenario's folder, e.g. history.csv")
    case .source:
      ("以 document、assumed 或 masked 开头的文字", "text that begins with document, assumed or masked")
    case .sibling: ("相邻的情景文件夹，写作 ../NAME", "a sibling scenario folder, written ../NAME")
    case .anchor: ("best、worst、mean、median 或 q01 到 q99", "best, worst, mean, median or q01 to q99")
    case .word(let words): (words.joined(separator: "、") + " 之一", "one of " + words.joined(separator: ", "))
    }
  }
}
