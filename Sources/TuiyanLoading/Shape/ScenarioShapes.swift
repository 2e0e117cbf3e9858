// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// The format of `scenario.yaml`, as one declarative table.
enum ScenarioShapes {
  /// The whole file.
  static let root = MapShape(
    "scenario.yaml",
    required: [
      "tuiyan": .whole(1, 1), "id": .text(.id), "as_of": .text(.period), "horizon": .text(.period),
      "step": .word(Step.allCases.map(\.rawValue)), "units": .text(.file),
      "schemes": .list(of: .named("scheme"), atLeast: 1, atMost: nil),
      "boards": .list(of: .named("board"), atLeast: 1, atMost: nil),
    ],
    optional: [
      "title": .text(.title), "seed": .whole(0, 9_223_372_036_854_775_808), "illustrative": .flag,
      "history": .text(.file), "results": .text(.file), "reference": .text(.file), "ours": .named("selector"),
      "dynamics": .named("dynamics"), "owners": .list(of: .named("owner")),
      "actions": .list(of: .named("action")), "synergies": .list(of: .named("synergy")),
      "budget": .named("budget"), "futures": .list(of: .named("future")),
      "targets": .list(of: .named("target")), "plans": .list(of: .named("plan")), "expect": .text(.file),
      "extends": .text(.sibling), "remove": .list(of: .text(.id)), "source": .text(.source), "note": .text(.free),
    ], needs: [MapShape.Need(key: "remove", others: ["extends"])])

  /// Shapes that are used in several places or contain themselves.
  static let named: [String: Shape] = [
    "selector": selector, "scheme": scheme, "indicator": indicator, "board": board, "dynamics": dynamics,
    "layer": .map(layer), "owner": owner, "action": action, "effect": effect, "synergy": synergy,
    "budget": budget, "future": future, "target": .map(target), "clause": .map(clause), "plan": plan,
  ]

  static func resolve(_ shape: Shape) -> Shape {
    guard case .named(let name) = shape, let found = named[name] else { return shape }
    return found
  }

  /// Top-level keys whose numbers are figures that need a source.
  static let figureKeys: Set<String> = [
    "schemes", "boards", "dynamics", "owners", "actions", "synergies", "budget", "futures", "targets",
  ]

  private static let selector = Shape.choice([
    .text(.id), .list(of: .text(.id), atLeast: 1, atMost: nil),
    .map(
      MapShape(
        "selector",
        optional: ["kind": .text(.id), "parent": .text(.id), "ids": .list(of: .text(.id), atLeast: 1, atMost: nil)],
        isNonEmpty: true)),
  ])

  private static let board = Shape.map(
    MapShape(
      "boards[]", required: ["id": .text(.id), "units": .named("selector"), "scheme": .text(.id)],
      optional: [
        "title": .text(.title), "release": .list(of: .text(.period)),
        "ties": .word(Board.Ties.allCases.map(\.rawValue)), "tie_break": .list(of: .text(.id)),
        "decimals": .whole(0, 12), "cumulative": cumulative,
        "scores": .word(Board.Scores.allCases.map(\.rawValue)), "source": .text(.source), "note": .text(.free),
      ]))

  private static let owner = Shape.map(
    MapShape(
      "owners[]", required: ["id": .text(.id)],
      optional: ["title": .text(.title), "staff": .number(0), "source": .text(.source), "note": .text(.free)]))

  // MARK: - Dynamics

  private static let layerKeys: KeyValuePairs<String, Shape> = [
    "level": .quantity(), "level_sd": .quantity(atLeast: 0, shares: true), "drift": .quantity(shares: true),
    "sigma": .quantity(atLeast: 0, shares: true), "rho": .number(-1, 1), "damping": .number(0, 1),
    "common": .number(0, 1), "tails": .map(MapShape("tails", required: ["t": .number(NumberRule(above: 2))])),
    "source": .text(.source), "note": .text(.free),
  ]

  static let layer = MapShape("dynamics layer", optional: layerKeys)

  private static let override = MapShape(
    "dynamics.overrides[]",
    selectors: [
      ("unit", .text(.id)), ("kind", .text(.id)), ("ours", .onlyTrue), ("rivals", .onlyTrue),
      ("indicator", .text(.id)), ("reference", .onlyTrue),
    ], adding: layer)

  private static let dynamics = Shape.map(
    MapShape(
      "dynamics",
      optional: [
        "default": .named("layer"), "ours": .named("layer"), "rivals": .named("layer"), "score": .named("layer"),
        "reference": .map(
          MapShape(
            "dynamics.reference",
            optional: ["drift": .quantity(shares: true), "source": .text(.source), "note": .text(.free)])),
        "overrides": .list(of: .map(override)), "source": .text(.source), "note": .text(.free),
      ]))
}

extension MapShape {
  /// An override: what it is about, and the keys of a layer.
  fileprivate init(_ name: String, selectors: [(String, Shape)], adding layer: MapShape) {
    self.name = name
    keys = selectors.map { Key(name: $0.0, shape: $0.1, isRequired: false) } + layer.keys
    atMostOne = [["ours", "rivals"]]
    conditions = [
      Condition(
        key: "reference", value: "true", requires: ["drift"],
        forbids: [
          "unit", "kind", "ours", "rivals", "level", "level_sd", "sigma", "rho", "damping", "common", "tails",
        ])
    ]
    isNonEmpty = true
  }
}
