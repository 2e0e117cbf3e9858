// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanSimulation

/// How far a search may go; counts only, so that the answer does not depend on the machine.
public struct PlanSearchSettings: Sendable, Hashable {
  /// Records on the search replications that heuristics and bounds may compute.
  public var evaluations: Double
  /// Spaces of at most so many plans may be listed whole.
  public var enumeration: Int
  /// Different sets of decisions kept for verification and ties.
  public var finalists: Int
  /// Whether branch and bound may be used where it is valid; off only to compare methods.
  package var bounds = true
  public var seed: UInt64

  public init(evaluations: Double = 3_000, enumeration: Int = 20_000, finalists: Int = 40, seed: UInt64) {
    self.evaluations = evaluations
    self.enumeration = enumeration
    self.finalists = finalists
    self.seed = seed
  }
}

/// What a search has found.
public struct PlanFound: Sendable {
  public let best: PlanVector
  public let value: PlanValue
  /// Best first, `best` included; each another set of decisions.
  public let finalists: [PlanVector]
  /// No plan within the rules is better on these replications.
  public let proved: Bool
  /// Upper bound − objective, ≥ 0; 0 where proved.
  public let gap: Double
  public let method: PlanOutcome.Method
  /// Plans whose record was computed.
  public let evaluations: Int
  /// For `regret`: the best plan of each future by itself.
  public let references: [PlanVector]
  /// Someone asked to stop: the best so far.
  public let wasStopped: Bool
}

/// Finds the best plan on fixed replications, with a proof or a gap.
public final class PlanSearch {
  let space: PlanSpace
  let settings: PlanSearchSettings
  let assessor: PlanAssessor
  let screen: PlanAssessor?
  let allowance: PlanAllowance
  private let robust: PlanOutcome.Robust

  /// - Parameters:
  ///   - judge: on the search replications; the answer is about these.
  ///   - screen: on fewer replications; only decides what is worth judging.
  ///   - shouldStop: asked before every evaluation.
  ///   - progress: told the share of the allowance that is spent; it may end early.
  public init(
    _ space: PlanSpace, targets: [Target], judge: any PlanJudge, screen: (any PlanJudge)? = nil,
    robust: PlanOutcome.Robust = .worst, settings: PlanSearchSettings,
    shouldStop: @escaping @Sendable () -> Bool = { false }, progress: ProgressSink? = nil
  ) {
    let total = max(1, 2 * settings.evaluations)
    let allowance = PlanAllowance(
      limit: settings.evaluations, shouldStop: shouldStop, onSpend: { progress?(min(1, $0 / total)) })
    self.space = space
    self.settings = settings
    self.allowance = allowance
    self.robust = robust
    assessor = PlanAssessor(
      judge, objective: PlanObjective(targets, layout: judge.layout, robust: robust), space: space,
      allowance: allowance)
    self.screen = screen.map {
      PlanAssessor(
        $0, objective: PlanObjective(targets, layout: $0.layout, robust: robust), space: space, allowance: allowance,
        price: Double($0.layout.count) / Double(max(1, judge.layout.count)))
    }
  }

  /// The best plan by promises, objective, cost.
  public func best() -> PlanFound { find(.best) }

  /// The cheapest plan that keeps every promise, or the one that comes nearest.
  public func cheapestPromise() -> PlanFound { find(.cheapestPromise) }

  private func find(_ goal: PlanGoal) -> PlanFound {
    var references: [PlanVector] = []
    let groups = assessor.objective.groups.count
    if robust == .regret {
      for group in 0..<groups {
        weigh(.only(group))
        references.append(run(goal, allowance: settings.evaluations / Double(groups + 1)).best)
      }
      assessor.weigh(.regret(references: parts(of: references, assessor)))
      if let screen { screen.weigh(.regret(references: parts(of: references, screen))) }
      return run(goal, allowance: settings.evaluations / Double(groups + 1), references: references)
    }
    return run(goal, allowance: settings.evaluations)
  }

  private func weigh(_ mode: PlanObjective.Mode) {
    assessor.weigh(mode)
    screen?.weigh(mode)
  }

  /// [groups]: what each reference plan reaches in its own group.
  private func parts(of references: [PlanVector], _ assessor: PlanAssessor) -> [Double] {
    references.enumerated().map { group, plan in
      assessor.weigh(.only(group))
      return assessor.value(plan).objective
    }
  }
}
