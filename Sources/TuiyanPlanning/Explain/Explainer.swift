// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanPlans
import TuiyanSearch
import TuiyanSimulation

/// Answers `tuiyan explain`: why a plan does as well as it does.
public enum Explainer {
  /// Replications of the parts that need many runs: of input samples, of sensitivity, of gap closing.
  static let sampled = 8_192
  static let exchanged = 4_096
  static let gaps = 2_048

  /// - Parameters:
  ///   - plan: nil: the best one found, explained on fresh replications.
  ///   - target: index of the target asked for; nil: the objective, and the focus on the heaviest strive target.
  ///   - progress: told the share done, 0…1, from any thread.
  /// - Throws: `PlanningError.noTargets`; `DiagnosticList` where the scenario does not compile.
  public static func explain(
    scenario: Scenario, plan stored: StoredPlan?, target: Int? = nil, settings: SimulationSettings,
    progress: ProgressSink? = nil
  ) throws -> Explanation {
    guard let index = target ?? FocusTarget.defaultIndex(in: scenario) else { throw PlanningError.noTargets }
    if let stored {
      let study = try ExplanationStudy(
        scenario, plan: PlanVector(stored, of: scenario), target: target, focus: index, settings: settings)
      return study.explanation(of: stored, others: [], progress: progress)
    }
    let outcome = try Planner.plan(
      scenario: scenario, settings: settings, progress: ProgressStretch.of(progress, from: 0, to: 0.6))
    var fresh = settings
    fresh.seed = outcome.verificationSeed
    let best = vector(outcome.best.choices, of: scenario)
    let study = try ExplanationStudy(scenario, plan: best, target: target, focus: index, settings: fresh)
    let ties = outcome.ties.dropFirst().prefix(4).map { vector($0.choices, of: scenario) }
    return study.explanation(of: nil, others: ties, progress: ProgressStretch.of(progress, from: 0.6, to: 1))
  }

  private static func vector(_ choices: [Choice], of scenario: Scenario) -> PlanVector {
    let entries = choices.map { StoredPlan.Entry(action: $0.action, unit: $0.unit, start: $0.start) }
    return PlanVector(StoredPlan(id: "best", title: "best", entries: entries), of: scenario)
  }
}

/// All that explains one plan, part by part, on one set of replications.
struct ExplanationStudy {
  private let scenario: Scenario
  private let model: CompiledModel
  private let plan: PlanVector
  private let settings: SimulationSettings
  private let target: Int?
  private let judge: ReplayJudge
  private let bench: PlanBench
  private let space: PlanSpace
  private let focus: FocusTarget
  /// The worst future for the focus target, where futures are apart.
  private let future: Int?

  init(_ scenario: Scenario, plan: PlanVector, target: Int?, focus index: Int, settings: SimulationSettings) throws {
    let model = try CompiledModel(scenario, drawsEveryLeaf: settings.drawsEveryLeaf)
    let judge = ReplayJudge(model: model, settings: settings)
    let record = judge.record(of: plan)
    let layout = judge.layout
    var future: Int?
    if layout.futuresAreApart {
      let shares = layout.futures.map { TargetRecord.share(record.targets[index].joint, within: $0).value }
      future = shares.indices.min { shares[$0] < shares[$1] }
    }
    self.scenario = scenario
    self.model = model
    self.plan = plan
    self.settings = settings
    self.target = target
    self.judge = judge
    self.future = future
    space = PlanSpace(scenario)
    bench = PlanBench(target.map { scenario.judged(by: $0) } ?? scenario, space, judge, robust: .worst, references: [])
    focus = FocusTarget(index, in: scenario, record: record, within: future.map { layout.futures[$0] } ?? layout.valid)
  }

  func explanation(of stored: StoredPlan?, others: [PlanVector], progress: ProgressSink?) -> Explanation {
    let key = StreamKey(seed: settings.seed).child("explain")
    let margin = FocusMargin(focus, in: scenario)
    let contributions = contributions(key)
    progress?(0.35)
    let slips = SlipStudy(bench: bench, plan: plan).costs()
    progress?(0.5)
    let inputs = InputStudy(
      model: model, plan: plan, margin: margin, settings: settings.limited(to: Explainer.sampled), future: future)
    let places = NextPlaceStudy(
      model: model, plan: plan, focus: focus, settings: settings.limited(to: Explainer.gaps), future: future)
    let plain = Recording(
      model, plan: plan, settings: settings, future: future, targets: [focus.index],
      columns: margin.columns + inputs.columns + Rivalry.columns(margin) + places.columns)
    let rivalry = Rivalry(plain, margin)
    let nextPlace = rivalry.flatMap { places.nextPlace(plain, $0, margin) }
    progress?(0.65)
    let sample = inputs.sample(plain)
    let sensitivity = SensitivityTable(inputs, replications: Explainer.exchanged)
    progress?(0.85)
    let information = information(others).table(sample, inputs)
    return Explanation(
      settings: settings, plan: explained(stored), focus: focus,
      subject: target.map { .target(scenario.targets[$0].id) } ?? .objective,
      worstFuture: future.map { scenario.futures[$0].id }, contributions: contributions, sensitivity: sensitivity,
      tornado: TornadoBar.bars(sample), sampleReplications: sample.count, rivalry: rivalry, nextPlace: nextPlace,
      slips: slips,
      failures: FailureBoxes(sample), information: information, futures: judge.layout.shares(of: scenario),
      notes: model.notes)
  }

  private func explained(_ stored: StoredPlan?) -> ExplainedPlan {
    let record = bench.record(plan)
    return ExplainedPlan(
      id: stored?.id, title: stored?.title ?? "", judged: bench.judged(plan, record),
      baseline: bench.judged(space.rules.nothing, bench.record(space.rules.nothing)),
      violations: space.rules.violations(of: plan))
  }

  private func contributions(_ key: StreamKey) -> ContributionTable {
    let count = ContributionStudy.replications(decisions: plan.members.count, of: settings.replications)
    let few = count < settings.replications ? smallBench(count) : bench
    return ContributionStudy(
      bench: bench, shapleyBench: few, shapleyReplications: count, plan: plan, key: key.child("shapley")
    ).table()
  }

  /// A bench of the same kind on the first replications only.
  private func smallBench(_ count: Int) -> PlanBench {
    let judge = ReplayJudge(model: model, settings: settings.limited(to: count))
    return PlanBench(bench.scenario, space, judge, robust: .worst, references: [])
  }

  private func information(_ others: [PlanVector]) -> InformationStudy {
    var candidates: [(id: String?, plan: PlanVector)] = scenario.plans.compactMap { stored in
      let vector = PlanVector(stored, of: scenario)
      return space.rules.violations(of: vector).isEmpty ? (stored.id, vector) : nil
    }
    candidates += others.map { (nil, $0) }
    return InformationStudy(
      bench: bench, scout: smallBench(min(1_024, settings.replications)), plan: plan, group: future ?? 0,
      others: candidates)
  }
}

extension SimulationSettings {
  /// The same with fewer replications: the first ones.
  func limited(to most: Int) -> SimulationSettings {
    var copy = self
    copy.replications = min(replications, most)
    return copy
  }
}
