// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import CTuiyanKernels
import Foundation
import TuiyanSimulation

/// `tuiyan-bench speed`: the province workloads in the product's own model, other programs in turn with it.
struct SpeedBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "speed", abstract: "Time the province workloads; --compare runs other programs in turn.",
    discussion: """
      W has 14 units, W2 has 122; 20 leaves, 12 months, 12 of 30 uncertain actions. Each measurement is a whole process;
      medians over the rounds. The parameters are those of FOLDER/14.bin and 122.bin; without them, others of the same kind.
      Example: tuiyan-bench speed --compare "python3 np64.py 14.bin 100000 out.bin f64" --rounds 5
      """)

  enum Name: String, ExpressibleByArgument, CaseIterable {
    case prefectures = "W"
    case counties = "W2"

    var units: Int { self == .prefectures ? 14 : 122 }
  }

  @Option(help: "Workload.") var workload = Name.prefectures
  @Option(
    help: .init("Folder of the parameters; default TUIYAN_SHARED_BENCH, else ../shared/bench.", valueName: "folder"))
  var parameters: String?
  @Option(help: "Replications.") var replications = 100_000
  @Option(help: "Threads of the parallel run; default the processors.") var threads: Int?
  @Option(help: "Runs of each program; medians are printed.") var rounds = 5
  @Option(
    parsing: .unconditionalSingleValue,
    help: .init("A command to run in turn with ours, by the shell; repeatable.", valueName: "program"))
  var compare: [String] = []
  @Option(help: .init("Write what was measured to a file.", valueName: "file")) var json: String?
  @Option(help: "Instruction level: 0 plain, 1 x86-64-v3, 2 x86-64-v4; default the best there is.") var level: Int?
  @Flag(help: "One projection in this process, measured as one line of JSON.") var once = false
  @Flag(help: "Draw every leaf by itself.") var exact = false
  @Flag(help: "Leave out the stages and the plans a second.") var wholeOnly = false

  func validate() throws {
    guard replications > 0, rounds > 0, threads ?? 1 > 0 else {
      throw ValidationError("--replications, --rounds and --threads must be 1 or more")
    }
    if let level, !(0...Int(tk_best_level())).contains(level) {
      throw ValidationError("--level: this processor has levels 0 to \(tk_best_level())")
    }
  }

  private var allThreads: Int { threads ?? ProcessInfo.processInfo.activeProcessorCount }

  func run() throws {
    if let level { tk_set_level(Int32(level)) }
    let (work, source) = try load()
    if once {
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      let run = try SpeedRun(work, replications: replications, threads: allThreads, drawsEveryLeaf: exact)
      return print(String(decoding: try encoder.encode(run), as: UTF8.self))
    }
    let contest = SpeedContest(own: ownArguments, threads: allThreads, others: compare, rounds: rounds)
    let (runs, gains) = try contest.run()
    let report = SpeedReport(
      workload: workload.rawValue, parameters: source, replications: replications, level: Int(tk_level()),
      processors: ProcessInfo.processInfo.activeProcessorCount, processor: ProcessUsage.processorName,
      leafMonths: work.leafMonths, draws: work.normals,
      runs: runs, gains: gains, stages: wholeOnly ? nil : StageSpeeds(units: work.parameters.units),
      plans: wholeOnly ? nil : try PlanSpeed(work, replications: min(20_000, replications), threads: 1))
    print(report.text)
    if let json { try report.json().write(to: URL(fileURLWithPath: json), options: .atomic) }
  }

  private func load() throws -> (Workload, String) {
    let folder =
      parameters ?? ProcessInfo.processInfo.environment["TUIYAN_SHARED_BENCH"] ?? "../shared/bench"
    let file = URL(fileURLWithPath: folder).appendingPathComponent("\(workload.units).bin")
    if FileManager.default.fileExists(atPath: file.path) {
      guard let read = try WorkloadParameters(file: file) else {
        throw ValidationError("\(file.path) does not hold the parameters of a workload")
      }
      return (Workload(parameters: read), file.lastPathComponent)
    }
    if parameters != nil { throw ValidationError("there is no \(file.path)") }
    return (Workload(parameters: WorkloadParameters(units: workload.units)), "made here")
  }

  private var ownArguments: [String] {
    ["speed", "--once", "--workload", workload.rawValue, "--replications", String(replications)]
      + (parameters.map { ["--parameters", $0] } ?? []) + (level.map { ["--level", String($0)] } ?? [])
  }
}
