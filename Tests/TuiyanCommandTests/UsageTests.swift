// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("How the program is used")
struct UsageTests {
  private let commands = ["plan", "project", "validate", "schema", "init"]

  @Test("help goes to stdout in Chinese and names every command")
  func help() throws {
    let run = try CommandRun.of(["--help"])
    #expect(run.status == 0)
    #expect(run.error.isEmpty)
    #expect(run.output.hasPrefix("概述："))
    for command in commands { #expect(run.output.contains("\n  \(command) ")) }
  }

  @Test("every simulating command has help that names its flags", arguments: ["plan", "project"])
  func commandHelp(command: String) throws {
    let run = try CommandRun.of([command, "--help"])
    #expect(run.status == 0)
    for flag in [
      "--replications <N>", "--seed <N>", "--threads <N>", "--format <format>", "--lang <lang>", "-o, --output <file>",
      "--no-progress", "--set <path=value>", "--encoding <encoding>",
    ] {
      #expect(run.output.contains(flag), "\(flag)")
    }
    #expect(run.output.contains(command == "plan" ? "--robust <robust>" : "--plan <id>"))
  }

  @Test("an unknown command is refused with the nearest one")
  func unknownCommand() throws {
    let run = try CommandRun.of(["plna", "x"])
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(
      run.error
        == "错误：没有“plna”这个命令，是否想用“plan”？可用命令：plan、project、gap、compare、explain、frontier、track、brief、backtest、chart、check、notebook、merge、validate、schema、init、import、export。\n"
    )
    let english = try CommandRun.of(["frobnicate", "--lang", "en"])
    #expect(english.status == 2)
    #expect(
      english.error
        == "error: there is no command 'frobnicate'. Commands: plan, project, gap, compare, explain, frontier, track, brief, backtest, chart, check, notebook, merge, validate, schema, init, import, export.\n"
    )
  }

  @Test(
    "bad flags are refused by name",
    arguments: [
      (["--replications", "0"], "错误：--replications 的值 0 超出范围（应为 1…10000000）。"),
      (["--replications", "10000001"], "错误：--replications 的值 10000001 超出范围（应为 1…10000000）。"),
      (["--seed", "-1"], "错误：--seed 的值 -1 超出范围（应为 0…9223372036854775807）。"),
      (["--threads", "0"], "错误：--threads 的值 0 超出范围（应为 1…1024）。"),
      (["--seed", "9223372036854775808"], "错误：选项 --seed <N> 的值 9223372036854775808 无效。"),
      (["--replications", "many"], "错误：选项 --replications <N> 的值 many 无效。"),
      (["--format", "pdf"], "错误：选项 --format <format> 的值 pdf 无效（可用：table、markdown、csv、json）。"),
      (["--lang", "fr"], "错误：选项 --lang <lang> 的值 fr 无效（可用：zh、en）。"),
      (["--encoding", "big5"], "错误：选项 --encoding <encoding> 的值 big5 无效（可用：utf8、gb18030）。"),
      (["--seed"], "错误：选项 --seed <N> 缺少值。"),
      (["--formt", "json"], "错误：没有选项 --formt，是否想用 --format？"),
      (["--sed", "1"], "错误：没有选项 --sed，是否想用 --seed？"),
      (["--sett", "a=1"], "错误：没有选项 --sett，是否想用 --set？"),
      (["--zzzz"], "错误：没有选项 --zzzz。"),
      (["--xyzzy"], "错误：没有选项 --xyzzy。"),
      (["surplus"], "错误：多余的参数 surplus。"),
    ])
  func badFlags(arguments: [String], message: String) throws {
    for command in ["plan", "project"] {
      let run = try CommandRun.of([command, "nowhere"] + arguments)
      #expect(run.status == 2)
      #expect(run.output.isEmpty)
      #expect(run.errorLines.first == message)
    }
  }

  @Test("limits are said in English where English is asked for")
  func englishLimits() throws {
    let run = try CommandRun.of(["project", "nowhere", "--threads", "0", "--lang", "en"])
    #expect(run.status == 2)
    #expect(run.error == "error: --threads 0 is out of limits (expected 1…1024).\n")
  }

  @Test("a missing scenario argument is bad usage")
  func missingArgument() throws {
    let run = try CommandRun.of(["project"])
    #expect(run.status == 2)
    #expect(run.errorLines.first == "错误：缺少参数 <scenario>。")
  }

  @Test("completion scripts are made", arguments: ["bash", "zsh", "fish"])
  func completion(shell: String) throws {
    let run = try CommandRun.of(["--generate-completion-script", shell])
    #expect(run.status == 0)
    #expect(run.error.isEmpty)
    #expect(run.output.contains("tuiyan"))
    #expect(run.output.contains("replications"))
  }

  @Test("the version goes to stdout")
  func version() throws {
    let run = try CommandRun.of(["--version"])
    #expect(run.status == 0)
    #expect(run.output.split(separator: ".").count == 3)
    #expect(run.error.isEmpty)
  }

  @Test("more threads than any machine has are refused", arguments: [["project"], ["check"], ["backtest"]])
  func threads(command: [String]) throws {
    let run = try CommandRun.of(command + ["nowhere", "--threads", "1000000000", "--lang", "en"])
    #expect(run.status == 2)
    #expect(run.error == "error: --threads 1000000000 is out of limits (expected 1…1024).\n")
  }

  @Test("warnings keep their name among the errors of a scenario that is refused", arguments: ["zh", "en"])
  func warningsAmongErrors(language: String) throws {
    let scratch = try Scratch.withScenario()
    let run = try CommandRun.of([
      "validate", scratch.path("scenario"), "--set", "targets.strive-3.by=2024-11", "--set", "seed=-3", "--lang",
      language,
    ])
    let word = language == "zh" ? "警告：" : "warning: "
    #expect(run.status == 2 && run.errorLines.count == 3)
    #expect(run.errorLines.first?.hasPrefix(word + "--set:1:21: ") == true, "\(run.error)")
    #expect(run.errorLines.dropFirst().allSatisfy { !$0.hasPrefix(word) })
  }

  @Test("characters that no document can hold are refused where they stand")
  func controlCharacters() throws {
    let scratch = try Scratch.withScenario()
    let file = scratch.url.appendingPathComponent("scenario/scenario.yaml")
    let lines = try scratch.text("scenario/scenario.yaml").components(separatedBy: "\n").map {
      $0.hasPrefix("title:") ? #"title: "a\u001b""# : $0
    }
    try Data(lines.joined(separator: "\n").utf8).write(to: file)
    let units = try scratch.text("scenario/units.csv")
    try Data((units + "zz,a\u{1}b,county,,score,\n").utf8).write(
      to: scratch.url.appendingPathComponent("scenario/units.csv"))
    let run = try CommandRun.of(["validate", scratch.path("scenario"), "--lang", "en"])
    #expect(run.status == 2)
    let row = (lines.firstIndex { $0.hasPrefix("title:") } ?? 0) + 1
    #expect(
      run.error.contains("scenario.yaml:\(row):8: the text holds the control character U+001B (delete it)"),
      "\(run.error)")
    #expect(run.error.contains("units.csv:8:4: 'title' holds the control character U+0001 (delete it)"), "\(run.error)")
  }
}
