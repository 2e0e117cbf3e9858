// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanPlans

/// Remembers the record of every plan that another judge was asked for, in the order of asking.
final class RememberingJudge: PlanJudge {
  private let judge: any PlanJudge
  private var known: [PlanVector: TargetRecord] = [:]
  private(set) var plans: [PlanVector] = []

  init(_ judge: any PlanJudge) { self.judge = judge }

  var layout: ReplicationLayout { judge.layout }

  func record(of plan: PlanVector) -> TargetRecord {
    if let record = known[plan] { return record }
    let record = judge.record(of: plan)
    known[plan] = record
    plans.append(plan)
    return record
  }

  func records(of plans: [PlanVector]) -> [TargetRecord] {
    var met: Set<PlanVector> = []
    let unknown = plans.filter { known[$0] == nil && met.insert($0).inserted }
    for (plan, record) in zip(unknown, judge.records(of: unknown)) {
      known[plan] = record
      self.plans.append(plan)
    }
    return plans.map { record(of: $0) }
  }
}
