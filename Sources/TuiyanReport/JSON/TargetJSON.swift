// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanSimulation

extension JSONValue {
  /// A target's members: `{id, kind?, probability, low, high, by_unit?, expected?, expected_error?, by_future?}`.
  static func target(_ outcome: TargetOutcome, withKind: Bool) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = [("id", .string(outcome.id))]
    if withKind { members.append(("kind", .string(kind(outcome.kind)))) }
    members += [
      ("probability", .number(outcome.probability.value)), ("low", .number(outcome.probability.low)),
      ("high", .number(outcome.probability.high)),
    ]
    if let units = outcome.byUnit {
      members.append(
        ("by_unit", .array(units.map { ["unit": .string($0.unit), "probability": .number($0.probability.value)] })))
    }
    if let expected = outcome.expected {
      members += [("expected", .number(expected.mean)), ("expected_error", .bound(expected.standardError))]
    }
    if let futures = outcome.byFuture, !futures.isEmpty {
      members.append(
        ("by_future", .array(futures.map { ["id": .string($0.future), "probability": .number($0.probability.value)] })))
    }
    return .object(members)
  }

  private static func kind(_ kind: Target.Kind) -> String {
    switch kind {
    case .ensure: "ensure"
    case .strive: "strive"
    }
  }

  /// What every report must say: that figures are invented, what was set on the command line, and which leaves were not
  /// drawn one by one; only where it is so.
  static func reservations(_ scenario: Scenario, _ notes: [ModelNote] = []) -> [(key: String, value: JSONValue)] {
    (scenario.illustrative ? [("illustrative", .bool(true))] : [])
      + (scenario.changes.isEmpty ? [] : [("changes", .strings(scenario.changes))])
      + notes.compactMap { note in
        guard case .summed(let sums) = note else { return nil }
        return (
          "summed", ["leaves": .integer(sums.leaves), "units": .integer(sums.units), "bound": .number(sums.bound)]
        )
      }
  }
}
