// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanText

/// Holds rows of the table of actions against the scenario, the plan and the last figures, one at a time.
struct ActionReportCheck {
  let scenario: Scenario
  let plan: StoredPlan
  /// The last period of which figures came in; nil: not known, so nothing is held against it.
  let last: Period?
  var diagnostics = Diagnostics()
  private let actions: [String: Action]
  /// The units each action has been reported for; nil: all of them in one row.
  private var reported: [String: Set<String?>] = [:]

  init(_ scenario: Scenario, plan: StoredPlan, last: Period?) {
    self.scenario = scenario
    self.plan = plan
    self.last = last
    actions = Dictionary(scenario.actions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The reports of a table, each held against the scenario and the plan.
  mutating func read(_ bytes: [UInt8], file: String, encoding: TextEncoding) -> [ActionReport] {
    ActionReportTable.read(bytes, file: file, encoding: encoding, step: scenario.step, into: &diagnostics)
      .compactMap { report($0) }
  }

  private mutating func report(_ row: ActionReportRow) -> ActionReport? {
    guard let action = actions[row.action.value] else {
      unknown(.action, row.action, among: scenario.actions.map(\.id))
      return nil
    }
    if let unit = row.unit.value {
      guard action.each else {
        diagnostics.error(.track(.decidedAsOne(action: action.id)), at: row.unit.place)
        return nil
      }
      guard action.units.contains(unit) else {
        unknown(.unit, Located(unit, at: row.unit.place), among: action.units)
        return nil
      }
    }
    guard isNew(action, row) else { return nil }
    if let start = row.start.value, let end = row.end.value, end < start {
      diagnostics.error(.time(.reversed(first: start.description, last: end.description)), at: row.end.place)
    } else {
      switch row.status {
      case .done, .notCredited: checkFinished(action, row)
      case .running: checkRunning(action, row)
      case .late: checkLate(action, row)
      }
    }
    return ActionReport(
      action: action.id, unit: row.unit.value, status: row.status, start: row.start.value, end: row.end.value)
  }

  private mutating func unknown(_ kind: ReferenceProblem.Kind, _ id: Located<String>, among known: [String]) {
    diagnostics.error(
      .reference(.unknown(kind, id.value, nearest: NearestName.of(id.value, among: known))), at: id.place)
  }

  /// One row for an action, or one for each unit it is decided for.
  private mutating func isNew(_ action: Action, _ row: ActionReportRow) -> Bool {
    let unit = row.unit.value
    let before = reported[action.id, default: []]
    reported[action.id, default: []].insert(unit)
    if before.contains(unit) {
      diagnostics.error(.track(.reportedTwice(action: action.id, unit: unit)), at: row.action.place)
      return false
    }
    guard before.isEmpty || (unit != nil && !before.contains(nil)) else {
      let apart = unit ?? before.compactMap { $0 }.min() ?? ""
      diagnostics.error(.track(.reportedWholeAndApart(action: action.id, unit: apart)), at: row.action.place)
      return false
    }
    return true
  }

  // MARK: - Time

  /// When the plan begins what a row is about, unit by unit.
  private func planned(_ action: Action, _ row: ActionReportRow) -> [Period] {
    let slots: [String?] =
      if let unit = row.unit.value { [unit] } else if action.each { action.units } else { [nil] }
    return slots.compactMap { unit in
      let entry = plan.entries.last {
        $0.action == action.id && (unit == nil || $0.unit == nil || $0.unit == unit)
      }
      return entry.map { $0.start ?? action.earliest }
    }
  }

  /// What is done ended, and began, by the last figures.
  private mutating func checkFinished(_ action: Action, _ row: ActionReportRow) {
    guard isPast(row.end, row), isPast(row.start, row) else { return }
    checkPlanned(action, row, by: row.end.value ?? last)
  }

  /// What is running began by the last figures and has no end.
  private mutating func checkRunning(_ action: Action, _ row: ActionReportRow) {
    checkEndless(row)
    guard isPast(row.start, row) else { return }
    checkPlanned(action, row, by: last)
  }

  /// What is late begins later than planned, and has no end.
  private mutating func checkLate(_ action: Action, _ row: ActionReportRow) {
    checkEndless(row)
    guard let start = row.start.value else { return }
    if let first = planned(action, row).min(), start < first {
      diagnostics.error(
        .track(.notLate(start: start.description, planned: first.description)), at: row.start.place)
    } else if start > scenario.horizon {
      diagnostics.warning(
        .time(.afterHorizon(start.description, horizon: scenario.horizon.description)), at: row.start.place)
    }
  }

  /// Where no start is stated the planned one holds, which must not be still to come.
  private mutating func checkPlanned(_ action: Action, _ row: ActionReportRow, by limit: Period?) {
    guard row.start.value == nil, let limit, let planned = planned(action, row).max(), planned > limit else { return }
    diagnostics.error(
      .track(.plannedLater(action: action.id, planned: planned.description, by: limit.description)),
      at: row.start.place)
  }

  private mutating func checkEndless(_ row: ActionReportRow) {
    guard row.end.value != nil else { return }
    diagnostics.error(.track(.endOfUnfinished(row.status)), at: row.end.place)
  }

  private mutating func isPast(_ period: Located<Period?>, _ row: ActionReportRow) -> Bool {
    guard let last, let value = period.value, value > last else { return true }
    diagnostics.error(
      .track(.notYet(row.status, period: value.description, last: last.description)), at: period.place)
    return false
  }
}
