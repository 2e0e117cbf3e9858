// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import TuiyanModel
import TuiyanPlanning
import TuiyanReport
import TuiyanSimulation

extension PlanOutcome.Robust: ExpressibleByArgument {}

/// `tuiyan plan`: which actions, started when, most likely reach the targets.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "找出最可能实现目标的方案：做哪些措施、何时启动、各起多大作用、还有哪些方案不相上下。")

  @OptionGroup var scenario: ScenarioOptions
  @Option(help: .init("各前景未给概率时如何择优：worst 最不利、regret 最小遗憾、mean 等权平均。", valueName: "robust"))
  var robust: PlanOutcome.Robust = .worst
  @Flag(help: "承诺保不住时以状态 1 退出。")
  var require = false
  @OptionGroup var options: RunOptions

  func run() throws {
    try options.check()
    let loaded = try scenario.load()
    let language = scenario.language
    let progress = ProgressLine(isWanted: !options.hidesProgress, language: language)
    defer { progress.end() }
    let outcome = try outcome(of: loaded, progress)
    progress.end()
    try ReportOutput(options).write(
      report: {
        PlanReport(
          scenario: loaded, outcome: outcome, warnings: loaded.warnings.map { $0.line(in: language) },
          language: language
        ).report()
      },
      json: { PlanJSON.value(scenario: loaded, outcome: outcome) })
    if require, !outcome.feasible { throw Failure.promise(.promiseNotKept) }
  }

  private func outcome(of loaded: Scenario, _ progress: ProgressLine) throws -> PlanOutcome {
    do {
      return try Planner.plan(
        scenario: loaded, settings: options.settings(for: loaded), robust: robust, progress: { progress.report($0) })
    } catch let list as DiagnosticList {
      throw Failure.scenario(list)
    } catch PlanningError.noTargets {
      throw Failure.usage(.noTargets)
    }
  }
}
