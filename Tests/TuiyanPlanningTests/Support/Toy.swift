// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// A small scenario written down as a value: one leaf `quality`, 0 … 100 points, every unit at depth indicators.
struct Toy {
  struct Deed {
    var id: String
    var units = ["a"]
    var each = false
    var money = 0.0
    var staff = 0.0
    var window = 1...1
    var duration = 1
    var success = 1.0
    var size = 10.0
    var owner: String?
    var requires: [String] = []
    var excludes: [String] = []
    var ramp = 1.0
    var fade: Double?
    /// Can do harm: its size is a normal.
    var mayHarm = false
  }

  static let asOf = Period(step: .month, ordinal: 2022 * 12)

  var steps = 6
  var units = ["a"]
  var deeds: [Deed] = []
  var budget = Budget()
  var owners: [Owner] = []
  var futures: [Future] = []
  var targets: [Target] = [Toy.score("goal", .strive(weight: 1), at: "a")]
  var dynamics = Dynamics(base: DynamicsKeys(level: Quantity(40), sigma: Quantity(5)))

  static func period(_ step: Int) -> Period { asOf.advanced(by: step) }

  /// A target that a unit's (or each unit's) total reaches a bound at the last step.
  static func score(
    _ id: String, _ kind: Target.Kind, at unit: String, least: Double = 50, by step: Int = 6
  ) -> Target {
    target(id, kind, .unit(unit), .score(atLeast: least), by: step)
  }

  static func target(
    _ id: String, _ kind: Target.Kind, _ scope: Clause.Scope, _ test: Test, joint: Bool = false, by step: Int = 6
  ) -> Target {
    Target(
      id: id, title: id, kind: kind, objectiveIsJoint: joint,
      clause: Clause(board: "board", scope: scope, span: .by(period(step)), test: test))
  }

  func future(_ id: String, budget: Budget, probability: Double? = nil) -> Future {
    Future(
      id: id, title: id, probability: probability, from: nil, rules: [], dynamics: dynamics, budget: budget)
  }

  private var actions: [Action] {
    deeds.map { deed in
      let size =
        deed.mayHarm
        ? Quantity(.normal(.init(deed.size), .init(1))) : Quantity(deed.size)
      return Action(
        id: deed.id, title: deed.id, owner: deed.owner, units: deed.units, each: deed.each, money: deed.money,
        staff: deed.staff, earliest: Self.period(deed.window.lowerBound), latest: Self.period(deed.window.upperBound),
        duration: deed.duration, slip: Quantity(0), success: deed.success, credit: 1, requires: deed.requires,
        excludes: deed.excludes,
        effects: [
          Effect(
            indicator: "quality", kind: .add(size), delay: 0, ramp: deed.ramp, shape: .linear, fade: deed.fade)
        ], evidence: nil)
    }
  }

  private var scheme: Scheme {
    let leaf = Leaf(
      unit: nil, better: .higher, range: nil, transform: .identity, frontier: nil, survey: nil, events: nil,
      rollup: nil, score: .linear(from: 0, to: 100))
    return Scheme(
      id: "scheme", title: "scheme",
      indicators: [IndicatorNode(id: "quality", title: "quality", points: 100, owner: nil, body: .leaf(leaf))])
  }

  var scenario: Scenario {
    Scenario(
      id: "toy", title: "toy", asOf: Self.asOf, horizon: Self.period(steps), step: .month, seed: 1, illustrative: true,
      units: units.map { Unit(id: $0, title: $0, kind: "unit", parent: nil, depth: .indicators) }, history: [],
      results: [], reference: [], ours: units, schemes: [scheme],
      boards: [
        Board(
          id: "board", title: "board", units: units, scheme: "scheme", release: [], ties: .min, tieBreak: [],
          decimals: nil)
      ], dynamics: dynamics, owners: owners, actions: actions, synergies: [], budget: budget, futures: futures,
      targets: targets, plans: [], provenance: ProvenanceCount(), changes: [], warnings: [], digest: "",
      expectations: nil)
  }
}
