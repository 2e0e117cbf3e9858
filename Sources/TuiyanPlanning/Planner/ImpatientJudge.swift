// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanPlans

/// Asks another judge until someone asks to stop; from then on, once it is impatient, it answers anything at once with
/// the same record, so that whoever asks comes to an end. What was asked then has to be thrown away.
final class ImpatientJudge: PlanJudge {
  private let judge: any PlanJudge
  private let shouldStop: @Sendable () -> Bool
  /// The record it answers with; nil: it is patient.
  private var idle: TargetRecord?

  init(_ judge: any PlanJudge, shouldStop: @escaping @Sendable () -> Bool) {
    self.judge = judge
    self.shouldStop = shouldStop
  }

  /// From here on nobody has to wait.
  /// - Parameter idle: any record of the judge.
  func losePatience(answering idle: TargetRecord) { self.idle = idle }

  var layout: ReplicationLayout { judge.layout }

  func record(of plan: PlanVector) -> TargetRecord {
    if let idle, shouldStop() { return idle }
    return judge.record(of: plan)
  }

  func records(of plans: [PlanVector]) -> [TargetRecord] {
    stride(from: 0, to: plans.count, by: judge.untilAsked).flatMap { first in
      let next = Array(plans[first..<min(first + judge.untilAsked, plans.count)])
      if let idle, shouldStop() { return Array(repeating: idle, count: next.count) }
      return judge.records(of: next)
    }
  }
}
