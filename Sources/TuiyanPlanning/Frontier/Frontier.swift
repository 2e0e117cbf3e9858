// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanPlans
import TuiyanSearch
import TuiyanSimulation

/// What more money buys: the answer to `tuiyan frontier`.
public struct Frontier: Sendable {
  /// What one curve maximises.
  public enum Aim: String, Sendable, CaseIterable {
    /// The sum of the ensure probabilities (the probability, where there is one promise).
    case ensure
    /// The strive part of the objective.
    case strive
  }

  /// The cheapest plan found at which the aim is beyond doubt better than at the step before.
  public struct Step: Sendable {
    public let plan: JudgedPlan
    /// The aim, on the verification replications.
    public let value: MeanEstimate
    /// Against the step before, paired on the verification replications; nil for the first. Its interval excludes 0.
    public let gain: PairedDifference?
    /// Every promise is kept on the verification replications.
    public let keepsPromises: Bool
  }

  /// Cost → best value of one aim, from doing nothing on.
  public struct Curve: Sendable {
    public let aim: Aim
    /// In the order of cost; the first costs nothing more than doing nothing does.
    public let steps: [Step]
    /// Plans among which the steps were chosen.
    public let candidates: Int
  }

  public let settings: SimulationSettings
  public let verificationSeed: UInt64
  /// Replications on which plans were looked for.
  public let searchReplications: Int
  /// The amounts of money at which plans were looked for.
  public let budgets: [Double]
  /// The scenario's own budget; nil: not limited.
  public let budget: Double?
  public let curves: [Curve]
  public let futures: [FutureShare]
  public let notes: [ModelNote]
}

/// Traces `Frontier`.
public enum FrontierTracer {
  /// Replications of the many small searches, and plans each may judge.
  static let search = (replications: 1_024, evaluations: 400)

  /// Evenly spaced amounts from 0 to half as much again as the budget, or to what all actions cost if that is less or
  /// there is no budget, or one of nothing, half as much again of which would still be nothing.
  /// - Returns: 0 alone where no action costs anything.
  public static func budgets(of scenario: Scenario, steps: Int, upTo most: Double? = nil) -> [Double] {
    let rules = PlanRules(scenario)
    let all = rules.moneyOfAll
    let own = rules.limits.money.flatMap { $0 > 0 ? min(all, $0 * 1.5) : nil }
    let top = most ?? own ?? all
    guard top > 0 else { return [0] }
    return (0...max(1, steps)).map { top * Double($0) / Double(max(1, steps)) }
  }

  /// - Parameters:
  ///   - budgets: amounts of money, ascending.
  ///   - progress: told the share done, 0…1, from any thread.
  /// - Throws: `PlanningError.noTargets`; `DiagnosticList` where the scenario does not compile.
  public static func trace(
    scenario: Scenario, budgets: [Double], settings: SimulationSettings, progress: ProgressSink? = nil
  ) throws -> Frontier {
    guard !scenario.targets.isEmpty else { throw PlanningError.noTargets }
    let study = try FrontierStudy(scenario, budgets: budgets, settings: settings)
    let aims = Frontier.Aim.allCases.filter { aim in
      scenario.targets.contains { target in
        if case .ensure = target.kind { aim == .ensure } else { aim == .strive }
      }
    }
    var curves: [Frontier.Curve] = []
    for (place, aim) in aims.enumerated() {
      curves.append(
        study.curve(aim) { progress?(0.1 + 0.9 * (Double(place) + $0) / Double(aims.count)) })
    }
    return Frontier(
      settings: settings, verificationSeed: study.verificationSeed,
      searchReplications: min(search.replications, settings.replications), budgets: budgets,
      budget: PlanRules(scenario).limits.money, curves: curves, futures: study.futures, notes: study.model.notes)
  }
}

/// Looks for the best plan at every budget and keeps the steps that count.
///
/// Over futures without probabilities the worst counts. Plans are looked for on few replications, chosen on all of the search's and tested on as many fresh ones.
struct FrontierStudy {
  let model: CompiledModel
  let verificationSeed: UInt64
  private let scenario: Scenario
  private let space: PlanSpace
  private let budgets: [Double]
  private let settings: SimulationSettings
  private let scout: ReplayJudge
  private let choice: ReplayJudge
  private let fresh: ReplayJudge

  init(_ scenario: Scenario, budgets: [Double], settings: SimulationSettings) throws {
    model = try CompiledModel(scenario, drawsEveryLeaf: settings.drawsEveryLeaf)
    self.scenario = scenario
    self.budgets = budgets
    self.settings = settings
    space = PlanSpace(scenario)
    verificationSeed = Planner.verificationSeed(settings.seed)
    var verification = settings
    verification.seed = verificationSeed
    let choice = ReplayJudge(model: model, settings: settings)
    self.choice = choice
    scout = ReplayJudge(first: min(settings.replications, FrontierTracer.search.replications), of: choice)
    fresh = ReplayJudge(model: model, settings: verification)
  }

  var futures: [FutureShare] { choice.layout.shares(of: scenario) }

  func curve(_ aim: Frontier.Aim, progress: (Double) -> Void) -> Frontier.Curve {
    let aimed = scenario.aimed(at: aim)
    let chooser = PlanBench(aimed, space, choice, robust: .worst, references: [])
    let tester = PlanBench(aimed, space, fresh, robust: .worst, references: [])
    var known: [(plan: PlanVector, money: Double, value: Double)] = []
    func add(_ plan: PlanVector) {
      guard !known.contains(where: { $0.plan == plan }) else { return }
      known.append((plan, space.rules.cost(of: plan).money, chooser.value(plan).objective))
    }
    add(space.rules.nothing)
    for (place, budget) in budgets.enumerated() {
      for plan in found(aimed, budget) { add(plan) }
      progress(Double(place + 1) / Double(budgets.count + 1))
    }
    return Frontier.Curve(aim: aim, steps: steps(known, tester), candidates: known.count)
  }

  /// The best plans for an amount of money.
  private func found(_ aimed: Scenario, _ budget: Double) -> [PlanVector] {
    var limited = space
    limited.rules = space.rules.withMoney(budget)
    var searching = PlanSearchSettings(
      evaluations: FrontierTracer.search.evaluations, screened: FrontierTracer.search.evaluations, bounding: 200,
      enumeration: 1_000, finalists: 4, seed: settings.seed)
    searching.bounds = false
    return PlanSearch(limited, targets: aimed.targets, judge: scout, robust: .worst, settings: searching).best()
      .finalists
  }

  /// For every budget the best affordable plan, where it is beyond doubt better than the one before.
  private func steps(
    _ known: [(plan: PlanVector, money: Double, value: Double)], _ tester: PlanBench
  ) -> [Frontier.Step] {
    let own = PlanBench(scenario, space, fresh, robust: .worst, references: [])
    var steps: [Frontier.Step] = []
    var last: (plan: PlanVector, record: TargetRecord)?
    for budget in Set(budgets + [0]).sorted() {
      let affordable = known.filter { PlanLimits.allows($0.money, budget) }
      guard
        let best = affordable.enumerated().max(by: {
          ($0.element.value, -$0.element.money, -$0.offset) < ($1.element.value, -$1.element.money, -$1.offset)
        })?.element.plan, best != last?.plan
      else { continue }
      let record = tester.record(best)
      let gain = last.map { tester.difference(record, minus: $0.record) }
      if let gain, gain.low <= 0 { continue }
      steps.append(
        Frontier.Step(
          plan: own.judged(best, record), value: tester.estimate(record), gain: gain,
          keepsPromises: own.value(of: record).kept))
      last = (best, record)
    }
    return steps
  }
}

extension Scenario {
  /// The scenario whose objective is one aim alone; targets keep their places, promises are wishes.
  func aimed(at aim: Frontier.Aim) -> Scenario {
    var parts = ScenarioParts(self)
    parts.targets = targets.map { target in
      var weight = 0.0
      switch (aim, target.kind) {
      case (.ensure, .ensure): weight = 1
      case (.strive, .strive(let own)): weight = own
      default: break
      }
      let isPromise = if case .ensure = target.kind { true } else { false }
      return target.with(kind: .strive(weight: weight), isJoint: isPromise || target.objectiveIsJoint)
    }
    return parts.scenario
  }
}
