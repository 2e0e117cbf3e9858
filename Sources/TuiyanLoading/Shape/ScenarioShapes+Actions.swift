// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension ScenarioShapes {
  static let action = Shape.map(
    MapShape(
      "actions[]",
      required: ["id": .text(.id), "units": .named("selector"), "duration": .whole(1, 600)],
      optional: [
        "title": .text(.title), "owner": .text(.id), "each": .flag, "cost": cost, "start": start,
        "slip": .quantity(atLeast: -NumberRule.mostSteps, atMost: NumberRule.mostSteps), "success": .number(0, 1),
        "credit": .number(0, 1),
        "requires": .list(of: .text(.id)), "excludes": .list(of: .text(.id)),
        "effects": .list(of: .named("effect")), "evidence": evidence, "source": .text(.source),
        "note": .text(.free),
      ]))

  private static let cost = Shape.map(
    MapShape("cost", optional: ["money": .number(0), "staff": .number(0)]))

  private static let start = Shape.map(
    MapShape("start", optional: ["earliest": .text(.period), "latest": .text(.period)]))

  private static let evidence = Shape.map(
    MapShape(
      "evidence", required: ["source": .text(.free)],
      optional: ["note": .text(.free), "kind": .word(ProvenanceKind.allCases.map(\.rawValue))]))

  static let effect = Shape.map(
    MapShape(
      "effects[]", required: ["indicator": .text(.id)],
      optional: [
        "add": .quantity(shares: true), "close": .quantity(), "set": .quantity(),
        "rate": .quantity(atLeast: 0, atMost: EventCount.mostPerStep), "delay": .whole(0, 600), "ramp": .number(1, 600),
        "shape": .word(Effect.Ramp.allCases.map(\.rawValue)), "fade": .number(NumberRule(above: 0)),
      ],
      exactlyOne: [["add", "close", "set", "rate"]]))

  static let synergy = Shape.map(
    MapShape(
      "synergies[]",
      required: ["actions": .list(of: .text(.id), atLeast: 2, atMost: nil), "factor": .number(0)],
      optional: ["source": .text(.source), "note": .text(.free)]))

  static let budget = Shape.map(
    MapShape(
      "budget",
      optional: [
        "money": .number(0), "staff_per_step": .number(0), "actions": .whole(0, 1_000_000),
        "per_owner": .whole(0, 1_000_000), "source": .text(.source), "note": .text(.free),
      ]))

  static let future = Shape.map(
    MapShape(
      "futures[]", required: ["id": .text(.id)],
      optional: [
        "title": .text(.title), "probability": .number(0, 1), "from": .text(.period),
        "set": .table(keys: .path, values: .anything, atLeast: 1), "source": .text(.source), "note": .text(.free),
      ]))

  static let plan = Shape.map(
    MapShape(
      "plans[]", required: ["id": .text(.id), "actions": .list(of: planEntry)],
      optional: ["title": .text(.title), "source": .text(.source), "note": .text(.free)]))

  private static let planEntry = Shape.choice([
    .text(.id),
    .map(
      MapShape(
        "plans[].actions[]", required: ["action": .text(.id)],
        optional: ["unit": .text(.id), "start": .text(.period)])),
  ])
}
