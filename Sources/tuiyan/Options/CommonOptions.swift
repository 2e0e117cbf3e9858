// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import TuiyanLoading
import TuiyanModel
import TuiyanSimulation
import TuiyanText

extension Language: ExpressibleByArgument {}
extension TextEncoding: ExpressibleByArgument {}

/// How a result is laid out.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case table, markdown, csv, json
}

/// What every command that reads a scenario takes.
struct ScenarioOptions: ParsableArguments {
  @Argument(
    help: .scenario,
    completion: .file(extensions: ["yaml"]))
  var scenario: String

  @Option(
    name: .customLong("set"), parsing: .unconditionalSingleValue,
    help: .both(
      "临时改一个数，不动文件；可重复。例：actions.one-visit.success=0.5",
      "Change a number for this run only; repeatable. Example: actions.one-visit.success=0.5", valueName: "path=value"))
  var changes: [String] = []

  @Option(name: .customLong("lang"), help: .language)
  var language: Language = .zh

  @Option(help: .encoding)
  var encoding: TextEncoding = .utf8

  /// The scenario, with its warnings said on stderr.
  /// - Throws: `Failure.scenario` with everything that is wrong.
  func load() throws -> Scenario {
    guard !scenario.isEmpty else { throw Failure.usage(.scenarioUnnamed) }
    do throws(DiagnosticList) {
      let scenario = try ScenarioLoader.load(scenario, changes: changes, encoding: encoding)
      for warning in scenario.warnings {
        Console.error(CommandWording.warning(warning.line(in: language), language) + "\n")
      }
      return scenario
    } catch {
      throw Failure.scenario(error)
    }
  }

  /// Reads what the scenario is stored to give.
  /// - Throws: `Failure.scenario` with everything that is wrong with it.
  func checkExpectations(of scenario: Scenario) throws {
    do throws(DiagnosticList) { _ = try ExpectationLoader.load(scenario) } catch { throw Failure.scenario(error) }
  }

  /// The scenario made ready to run.
  /// - Parameter drawsEveryLeaf: see `CompiledModel`.
  /// - Throws: `Failure.scenario` with what only shows when it is put together.
  func compiled(_ scenario: Scenario, drawsEveryLeaf: Bool) throws -> CompiledModel {
    do throws(DiagnosticList) {
      return try CompiledModel(scenario, drawsEveryLeaf: drawsEveryLeaf)
    } catch {
      throw Failure.scenario(error)
    }
  }
}

/// What every command that works on a scenario's numbers takes.
struct RunOptions: ParsableArguments {
  /// The most replications of one run.
  static let most = 10_000_000
  /// The most threads.
  static let mostThreads = 1024

  @Option(parsing: .unconditional, help: .both("模拟次数，1…10000000。", "Replications, 1…10000000.", valueName: "N"))
  var replications = 20_000

  @Option(
    parsing: .unconditional,
    help: .both(
      "随机种子，0…2^63−1；默认取情景中的，否则 20220101。", "Random seed, 0…2^63−1; by default the scenario's, else 20220101.",
      valueName: "N"))
  var seed: Int?

  @Option(parsing: .unconditional, help: .threads)
  var threads: Int?

  @OptionGroup var layout: OutputOptions

  var format: OutputFormat { layout.format }
  var output: String? { layout.path }
  var hidesProgress: Bool { layout.hidesProgress }

  /// Refuses flags out of their limits.
  /// - Throws: `Failure.usage` that names the flag.
  func check() throws {
    guard (1...Self.most).contains(replications) else {
      throw Failure.usage(.outOfLimits("--replications", String(replications), "1…\(Self.most)"))
    }
    try RunOptions.check(seed: seed, threads: threads)
    try layout.check()
  }

  /// The limits of flags that other commands take too.
  static func check(seed: Int?, threads: Int?) throws {
    if let seed, seed < 0 { throw Failure.usage(.outOfLimits("--seed", String(seed), "0…9223372036854775807")) }
    try check(threads: threads)
  }

  /// Refuses a number of threads that no machine has.
  static func check(threads: Int?) throws {
    guard let threads, !(1...mostThreads).contains(threads) else { return }
    throw Failure.usage(.outOfLimits("--threads", String(threads), "1…\(mostThreads)"))
  }

  /// - Parameter drawsEveryLeaf: see `CompiledModel`.
  func settings(for scenario: Scenario, drawsEveryLeaf: Bool = true) -> SimulationSettings {
    SimulationSettings(
      replications: replications, seed: seed.map { UInt64($0) } ?? scenario.seed,
      threads: threads ?? ProcessInfo.processInfo.activeProcessorCount, drawsEveryLeaf: drawsEveryLeaf)
  }
}

/// What commands take that may draw indicators together.
@dynamicMemberLookup
struct SimulationOptions: ParsableArguments {
  @OptionGroup var run: RunOptions

  @Flag(
    help: .both(
      "逐项推演：不把碰不到上下限的对手指标合并成总分（默认合并，误差界写在说明里）。",
      "Draw every indicator by itself. Without it, rivals' indicators that can hardly touch an end of their range are drawn as sums of points, and the notes give the bound of the error."
    ))
  var exact = false

  subscript<Value>(dynamicMember path: KeyPath<RunOptions, Value>) -> Value { run[keyPath: path] }

  func check() throws { try run.check() }

  func settings(for scenario: Scenario) -> SimulationSettings { run.settings(for: scenario, drawsEveryLeaf: exact) }
}

/// How a result is laid out and where it goes.
struct OutputOptions: ParsableArguments {
  @Option(help: .both("输出格式。", "Layout of the result.", valueName: "format"))
  var format: OutputFormat = .table

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: .both(
      "写入文件（先写完再就位）；默认或“-”：输出到屏幕。", "Write to a file (put in place when complete); by default, or with '-', to stdout.",
      valueName: "file"), completion: .file())
  var file: String?

  @OptionGroup var progress: ProgressOption

  var hidesProgress: Bool { progress.isHidden }

  /// nil: stdout, which a dash stands for too.
  var path: String? { file == "-" ? nil : file }

  /// Refuses a place that cannot be written to.
  func check() throws { try ResultFile(path: path).check() }
}

/// Whether progress is shown; every command takes it, so that scripts need not know which of them work for long.
struct ProgressOption: ParsableArguments {
  @Flag(name: .customLong("no-progress"), help: .progress)
  var isHidden = false
}
