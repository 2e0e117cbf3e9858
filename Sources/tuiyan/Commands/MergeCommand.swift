// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import TuiyanModel
import TuiyanPlanning
import TuiyanReport
import TuiyanSearch
import TuiyanSimulation

/// `tuiyan merge`: parts of a run that were computed apart, as if they had been computed together.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: .both(
      "把 project 或 plan 用 --shard 分着算的各部分合并，结果与一次算完逐字节相同。",
      "Put the parts of a project or plan together that ran apart with --shard; byte for byte the single run."),
    discussion: .both(
      """
      各部分须出自同一情景、种子、次数、方案和程序版本，一份不缺、一份不重；文件不完整或损坏时拒绝并指明重算哪一份。
      情景从各部分记下的路径读取（相对于当前目录），内容须与推演时一致；已移走时用 --scenario 指明。
      """,
      """
      Parts must be of one scenario, seed, number of replications, plan and version of the program, none missing and \
      none twice; a part that is cut short or damaged is refused, with the one to run again.
      The scenario is read from the path the parts have written down (seen from the current folder) and must be as it \
      was; where it has moved, --scenario says where to.
      """))

  @Argument(help: .both("各部分文件，顺序不限。", "The parts' files, in any order.", valueName: "part"), completion: .file())
  var parts: [String]

  @Option(
    help: .both(
      "情景现在的位置；默认是推演时的路径。", "Where the scenario is now; by default where it was when the parts ran.",
      valueName: "scenario"), completion: .file(extensions: ["yaml"]))
  var scenario: String?

  @Flag(
    help: .both("（plan 的各部分）承诺保不住时以状态 1 退出。", "(Parts of plan) exit with status 1 where the promise cannot be kept."))
  var require = false

  @Option(name: .customLong("lang"), help: .language)
  var language: Language = .zh

  @Option(parsing: .unconditional, help: .threads)
  var threads: Int?

  @OptionGroup var output: OutputOptions

  func run() throws {
    try RunOptions.check(threads: threads)
    try output.check()
    let set = try PartSet(paths: parts)
    if require, set.header.kind != .plan { throw Failure.usage(.parts(.requireIsForPlans)) }
    let options = try set.options(path: scenario, language: language)
    let loaded = try options.load()
    try set.check(loaded, path: options.scenario)
    let settings = SimulationSettings(
      replications: set.header.replications, seed: set.header.seed,
      threads: threads ?? ProcessInfo.processInfo.activeProcessorCount, drawsEveryLeaf: set.header.drawsEveryLeaf)
    switch set.header.kind {
    case .project: try mergeProjection(set, loaded, options, settings)
    case .plan: try mergePlan(set, loaded, settings)
    }
  }

  private func mergeProjection(
    _ set: PartSet, _ loaded: Scenario, _ options: ScenarioOptions, _ settings: SimulationSettings
  ) throws {
    let plan = try loaded.storedPlan(set.header.plan ?? StoredPlan.nothing.id)
    let parts = ProjectionParts(
      model: try options.compiled(loaded, drawsEveryLeaf: settings.drawsEveryLeaf), plan: plan, settings: settings,
      keeping: set.header.scores ?? .exact)
    let projection = try set.reading { try parts.projection(from: set.readers) }
    try ProjectionOutput(scenario: loaded, projection: projection, language: language).write(output)
  }

  private func mergePlan(_ set: PartSet, _ loaded: Scenario, _ settings: SimulationSettings) throws {
    let progress = ProgressLine(isWanted: !output.hidesProgress, language: language)
    defer { progress.end() }
    let outcome = try Failure.planning {
      let parts = try PlanParts(
        scenario: loaded, settings: settings,
        robust: set.header.robust.flatMap { RobustRule(rawValue: $0) } ?? .worst)
      do {
        return try set.reading { try parts.outcome(from: set.readers, progress: { progress.report($0) }) }
      } catch PlanParts.Fault.otherSearch {
        throw Failure.usage(.parts(.otherSearch))
      }
    }
    progress.end()
    try PlanOutput(scenario: loaded, outcome: outcome, language: language).write(output, require: require)
  }
}
