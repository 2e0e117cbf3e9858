// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanPlans
import TuiyanSearch

/// What it costs when one decision starts late.
public struct SlipCost: Sendable {
  public let action: String
  public let unit: String?
  public let start: Period
  /// By steps late, 1 …: the plan with the delay minus the plan, in the subject. What needs the action is put off with
  /// it as far as it must be; budgets and windows aside.
  public let losses: [PairedDifference]
}

/// Judges delays for `SlipCost`.
struct SlipStudy {
  let bench: PlanBench
  let plan: PlanVector
  /// Steps late that are looked at.
  static let delays = 1...3

  private var rules: PlanRules { bench.space.rules }

  /// In the order of the largest loss at the longest delay.
  func costs() -> [SlipCost] {
    let record = bench.record(plan)
    let costs = plan.members.map { slot in
      SlipCost(
        action: rules.facts[slot].action, unit: rules.facts[slot].unit,
        start: rules.asOf.advanced(by: plan.starts[slot]),
        losses: Self.delays.map { bench.difference(bench.record(late(slot, by: $0)), minus: record) })
    }
    return costs.enumerated().sorted {
      ($0.element.losses.last?.mean ?? 0, $0.offset) < ($1.element.losses.last?.mean ?? 0, $1.offset)
    }.map(\.element)
  }

  /// The plan with a slot put off, and with it whatever waits for it.
  func late(_ slot: Int, by steps: Int) -> PlanVector {
    var late = plan
    late.starts[slot] += steps
    for other in rules.order where late.starts[other] > 0 && other != slot {
      for clause in rules.needs[other] where rules.holds(clause, at: plan.starts[other], in: plan.starts) {
        let ends = clause.filter { late.starts[$0] > 0 }.map { rules.end($0, late.starts[$0]) }
        late.starts[other] = max(late.starts[other], ends.min() ?? 0)
      }
    }
    return late
  }
}
