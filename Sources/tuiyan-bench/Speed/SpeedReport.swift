// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// What was measured, as a table for the README and as JSON.
struct SpeedReport: Codable {
  let workload: String
  let parameters: String
  let replications: Int
  /// 0 plain, 1 x86-64-v3, 2 x86-64-v4.
  let level: Int
  let processors: Int
  /// As the system names it; nil where it does not.
  let processor: String?
  /// Units × leaves × months, and normal draws, of one replication.
  let leafMonths: Int
  let draws: Int
  let runs: [SpeedContest.Runs]
  let gains: [SpeedContest.Gain]
  let stages: StageSpeeds?
  let plans: PlanSpeed?
  var date = Date().formatted(.iso8601.year().month().day())

  var text: String {
    let kind = ["plain", "x86-64-v3", "x86-64-v4"][level]
    var lines = [
      "\(workload), \(replications) replications, parameters: \(parameters); \(processor ?? "processor unknown"), "
        + "\(processors) processors, \(kind), \(date)",
      "", "| program | wall s | processor s | peak MiB | each of ours is … times as fast: wall | processor |",
      "|---|---:|---:|---:|---:|---:|",
    ]
    lines += runs.map(row) + [""]
    for gain in gains {
      lines.append(
        "\(gain.program): \(gain.threads) threads do \(Self.text(gain.ofThreads, 2)) times the work of one "
          + "(the simulation alone \(Self.text(gain.ofSimulation, 2))); "
          + "\(gain.threads) processes at once, each of one thread, \(Self.text(gain.ofProcesses, 2)) times")
    }
    if let whole = runs.last(where: { $0.own != nil }) {
      let each = whole.processorMedian / Double(replications) / Double(leafMonths) * 1e9
      lines.append("processor time of \(whole.program) a leaf and month: \(Self.text(each, 1)) ns")
    }
    for run in runs {
      guard let reached = run.own?.first?.reached else { continue }
      let shares = reached.map { Self.text($0, 5) }.joined(separator: ", ")
      lines.append("P(rank <= 8), P(rank <= 10) of \(run.program): \(shares)")
    }
    for run in runs {
      guard let own = run.own else { continue }
      lines.append("digest of \(run.program): " + Set(own.map(\.digest)).sorted().joined(separator: ", "))
    }
    if let stages {
      lines.append(
        "one thread, millions a second: normals \(Self.text(stages.normals, 0)), ranks \(Self.text(stages.ranks, 0)), "
          + "summarised values \(Self.text(stages.summaries, 0))")
    }
    if let plans {
      lines.append(
        "plans a second, one of \(plans.actions) actions switched, \(plans.replications) replications, one thread: "
          + Self.text(plans.perSecond, 0))
    }
    return lines.joined(separator: "\n")
  }

  private func row(_ run: SpeedContest.Runs) -> String {
    func ratios(_ figure: (SpeedContest.Runs) -> Double) -> String {
      guard run.own == nil else { return "" }
      return runs.filter { $0.own != nil }.map { Self.text(figure(run) / figure($0), 1) }.joined(separator: " / ")
    }
    return "| \(run.program) | \(Self.text(run.median, 3)) | \(Self.text(run.processorMedian, 3)) "
      + "| \(run.peak.map { Self.text($0, 0) } ?? "") | \(ratios(\.median)) | \(ratios(\.processorMedian)) |"
  }

  func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self)
  }

  private static func text(_ value: Double, _ digits: Int) -> String { String(format: "%.\(digits)f", value) }
}
