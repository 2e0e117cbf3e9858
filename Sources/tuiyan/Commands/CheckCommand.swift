// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import TuiyanLoading
import TuiyanModel
import TuiyanPlanning
import TuiyanReport
import TuiyanReview
import TuiyanSimulation
import TuiyanText

/// `tuiyan check`: stored scenarios against what they are stored to give.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: .both(
      "把存档情景重新推演，与存档值（expected.yaml）核对，列出变动及相差几个标准误。",
      "Run stored scenarios again and hold them against their stored figures (expected.yaml): what moved, by how many standard errors."
    ),
    discussion: .both(
      "有变动时以状态 1 退出；--update 把新值写回文件，并仍以状态 1 退出，以免无人察觉。",
      "Exit status 1 where something moved. --update writes the new figures into the file and still exits with 1, so that nobody overlooks it."
    ))

  @Argument(
    help: .both("情景文件夹，或存放若干情景的文件夹；可给多个。", "Scenario folders, or folders that hold scenarios.", valueName: "path"),
    completion: .directory)
  var paths: [String]

  @Flag(
    help: .both(
      "把变动了的存档值改写为本次的值（以状态 1 退出）。", "Put this run's figures into the place of those that moved (exit status 1)."))
  var update = false

  @Option(name: .customLong("lang"), help: .language)
  var language: Language = .zh

  @Option(help: .encoding)
  var encoding: TextEncoding = .utf8

  @Option(parsing: .unconditional, help: .threads)
  var threads: Int?

  @OptionGroup var output: OutputOptions

  func run() throws {
    try RunOptions.check(threads: threads)
    try output.check()
    let stored = try load(paths.flatMap { try StoredScenarios.folders(at: $0) })
    let progress = ProgressLine(isWanted: !output.hidesProgress, language: language)
    defer { progress.end() }
    let count = Double(stored.count)
    let entries = try stored.enumerated().map { place, one in
      try entry(one) { progress.report((Double(place) + $0) / count) }
    }
    let updates = try update ? self.updates(of: stored, entries) : []
    progress.end()
    let report = CheckReport(entries, language: language)
    try ReportOutput(output).write(report: { report.report() }, json: { report.json })
    for update in updates { try update.file.write(update.text) }
    if report.drifts > 0 { throw Failure.promise(update ? .expectationsUpdated : .expectationsMoved(report.drifts)) }
  }

  private typealias Stored = (scenario: Scenario, expectations: StoredExpectations?)

  /// All scenarios with what is stored of them.
  /// - Throws: everything that is wrong with any of them, at once.
  private func load(_ folders: [String]) throws -> [Stored] {
    var loaded: [Stored] = []
    var faults: [Diagnostic] = []
    for folder in folders {
      do throws(DiagnosticList) {
        let scenario = try ScenarioLoader.load(folder, encoding: encoding)
        loaded.append((scenario, try ExpectationLoader.load(scenario)))
      } catch {
        faults += error.diagnostics
      }
    }
    guard faults.isEmpty else { throw Failure.scenario(DiagnosticList(faults)) }
    return loaded
  }

  private func entry(_ stored: Stored, report: @escaping @Sendable (Double) -> Void) throws -> CheckReport.Entry {
    guard let expectations = stored.expectations else {
      return CheckReport.Entry(scenario: stored.scenario, figures: nil)
    }
    let check = ExpectationCheck(
      stored.scenario, expectations, threads: threads ?? ProcessInfo.processInfo.activeProcessorCount)
    do {
      let figures = try check.figures(toBest: GapAnalyst.toBest, progress: report)
      return CheckReport.Entry(scenario: stored.scenario, figures: figures)
    } catch let list as DiagnosticList {
      throw Failure.scenario(list)
    }
  }

  /// The files that change, none of them written yet.
  private func updates(
    of stored: [Stored], _ entries: [CheckReport.Entry]
  ) throws -> [(file: ResultFile, text: String)] {
    var updates: [(file: ResultFile, text: String)] = []
    for (one, entry) in zip(stored, entries) {
      guard let expectations = one.expectations, !entry.drifted.isEmpty else { continue }
      let file = ResultFile(path: expectations.path)
      try file.check()
      updates.append((file, try ExpectationUpdate(expectations).text(with: entry.drifted)))
    }
    return updates
  }
}

/// Folders that hold scenarios.
enum StoredScenarios {
  /// The scenario at a path, or every scenario in the folders right below it, by name.
  /// - Throws: `Failure.usage` where there is none.
  static func folders(at path: String) throws -> [String] {
    let files = FileManager.default
    if path.hasSuffix(".yaml") || files.fileExists(atPath: path + "/scenario.yaml") { return [path] }
    let names = ((try? files.contentsOfDirectory(atPath: path)) ?? []).sorted()
    let found = names.map { path.hasSuffix("/") ? path + $0 : path + "/" + $0 }.filter {
      files.fileExists(atPath: $0 + "/scenario.yaml")
    }
    guard !found.isEmpty else { throw Failure.usage(.noScenarios(path)) }
    return found
  }
}
