// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanPlans
import TuiyanSimulation

/// A judge of plans that were all simulated in one recording.
final class RecordedPlans: PlanJudge {
  let layout: ReplicationLayout
  private let records: [PlanVector: TargetRecord]
  private let rest: () -> any PlanJudge
  private lazy var other = rest()

  /// - Parameters:
  ///   - plans: the recording's own, then the others in its order.
  ///   - rest: makes a judge of any other plan, on the same replications.
  init(_ recording: Recording, plans: [PlanVector], rest: @escaping () -> any PlanJudge) {
    layout = recording.layout
    records = Dictionary(zip(plans, [recording.record] + recording.others), uniquingKeysWith: { first, _ in first })
    self.rest = rest
  }

  func record(of plan: PlanVector) -> TargetRecord { records[plan] ?? other.record(of: plan) }
}
