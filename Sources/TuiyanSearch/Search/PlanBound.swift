// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanPlans

/// What at best can still be reached once some decisions are settled.
struct PlanBound {
  /// A partial plan: what of each slot is settled.
  struct Settled: Sendable {
    /// [slots]: > 0 starts there, −1 not taken, 0 open.
    var starts: [Int]

    /// The plan that takes nothing of what is open.
    var plan: PlanVector { PlanVector(starts: starts.map { max(0, $0) }) }
  }

  let space: PlanSpace
  let layout: ReplicationLayout

  /// For every class of events: the settled slots plus all open ones that help the class and fit by themselves, each
  /// at its earliest start; budgets are not asked of them together.
  func relaxed(_ settled: Settled) -> [PlanVector] {
    let usage = PlanUsage(space.rules, settled.plan)
    return space.reach.helpers.map { relaxed(settled, usage, helping: $0) }
  }

  private func relaxed(_ settled: Settled, _ usage: PlanUsage, helping: [Bool]) -> PlanVector {
    var plan = settled.plan
    for slot in space.rules.order where settled.starts[slot] == 0 && helping[slot] {
      guard space.rules.conflicts[slot].allSatisfy({ settled.starts[$0] <= 0 }) else { continue }
      var earliest = 1
      for clause in space.rules.needs[slot] {
        // What it needs comes first in `order`, so whatever can still be had is in the plan already.
        let ends = clause.filter { plan.starts[$0] > 0 }.map { space.rules.end($0, plan.starts[$0]) }
        earliest = max(earliest, ends.min() ?? .max)
      }
      let start = space.options[slot].first { $0 >= earliest && usage.fits(slot, $0) }
      plan.starts[slot] = start ?? 0
    }
    return plan
  }

  /// A record that has every bit that any completion has.
  ///
  /// - Parameter records: of the relaxed plans, in their order.
  func optimistic(_ records: [TargetRecord]) -> TargetRecord {
    let full = layout.valid
    return TargetRecord(
      targets: space.reach.parts.enumerated().map { target, part in
        let units = part.units.enumerated().map { unit, kind in
          kind.map { records[$0].targets[target].units[unit] } ?? full
        }
        var joint = part.joint.map { records[$0].targets[target].joint } ?? full
        if let needed = part.unitsNeeded { joint = Bits.and(joint, Bits.atLeast(needed, of: units, within: full)) }
        return TargetRecord.Hits(joint: joint, units: units)
      })
  }

  /// Whether the bound says anything at all.
  var saysSomething: Bool { space.reach.parts.contains { $0.joint != nil || $0.units.contains { $0 != nil } } }
}
