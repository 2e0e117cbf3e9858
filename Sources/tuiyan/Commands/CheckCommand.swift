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
    if let threads, threads < 1 { throw Failure.usage(.outOfLimits("--threads", String(threads), "≥ 1")) }
    try output.check()
    let folders = try paths.flatMap { try StoredScenarios.folders(at: $0) }
    let progress = ProgressLine(isWanted: !output.hidesProgress, language: language)
    defer { progress.end() }
    var entries: [CheckReport.Entry] = []
    for (place, folder) in folders.enumerated() {
      let (scenario, stored) = try load(folder)
      let figures = try stored.map { stored in
        try ExpectationCheck(
          scenario, stored, threads: threads ?? ProcessInfo.processInfo.activeProcessorCount
        ).figures(toBest: GapAnalyst.toBest) { progress.report((Double(place) + $0) / Double(folders.count)) }
      }
      let entry = CheckReport.Entry(scenario: scenario, figures: figures)
      if update, let stored, !entry.drifted.isEmpty { try ExpectationUpdate(stored).write(entry.drifted) }
      entries.append(entry)
    }
    progress.end()
    let report = CheckReport(entries, language: language)
    try ReportOutput(output).write(report: { report.report() }, json: { report.json })
    if report.drifts > 0 { throw Failure.promise(update ? .expectationsUpdated : .expectationsMoved(report.drifts)) }
  }

  private func load(_ folder: String) throws -> (Scenario, StoredExpectations?) {
    do throws(DiagnosticList) {
      let scenario = try ScenarioLoader.load(folder, encoding: encoding)
      return (scenario, try ExpectationLoader.load(scenario))
    } catch {
      throw Failure.scenario(error)
    }
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

/// Puts today's figures into the place of stored ones.
struct ExpectationUpdate {
  private let stored: StoredExpectations

  init(_ stored: StoredExpectations) { self.stored = stored }

  /// Rewrites the figures of the file and nothing else; choices of actions are left to people.
  func write(_ drifted: [CheckedFigure]) throws {
    var lines = stored.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let figures = drifted.compactMap { figure in figure.figure.map { (stored: $0, found: figure.found) } }
      .sorted { $0.stored.place > $1.stored.place }
    for figure in figures {
      let row = figure.stored.place.line - 1
      guard lines.indices.contains(row) else { continue }
      var scalars = Array(lines[row].unicodeScalars)
      let start = figure.stored.place.column - 1
      let end = start + figure.stored.written.unicodeScalars.count
      guard start >= 0, end <= scalars.count else { continue }
      scalars.replaceSubrange(start..<end, with: NumberText.short(figure.found, atMost: 4).unicodeScalars)
      lines[row] = String(String.UnicodeScalarView(scalars))
    }
    try ResultFile(path: stored.path).write(lines.joined(separator: "\n"))
  }
}
