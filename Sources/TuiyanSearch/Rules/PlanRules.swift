// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanPlans

/// Which plans are allowed: windows, budgets, what needs and what excludes what; all on planned steps.
///
/// A step is h = period − as_of, 1 … `steps`. A run that would go on past the horizon is counted only inside it.
public struct PlanRules: Sendable {
  public var limits: PlanLimits
  private let book: PlanRuleBook

  public init(_ scenario: Scenario) {
    limits = PlanLimits(scenario)
    book = PlanRuleBook(scenario)
  }

  /// In the order of `ActionSlot.all(of:)`.
  public var slots: [ActionSlot] { book.slots }
  /// Steps from as_of (exclusive) to the horizon (inclusive).
  public var steps: Int { book.steps }

  package var facts: [PlanRuleBook.Slot] { book.facts }
  var burdens: [PlanRuleBook.Burden] { book.burdens }
  /// [slots]: clauses that must all hold; one holds where any of its slots is in the plan and ends in time.
  package var needs: [[[Int]]] { book.needs }
  /// [slots]: the slots that name it in a clause.
  package var neededBy: [[Int]] { book.neededBy }
  /// [slots]: the slots that may not be in the plan beside it.
  package var conflicts: [[Int]] { book.conflicts }
  /// Every slot after all that it may need.
  package var order: [Int] { book.order }
  package var owners: [String] { book.owners }
  package var asOf: Period { book.asOf }
  /// [slots]: its action's window as written, for messages.
  package var windows: [ClosedRange<Int>] { book.windows }

  /// What all decisions together would cost.
  public var moneyOfAll: Double { facts.reduce(0) { $0 + $1.money } }

  /// The same rules with another limit on money.
  public func withMoney(_ money: Double?) -> PlanRules {
    var copy = self
    copy.limits.money = money
    return copy
  }

  /// The empty plan.
  public var nothing: PlanVector { .nothing(slots: slots.count) }

  /// The first step after the last one a slot runs, when it starts at `start`.
  package func end(_ slot: Int, _ start: Int) -> Int { start + burdens[slot].duration }

  /// The steps at which a slot runs, inside the run.
  package func running(_ slot: Int, _ start: Int) -> Range<Int> {
    burdens[slot].running(from: start, within: steps)
  }

  /// Whether a clause holds for something that starts at `start`.
  package func holds(_ clause: [Int], at start: Int, in starts: [Int]) -> Bool {
    clause.contains { starts[$0] > 0 && end($0, starts[$0]) <= start }
  }

  /// Whether all a slot needs is in the plan and ends in time.
  package func needsAreMet(_ slot: Int, in starts: [Int]) -> Bool { needsAreMet(slot, at: starts[slot], in: starts) }

  /// The same if it started at a step.
  func needsAreMet(_ slot: Int, at start: Int, in starts: [Int]) -> Bool {
    needs[slot].allSatisfy { holds($0, at: start, in: starts) }
  }
}
