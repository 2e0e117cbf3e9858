// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("Help in the language asked for")
struct HelpTests {
  /// Every command with its subcommands, as the help itself lists them.
  private static func commands() throws -> [[String]] {
    let root = try names(in: CommandRun.of(["--help"]).output)
    return try root.flatMap { name in
      let inner = try names(in: CommandRun.of([name, "--help"]).output)
      return inner.isEmpty ? [[name]] : inner.map { [name, $0] }
    }
  }

  /// The names below the heading of commands.
  private static func names(in help: String) -> [String] {
    guard let list = help.components(separatedBy: "\n命令：\n").dropFirst().first else { return [] }
    return list.split(separator: "\n").compactMap { $0.firstMatch(of: /^  ([a-z]+)(?: |$)/).map { String($0.1) } }
  }

  private func hasHan(_ text: String) -> Bool {
    text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
  }

  @Test("every command's help is Chinese by default and English on request, all of it")
  func languages() throws {
    let commands = try Self.commands()
    #expect(commands.count >= 19)
    // What tables of offices hold, and their unit of money, have no English.
    let examples = ["2022年3月", "三月", "1-5月", "上半年", "万元"]
    for command in [[]] + commands {
      #expect(hasHan(try CommandRun.of(command + ["--help"]).output))
      let run = try CommandRun.of(command + ["--help", "--lang", "en"])
      #expect(run.status == 0)
      #expect(run.output.hasPrefix("OVERVIEW: "))
      let text = examples.reduce(run.output) { $0.replacingOccurrences(of: $1, with: "") }
      #expect(!hasHan(text), "\(command.joined(separator: " ")): \(text)")
    }
  }

  @Test("no remark of the parser stays English in Chinese help, wherever its line breaks")
  func remarks() throws {
    var remarks = 0
    for command in try [[]] + Self.commands() {
      let help = try CommandRun.of(command + ["--help"]).output
      for word in ["values:", "default:", "Show ", "(values", "(default"] {
        #expect(!help.contains(word), "\(command.joined(separator: " ")): \(word)")
      }
      // Each opens and closes with Chinese brackets.
      for found in help.matches(of: /（(?:可用|默认)：[^()（）]*(.)/) {
        remarks += 1
        #expect(found.1 == "）", "\(command.joined(separator: " ")): \(found.0)")
      }
    }
    #expect(remarks > 40)
  }

  @Test("the language may be asked for in front, behind, or beside the word help")
  func places() throws {
    let help = try CommandRun.of(["plan", "--help", "--lang", "en"]).output
    for arguments in [
      ["help", "plan", "--lang", "en"], ["--lang", "en", "help", "plan"], ["--lang=en", "plan", "--help"],
    ] {
      let run = try CommandRun.of(arguments)
      #expect(run.status == 0)
      #expect(run.output == help)
    }
    #expect(try CommandRun.of(["--lang", "en"]).output == CommandRun.of(["--help", "--lang=en"]).output)
    let refused = try CommandRun.of(["help", "plan", "--lang", "fr"])
    #expect(refused.status == 2)
    #expect(refused.error.hasPrefix("错误：没有选项 --lang。"))
  }

  @Test("every command takes --lang and --no-progress")
  func common() throws {
    for command in try Self.commands() {
      let help = try CommandRun.of(command + ["--help"]).output
      for option in ["--lang <lang>", "--no-progress"] { #expect(help.contains(option), "\(command) \(option)") }
    }
    let run = try CommandRun.of(["--lang", "en", "schema", "--no-progress"])
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("{"))
  }
}
