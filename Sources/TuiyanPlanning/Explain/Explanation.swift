// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanSearch
import TuiyanSimulation

/// Why a plan reaches a target as often as it does: the answer to `tuiyan explain`.
///
/// Decisions (contributions, slips, information) are valued by the objective, or by one target where one was asked for;
/// everything else is about the focus target.
public struct Explanation: Sendable {
  public let settings: SimulationSettings
  public let plan: ExplainedPlan
  public let focus: FocusTarget
  /// What decisions are valued by.
  public let subject: Subject
  /// The future all is about, where futures have no probabilities: the worst one for the focus target.
  public let worstFuture: String?
  public let contributions: ContributionTable
  public let sensitivity: SensitivityTable
  public let tornado: [TornadoBar]
  /// Replications of the tornado.
  public let sampleReplications: Int
  public let rivalry: Rivalry?
  public let nextPlace: NextPlace?
  public let slips: [SlipCost]
  public let failures: FailureBoxes?
  public let information: InformationTable
  public let futures: [FutureShare]
  public let notes: [ModelNote]

  public enum Subject: Sendable, Hashable {
    case objective
    /// The id of the one target asked for.
    case target(String)
  }
}

/// The plan that is explained, with what it is worth on the replications of the explanation.
public struct ExplainedPlan: Sendable {
  /// The id of a stored plan; nil: the best one found.
  public let id: String?
  public let title: String
  public let judged: JudgedPlan
  /// Doing nothing, on the same replications.
  public let baseline: JudgedPlan
  public let violations: [PlanViolation]
}

/// An uncertain thing that a reader can name.
public enum UncertainInput: Sendable, Hashable {
  /// All draws of a group at once, measured by the margin they alone would give.
  case group(DrawGroup)
  /// Whether an action is done, accepted and has what it requires: 0 or 1.
  case done(action: String, unit: String)
  /// Steps by which an action slips.
  case slip(action: String, unit: String)
  /// The size of an action's effect, by its place in the action.
  case size(action: String, unit: String, effect: Int)
  /// A rival's total at the target's step.
  case rival(String)
  /// Whether this future holds: 0 or 1.
  case future(String)
}
