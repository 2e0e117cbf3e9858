// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanPlanning

/// `tuiyan compare --format json`.
///
/// Plans: `{scenario, replications, seed, compared_with, plans:[{plan, actions, cost, targets, objective, differences:[{target,
/// difference, low, high}], objective_difference, standings:[{board, unit, score, rank}], violations}]}`; versions:
/// `{scenario, against, plan, replications, seed, other_seed, targets:[{id, before, after, change}], parts:[{part, unchanged,
/// differences:[{target, difference, low, high}]}], unshared, undivided}`.
public enum CompareJSON {
  /// Plans side by side.
  public static func value(scenario: Scenario, comparison: PlanComparison, language: Language) -> JSONValue {
    let names = ScenarioNames(scenario)
    let members: [(key: String, value: JSONValue)] = [
      ("scenario", .string(scenario.id)), ("replications", .integer(comparison.settings.replications)),
      ("seed", .unsigned(comparison.settings.seed)), ("compared_with", .optional(comparison.entries.first?.id)),
      ("plans", .array(comparison.entries.map { entry($0, scenario, names, language) })),
    ]
    return .object(members + JSONValue.reservations(scenario, comparison.notes))
  }

  private static func entry(
    _ entry: PlanComparison.Entry, _ scenario: Scenario, _ names: ScenarioNames, _ language: Language
  ) -> JSONValue {
    [
      "plan": .string(entry.id), "actions": .array(entry.judged.choices.map(PlanJSON.choice)),
      "cost": [
        "money": .number(entry.judged.cost.money), "peak_staff": .number(entry.judged.cost.peakStaff),
        "actions": .integer(entry.judged.cost.actions),
      ],
      "targets": .array(entry.judged.targets.map { .target($0, withKind: true) }),
      "objective": .estimate(entry.judged.objective),
      "differences": .array(
        zip(scenario.targets, entry.differences).map { target, difference in
          [
            "target": .string(target.id), "difference": .number(difference.mean), "low": .bound(difference.low),
            "high": .bound(difference.high),
          ]
        }),
      "objective_difference": .difference(entry.objective),
      "standings": .array(
        entry.standings.map { standing in
          [
            "board": .string(standing.board), "unit": .string(standing.unit), "score": .estimate(standing.score),
            "rank": .estimate(standing.rank),
          ]
        }),
      "violations": .strings(entry.violations.map { Phrase.violation($0, names: names)[language] }),
    ]
  }

  /// What changed between versions.
  public static func value(scenario: Scenario, comparison: VersionComparison) -> JSONValue {
    let members: [(key: String, value: JSONValue)] = [
      ("scenario", .string(scenario.id)), ("against", .string(comparison.otherID)),
      ("plan", .string(comparison.plan.id)), ("replications", .integer(comparison.settings.replications)),
      ("seed", .unsigned(comparison.settings.seed)), ("other_seed", .unsigned(comparison.otherSeed)),
      (
        "targets",
        .array(
          comparison.targets.map { target in
            [
              "id": .string(target.id), "before": .proportion(target.before), "after": .proportion(target.after),
              "change": .number(target.after.value - target.before.value),
            ]
          })
      ),
      (
        "parts",
        .array(
          comparison.changes.map { change in
            [
              "part": .string(change.part.rawValue), "unchanged": .bool(change.isNothing),
              "differences": .array(
                zip(comparison.divided, change.differences).map { target, difference in
                  [
                    "target": .string(target.id), "difference": .number(difference.mean),
                    "low": .bound(difference.low), "high": .bound(difference.high),
                  ]
                }),
            ]
          })
      ),
      ("unshared", .strings(comparison.unshared)),
      ("undivided", .strings(comparison.targets.filter { !$0.isDivided }.map(\.id))),
    ]
    return .object(members + JSONValue.reservations(scenario))
  }
}
