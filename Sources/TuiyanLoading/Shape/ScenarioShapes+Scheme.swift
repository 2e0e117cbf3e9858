// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension ScenarioShapes {
  static let scheme = Shape.map(
    MapShape(
      "schemes[]",
      required: ["id": .text(.id), "indicators": .list(of: .named("indicator"), atLeast: 1, atMost: nil)],
      optional: ["title": .text(.title), "source": .text(.source), "note": .text(.free)]))

  /// A group where it has `children`, else a leaf.
  static let indicator = Shape.fork(
    key: "children",
    with: MapShape(
      "indicator group",
      required: [
        "id": .text(.id), "points": .number(0),
        "children": .list(of: .named("indicator"), atLeast: 1, atMost: nil),
      ],
      optional: [
        "title": .text(.title), "owner": .text(.id), "aggregate": .word(Aggregate.allCases.map(\.rawValue)),
        "source": .text(.source), "note": .text(.free),
      ]),
    without: MapShape(
      "indicator",
      required: ["id": .text(.id), "points": .number(0), "score": score],
      optional: [
        "title": .text(.title), "owner": .text(.id), "unit": .text(.title),
        "better": .word(Leaf.Direction.allCases.map(\.rawValue)), "range": .tuple([.number(), .number()]),
        "transform": .word(Leaf.Transform.allCases.map(\.rawValue)), "frontier": .number(), "survey": survey,
        "events": events, "rollup": rollup, "cumulative": cumulative, "source": .text(.source), "note": .text(.free),
      ],
      atMostOne: [["survey", "events", "rollup", "cumulative"]]))

  /// A value that runs up since a period.
  static let cumulative = Shape.map(
    MapShape(
      "cumulative", required: ["since": .text(.period)],
      optional: ["take": .word(RunningTotal.Take.allCases.map(\.rawValue))]))

  private static let survey = Shape.map(
    MapShape(
      "survey", required: ["answers": .whole(1, 1_000_000_000)],
      optional: ["sd": .part(NumberRule(above: 0))]))

  private static let events = Shape.map(
    MapShape(
      "events", required: ["rate": .quantity(atLeast: 0, atMost: EventCount.mostPerStep)],
      optional: ["so_far": .whole(0), "once": .flag]))

  private static let rollup = Shape.map(
    MapShape(
      "rollup",
      required: [
        "of": .map(MapShape("rollup.of", required: ["parent": .word(["self"])])),
        "take": .choice([
          .word(["mean", "min", "sum"]),
          .map(MapShape("rollup.take", required: ["share_at_least": .number()])),
        ]),
      ],
      optional: ["indicator": .text(.id), "board_score": .text(.id), "board_rank_share": .text(.id)],
      exactlyOne: [["indicator", "board_score", "board_rank_share"]]))

  private static let score = Shape.map(
    MapShape(
      "score",
      optional: [
        "linear": .map(MapShape("score.linear", required: ["from": .number(), "to": .number()])),
        "cohort": .map(MapShape("score.cohort", required: ["from": .text(.anchor), "to": .text(.anchor)])),
        "steps": .list(of: .tuple([.number(), .number(0, 1)]), atLeast: 1, atMost: nil),
        "piecewise": .list(of: .tuple([.number(), .number(0, 1)]), atLeast: 2, atMost: nil),
        "per_event": .number(), "floor": .number(), "cap": .number(), "rank": .map(MapShape("score.rank")),
      ],
      exactlyOne: [["linear", "cohort", "steps", "piecewise", "per_event", "rank"]],
      needs: [
        MapShape.Need(key: "floor", others: ["per_event"]), MapShape.Need(key: "cap", others: ["per_event"]),
      ]))
}
