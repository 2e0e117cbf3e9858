// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanPlans
import TuiyanSimulation

/// Answers from records that others have made; what they have not, it judges itself, on all replications.
///
/// A record does not depend on who makes it, so the answers are those of a judge on all replications, bit for bit.
final class MergedJudge: MarginJudge {
  private let known: [PlanVector: TargetRecord]
  private let storedLayout: ReplicationLayout?
  private let make: () -> ReplayJudge
  private lazy var whole = make()

  /// - Parameters:
  ///   - layout: nil: that of `make`.
  ///   - make: the judge on all replications; called only where it is needed.
  init(
    _ known: [PlanVector: TargetRecord], layout: ReplicationLayout?, make: @escaping () -> ReplayJudge
  ) {
    self.known = known
    storedLayout = layout
    self.make = make
  }

  var layout: ReplicationLayout { storedLayout ?? whole.layout }

  func record(of plan: PlanVector) -> TargetRecord { known[plan] ?? whole.record(of: plan) }

  func records(of plans: [PlanVector]) -> [TargetRecord] {
    let unknown = plans.filter { known[$0] == nil }
    var made = (unknown.isEmpty ? [] : whole.records(of: unknown)).makeIterator()
    return plans.map { plan in known[plan] ?? made.next() ?? whole.record(of: plan) }
  }

  func margins(of plans: [PlanVector]) -> [EventMargins] { whole.margins(of: plans) }

  func exactMargins(of plan: PlanVector) -> [[Double]] { whole.exactMargins(of: plan) }

  var separateGroups: [Int]? { whole.separateGroups }

  var singleEvents: [SingleEvents]? { whole.singleEvents }

  var eventSteps: [Int] { whole.eventSteps }

  var eventTargets: [EventTarget] { whole.eventTargets }

  func record(events: [[UInt64]]) -> TargetRecord { whole.record(events: events) }
}
