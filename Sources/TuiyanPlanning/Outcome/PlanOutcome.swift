// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanSearch
import TuiyanSimulation

/// One decision taken: an action, for one unit where it is decided unit by unit, and when it starts.
public struct Choice: Sendable, Hashable {
  public let action: String
  /// The unit, for `each` actions; nil otherwise.
  public let unit: String?
  public let start: Period

  public init(action: String, unit: String?, start: Period) {
    self.action = action
    self.unit = unit
    self.start = start
  }
}

/// A plan with what it is worth, judged on the verification replications.
public struct JudgedPlan: Sendable {
  /// In order of start, then of the scenario.
  public let choices: [Choice]
  public let cost: PlanCost
  public let targets: [TargetOutcome]
  /// Σ weight · P(strive) (expected/n for a target over several units).
  public let objective: MeanEstimate

  public init(choices: [Choice], cost: PlanCost, targets: [TargetOutcome], objective: MeanEstimate) {
    self.choices = choices
    self.cost = cost
    self.targets = targets
    self.objective = objective
  }
}

/// A plan that cannot be told from the best at 95 %.
public struct TiedPlan: Sendable {
  public let choices: [Choice]
  public let cost: PlanCost
  public let objective: MeanEstimate
  /// This plan's objective minus the best plan's, paired on the same replications.
  public let difference: PairedDifference
  /// The difference's interval; with those of all plans compared it holds at 95 %.
  public let low: Double
  public let high: Double

  /// - Parameter interval: nil: that of the difference by itself.
  public init(
    choices: [Choice], cost: PlanCost, objective: MeanEstimate, difference: PairedDifference,
    interval: (low: Double, high: Double)? = nil
  ) {
    self.choices = choices
    self.cost = cost
    self.objective = objective
    self.difference = difference
    low = interval?.low ?? difference.low
    high = interval?.high ?? difference.high
  }
}

/// What one decision of the best plan adds to the objective.
public struct Contribution: Sendable {
  public let action: String
  public let unit: String?
  /// With what it requires, against doing nothing.
  public let alone: PairedDifference
  /// The best plan against the best plan without it and what needs it.
  public let last: PairedDifference
  /// Shapley value over the best plan's decisions, with the error of the replications and of sampled orders.
  public let shapley: MeanEstimate
  /// Share of the tied plans (the best included) that contain it.
  public let mustDoShare: Double

  public init(
    action: String, unit: String?, alone: PairedDifference, last: PairedDifference, shapley: MeanEstimate,
    mustDoShare: Double
  ) {
    self.action = action
    self.unit = unit
    self.alone = alone
    self.last = last
    self.shapley = shapley
    self.mustDoShare = mustDoShare
  }
}

/// A decision the best plan does not take, and why.
public struct LeftOut: Sendable {
  public enum Reason: Sendable, Hashable {
    /// Adding it would need this much more money.
    case money(short: Double)
    /// No start step has people free: this many short at best.
    case staff(short: Double)
    /// The owner has no free slot or people in any window.
    case owner(String)
    /// The plan has as many actions as the budget allows.
    case count
    /// A chosen action excludes it.
    case excludedBy(String)
    /// What it requires is not in the plan or ends too late.
    case requires(String)
    /// It fits, but adds nothing that shows in these replications.
    case noGain
    /// It fits and raises the objective, but a promise is broken with it, and no nearer to being kept.
    case promises
    /// It fits and raises the objective on the verification replications, but the search, on its own, did not choose it.
    case notChosen
  }

  public let action: String
  public let unit: String?
  public let reason: Reason
  /// What adding it to the best plan at its best start would change, budgets aside.
  public let gain: PairedDifference

  public init(action: String, unit: String?, reason: Reason, gain: PairedDifference) {
    self.action = action
    self.unit = unit
    self.reason = reason
    self.gain = gain
  }
}

/// The search's best plan, where another one is recommended.
public struct PassedOver: Sendable, Hashable {
  /// No plan is better on the search replications.
  public let proved: Bool

  public init(proved: Bool) { self.proved = proved }
}

/// The answer to `tuiyan plan`.
public struct PlanOutcome: Sendable {
  public let settings: SimulationSettings
  public let robust: RobustRule
  /// Every promise is kept on the verification replications.
  public let feasible: Bool
  /// No plan is better on the search replications than the one that is recommended.
  public let proved: Bool
  /// Upper bound − objective on the search replications, ≥ 0; 0 where proved. Nil where a plan that keeps more of the
  /// promises may be better: no gap between objectives says how much.
  public let gap: Double?
  /// Where the search has found a better plan on its own replications than the one that is recommended, which does not
  /// keep every promise afresh: whether that one is proved; nil: the plan recommended is the search's best.
  public let passedOver: PassedOver?
  public let method: SearchMethod
  /// Plans whose objective was computed.
  public let evaluations: Int
  /// On the verification replications.
  public let best: JudgedPlan
  /// The same plan on the search replications: the winner of a noisy race looks better than it is.
  public let onSearch: JudgedPlan
  /// Doing nothing, on the verification replications.
  public let baseline: JudgedPlan
  public let ties: [TiedPlan]
  public let contributions: [Contribution]
  public let leftOut: [LeftOut]
  /// How many more decisions are left out and promised too little to be judged.
  public let unlisted: Int
  /// How the finalists were told apart.
  public let selection: PlanSelection
  /// Someone asked to stop: the best so far, judged on fewer fresh replications, and nothing of what would explain it.
  public let wasStopped: Bool
  public let verificationSeed: UInt64
  /// Fresh replications, as many as the search's but where it was stopped (of each future, where those are apart).
  public let verificationReplications: Int
  /// Infeasible: what money would do; nil where the promise is kept, or where nobody waited for the answer.
  public let neededMoney: NeededMoney?
  /// Infeasible: the smallest money found at which the promise is kept; nil where none was.
  public var neededBudget: Double? { neededMoney?.amount }
  /// Ids of ensure targets whose interval straddles the confidence.
  public let borderline: [String]
  public let futures: [FutureShare]
  public let notes: [ModelNote]

  public init(
    settings: SimulationSettings, robust: RobustRule, feasible: Bool, proved: Bool, gap: Double?, method: SearchMethod,
    evaluations: Int, best: JudgedPlan, onSearch: JudgedPlan, baseline: JudgedPlan, ties: [TiedPlan],
    contributions: [Contribution], leftOut: [LeftOut], verificationSeed: UInt64, neededMoney: NeededMoney?,
    borderline: [String], futures: [FutureShare], notes: [ModelNote], unlisted: Int = 0,
    selection: PlanSelection = PlanSelection(), wasStopped: Bool = false,
    passedOver: PassedOver? = nil, verificationReplications: Int? = nil
  ) {
    self.passedOver = passedOver
    self.verificationReplications = verificationReplications ?? settings.replications
    self.unlisted = unlisted
    self.selection = selection
    self.wasStopped = wasStopped
    self.settings = settings
    self.robust = robust
    self.feasible = feasible
    self.proved = proved
    self.gap = gap
    self.method = method
    self.evaluations = evaluations
    self.best = best
    self.onSearch = onSearch
    self.baseline = baseline
    self.ties = ties
    self.contributions = contributions
    self.leftOut = leftOut
    self.verificationSeed = verificationSeed
    self.neededMoney = neededMoney
    self.borderline = borderline
    self.futures = futures
    self.notes = notes
  }
}
