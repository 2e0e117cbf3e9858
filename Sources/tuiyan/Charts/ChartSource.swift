// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanModel
import TuiyanNumerics
import TuiyanPlanning
import TuiyanPlans
import TuiyanReport
import TuiyanReview
import TuiyanSearch
import TuiyanSimulation
import TuiyanTrends

/// Runs what a picture needs and puts it into the report that draws it.
struct ChartSource {
  let scenario: Scenario
  let language: Language
  let settings: SimulationSettings
  let plan: StoredPlan?
  /// Look for the best plan first.
  let usesBest: Bool
  let target: Int?
  let unit: String?
  let board: String?
  let progress: ProgressSink

  /// - Throws: `Failure`.
  func chart(_ kind: Chart.Kind) throws -> Chart {
    switch kind {
    case .fan:
      let report = try projection()
      return try Failure.drawing { () throws(ChartRefusal) in try report.fanChart(unit: unit, board: board) }
    case .ranks:
      let report = try projection()
      return try Failure.drawing { () throws(ChartRefusal) in try report.ranksChart(unit: unit, board: board) }
    case .slope:
      let report = try projection()
      return try Failure.drawing { () throws(ChartRefusal) in try report.slopeChart(board: board) }
    case .gantt: return try gantt()
    case .contributions: return try contributions()
    case .tornado:
      let report = try explanation()
      return try Failure.drawing { () throws(ChartRefusal) in try report.tornadoChart() }
    case .frontier: return try frontier()
    case .gap: return try gap()
    case .reliability: return try reliability()
    }
  }

  private var warnings: [String] { scenario.warnings.map { $0.line(in: language) } }

  private func projection() throws -> ProjectionReport {
    let plan = try usesBest ? best().bestPlan : plan ?? .nothing
    let violations = PlanRules(scenario).violations(of: PlanVector(plan, of: scenario))
    let model = try Failure.planning { try CompiledModel(scenario, drawsEveryLeaf: settings.drawsEveryLeaf) }
    let projection = Simulation.project(model: model, plan: plan, settings: settings, progress: progress)
    let report = ProjectionReport(
      scenario: scenario, projection: projection, violations: violations, warnings: warnings, language: language)
    warn(report.violationSentences)
    return report
  }

  private func best() throws -> PlanReport {
    let outcome = try Failure.planning {
      try Planner.plan(
        scenario: scenario, settings: settings, robust: .worst, begun: [], shouldStop: { false }, progress: progress)
    }
    return PlanReport(scenario: scenario, outcome: outcome, warnings: warnings, language: language)
  }

  private func explanation() throws -> ExplainReport {
    let explanation = try Failure.planning {
      try Explainer.explain(
        scenario: scenario, plan: plan, target: target, settings: settings, progress: progress)
    }
    let report = ExplainReport(
      scenario: scenario, explanation: explanation, warnings: warnings, language: language)
    warn(report.violationSentences)
    return report
  }

  private func gantt() throws -> Chart {
    guard let plan else {
      let report = try best()
      return try Failure.drawing { () throws(ChartRefusal) in try report.ganttChart() }
    }
    return try Failure.drawing { () throws(ChartRefusal) in
      try Chart.gantt(of: plan, in: scenario, language: language)
    }
  }

  private func contributions() throws -> Chart {
    guard plan == nil else {
      let report = try explanation()
      return try Failure.drawing { () throws(ChartRefusal) in try report.contributionChart() }
    }
    let report = try best()
    return try Failure.drawing { () throws(ChartRefusal) in try report.contributionChart() }
  }

  private func frontier() throws -> Chart {
    let frontier = try Failure.planning {
      try FrontierTracer.trace(
        scenario: scenario, budgets: FrontierTracer.budgets(of: scenario, steps: 8), settings: settings,
        progress: progress)
    }
    return FrontierReport(scenario: scenario, frontier: frontier, warnings: warnings, language: language).chart()
  }

  private func gap() throws -> Chart {
    let model = try Failure.planning { try CompiledModel(scenario, drawsEveryLeaf: true) }
    let analysis = GapAnalyst(model: model).analysis(of: unit.map { [$0] }, on: board)
    let report = GapReport(scenario: scenario, analysis: analysis, warnings: warnings, language: language)
    return try Failure.drawing { () throws(ChartRefusal) in try report.chart() }
  }

  private func reliability() throws -> Chart {
    let estimates = try Failure.planning { try CompiledModel(scenario, drawsEveryLeaf: true) }.estimates
    let panels = BacktestPanel.all(of: scenario, estimates: estimates).filter { panel in
      if case .indicator = panel.source { false } else { true }
    }
    let settings = BacktestSettings(
      horizon: 1, ranks: [], gains: [], replications: min(settings.replications, 1_000_000), seed: settings.seed,
      threads: settings.threads)
    let entries = panels.map { panel in
      BacktestReport.Entry(panel, result: BacktestCommand.result(panel, settings), estimates: estimates)
    }
    let report = BacktestReport(scenario: scenario, entries: entries, language: language)
    return try Failure.drawing { () throws(ChartRefusal) in try report.chart(board: board) }
  }

  private func warn(_ sentences: [String]) {
    for sentence in sentences { Console.error(CommandWording.warning(sentence, language) + "\n") }
  }
}
