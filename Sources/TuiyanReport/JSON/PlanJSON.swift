// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanPlanning

/// `tuiyan plan --format json`.
public enum PlanJSON {
  /// The outcome with the keys of the interface.
  public static func value(scenario: Scenario, outcome: PlanOutcome) -> JSONValue {
    let members: [(key: String, value: JSONValue)] = [
      ("scenario", .string(scenario.id)), ("replications", .integer(outcome.settings.replications)),
      ("seed", .unsigned(outcome.settings.seed)), ("feasible", .bool(outcome.feasible)),
      ("proved", .bool(outcome.proved)), ("gap", .optional(outcome.gap)), ("best", best(outcome.best)),
      ("baseline", ["targets": targets(outcome.baseline)]), ("ties", .array(outcome.ties.map(tie))),
      ("contributions", .array(outcome.contributions.map(contribution))),
      (
        "verified_on",
        ["replications": .integer(outcome.verificationReplications), "seed": .unsigned(outcome.verificationSeed)]
      ),
      ("needed_budget", .optional(outcome.neededBudget)), ("borderline", .strings(outcome.borderline)),
      // The search only ever builds plans that keep every rule.
      ("violations", .array([])), ("evaluations", .integer(outcome.evaluations)), ("digest", .string(scenario.digest)),
      ("figures", figures(scenario.provenance)),
    ]
    let stopped: [(key: String, value: JSONValue)] = outcome.wasStopped ? [("interrupted", .bool(true))] : []
    return .object(members + stopped + JSONValue.reservations(scenario, outcome.notes))
  }

  /// How many of the scenario's numbers come from where.
  private static func figures(_ count: ProvenanceCount) -> JSONValue {
    [
      "document": .integer(count.document), "assumed": .integer(count.assumed), "masked": .integer(count.masked),
      "unstated": .integer(count.unstated),
    ]
  }

  private static func best(_ plan: JudgedPlan) -> JSONValue {
    [
      "actions": actions(plan.choices),
      "cost": [
        "money": .number(plan.cost.money), "peak_staff": .number(plan.cost.peakStaff),
        "actions": .integer(plan.cost.actions),
      ],
      "targets": targets(plan), "objective": .number(plan.objective.mean),
    ]
  }

  private static func targets(_ plan: JudgedPlan) -> JSONValue {
    .array(plan.targets.map { .target($0, withKind: false) })
  }

  private static func actions(_ choices: [Choice]) -> JSONValue {
    .array(choices.map(choice))
  }

  /// `{action, unit?, start}`.
  static func choice(_ choice: Choice) -> JSONValue {
    .object(decision(choice.action, choice.unit) + [(key: "start", value: .string(choice.start.description))])
  }

  static func decision(_ action: String, _ unit: String?) -> [(key: String, value: JSONValue)] {
    [("action", .string(action))] + (unit.map { [("unit", .string($0))] } ?? [])
  }

  private static func tie(_ plan: TiedPlan) -> JSONValue {
    [
      "actions": actions(plan.choices), "objective": .number(plan.objective.mean),
      "difference": .number(plan.difference.mean), "low": .bound(plan.low),
      "high": .bound(plan.high),
    ]
  }

  private static func contribution(_ entry: Contribution) -> JSONValue {
    .object(
      decision(entry.action, entry.unit) + [
        ("alone", .number(entry.alone.mean)), ("last", .number(entry.last.mean)),
        ("shapley", .number(entry.shapley.mean)),
        ("shapley_error", .bound(entry.shapley.standardError)), ("must_do_share", .number(entry.mustDoShare)),
      ])
  }
}
