// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// A plan for the engine: for every slot the planned start step h (≥ 1), or 0 where the slot is not taken.
public struct PlanVector: Sendable, Hashable, Codable {
  /// [slots], in the order of `ActionSlot.all(of:)`.
  public var starts: [Int]

  public init(starts: [Int]) { self.starts = starts }

  public static func nothing(slots: Int) -> PlanVector { PlanVector(starts: Array(repeating: 0, count: slots)) }

  /// The vector of a stored plan: default start = the action's earliest; an `each` action without a unit means all.
  ///
  /// Where a plan names a slot twice, the loader has already refused it.
  public init(_ plan: StoredPlan, of scenario: Scenario) {
    let slots = ActionSlot.all(of: scenario)
    starts = slots.map { slot in
      let action = scenario.actions[slot.action]
      guard
        let entry = plan.entries.last(where: {
          $0.action == action.id && (slot.unit == nil || $0.unit == nil || $0.unit == slot.unit)
        })
      else { return 0 }
      return (entry.start ?? action.earliest).ordinal - scenario.asOf.ordinal
    }
  }

  /// The stored form of this vector, in order of start and then of slot.
  public func stored(id: String, title: String, in scenario: Scenario) -> StoredPlan {
    let slots = ActionSlot.all(of: scenario)
    let taken = starts.indices.filter { starts[$0] > 0 }.sorted { (starts[$0], $0) < (starts[$1], $1) }
    return StoredPlan(
      id: id, title: title,
      entries: taken.map { slot in
        StoredPlan.Entry(
          action: scenario.actions[slots[slot].action].id, unit: slots[slot].unit,
          start: scenario.asOf.advanced(by: starts[slot]))
      })
  }
}
