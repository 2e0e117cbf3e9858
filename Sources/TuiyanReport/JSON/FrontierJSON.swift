// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanPlanning

/// `tuiyan frontier --format json`.
///
/// `{scenario, replications, seed, verified_on:{replications, seed}, search_replications, budgets[], budget, curves:[{aim:
/// ensure|strive, candidates, steps:[{money, value:{mean, low, high}, gain:{difference, low, high}|null, keeps_promises,
/// actions, cost, targets}]}]}`.
public enum FrontierJSON {
  public static func value(scenario: Scenario, frontier: Frontier) -> JSONValue {
    let members: [(key: String, value: JSONValue)] = [
      ("scenario", .string(scenario.id)), ("replications", .integer(frontier.settings.replications)),
      ("seed", .unsigned(frontier.settings.seed)),
      (
        "verified_on",
        ["replications": .integer(frontier.settings.replications), "seed": .unsigned(frontier.verificationSeed)]
      ),
      ("search_replications", .integer(frontier.searchReplications)), ("budgets", .numbers(frontier.budgets)),
      ("budget", .optional(frontier.budget)),
      (
        "curves",
        .array(
          frontier.curves.map { curve in
            [
              "aim": .string(curve.aim.rawValue), "candidates": .integer(curve.candidates),
              "steps": .array(curve.steps.map(step)),
            ]
          })
      ),
    ]
    return .object(members + JSONValue.reservations(scenario, frontier.notes))
  }

  private static func step(_ step: Frontier.Step) -> JSONValue {
    [
      "money": .number(step.plan.cost.money), "value": .estimate(step.value),
      "gain": step.gain.map { .difference($0) } ?? .null, "keeps_promises": .bool(step.keepsPromises),
      "actions": .array(step.plan.choices.map(PlanJSON.choice)),
      "cost": [
        "money": .number(step.plan.cost.money), "peak_staff": .number(step.plan.cost.peakStaff),
        "actions": .integer(step.plan.cost.actions),
      ], "targets": .array(step.plan.targets.map { .target($0, withKind: true) }),
    ]
  }
}
