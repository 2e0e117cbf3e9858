// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

extension ScenarioShapes {
  /// Keys that say what must hold; exactly one of them stands in a clause.
  static let tests = [
    "rank", "rank_gain", "score", "value", "not_bottom", "share_of_indicators", "events", "all_of", "any_of",
    "at_least",
  ]

  static let target = MapShape(
    clauseNamed: "targets[]",
    adding: [
      ("id", .text(.id), true), ("title", .text(.title), false), ("kind", .word(["ensure", "strive"]), true),
      ("confidence", .number(NumberRule(above: 0, below: 1)), false),
      ("weight", .number(NumberRule(above: 0)), false), ("objective", .word(["expected", "joint"]), false),
      ("source", .text(.source), false), ("note", .text(.free), false),
    ],
    conditions: [
      MapShape.Condition(key: "kind", value: "ensure", requires: ["confidence"], forbids: ["weight", "objective"]),
      MapShape.Condition(key: "kind", value: "strive", requires: [], forbids: ["confidence"]),
    ])

  static let clause = MapShape(clauseNamed: "clause", adding: [], conditions: [])

  fileprivate static let clauseKeys: KeyValuePairs<String, Shape> = [
    "board": .text(.id), "unit": .text(.id), "each": .named("selector"), "count": count, "by": .text(.period),
    "throughout": .tuple([.text(.period), .text(.period)]), "indicator": .text(.id), "rank": atMostRank,
    "rank_gain": .map(MapShape("rank_gain", required: ["at_least": places, "since": .text(.since)])),
    "score": .map(MapShape("score", required: ["at_least": .number()])), "value": .map(bound("value")),
    "not_bottom": .whole(1, 1_000_000), "share_of_indicators": shareOfIndicators,
    "events": .map(bound("events", required: ["indicator": .text(.id)])), "all_of": members, "any_of": members,
    "at_least": .map(MapShape("at_least", required: ["n": .whole(1, 1_000_000), "of": members])),
  ]

  /// Places won or lost.
  private static let places = Shape.number(-NumberRule.worstRank, NumberRule.worstRank)

  private static let count = Shape.map(
    MapShape("count", required: ["of": .named("selector"), "at_least": .whole(1, 1_000_000)]))

  private static let members = Shape.list(of: .named("clause"), atLeast: 1, atMost: nil)

  private static let atMostRank = Shape.map(MapShape("rank", required: ["at_most": .number(1, NumberRule.worstRank)]))

  private static let shareOfIndicators = Shape.map(
    MapShape(
      "share_of_indicators", required: ["at_least": .number(0, 1)],
      optional: [
        "rank": .map(MapShape("rank", required: ["at_most": .whole(1, 1_000_000)])), "value_at_best": .number(0, 1),
      ],
      exactlyOne: [["rank", "value_at_best"]]))

  private static func bound(_ name: String, required: KeyValuePairs<String, Shape> = [:]) -> MapShape {
    MapShape(
      name, required: required, optional: ["at_least": .number(), "at_most": .number()],
      exactlyOne: [["at_least", "at_most"]])
  }
}

extension MapShape {
  /// A condition with who it is about and when, and what else stands beside it.
  fileprivate init(clauseNamed name: String, adding others: [(String, Shape, Bool)], conditions: [Condition]) {
    self.name = name
    keys =
      others.map { Key(name: $0.0, shape: $0.1, isRequired: $0.2) }
      + ScenarioShapes.clauseKeys.map { Key(name: $0.key, shape: $0.value, isRequired: false) }
    exactlyOne = [ScenarioShapes.tests]
    atMostOne = [["unit", "each", "count"], ["by", "throughout"]]
    needs = [Need(key: "value", others: ["indicator"]), Need(key: "indicator", others: ["rank", "value"])]
    self.conditions = conditions
  }
}
