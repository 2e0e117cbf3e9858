// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanSimulation

/// Gathers what a brief says beyond the plan: courses, rivals, failures, how good such forecasts were.
public struct BriefStudy {
  /// Replications of the courses, the first ones of those that judge the plan.
  public static let courseReplications = 4_096

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

  /// About a plan that was searched for, with the figures of its verification.
  public func findings(of found: PlanOutcome) -> BriefFindings {
    var fresh = settings
    fresh.seed = found.verificationSeed
    let entries = found.best.choices.map { StoredPlan.Entry(action: $0.action, unit: $0.unit, start: $0.start) }
    let plan = ExplainedPlan(id: nil, title: "", judged: found.best, baseline: found.baseline, violations: [])
    return findings(plan, found, StoredPlan(id: "best", title: "", entries: entries), fresh)
  }

  /// About a stored plan, on the replications of `project` with the same settings.
  /// - Complexity: one run of all replications, and the plan on them.
  public func findings(of stored: StoredPlan) -> BriefFindings {
    let judge = ReplayJudge(model: model, settings: settings)
    let space = PlanSpace(scenario)
    let bench = PlanBench(scenario, space, judge, robust: .worst, references: [])
    let vector = PlanVector(stored, of: scenario)
    let plan = ExplainedPlan(
      id: stored.id, title: stored.title, judged: bench.judged(vector, bench.record(vector)),
      baseline: bench.judged(space.rules.nothing, bench.record(space.rules.nothing)),
      violations: space.rules.violations(of: vector))
    return findings(plan, nil, stored, settings)
  }

  private func findings(
    _ plan: ExplainedPlan, _ found: PlanOutcome?, _ stored: StoredPlan, _ settings: SimulationSettings
  ) -> BriefFindings {
    progress?(0)
    let projection = Simulation.project(
      model: model, plan: stored, settings: settings.limited(to: Self.courseReplications))
    progress?(0.3)
    let reasons = BriefReasons(model: model, plan: stored, judged: plan.judged, unit: unit, settings: settings)
    progress?(0.9)
    let backtests = BacktestPanel.all(of: scenario).filter { panel in
      if case .indicator = panel.source { false } else { true }
    }.map { BriefFindings.Backtested(source: $0.source, result: result($0)) }
    progress?(1)
    return BriefFindings(
      plan: plan, found: found, settings: settings, focus: reasons.focus, projection: projection,
      rivalry: reasons.rivalry, failures: reasons.failures, worstFuture: reasons.worstFuture,
      estimates: model.estimates, backtests: backtests, futures: projection.futures, notes: model.notes)
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

/// Rivals and failures of one plan, as `tuiyan explain` finds them on the same replications.
private struct BriefReasons {
  let focus: FocusTarget?
  let rivalry: Rivalry?
  let failures: FailureBoxes?
  let worstFuture: String?

  init(
    model: CompiledModel, plan: StoredPlan, judged: JudgedPlan, unit: String?, settings: SimulationSettings
  ) {
    let scenario = model.scenario
    guard let index = Self.index(for: unit, in: scenario) else {
      (focus, rivalry, failures, worstFuture) = (nil, nil, nil, nil)
      return
    }
    let apart = !scenario.futures.isEmpty && scenario.futures.allSatisfy { $0.probability == nil }
    let inFutures = (judged.targets[index].byFuture ?? []).map(\.probability.value)
    let future = apart ? inFutures.indices.min { inFutures[$0] < inFutures[$1] } : nil
    worstFuture = future.map { scenario.futures[$0].id }
    var shares = (judged.targets[index].byUnit ?? []).map(\.probability.value)
    if apart, unit == nil, shares.count > 1 {
      // Pooled over futures, these are not those of the worst one.
      let worst = Recording(
        model, plan: PlanVector(plan, of: scenario), settings: settings, future: future, targets: [index], columns: [])
      shares = worst.record.targets[index].units.map { TargetRecord.share($0, within: worst.valid).value }
    }
    let focus = FocusTarget(index, in: scenario, shares: shares, unit: unit)
    self.focus = focus
    let margin = FocusMargin(focus, in: scenario)
    let inputs = InputStudy(
      model: model, plan: PlanVector(plan, of: scenario), margin: margin,
      settings: settings.limited(to: Explainer.sampled), future: future)
    let recording = Recording(
      model, plan: inputs.plan, settings: settings, future: future, targets: [focus.index],
      columns: margin.columns + inputs.columns + Rivalry.columns(margin))
    rivalry = Rivalry(recording, margin)
    failures = FailureBoxes(inputs.sample(recording))
  }

  /// The target that the brief turns on: the heaviest, or the first that is about the unit.
  private static func index(for unit: String?, in scenario: Scenario) -> Int? {
    guard let unit else { return FocusTarget.defaultIndex(in: scenario) }
    return scenario.targets.firstIndex { target in
      if case .unit(unit) = target.clause.scope { return true }
      return target.clause.unitIDs.contains(unit)
    }
  }
}
