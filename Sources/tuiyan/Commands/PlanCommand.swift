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
  @Option(
    name: .customLong("warm-start"),
    help: .init("从以前的结果（plan --format json 的输出）继续搜索。", valueName: "file"), completion: .file(extensions: ["json"]))
  var warmStart: String?
  @OptionGroup var options: RunOptions

  func run() throws {
    try options.check()
    let loaded = try scenario.load()
    let language = scenario.language
    let begun = try warmStart.map { try WarmStart(path: $0).plans(in: loaded) } ?? []
    let rules = PlanRules(loaded)
    let broken = begun.count { !rules.isFeasible($0) }
    if broken > 0 {
      Console.error(
        CommandWording.warning(
          CommandWording.plansPassedOver(broken, of: begun.count).text(in: language), language) + "\n")
    }
    Interruption.offerPatience()
    let progress = ProgressLine(isWanted: !options.hidesProgress, language: language)
    defer { progress.end() }
    let outcome = try outcome(of: loaded, begun, progress)
    progress.end()
    try ReportOutput(options).write(
      report: {
        PlanReport(
          scenario: loaded, outcome: outcome, warnings: loaded.warnings.map { $0.line(in: language) },
          language: language
        ).report()
      },
      json: { PlanJSON.value(scenario: loaded, outcome: outcome) })
    if outcome.wasStopped { throw Failure.interrupted(.stoppedEarly) }
    if require, !outcome.feasible { throw Failure.promise(.promiseNotKept) }
  }

  private func outcome(of loaded: Scenario, _ begun: [PlanVector], _ progress: ProgressLine) throws -> PlanOutcome {
    do {
      return try Planner.plan(
        scenario: loaded, settings: options.settings(for: loaded), robust: robust, begun: begun,
        shouldStop: { Interruption.isAsked }, progress: { progress.report($0) })
    } catch let list as DiagnosticList {
      throw Failure.scenario(list)
    } catch PlanningError.noTargets {
      throw Failure.usage(.noTargets)
    }
  }
}
