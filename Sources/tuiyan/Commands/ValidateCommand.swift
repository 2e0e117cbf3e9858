// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import TuiyanModel
import TuiyanReport

/// `tuiyan validate`: whether a scenario is right, and what the program understands by it.
struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "检查情景文件：所有错误一次列出，注明文件、行、列。",
    discussion: "有误时以状态 2 退出；错误和警告输出到标准错误。")

  @OptionGroup var scenario: ScenarioOptions
  @Flag(help: "无误时列出程序读到的内容。")
  var verbose = false

  func run() throws {
    let loaded = try scenario.load()
    let model = try scenario.compiled(loaded, drawsEveryLeaf: true)
    let overview = ScenarioOverview(scenario: loaded, language: scenario.language)
    Console.output(overview.sentence + "\n")
    if verbose {
      Console.output(
        "\n" + TerminalRenderer(isColoured: Console.outputIsColoured).text(overview.report(estimates: model.estimates)))
    }
  }
}
