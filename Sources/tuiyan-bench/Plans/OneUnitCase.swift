// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// A made scenario: one unit of ours scored on twenty leaves against thirteen rivals known by their totals; each of
/// thirty actions betters one leaf; money for about a third of them; the target is to come eighth.
struct OneUnitCase {
  var actions = 30
  var leaves = 20
  var money = 50.0
  private let steps = 12
  private let asOf = Period(step: .month, ordinal: 2022 * 12)

  var scenario: Scenario {
    var dice = SplitMix(state: 30)
    let levels = (0..<leaves).map {
      Observation(unit: "own", indicator: "k\($0)", period: asOf, value: Quantity(45 + 40 * dice.unit()))
    }
    let deeds = (0..<actions).map { action($0, &dice) }
    let rivals = (0..<13).map { "r\($0)" }
    return Scenario(
      id: "one-unit", title: "one unit", asOf: asOf, horizon: asOf.advanced(by: steps), step: .month, seed: 30,
      illustrative: true,
      units: [unit("own", .indicators)] + rivals.map { unit($0, .score) }, history: levels,
      results: rivals.enumerated().map { place, rival in
        PublishedResult(
          board: "board", unit: rival, period: asOf, score: Quantity(64 + 1.1 * Double(place)), rank: nil)
      }, reference: [], ours: ["own"], schemes: [scheme],
      boards: [
        Board(
          id: "board", title: "board", units: ["own"] + rivals, scheme: "scheme", release: [], ties: .min,
          tieBreak: [], decimals: nil)
      ],
      dynamics: Dynamics(
        base: DynamicsKeys(drift: Quantity(0), sigma: Quantity(1.2), rho: 0.9, damping: 1, common: 0.3),
        score: DynamicsKeys(
          drift: Quantity(.normal(.init(0.1), .init(0.05))), sigma: Quantity(0.35), rho: 1, damping: 1, common: 0.2)),
      owners: [], actions: deeds, synergies: [], budget: Budget(money: money), futures: [], targets: [target],
      plans: [], provenance: ProvenanceCount(), changes: [], warnings: [], digest: "", expectations: nil)
  }

  private func unit(_ id: String, _ depth: Depth) -> Unit {
    Unit(id: id, title: id, kind: "city", parent: nil, depth: depth)
  }

  private var target: Target {
    Target(
      id: "rank", title: "rank", kind: .strive(weight: 1), objectiveIsJoint: false,
      clause: Clause(
        board: "board", scope: .unit("own"), span: .by(asOf.advanced(by: steps)), test: .rank(atMost: 8)))
  }

  private func action(_ index: Int, _ dice: inout SplitMix) -> Action {
    let size = 3 + 11 * dice.unit()
    let leaf = index < leaves ? index : dice.number(leaves)
    return Action(
      id: "a\(index)", title: "a\(index)", owner: nil, units: ["own"], each: false,
      money: Double(2 + dice.number(9)), staff: 1, earliest: asOf.advanced(by: 1), latest: asOf.advanced(by: steps),
      duration: 1 + dice.number(3), slip: Quantity(0), success: 0.7 + 0.28 * dice.unit(), credit: 1, requires: [],
      excludes: [],
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
    return Scheme(
      id: "scheme", title: "scheme",
      indicators: (0..<leaves).map {
        IndicatorNode(id: "k\($0)", title: "k\($0)", points: 100 / Double(leaves), owner: nil, body: .leaf(leaf))
      })
  }
}

/// Numbers that follow from a state: splitmix64 (Steele, Lea and Flood 2014).
private struct SplitMix {
  var state: UInt64

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
  mutating func number(_ count: Int) -> Int { Int(next() % UInt64(count)) }
}
