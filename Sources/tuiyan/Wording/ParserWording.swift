// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanModel

/// The argument parser's own English, put into Chinese where it is known; anything else stays as it is.
enum ParserWording {
  static func localised(_ message: String, _ language: Language) -> String {
    guard language == .zh else { return message }
    let isHelp = ["OVERVIEW:", "USAGE:", "Error:"].contains { message.hasPrefix($0) }
    guard isHelp else { return message }
    let lines = message.split(separator: "\n", omittingEmptySubsequences: false).map { line(String($0)) }
    return remarks(in: lines.joined(separator: "\n"))
  }

  private static func line(_ line: String) -> String {
    for (english, chinese) in headings where line.hasPrefix(english) {
      return chinese + sentence(String(line.dropFirst(english.count)))
    }
    if let help = line.firstMatch(of: /^  See '(.+)' for (more information|detailed help)\.$/) {
      return "  详见：\(help.1)"
    }
    return line
  }

  /// What the parser adds to the description of an option; its lines may break at any space of it, and at the break the
  /// next line is moved in.
  private static func remarks(in text: String) -> String {
    let plain = [("Show help information.", "显示帮助。"), ("Show the version.", "显示版本。")]
      .reduce(text) { $0.replacing($1.0, with: $1.1) }
    let values = plain.replacing(/\(values:(?: |(\n *))([^()]*?)(?:;(\s+)default:(\s+)([^()]*?))?\)/) { found in
      let list = "（可用：\(found.1 ?? "")\(found.2)"
      guard let gap = found.3, let before = found.4, let value = found.5 else { return list + "）" }
      return "\(list)；\(broken(gap))默认：\(broken(before))\(value)）"
    }
    return values.replacing(/\(default:(?: |(\n *))([^()]*?)\)/) { "（默认：\($0.1 ?? "")\($0.2)）" }
  }

  /// A break of line stays, a mere space falls away.
  private static func broken(_ gap: Substring) -> Substring { gap.contains("\n") ? gap : "" }

  private static let headings = [
    ("OVERVIEW:", "概述："), ("USAGE:", "用法："), ("Usage:", "用法："), ("ARGUMENTS:", "参数："), ("OPTIONS:", "选项："),
    ("SUBCOMMANDS:", "命令："), ("Error:", "错误："), ("Help:", "说明："),
  ]

  /// The rest of a line behind its heading: one of the parser's complaints, or text that needs no translation.
  private static func sentence(_ text: String) -> String {
    let text = text.trimmingCharacters(in: .whitespaces)
    if let found = text.wholeMatch(of: /Missing expected argument '(.+)'/) { return "缺少参数 \(found.1)。" }
    if let found = text.wholeMatch(of: /Missing value for '(.+)'/) { return "选项 \(found.1) 缺少值。" }
    if let found = text.wholeMatch(of: /Unknown option '(.+?)'(?:\. Did you mean '(.+)'\?)?/) {
      return "没有选项 \(found.1)" + (found.2.map { "，是否想用 \($0)？" } ?? "。")
    }
    if let found = text.wholeMatch(of: /Unexpected argument '(.+)'/) { return "多余的参数 \(found.1)。" }
    if let found = text.wholeMatch(of: /\d+ unexpected arguments: (.+)/) { return "多余的参数 \(found.1)。" }
    if let found = text.wholeMatch(of: /The value '(.*)' is invalid for '(.+?)'(?:\. Please provide one of (.+)\.)?/) {
      return "选项 \(found.2) 的值 \(found.1) 无效" + (found.3.map { "（可用：\(list(String($0)))）。" } ?? "。")
    }
    return text
  }

  /// `'a', 'b' or 'c'`, or two with `and`, as `a、b、c`.
  private static func list(_ text: String) -> String {
    text.replacing(" or ", with: ", ").replacing(" and ", with: ", ").replacing("'", with: "").replacing(
      ", ", with: "、")
  }
}
