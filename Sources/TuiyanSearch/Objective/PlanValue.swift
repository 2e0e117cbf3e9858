// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanPlans

/// What a plan is worth on one set of replications.
public struct PlanValue: Sendable, Hashable, Codable {
  /// Every promise is kept: P ≥ confidence, counted on these replications.
  public let kept: Bool
  /// Σ over promises of max(0, confidence − P).
  public let shortfall: Double
  /// What is maximised; see `PlanObjective`.
  public let objective: Double

  /// Promises first, then what is missing to them, then the objective.
  package func beats(_ other: PlanValue) -> Bool {
    if kept != other.kept { return kept }
    if shortfall != other.shortfall { return shortfall < other.shortfall }
    return objective > other.objective
  }
}

/// What a record says, whatever the way futures are weighed.
struct PlanScore: Sendable, Hashable {
  let kept: Bool
  let shortfall: Double
  /// [groups]: Σ weight · P(strive) in each.
  let parts: [Double]
}

/// A plan with its worth and its cost: what the search compares.
struct RankedPlan: Sendable {
  let plan: PlanVector
  let value: PlanValue
  let money: Double
  let count: Int
}

/// Which of two plans is better.
enum PlanGoal: Sendable {
  /// Promises kept > less shortfall > higher objective > cheaper > fewer decisions > earlier in the scenario's order.
  case best
  /// Promises kept > less shortfall > cheaper > higher objective > fewer decisions > earlier in the scenario's order.
  case cheapestPromise

  /// A strict total order of different plans.
  func prefers(_ left: RankedPlan, to right: RankedPlan) -> Bool {
    if left.value.kept != right.value.kept { return left.value.kept }
    if left.value.shortfall != right.value.shortfall { return left.value.shortfall < right.value.shortfall }
    if self == .cheapestPromise, left.money != right.money { return left.money < right.money }
    if left.value.objective != right.value.objective { return left.value.objective > right.value.objective }
    if left.money != right.money { return left.money < right.money }
    if left.count != right.count { return left.count < right.count }
    return left.plan.comesBefore(right.plan)
  }
}
