// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanPlans
import TuiyanSimulation

/// What rivals and failures of a plan are about, and how they are simulated: as `tuiyan explain` does.
struct BriefSubject {
  let focus: FocusTarget
  /// The worst future for the focus, where futures are run apart.
  let future: Int?
  let margin: FocusMargin
  let inputs: InputStudy
  private let settings: SimulationSettings

  /// - Parameters:
  ///   - judged: the plan as it is judged; needed where futures are apart or the target leaves the unit open.
  ///   - unit: the unit that the brief is for; nil: the one of the heaviest target that is nearest to the edge.
  /// - Returns: nil where no target is about the unit, or `judged` is needed and not there.
  init?(model: CompiledModel, plan: PlanVector, judged: JudgedPlan?, unit: String?, settings: SimulationSettings) {
    let scenario = model.scenario
    guard let index = Self.index(for: unit, in: scenario) else { return nil }
    let target = judged?.targets[index]
    let apart = !scenario.futures.isEmpty && scenario.futures.allSatisfy { $0.probability == nil }
    let isOpen = apart || unit == nil && scenario.targets[index].clause.unitIDs.count > 1
    if isOpen, judged == nil { return nil }
    let inFutures = (target?.byFuture ?? []).map(\.probability.value)
    let future = apart ? inFutures.indices.min { inFutures[$0] < inFutures[$1] } : nil
    var shares = (target?.byUnit ?? []).map(\.probability.value)
    if apart, unit == nil, shares.count > 1 {
      // Pooled over futures, these are not those of the worst one.
      let worst = Recording(model, plan: plan, settings: settings, future: future, targets: [index], columns: [])
      shares = worst.record.targets[index].units.map { TargetRecord.share($0, within: worst.valid).value }
    }
    focus = FocusTarget(index, in: scenario, shares: shares, unit: unit)
    margin = FocusMargin(focus, in: scenario)
    self.future = future
    self.settings = settings
    inputs = InputStudy(
      model: model, plan: plan, margin: margin, settings: settings.limited(to: Explainer.sampled), future: future)
  }

  /// The target that the brief turns on: the heaviest, or the first that is about the unit.
  private static func index(for unit: String?, in scenario: Scenario) -> Int? {
    guard let unit else { return FocusTarget.defaultIndex(in: scenario) }
    return scenario.targets.firstIndex { target in
      if case .unit(unit) = target.clause.scope { return true }
      return target.clause.unitIDs.contains(unit)
    }
  }

  /// One run of all replications that tells rivals and failures.
  /// - Parameters:
  ///   - others: plans whose records are wanted as well.
  ///   - targets: indices of those to judge, the focus among them; nil: all.
  func recording(others: [PlanVector] = [], targets: [Int]?) -> Recording {
    Recording(
      inputs.model, plan: inputs.plan, others: others, settings: settings, future: future, targets: targets,
      columns: columns)
  }

  /// The same from a judge's replications, which must be those of `settings`; nil where it does not keep all of it.
  func recording(by judge: ReplayJudge) -> Recording? {
    Recording(judge, plan: inputs.plan, future: future, targets: [focus.index], columns: columns)
  }

  private var columns: [RecordedColumn] { margin.columns + inputs.columns + Rivalry.columns(margin) }
}

/// Rivals and failures of one plan, as `tuiyan explain` finds them on the same replications.
struct BriefReasons {
  let focus: FocusTarget
  let rivalry: Rivalry?
  let failures: FailureBoxes?
  let worstFuture: String?

  init(_ subject: BriefSubject, _ recording: Recording) {
    let scenario = subject.inputs.model.scenario
    focus = subject.focus
    worstFuture = subject.future.map { scenario.futures[$0].id }
    (rivalry, failures) = SideBySide.run(
      threads: subject.inputs.settings.threads, { Rivalry(recording, subject.margin) },
      { FailureBoxes(subject.inputs.sample(recording, of: FailureBoxes.isCondition)) })
  }
}
