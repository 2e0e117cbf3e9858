// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanPlans

/// What a scenario's rules say of each decision, budgets aside; made once and shared by all copies of the rules.
package final class PlanRuleBook: Sendable {
  /// One decision and what it takes.
  package struct Slot: Sendable {
    package let action: String
    package let unit: String?
    /// Index into the scenario's owners; nil: nobody's.
    package let owner: Int?
    package let money: Double
    package let staff: Double
    package let duration: Int
    /// First and last step at which it may start; empty where the window lies outside the run.
    package let window: Range<Int>
    /// The units it acts on.
    package let units: [String]
  }

  /// What one decision takes, as plain values: loops copy them without counting references.
  struct Burden {
    let owner: Int?
    let money: Double
    let staff: Double
    let duration: Int

    init(_ slot: Slot) {
      owner = slot.owner
      money = slot.money
      staff = slot.staff
      duration = slot.duration
    }

    /// The steps at which it runs, inside a run of so many steps.
    func running(from start: Int, within steps: Int) -> Range<Int> {
      let first = max(1, start)
      return first..<max(first, min(steps + 1, start + duration))
    }
  }

  /// In the order of `ActionSlot.all(of:)`.
  let slots: [ActionSlot]
  /// Steps from as_of (exclusive) to the horizon (inclusive).
  let steps: Int

  let facts: [Slot]
  /// [slots]: of `facts`.
  let burdens: [Burden]
  /// [slots]: clauses that must all hold; one holds where any of its slots is in the plan and ends in time.
  let needs: [[[Int]]]
  /// [slots]: the slots that name it in a clause.
  let neededBy: [[Int]]
  /// [slots]: the slots that may not be in the plan beside it.
  let conflicts: [[Int]]
  /// Every slot after all that it may need.
  let order: [Int]
  let owners: [String]
  let asOf: Period
  /// [slots]: its action's window as written, for messages.
  let windows: [ClosedRange<Int>]

  init(_ scenario: Scenario) {
    let slots = ActionSlot.all(of: scenario)
    let steps = scenario.horizon.ordinal - scenario.asOf.ordinal
    let owners = scenario.owners.map(\.id)
    self.slots = slots
    self.steps = steps
    self.owners = owners
    asOf = scenario.asOf
    windows = slots.map { slot in
      let action = scenario.actions[slot.action]
      let earliest = action.earliest.ordinal - scenario.asOf.ordinal
      return earliest...max(earliest, action.latest.ordinal - scenario.asOf.ordinal)
    }
    facts = zip(slots, windows).map { slot, window in
      let action = scenario.actions[slot.action]
      let first = max(1, window.lowerBound)
      return Slot(
        action: action.id, unit: slot.unit, owner: action.owner.flatMap { owners.firstIndex(of: $0) },
        money: action.money, staff: action.staff, duration: action.duration,
        window: first..<max(first, min(steps, window.upperBound) + 1), units: slot.unit.map { [$0] } ?? action.units)
    }
    burdens = facts.map(Burden.init)
    needs = Self.clauses(facts, scenario)
    neededBy = Self.inverse(needs)
    conflicts = Self.conflicts(facts, scenario)
    order = Self.requiredFirst(needs)
  }
}

extension PlanRuleBook {
  /// For every unit of the slot and every action it requires: the slot of that action on that unit, or, where it does
  /// not act there, any of its slots.
  private static func clauses(_ facts: [Slot], _ scenario: Scenario) -> [[[Int]]] {
    let slotsOf = Dictionary(grouping: facts.indices) { facts[$0].action }
    let requires = Dictionary(scenario.actions.map { ($0.id, $0.requires) }) { first, _ in first }
    return facts.map { fact in
      var seen: Set<[Int]> = []
      return (requires[fact.action] ?? []).flatMap { required in
        let candidates = slotsOf[required] ?? []
        return fact.units.map { unit in
          let here = candidates.filter { facts[$0].units.contains(unit) }
          return here.isEmpty ? candidates : here
        }
      }.filter { seen.insert($0).inserted }
    }
  }

  private static func inverse(_ needs: [[[Int]]]) -> [[Int]] {
    var result = Array(repeating: [Int](), count: needs.count)
    for slot in needs.indices {
      for needed in Set(needs[slot].joined()).sorted() { result[needed].append(slot) }
    }
    return result
  }

  private static func conflicts(_ facts: [Slot], _ scenario: Scenario) -> [[Int]] {
    let excludes = Dictionary(scenario.actions.map { ($0.id, Set($0.excludes)) }) { first, _ in first }
    return facts.indices.map { slot in
      facts.indices.filter { other in
        let clash =
          excludes[facts[slot].action]?.contains(facts[other].action) == true
          || excludes[facts[other].action]?.contains(facts[slot].action) == true
        return clash && slot != other && facts[slot].units.contains { facts[other].units.contains($0) }
      }
    }
  }

  private static func requiredFirst(_ needs: [[[Int]]]) -> [Int] {
    var visited = Array(repeating: false, count: needs.count)
    var order: [Int] = []
    func visit(_ slot: Int) {
      guard !visited[slot] else { return }
      visited[slot] = true
      for needed in Set(needs[slot].joined()).sorted() { visit(needed) }
      order.append(slot)
    }
    for slot in needs.indices { visit(slot) }
    return order
  }
}
