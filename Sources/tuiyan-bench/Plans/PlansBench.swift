// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import TuiyanLoading
import TuiyanModel
import TuiyanPlanning
import TuiyanPlans
import TuiyanSearch
import TuiyanSimulation

/// `tuiyan-bench plans`: the search for plans against plain ways to look for one, and how fast plans are judged.
///
/// Every method is judged on the same replications. Without scenarios: the made case of thirty actions on one unit.
struct PlansBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plans", abstract: "The plan search against greedy, random and long local search; speed.")

  @Argument(help: .init("Scenarios to compare on; none: the made case of one unit.", valueName: "scenario"))
  var scenarios: [String] = []
  @Option(help: "Replications; default 2000 for scenarios, 20000 for the made case.")
  var replications: Int?
  @Option(help: "Random plans.")
  var random = 10_000
  @Option(help: "Records that the long local search may compute.")
  var local = 30_000
  @Option(help: "Threads.")
  var threads = 2
  @Option(help: .init("Write the made case's problem as CSV, for other software.", valueName: "file"))
  var export: String?

  func validate() throws {
    if (replications ?? 1) < 1 || threads < 1 || random < 0 || local < 0 {
      throw ValidationError("--replications and --threads must be 1 or more, --random and --local 0 or more")
    }
  }

  func run() throws {
    guard !scenarios.isEmpty else {
      let probe = try OneUnitProbe(replications: replications ?? 20_000, threads: threads)
      if let export { try probe.export(to: export) }
      return print(try probe.lines().joined(separator: "\n"))
    }
    print(MethodRow.head)
    for path in scenarios {
      for row in try rows(path) { print(row.text) }
    }
  }

  private func rows(_ path: String) throws -> [MethodRow] {
    let scenario = try ScenarioLoader.load(path)
    let model = try CompiledModel(scenario)
    let space = PlanSpace(scenario)
    let settings = SimulationSettings(
      replications: replications ?? 2_000, seed: scenario.seed, threads: threads)
    let name = scenario.id
    func judge() -> ReplayJudge { ReplayJudge(model: model, settings: settings) }
    let baselines = PlanBaselines(space, targets: scenario.targets, judge: judge())
    func search(_ method: String, _ change: (inout PlanSearchSettings) -> Void) -> MethodRow {
      var searching = PlanSearchSettings(seed: scenario.seed)
      change(&searching)
      let own = judge()
      let began = Date()
      let found = PlanSearch(space, targets: scenario.targets, judge: own, settings: searching).best()
      return MethodRow(
        scenario: name, method: method, value: found.value, gap: found.gap, evaluations: found.evaluations,
        seconds: Date().timeIntervalSince(began))
    }
    func plain(_ method: String, _ find: () -> PlanVector) -> MethodRow {
      let began = Date()
      let before = baselines.evaluations
      let value = baselines.value(find())
      return MethodRow(
        scenario: name, method: method, value: value, gap: nil, evaluations: baselines.evaluations - before,
        seconds: Date().timeIntervalSince(began))
    }
    var rows = [search("search") { _ in }]
    rows.append(plain("greedy") { baselines.greedy() })
    if random > 0 { rows.append(plain("random \(random)") { baselines.random(random, seed: scenario.seed) }) }
    if local > 0 {
      rows.append(
        search("local \(local)") {
          $0.guides = false
          $0.screened = local
        })
    }
    return rows
  }
}

/// One method on one scenario.
struct MethodRow {
  let scenario: String
  let method: String
  let value: PlanValue
  let gap: Double?
  let evaluations: Int
  let seconds: Double

  static let head = line(["scenario", "method", "kept", "missing", "objective", "gap", "judged", "s"])

  var text: String {
    Self.line([
      scenario, method, value.kept ? "yes" : "no", BenchTable.text(value.shortfall, 4),
      BenchTable.text(value.objective, 4), gap.map { BenchTable.text($0, 4) } ?? "", "\(evaluations)",
      BenchTable.text(seconds, 2),
    ])
  }

  private static func line(_ cells: [String]) -> String {
    let widths = [28, 14, 4, 8, 10, 8, 8, 8]
    return zip(cells, widths).map { cell, width in
      cell + String(repeating: " ", count: max(0, width - cell.count))
    }.joined(separator: " ")
  }
}
