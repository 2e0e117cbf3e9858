// SPDX-License-Identifier: GPL-3.0-or-later

/// Judges plans on one fixed set of replications (common random numbers).
///
/// The record of a plan is exactly what a full simulation of that plan on those replications gives.
/// Implementations remember the last plan and re-score only what differs; a value is for one thread at a time.
public protocol PlanJudge: AnyObject {
  var layout: ReplicationLayout { get }

  /// The record of a plan.
  func record(of plan: PlanVector) -> TargetRecord

  /// [plans]: the record of each, in their order; the same as one by one, sooner where neighbours differ by little.
  func records(of plans: [PlanVector]) -> [TargetRecord]
}

extension PlanJudge {
  /// Plans to judge in one go where someone may ask to stop in between: as many as 1,280,000 replications are, 64 at most.
  package var untilAsked: Int { max(1, min(64, 1_280_000 / max(1, layout.count))) }

  public func records(of plans: [PlanVector]) -> [TargetRecord] { plans.map { record(of: $0) } }
}
