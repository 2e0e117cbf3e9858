// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanReview
import TuiyanSimulation

/// `tuiyan track --format json`; what it writes can be given to `--since` next time.
public enum TrackJSON {
  public static func value(scenario: Scenario, outcome: TrackOutcome) -> JSONValue {
    let members: [(key: String, value: JSONValue)] = [
      ("scenario", .string(scenario.id)), ("digest", .string(scenario.digest)), ("plan", .string(outcome.plan.id)),
      ("as_of", .string(scenario.asOf.description)), ("data_to", .string(outcome.dataTo.description)),
      ("horizon", .string(scenario.horizon.description)), ("replications", .integer(outcome.settings.replications)),
      ("seed", .unsigned(outcome.settings.seed)),
      ("compared_with", .string((outcome.baseline?.dataTo ?? scenario.asOf).description)),
      ("targets", .array(outcome.changes.map(target))), ("due", .strings(outcome.closed.map(\.target))),
      ("settled", .array(outcome.closed.compactMap(settled))),
      ("readings", .array(outcome.readings.map(reading))), ("actions", .array(outcome.actions.map(action))),
      ("action_reports", .array(outcome.reports.map(report))), ("carried", .integer(outcome.carried)),
      ("unused", .array(outcome.unused.map(unused))),
    ]
    return .object(members + JSONValue.reservations(scenario))
  }

  private static func settled(_ closed: ClosedTarget) -> JSONValue? {
    closed.isMet.map { ["id": .string(closed.target), "met": .bool($0)] }
  }

  private static func unused(_ figures: UnusedFigures) -> JSONValue {
    let reason =
      switch figures.reason {
      case .madeOfLeaves: "made_of_indicators"
      case .madeOfTotal: "made_of_total"
      case .orderIsIncomplete: "order_incomplete"
      case .orderIsContradicted: "order_contradicted"
      }
    return [
      "reason": .string(reason), "totals": .integer(figures.totals), "ranks": .integer(figures.ranks),
      "units": .strings(figures.units),
    ]
  }

  private static func target(_ change: TargetChange) -> JSONValue {
    guard case .object(let members) = JSONValue.target(change.now, withKind: true) else { return .null }
    let more: [(key: String, value: JSONValue)] = [
      (
        "before",
        [
          "probability": .number(change.before.value), "low": .number(change.before.low),
          "high": .number(change.before.high),
        ]
      ),
      (
        "changes",
        .array(
          change.parts.map {
            [
              "cause": .string(cause($0.cause)), "difference": .number($0.difference), "error": .number($0.error),
            ]
          })
      ),
    ]
    return .object(members + more)
  }

  private static func cause(_ cause: TargetChange.Cause) -> String {
    switch cause {
    case .rerun: "rerun"
    case .actions: "actions"
    case .time: "time"
    case .ownData: "own_data"
    case .rivals: "rivals"
    }
  }

  private static func reading(_ reading: TrackReading) -> JSONValue {
    let subject: [(key: String, value: JSONValue)] =
      switch reading.subject {
      case .leaf(let leaf): [("kind", .string("indicator")), ("indicator", .string(leaf))]
      case .score(let board): [("kind", .string("score")), ("board", .string(board))]
      case .rank(let board): [("kind", .string("rank")), ("board", .string(board))]
      }
    let members: [(key: String, value: JSONValue)] = [
      ("owner", .optional(reading.owner)), ("period", .string(reading.period.description)),
      ("value", .number(reading.value)), ("q05", .number(reading.q05)), ("q25", .number(reading.q25)),
      ("q50", .number(reading.q50)), ("q75", .number(reading.q75)), ("q95", .number(reading.q95)),
      ("light", .string(light(reading.light))), ("better", .number(reading.better)), ("ours", .bool(reading.isOurs)),
    ]
    return .object([("unit", .string(reading.unit))] + subject + members)
  }

  private static func light(_ light: TrackLight) -> String {
    switch light {
    case .green: "green"
    case .amber: "amber"
    case .red: "red"
    }
  }

  private static func action(_ action: TrackedAction) -> JSONValue {
    [
      "action": .string(action.action), "unit": .optional(action.unit), "owner": .optional(action.owner),
      "standing": .string(standing(action.standing)), "planned": .optional(action.planned?.description),
      "start": .string(action.start.description), "late_by": action.delay.map { .integer($0) } ?? .null,
      "counts_from": .optional(action.inForceFrom?.description),
    ]
  }

  private static func standing(_ standing: TrackedAction.Standing) -> String {
    switch standing {
    case .assumedOnPlan: "assumed_on_plan"
    case .ahead: "ahead"
    case .reported(let status): status.rawValue
    }
  }

  private static func report(_ report: ActionReport) -> JSONValue {
    [
      "action": .string(report.action), "unit": .optional(report.unit), "status": .string(report.status.rawValue),
      "start": .optional(report.start?.description), "period": .optional(report.end?.description),
    ]
  }
}
