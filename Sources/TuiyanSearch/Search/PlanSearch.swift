// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanPlans

/// How far a search may go; counts only, so that the answer does not depend on the machine.
public struct PlanSearchSettings: Sendable, Hashable {
  /// Records on the search replications that heuristics may compute after screening.
  public var evaluations: Int
  /// Records on the screening replications (on the search replications where there is no screen).
  public var screened: Int
  /// Times a plan is taken apart and filled up again where margins are made linear, each round.
  public var guided: Int
  /// The same where probabilities follow from means and variances of margins, which costs far less.
  public var smoothed: Int
  /// Records on the search replications that branch and bound may compute.
  public var bounding: Int
  /// Parts of the tree looked into where decisions separate into groups.
  public var nodes: Int
  /// Spaces of at most so many plans are listed and judged whole.
  public var enumeration: Int
  /// Different sets of decisions kept for verification and ties.
  public var finalists: Int
  /// Whether branch and bound may be used where it is valid; off only to compare methods.
  package var bounds = true
  /// Whether margins made linear may guide the search where the judge has margins; off only to compare methods.
  package var guides = true
  public var seed: UInt64

  public init(
    evaluations: Int = 400, screened: Int = 3_000, guided: Int = 400, smoothed: Int = 8_000, bounding: Int = 2_000,
    nodes: Int = 200_000, enumeration: Int = 2_000, finalists: Int = 32, seed: UInt64
  ) {
    self.evaluations = evaluations
    self.screened = screened
    self.guided = guided
    self.smoothed = smoothed
    self.bounding = bounding
    self.nodes = nodes
    self.enumeration = enumeration
    self.finalists = finalists
    self.seed = seed
  }
}

/// What a search has found.
public struct PlanFound: Sendable, Codable {
  public let best: PlanVector
  public let value: PlanValue
  /// Best first, `best` included; each another set of decisions.
  public let finalists: [PlanVector]
  /// [finalists]: their worth on the search replications.
  public let values: [PlanValue]
  /// No plan within the rules is better on these replications.
  public let proved: Bool
  /// Upper bound − objective, ≥ 0; 0 where proved. Where a promise is broken, another plan may be better all the same.
  public let gap: Double
  public let method: SearchMethod
  /// Plans whose record was computed.
  public let evaluations: Int
  /// For `regret`: the best plan of each future by itself.
  public let references: [PlanVector]
  /// Someone asked to stop: the best so far.
  public let wasStopped: Bool
  /// [slots]: what each decision seems worth near the best plan; only a guide.
  package let promise: [Double]
}

/// Finds the best plan on fixed replications, with a proof or a gap.
public final class PlanSearch {
  let space: PlanSpace
  let settings: PlanSearchSettings
  let assessor: PlanAssessor
  let screen: PlanAssessor?
  let allowance: PlanAllowance
  let screenAllowance: PlanAllowance
  private let robust: RobustRule
  private let progress: ProgressSink?
  let begun: [PlanVector]
  /// Plans judged only to see how margins move.
  var measured = 0

  /// - Parameters:
  ///   - judge: on the search replications; the answer is about these.
  ///   - screen: on fewer replications; only decides what is worth judging.
  ///   - begun: plans to begin with; those that break a rule are not looked at.
  ///   - shouldStop: asked before every evaluation.
  ///   - progress: told the share of the allowance that is spent; it may end early.
  public init(
    _ space: PlanSpace, targets: [Target], judge: any PlanJudge, screen: (any PlanJudge)? = nil,
    robust: RobustRule = .worst, settings: PlanSearchSettings,
    begun: [PlanVector] = [], shouldStop: @escaping @Sendable () -> Bool = { false }, progress: ProgressSink? = nil
  ) {
    self.begun = begun
    let total = Double(max(1, settings.screened + (screen == nil ? 0 : settings.screened / 2)))
    let screenAllowance = PlanAllowance(
      limit: settings.screened, shouldStop: shouldStop, onSpend: { progress?(min(1, Double($0) / total)) })
    let allowance = PlanAllowance(
      limit: settings.evaluations, shouldStop: shouldStop,
      onSpend: { if screen == nil { progress?(min(1, Double($0) / total)) } })
    self.space = space
    self.settings = settings
    self.allowance = allowance
    self.screenAllowance = screenAllowance
    self.robust = robust
    self.progress = progress
    assessor = PlanAssessor(
      judge, objective: PlanObjective(targets, layout: judge.layout, robust: robust), space: space,
      allowance: allowance)
    self.screen = screen.map {
      PlanAssessor(
        $0, objective: PlanObjective(targets, layout: $0.layout, robust: robust), space: space,
        allowance: screenAllowance)
    }
  }

  /// The best plan by promises, objective, cost.
  public func best() -> PlanFound { find(.best) }

  /// The cheapest plan that keeps every promise, or the one that comes nearest.
  public func cheapestPromise() -> PlanFound { find(.cheapestPromise) }

  private func find(_ goal: PlanGoal) -> PlanFound {
    var references: [PlanVector] = []
    let groups = assessor.objective.groups.count
    guard robust == .regret else { return run(goal, share: 1) }
    let share = 1 / Double(groups + 1)
    for group in 0..<groups {
      weigh(.only(group))
      references.append(run(goal, share: share).best)
    }
    assessor.weigh(.regret(references: parts(of: references, assessor)))
    if let screen { screen.weigh(.regret(references: parts(of: references, screen))) }
    return run(goal, share: share, references: references)
  }

  /// Tells the share done.
  func report(_ share: Double) { progress?(share) }

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
