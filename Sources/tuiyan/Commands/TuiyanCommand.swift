// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser

/// The root command.
struct TuiyanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tuiyan",
    abstract: .both(
      "推演：营商环境评价的走势推演与方案择优。",
      "What-if planning for rankings: where scores and ranks are going, and which actions reach the targets."),
    discussion: .both(
      """
      退出状态：0 完成；1 检查未通过，或在 --require 下承诺保不住；2 用法或输入有误；3 中断。
      结果输出到标准输出，进度和警告输出到标准错误。
      """,
      """
      Exit status: 0 done; 1 a check failed, or a promise cannot be kept under --require; 2 bad usage or bad input; \
      3 interrupted. Results go to stdout, progress and warnings to stderr.
      """),
    version: "0.1.0",
    subcommands: [
      PlanCommand.self, ProjectCommand.self, GapCommand.self, CompareCommand.self, ExplainCommand.self,
      FrontierCommand.self, TrackCommand.self, BriefCommand.self, BacktestCommand.self, ChartCommand.self,
      CheckCommand.self, NotebookCommand.self, MergeCommand.self, ValidateCommand.self, SchemaCommand.self,
      InitCommand.self, ImportCommand.self, ExportCommand.self,
    ])

  /// The names of the subcommands.
  static var names: [String] { configuration.subcommands.compactMap { $0.configuration.commandName } }
}
