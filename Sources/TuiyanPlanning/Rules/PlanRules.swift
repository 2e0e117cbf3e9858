// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanSimulation

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

  var facts: [PlanRuleBook.Slot] { book.facts }
  /// [slots]: clauses that must all hold; one holds where any of its slots is in the plan and ends in time.
  var needs: [[[Int]]] { book.needs }
  /// [slots]: the slots that name it in a clause.
  var neededBy: [[Int]] { book.neededBy }
  /// [slots]: the slots that may not be in the plan beside it.
  var conflicts: [[Int]] { book.conflicts }
  /// Every slot after all that it may need.
  var order: [Int] { book.order }
  var owners: [String] { book.owners }
  var asOf: Period { book.asOf }
  /// [slots]: its action's window as written, for messages.
  var windows: [ClosedRange<Int>] { book.windows }

  /// The same rules with another limit on money.
  public func withMoney(_ money: Double?) -> PlanRules {
    var copy = self
    copy.limits.money = money
    return copy
  }

  /// The empty plan.
  public var nothing: PlanVector { .nothing(slots: slots.count) }

  /// The first step after the last one a slot runs, when it starts at `start`.
  func end(_ slot: Int, _ start: Int) -> Int { start + facts[slot].duration }

  /// The steps at which a slot runs, inside the run.
  func running(_ slot: Int, _ start: Int) -> Range<Int> {
    let first = max(1, start)
    return first..<max(first, min(steps + 1, start + facts[slot].duration))
  }

  /// Whether a clause holds for something that starts at `start`.
  func holds(_ clause: [Int], at start: Int, in starts: [Int]) -> Bool {
    clause.contains { starts[$0] > 0 && end($0, starts[$0]) <= start }
  }

  /// Whether all a slot needs is in the plan and ends in time.
  func needsAreMet(_ slot: Int, in starts: [Int]) -> Bool {
    needs[slot].allSatisfy { holds($0, at: starts[slot], in: starts) }
  }
}
