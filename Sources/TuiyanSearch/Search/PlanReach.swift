// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// Which decisions can help which event, and which can only hurt it: what an optimistic bound rests on.
///
/// An event (a target, or one unit's part of it) rests on values: a test of one leaf on that leaf, a test of a score or
/// a rank on all leaves of the scheme that decisions move, both with what is rolled up into them. It has a bound where
/// all of this is certain:
/// - every effect on these values betters them: `add` sizes never negative, `rate` on the good side of 1, no synergy
///   below 1 (`close` and `set` never worsen), no survey whose error depends on the level, roll-ups in one direction;
/// - for scores and ranks, points never fall as values get better;
/// - no decision at once helps the event's units and helps others they are ranked with; where one rival's good can be
///   another's harm (cohort and rank scores, dense ranks, roll-ups of rivals), no decision is for a rival at all;
/// - no effect on these values fades, so that an earlier start is at least as strong.
/// Then the record of the decided slots plus *all* that help, each at its earliest start, has every bit of the event
/// that any completion has.
struct PlanReach: Sendable {
  /// How one target is bounded.
  struct Part: Sendable {
    /// Index into `helpers` for the joint event; nil: not known.
    let joint: Int?
    /// [units]: the same for each unit's own event.
    let units: [Int?]
    /// The joint event is that at least so many units' events hold; nil: the target is not over several units.
    let unitsNeeded: Int?

    var isKnown: Bool { joint != nil || (unitsNeeded != nil && units.allSatisfy { $0 != nil }) }
  }

  /// [classes][slots]: events are of one class where nothing that helps one of them hurts another.
  private var classes: [[SlotSense.Sense]] = []
  /// [classes][slots]: slots that help the events of a class; the others are left out of its optimistic plan.
  var helpers: [[Bool]] { classes.map { $0.map { $0 == .helps } } }
  /// [targets]
  private(set) var parts: [Part] = []
  /// Every event of every target has a bound.
  private(set) var isComplete = true
  /// … and no decision can hurt any event.
  private(set) var isMonotone = true

  init(_ scenario: Scenario, _ rules: PlanRules) {
    let judge = SlotSense(scenario, rules)
    parts = scenario.targets.map { target in
      switch target.clause.scope {
      case .each(let units): part(target.clause, units: units, needed: units.count, judge)
      case .count(let units, let n): part(target.clause, units: units, needed: n, judge)
      case .unit(let unit): Part(joint: add([unit], target.clause, judge), units: [], unitsNeeded: nil)
      case .inherited: Part(joint: nil, units: [], unitsNeeded: nil)
      }
    }
    isComplete = parts.allSatisfy(\.isKnown)
    isMonotone = isComplete && isMonotone
  }

  private mutating func part(_ clause: Clause, units: [String], needed: Int, _ judge: SlotSense) -> Part {
    let each = units.map { add([$0], clause, judge) }
    return Part(joint: add(units, clause, judge), units: each, unitsNeeded: needed)
  }

  /// The class of the event that a clause holds for all (or enough) of `units`; nil where it is not certain.
  private mutating func add(_ units: [String], _ clause: Clause, _ judge: SlotSense) -> Int? {
    guard let senses = judge.classify(units, clause) else { return nil }
    if senses.contains(.hurts) { isMonotone = false }
    for kind in classes.indices {
      if let both = Self.merged(classes[kind], senses) {
        classes[kind] = both
        return kind
      }
    }
    classes.append(senses)
    return classes.count - 1
  }

  /// One class for two kinds of events, where nothing that helps one hurts the other; else nil.
  private static func merged(_ left: [SlotSense.Sense], _ right: [SlotSense.Sense]) -> [SlotSense.Sense]? {
    var both = left
    for slot in left.indices where right[slot] != .neutral {
      if left[slot] != .neutral && left[slot] != right[slot] { return nil }
      both[slot] = right[slot]
    }
    return both
  }
}
