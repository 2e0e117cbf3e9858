// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanModel

/// The argument parser's own English, put into Chinese where it is known; anything else stays as it is.
enum ParserWording {
  static func localised(_ message: String, _ language: Language) -> String {
    guard language == .zh else { return message }
    let isHelp = ["OVERVIEW:", "USAGE:", "Error:"].contains { message.hasPrefix($0) }
    guard isHelp else { return message }
    return message.split(separator: "\n", omittingEmptySubsequences: false).map { line(String($0)) }
      .joined(separator: "\n")
  }

  private static func line(_ line: String) -> String {
    for (english, chinese) in headings where line.hasPrefix(english) {
      return chinese + sentence(String(line.dropFirst(english.count)))
    }
    if let help = line.firstMatch(of: /^  See '(.+)' for (more information|detailed help)\.$/) {
      return "  详见：\(help.1)"
    }
    return remarks.reduce(line) { $0.replacing($1.0, with: $1.1) }
  }

  private static let remarks = [
    ("Show help information.", "显示帮助。"), ("Show the version.", "显示版本。"), ("(values: ", "（可用："),
    ("(default: ", "（默认："), ("; default:", "；默认："),
  ]

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
