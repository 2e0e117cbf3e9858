// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanPlans
import TuiyanSearch
import TuiyanSimulation
import TuiyanTrends

/// Gathers what a brief says beyond the plan: courses, rivals, failures, how good such forecasts were.
public struct BriefStudy {
  /// Replications of the courses, the first ones of those that judge the plan.
  public static let courseReplications = 4_096

  /// Steps that are read besides those of targets: rivals at as_of.
  public static let stepsRead = [0]

  private let scenario: Scenario
  private let model: CompiledModel
  private let settings: SimulationSettings
  private let unit: String?
  private let progress: ProgressSink?

  /// - Parameters:
  ///   - model: of the scenario.
  ///   - settings: asked for; a plan that was searched for is judged on its verification replications.
  ///   - unit: the unit that the brief is for; nil: the one that the heaviest target is about.
  ///   - progress: told the share done, 0…1.
  public init(
    model: CompiledModel, settings: SimulationSettings, unit: String? = nil, progress: ProgressSink? = nil
  ) {
    scenario = model.scenario
    self.model = model
    self.settings = settings
    self.unit = unit
    self.progress = progress
  }

  /// About a stored plan, on the replications of `project` with the same settings.
  /// - Complexity: one run of all replications, and what the plan changes in them.
  public func findings(of stored: StoredPlan) -> BriefFindings {
    let vector = PlanVector(stored, of: scenario)
    let space = PlanSpace(scenario)
    let pass = subject(vector, settings).map { subject in
      (subject, subject.recording(others: [space.rules.nothing], targets: nil))
    }
    let judge: any PlanJudge =
      pass.map {
        RecordedPlans(
          $0.1, plans: [vector, space.rules.nothing],
          rest: { [model, settings] in
            ReplayJudge(model: model, settings: settings)
          })
      } ?? ReplayJudge(model: model, settings: settings)
    let bench = PlanBench(scenario, space, judge, robust: .worst, references: [])
    let plan = ExplainedPlan(
      id: stored.id, title: stored.title, judged: bench.judged(vector, bench.record(vector)),
      baseline: bench.judged(space.rules.nothing, bench.record(space.rules.nothing)),
      violations: space.rules.violations(of: vector))
    progress?(0.4)
    let reasons =
      pass.map { BriefReasons($0.0, $0.1) }
      ?? subject(vector, settings, judged: plan.judged).map {
        BriefReasons($0, $0.recording(targets: [$0.focus.index]))
      }
    return findings(plan, nil, stored, settings, reasons)
  }

  /// About a plan that was searched for, with the figures of its verification.
  /// - Parameter verification: the judge that verified it, best one that keeps `stepsRead`; nil: its replications are
  ///   run again.
  public func findings(of found: PlanOutcome, verification: ReplayJudge? = nil) -> BriefFindings {
    var fresh = settings
    fresh.seed = found.verificationSeed
    fresh.replications = found.verificationReplications
    let entries = found.best.choices.map { StoredPlan.Entry(action: $0.action, unit: $0.unit, start: $0.start) }
    let stored = StoredPlan(id: "best", title: "", entries: entries)
    let plan = ExplainedPlan(id: nil, title: "", judged: found.best, baseline: found.baseline, violations: [])
    let subject = subject(PlanVector(stored, of: scenario), fresh, judged: found.best)
    let recording = subject.map { subject in
      verification.flatMap { subject.recording(by: $0) } ?? subject.recording(targets: [subject.focus.index])
    }
    progress?(0.4)
    let reasons = subject.flatMap { subject in recording.map { BriefReasons(subject, $0) } }
    return findings(plan, found, stored, fresh, reasons)
  }

  private func subject(
    _ plan: PlanVector, _ settings: SimulationSettings, judged: JudgedPlan? = nil
  ) -> BriefSubject? {
    BriefSubject(model: model, plan: plan, judged: judged, unit: unit, settings: settings)
  }

  private func findings(
    _ plan: ExplainedPlan, _ found: PlanOutcome?, _ stored: StoredPlan, _ settings: SimulationSettings,
    _ reasons: BriefReasons?
  ) -> BriefFindings {
    progress?(0.7)
    let course = reasons.map { reasons in
      Simulation.project(
        model: model, plan: stored, settings: settings.limited(to: Self.courseReplications),
        scope: .course(unit: reasons.focus.unit, board: reasons.focus.board))
    }
    progress?(0.9)
    let backtests = BacktestPanel.all(of: scenario).filter { panel in
      if case .indicator = panel.source { false } else { true }
    }.map { BriefFindings.Backtested(source: $0.source, result: result($0)) }
    progress?(1)
    return BriefFindings(
      plan: plan, found: found, settings: settings, focus: reasons?.focus, course: course, rivalry: reasons?.rivalry,
      failures: reasons?.failures, worstFuture: reasons?.worstFuture, estimates: model.estimates, backtests: backtests,
      notes: model.notes)
  }

  /// As `tuiyan backtest` runs it.
  private func result(_ panel: BacktestPanel) -> Result<BacktestResult, Backtest.Refusal> {
    do throws(Backtest.Refusal) {
      let backtest = BacktestSettings(seed: scenario.seed, threads: settings.threads)
      return .success(try Backtest.run(panel.panel, settings: backtest, questions: []))
    } catch {
      return .failure(error)
    }
  }
}
