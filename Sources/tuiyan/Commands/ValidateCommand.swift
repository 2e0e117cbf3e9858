// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import TuiyanModel
import TuiyanReport

/// `tuiyan validate`: whether a scenario is right, and what the program understands by it.
struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: .both("检查情景文件：所有错误一次列出，注明文件、行、列。", "Check a scenario: every error at once, with file, line and column."),
    discussion: .both(
      "有误时以状态 2 退出；错误和警告输出到标准错误。", "Exit status 2 where something is wrong; errors and warnings go to stderr."))

  @OptionGroup var scenario: ScenarioOptions
  @Flag(help: .both("无误时列出程序读到的内容。", "Where nothing is wrong, list what the program has read."))
  var verbose = false
  @OptionGroup var progress: ProgressOption

  func run() throws {
    let loaded = try scenario.load()
    try scenario.checkExpectations(of: loaded)
    let model = try scenario.compiled(loaded, drawsEveryLeaf: true)
    let overview = ScenarioOverview(scenario: loaded, language: scenario.language)
    Console.output(overview.sentence + "\n")
    if verbose {
      Console.output(
        "\n" + TerminalRenderer(isColoured: Console.outputIsColoured).text(overview.report(estimates: model.estimates)))
    }
  }
}
