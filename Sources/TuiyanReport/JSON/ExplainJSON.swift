// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanPlanning

/// `tuiyan explain --format json`.
///
/// `{scenario, plan, actions, target, unit, period, subject, replications, seed, targets, baseline, contributions:{total,
/// shared_gain, shapley_replications, exact, actions:[{action, unit?, alone, last, shapley, shapley_error}], owners:[{owner,
/// decisions, alone, last, shapley, shapley_error}]}, slips:[{action, unit?, start, losses:[D]}], tornado:[{input, low_end, high_end, low,
/// high}], sensitivity:{replications, groups:[{group, outcome:{first, total}, margin:{first, total}}]}, rivals:[{unit,
/// ahead_now, ahead, overtakes_us, overtaken_by_us}], cut_lines:[{rank, mean, q05 … q95, reached}], next_place, failures,
/// information, violations}`; a difference D is `{difference, low, high}`, an index `{value, low, high}`; an input is
/// `{kind, …ids}`. `plan` is null for the best plan found.
public enum ExplainJSON {
  public static func value(scenario: Scenario, explanation: Explanation, language: Language) -> JSONValue {
    let names = ScenarioNames(scenario)
    let plan = explanation.plan
    var members: [(key: String, value: JSONValue)] = [
      ("scenario", .string(scenario.id)), ("plan", .optional(plan.id)),
      ("actions", .array(plan.judged.choices.map(PlanJSON.choice))), ("target", .string(explanation.focus.id)),
      ("unit", .string(explanation.focus.unit)),
      ("period", .string(scenario.asOf.advanced(by: explanation.focus.step).description)),
      ("subject", subject(explanation.subject)),
      ("worst_future", .optional(explanation.worstFuture)),
      ("replications", .integer(explanation.settings.replications)), ("seed", .unsigned(explanation.settings.seed)),
      ("targets", .array(plan.judged.targets.map { .target($0, withKind: true) })),
      ("baseline", ["targets": .array(plan.baseline.targets.map { .target($0, withKind: false) })]),
      ("contributions", contributions(explanation.contributions)), ("slips", .array(explanation.slips.map(slip))),
    ]
    members += [
      ("tornado", .array(explanation.tornado.map(bar))),
      ("sample_replications", .integer(explanation.sampleReplications)),
      ("sensitivity", sensitivity(explanation.sensitivity)),
      ("rivals", .array((explanation.rivalry?.rivals ?? []).map(rival))),
      ("cut_lines", .array((explanation.rivalry?.cutLines ?? []).map(cutLine))),
      ("next_place", explanation.nextPlace.map(nextPlace) ?? .null),
      ("failures", explanation.failures.map(failures) ?? .null), ("information", information(explanation.information)),
      ("violations", .strings(plan.violations.map { Phrase.violation($0, names: names)[language] })),
    ]
    return .object(members + JSONValue.reservations(scenario, explanation.notes))
  }

  private static func subject(_ subject: Explanation.Subject) -> JSONValue {
    switch subject {
    case .objective: .string("objective")
    case .target: .string("target")
    }
  }

  private static func contributions(_ table: ContributionTable) -> JSONValue {
    [
      "total": .difference(table.total), "shared_gain": .number(table.sharedGain.mean),
      "shapley_replications": .integer(table.shapleyReplications), "exact": .bool(table.isExact),
      "actions": .array(
        table.actions.map { entry in
          .object(
            PlanJSON.decision(entry.action, entry.unit) + [
              ("alone", .difference(entry.alone)), ("last", .difference(entry.last)),
              ("shapley", .number(entry.shapley.mean)), ("shapley_error", .bound(entry.shapley.standardError)),
            ])
        }),
      "owners": .array(
        table.owners.map { entry in
          [
            "owner": .optional(entry.owner), "decisions": .integer(entry.decisions),
            "alone": .difference(entry.alone), "last": .difference(entry.last),
            "shapley": .number(entry.shapley.mean), "shapley_error": .bound(entry.shapley.standardError),
          ]
        }),
    ]
  }

  private static func slip(_ slip: SlipCost) -> JSONValue {
    .object(
      PlanJSON.decision(slip.action, slip.unit) + [
        ("start", .string(slip.start.description)), ("losses", .array(slip.losses.map { .difference($0) })),
      ])
  }

  private static func bar(_ bar: TornadoBar) -> JSONValue {
    [
      "input": input(bar.input), "low_end": .number(bar.ends.low), "high_end": .number(bar.ends.high),
      "low": .estimate(bar.low), "high": .estimate(bar.high),
    ]
  }

  private static func sensitivity(_ table: SensitivityTable) -> JSONValue {
    [
      "replications": .integer(table.replications),
      "groups": .array(
        table.rows.map { row in
          ["group": .string(row.group.rawValue), "outcome": indices(row.outcome), "margin": indices(row.margin)]
        }),
    ]
  }

  private static func indices(_ indices: JansenIndices) -> JSONValue {
    ["first": index(indices.first), "total": index(indices.total), "variance": .number(indices.variance)]
  }

  private static func index(_ index: JansenIndices.Index) -> JSONValue {
    ["value": .number(index.value), "low": .bound(index.low), "high": .bound(index.high)]
  }

  private static func rival(_ rival: Rivalry.Rival) -> JSONValue {
    [
      "unit": .string(rival.unit), "ahead_now": .proportion(rival.aheadNow), "ahead": .proportion(rival.ahead),
      "overtakes_us": .proportion(rival.overtakesUs), "overtaken_by_us": .proportion(rival.overtakenByUs),
    ]
  }

  private static func cutLine(_ line: Rivalry.CutLine) -> JSONValue {
    [
      "rank": .integer(line.rank), "mean": .number(line.mean.mean), "q05": .number(line.quantiles[0]),
      "q25": .number(line.quantiles[1]), "q50": .number(line.quantiles[2]), "q75": .number(line.quantiles[3]),
      "q95": .number(line.quantiles[4]), "reached": .proportion(line.reached),
    ]
  }

  private static func nextPlace(_ next: NextPlace) -> JSONValue {
    [
      "median_rank": .integer(next.medianRank), "goal": .integer(next.goal), "points": .number(next.points),
      "now": .proportion(next.now), "replications": .integer(next.replications),
      "indicators": .array(
        next.indicators.map { change in
          [
            "indicator": .string(change.indicator), "owner": .optional(change.owner), "now": .number(change.now),
            "needed": .optional(change.needed), "share": .optional(change.share),
            "reached": .proportion(change.reached), "cheapest_action": .optional(change.cheapest?.action),
            "money": .optional(change.cheapest?.money),
          ]
        }),
      "owners": .array(
        next.owners.map { change in
          [
            "owner": .string(change.owner), "indicators": .integer(change.indicators),
            "share": .optional(change.share), "reached": .proportion(change.reached),
          ]
        }),
    ]
  }

  private static func failures(_ failures: FailureBoxes) -> JSONValue {
    [
      "rate": .proportion(failures.rate), "replications": .integer(failures.replications),
      "boxes": .array(
        failures.boxes.map { box in
          [
            "conditions": .array(
              box.conditions.map { condition in
                [
                  "input": input(condition.input), "low": .optional(condition.low), "high": .optional(condition.high),
                  "cut_below": .number(condition.cutBelow), "cut_above": .number(condition.cutAbove),
                ]
              }), "support": .proportion(box.support), "coverage": .proportion(box.coverage),
            "density": .proportion(box.density),
          ]
        }),
    ]
  }

  private static func information(_ table: InformationTable) -> JSONValue {
    [
      "replications": .integer(table.replications), "looked": .integer(table.looked),
      "perfect": .estimate(table.perfect),
      "candidates": .array(
        table.candidates.map { candidate in
          [
            "plan": .optional(candidate.id), "actions": .array(candidate.choices.map(PlanJSON.choice)),
            "subject": .estimate(candidate.subject),
          ]
        }),
      "inputs": .array(
        table.rows.map { row in
          [
            "input": input(row.input), "value": .estimate(row.information.value),
            "changed": .number(row.information.changed),
          ]
        }),
    ]
  }

  private static func input(_ input: UncertainInput) -> JSONValue {
    switch input {
    case .group(let group): ["kind": "group", "group": .string(group.rawValue)]
    case .done(let action, let unit): ["kind": "done", "action": .string(action), "unit": .string(unit)]
    case .slip(let action, let unit): ["kind": "slip", "action": .string(action), "unit": .string(unit)]
    case .size(let action, let unit, let effect):
      ["kind": "size", "action": .string(action), "unit": .string(unit), "effect": .integer(effect)]
    case .rival(let unit): ["kind": "rival", "unit": .string(unit)]
    case .future(let id): ["kind": "future", "future": .string(id)]
    }
  }
}
