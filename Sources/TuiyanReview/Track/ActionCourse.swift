// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanPlans

/// How one decision goes, as far as plan and reports tell.
///
/// - done: it has succeeded, and its effects count from the period after its reported end (else as long as it takes, but
///   by now at the latest); not credited: the same, and its effects never come.
/// - running: it began when reported (else as planned) and its effects count no sooner than next period; whether it
///   succeeds is left to chance. Late and begun: the same. Late and not begun: it begins when reported, else next
///   period at the earliest.
/// - nothing reported: it begins, or has begun, as planned; whether it succeeds is left to chance.
struct ActionCourse {
  let slot: ActionSlot
  let action: Action
  let planned: Period?
  let report: ActionReport?
  let start: Period
  /// Settled first period of its effects, before their delays.
  let inForceFrom: Period?
  let success: Double?
  let credit: Double?

  /// - Parameter now: the last period of which anything is known.
  init?(_ slot: ActionSlot, action: Action, planned: Period?, report: ActionReport?, now: Period) {
    guard planned != nil || report != nil else { return nil }
    self.slot = slot
    self.action = action
    self.planned = planned
    self.report = report
    let next = now.advanced(by: 1)
    let begun = report?.start ?? planned ?? report?.end?.advanced(by: 1 - action.duration) ?? now
    let ends = begun.advanced(by: action.duration)
    switch report?.status {
    case nil: (start, inForceFrom, success, credit) = (begun, nil, nil, nil)
    case .done, .notCredited:
      start = begun
      inForceFrom = min(report?.end?.advanced(by: 1) ?? ends, next)
      success = 1
      credit = report?.status == .notCredited ? 0 : nil
    case .running: (start, inForceFrom, success, credit) = (min(begun, now), max(ends, next), nil, nil)
    case .late:
      start = report?.start ?? max(begun, next)
      inForceFrom = start <= now ? max(start.advanced(by: action.duration), next) : nil
      (success, credit) = (nil, nil)
    }
  }

  /// Every decision of a plan, and those that are reported besides.
  static func all(of scenario: Scenario, plan: StoredPlan, reports: [ActionReport], now: Period) -> [ActionCourse] {
    ActionSlot.all(of: scenario).compactMap { slot in
      let action = scenario.actions[slot.action]
      let entry = plan.entries.last {
        $0.action == action.id && (slot.unit == nil || $0.unit == nil || $0.unit == slot.unit)
      }
      let own = reports.filter { $0.action == action.id }
      let report = own.first { $0.unit == slot.unit } ?? own.first { $0.unit == nil }
      return ActionCourse(
        slot, action: action, planned: entry.map { $0.start ?? action.earliest }, report: report, now: now)
    }
  }

  /// What has come to pass by a period.
  private func lock(at asOf: Period) -> ActionLock? {
    let settled = inForceFrom ?? (start <= asOf ? start.advanced(by: action.duration) : nil)
    guard settled != nil || success != nil || credit != nil else { return nil }
    return ActionLock(inForceFrom: settled, success: success, credit: credit)
  }

  /// The scenario's actions with what has come to pass of them by a period.
  static func actions(of scenario: Scenario, _ courses: [ActionCourse], at asOf: Period) -> [Action] {
    scenario.actions.enumerated().map { index, action in
      var locks: [String: ActionLock] = [:]
      for course in courses where course.slot.action == index {
        guard let lock = course.lock(at: asOf) else { continue }
        for unit in course.slot.unit.map({ [$0] }) ?? action.units { locks[unit] = lock }
      }
      return locks.isEmpty ? action : action.with(locks: locks)
    }
  }

  /// The plan as it goes, for a run that begins after a period.
  static func plan(_ plan: StoredPlan, _ courses: [ActionCourse], after asOf: Period) -> StoredPlan {
    StoredPlan(
      id: plan.id, title: plan.title,
      entries: courses.map {
        StoredPlan.Entry(action: $0.action.id, unit: $0.slot.unit, start: max($0.start, asOf.advanced(by: 1)))
      })
  }

  /// How it reads.
  func tracked(now: Period) -> TrackedAction {
    let standing: TrackedAction.Standing =
      report.map { .reported($0.status) } ?? (start <= now ? .assumedOnPlan : .ahead)
    return TrackedAction(
      action: action.id, unit: slot.unit, owner: action.owner, standing: standing, planned: planned, start: start,
      delay: planned.map { start.ordinal - $0.ordinal }, inForceFrom: inForceFrom)
  }
}

extension Action {
  /// The same action with what has come to pass of it.
  func with(locks: [String: ActionLock]) -> Action {
    Action(
      id: id, title: title, owner: owner, units: units, each: each, money: money, staff: staff, earliest: earliest,
      latest: latest, duration: duration, slip: slip, success: success, credit: credit, requires: requires,
      excludes: excludes, effects: effects, evidence: evidence, locks: locks)
  }
}
