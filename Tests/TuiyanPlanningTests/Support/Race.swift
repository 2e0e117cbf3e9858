// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// Units on one leaf of 0 … 100 points; `ours` is ours, the rest are rivals. Random walks without common shocks.
struct Race {
  struct Deed {
    var id: String
    var money = 0.0
    var start = 1
    var latest = 6
    var success = 1.0
    var size = Quantity(10)
    /// Instead of adding the size.
    var kind: Effect.Kind?
    var owner: String?
    var excludes: [String] = []
    var requires: [String] = []
  }

  /// Level and sd of one step.
  var units: [(id: String, level: Double, sigma: Double)] = [("us", 40, 3), ("them", 42, 4)]
  var steps = 1
  var deeds: [Deed] = []
  var owners: [String] = []
  var budget = Budget()
  var rank = 1.0
  var seed: UInt64 = 20_220_101
  var bound: Double?
  /// A second target: so many points, of a weight.
  var second: (bound: Double, weight: Double)?

  static let asOf = Toy.asOf
  static func period(_ step: Int) -> Period { Toy.period(step) }

  var scenario: Scenario {
    Scenario(
      id: "race", title: "race", asOf: Self.asOf, horizon: Self.period(steps), step: .month, seed: seed,
      illustrative: true,
      units: units.map { Unit(id: $0.id, title: $0.id, kind: "city", parent: nil, depth: .indicators) },
      history: units.map {
        Observation(unit: $0.id, indicator: "quality", period: Self.asOf, value: Quantity($0.level))
      }, results: [], reference: [], ours: ["us"], schemes: [scheme],
      boards: [
        Board(
          id: "board", title: "board", units: units.map(\.id), scheme: "scheme", release: [], ties: .min, tieBreak: [],
          decimals: nil)
      ], dynamics: dynamics, owners: owners.map { Owner(id: $0, title: $0, staff: nil) }, actions: actions,
      synergies: [], budget: budget, futures: [], targets: targets, plans: [], provenance: ProvenanceCount(),
      changes: [], warnings: [], digest: "", expectations: nil)
  }

  /// The plan with these deeds at these steps.
  func plan(_ starts: [String: Int]) -> StoredPlan {
    StoredPlan(
      id: "plan", title: "plan",
      entries: starts.sorted { $0.key < $1.key }.map {
        StoredPlan.Entry(action: $0.key, start: Self.period($0.value))
      })
  }

  private var targets: [Target] {
    let win = target("win", 1, bound.map { .score(atLeast: $0) } ?? .rank(atMost: rank))
    return [win] + (second.map { [target("second", $0.weight, .score(atLeast: $0.bound))] } ?? [])
  }

  private func target(_ id: String, _ weight: Double, _ test: Test) -> Target {
    Target(
      id: id, title: id, kind: .strive(weight: weight), objectiveIsJoint: false,
      clause: Clause(board: "board", scope: .unit("us"), span: .by(Self.period(steps)), test: test))
  }

  private var scheme: Scheme {
    let leaf = Leaf(
      unit: nil, better: .higher, range: 0...100, transform: .identity, frontier: nil, survey: nil, events: nil,
      rollup: nil, score: .linear(from: 0, to: 100))
    return Scheme(
      id: "scheme", title: "scheme",
      indicators: [IndicatorNode(id: "quality", title: "quality", points: 100, owner: owners.first, body: .leaf(leaf))])
  }

  private var dynamics: Dynamics {
    let still = DynamicsKeys(
      levelSD: Quantity(0), drift: Quantity(0), sigma: Quantity(0), rho: 1, damping: 1, common: 0)
    return Dynamics(
      base: still,
      overrides: units.map {
        DynamicsOverride(
          unit: $0.id, kind: nil, ours: nil, indicator: nil, reference: false,
          keys: DynamicsKeys(sigma: Quantity($0.sigma)))
      })
  }

  private var actions: [Action] {
    deeds.map { deed in
      Action(
        id: deed.id, title: deed.id, owner: deed.owner, units: ["us"], each: false, money: deed.money, staff: 0,
        earliest: Self.period(deed.start), latest: Self.period(deed.latest), duration: 1, slip: Quantity(0),
        success: deed.success, credit: 1, requires: deed.requires, excludes: deed.excludes,
        effects: [
          Effect(
            indicator: "quality", kind: deed.kind ?? .add(deed.size), delay: 0, ramp: 1, shape: .linear, fade: nil)
        ], evidence: nil)
    }
  }
}
