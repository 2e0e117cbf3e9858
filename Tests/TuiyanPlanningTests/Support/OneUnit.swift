// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanSimulation

/// One unit of ours scored on twenty leaves against thirteen rivals known by their totals; every action betters one leaf.
///
/// Figures are drawn from a seed; values clip at both ends of the range, sizes and success are uncertain.
struct OneUnit {
  var actions = 30
  var leaves = 20
  var budget = Budget(money: 50)
  var atMost = 8
  var rivals = 54.0
  var ensure: Double?
  /// Every so many actions needs the one before it.
  var requires = false
  var seed: UInt64 = 30

  private static let steps = 12

  var scenario: Scenario {
    var dice = Dice(state: seed)
    let asOf = Toy.asOf
    let levels = (0..<leaves).map {
      Observation(unit: "own", indicator: "k\($0)", period: asOf, value: Quantity(45 + 40 * dice.unit()))
    }
    let deeds = (0..<actions).map { deed($0, &dice) }
    let horizon = asOf.advanced(by: Self.steps)
    let board = Board(
      id: "board", title: "board", units: ["own"] + (0..<13).map { "r\($0)" }, scheme: "scheme", release: [],
      ties: .min,
      tieBreak: [], decimals: nil)
    var targets = [target("rank", .strive(weight: 1), atMost)]
    if let ensure { targets.append(target("promise", .ensure(confidence: ensure), atMost + 2)) }
    return Scenario(
      id: "one-unit", title: "one unit", asOf: asOf, horizon: horizon, step: .month, seed: seed, illustrative: true,
      units: [Unit(id: "own", title: "own", kind: "city", parent: nil, depth: .indicators)]
        + (0..<13).map { Unit(id: "r\($0)", title: "r\($0)", kind: "city", parent: nil, depth: .score) },
      history: levels,
      results: (0..<13).map {
        PublishedResult(
          board: "board", unit: "r\($0)", period: asOf, score: Quantity(rivals + 1.1 * Double($0)), rank: nil)
      }, reference: [], ours: ["own"], schemes: [scheme], boards: [board],
      dynamics: Dynamics(
        base: DynamicsKeys(drift: Quantity(0), sigma: Quantity(1.2), rho: 0.9, damping: 1, common: 0.3),
        score: DynamicsKeys(
          drift: Quantity(.normal(.init(0.1), .init(0.05))), sigma: Quantity(0.35), rho: 1, damping: 1, common: 0.2)),
      owners: [], actions: deeds, synergies: [], budget: budget, futures: [], targets: targets, plans: [],
      provenance: ProvenanceCount(), changes: [], warnings: [], digest: "", expectations: nil)
  }

  private func target(_ id: String, _ kind: Target.Kind, _ most: Int) -> Target {
    Toy.target(id, kind, .unit("own"), .rank(atMost: Double(most)), by: Self.steps)
  }

  private func deed(_ index: Int, _ dice: inout Dice) -> Action {
    let size = 3 + 11 * dice.unit()
    let leaf = index < leaves ? index : dice.number(0...(leaves - 1))
    return Action(
      id: "a\(index)", title: "a\(index)", owner: nil, units: ["own"], each: false, money: Double(dice.number(2...10)),
      staff: 1, earliest: Toy.period(1), latest: Toy.period(Self.steps), duration: dice.number(1...3),
      slip: Quantity(0), success: 0.7 + 0.28 * dice.unit(), credit: 1,
      requires: requires && index % 5 == 4 ? ["a\(index - 1)"] : [], excludes: [],
      effects: [
        Effect(
          indicator: "k\(leaf)", kind: .add(Quantity(.triangular(.init(size / 2), .init(size), .init(1.6 * size)))),
          delay: 0, ramp: 2, shape: .linear, fade: nil)
      ], evidence: nil)
  }

  private var scheme: Scheme {
    let leaf = Leaf(
      unit: nil, better: .higher, range: 0...100, transform: .identity, frontier: nil, survey: nil, events: nil,
      rollup: nil, score: .linear(from: 0, to: 100))
    let points = 100 / Double(leaves)
    return Scheme(
      id: "scheme", title: "scheme",
      indicators: (0..<leaves).map {
        IndicatorNode(id: "k\($0)", title: "k\($0)", points: points, owner: nil, body: .leaf(leaf))
      })
  }

  /// A judge of it.
  func judge(replications: Int, seed: UInt64 = 1) throws -> ReplayJudge {
    ReplayJudge(
      model: try CompiledModel(scenario),
      settings: SimulationSettings(replications: replications, seed: seed, threads: 2))
  }
}
