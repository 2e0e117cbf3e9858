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
}
