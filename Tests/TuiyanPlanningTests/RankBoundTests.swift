// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel
import TuiyanPlanning
import TuiyanPlans
import TuiyanSearch
import TuiyanSimulation

/// Nothing is random here: levels stand still, and an action does what it says.
@Suite("Places won because one rival takes points from another")
struct RankBoundTests {
  private func leaf(_ id: String, _ score: ScoringRule) -> IndicatorNode {
    let leaf = Leaf(
      unit: nil, better: .higher, range: 0...100, transform: .identity, frontier: nil, survey: nil, events: nil,
      rollup: nil, score: score)
    return IndicatorNode(id: id, title: id, points: 20, owner: nil, body: .leaf(leaf))
  }

  /// `l` is scored within the cohort, `m` by itself; totals are x 19, y 30, z 20, u 0 at first, and x 17, y 30, z 11
  /// once `l` of y is 200: x is third, then second.
  private var scenario: Scenario {
    let levels: [(String, Double, Double)] = [("x", 20, 75), ("y", 100, 50), ("z", 90, 10), ("u", 0, 0)]
    let history = levels.flatMap { unit, l, m in
      [("l", l), ("m", m)].map {
        Observation(unit: unit, indicator: $0.0, period: Toy.asOf, value: Quantity($0.1))
      }
    }
    let wide = Leaf(
      unit: nil, better: .higher, range: 0...300, transform: .identity, frontier: nil, survey: nil, events: nil,
      rollup: nil, score: .cohort(from: .worst, to: .best))
    let scheme = Scheme(
      id: "scheme", title: "scheme",
      indicators: [
        IndicatorNode(id: "l", title: "l", points: 20, owner: nil, body: .leaf(wide)),
        leaf("m", .linear(from: 0, to: 100)),
      ])
    let board = Board(
      id: "board", title: "board", units: levels.map(\.0), scheme: "scheme", release: [], ties: .min, tieBreak: [],
      decimals: nil)
    let action = Action(
      id: "push", title: "push", owner: nil, units: ["y"], each: false, money: 1, staff: 0, earliest: Toy.period(1),
      latest: Toy.period(1), duration: 1, slip: Quantity(0), success: 1, credit: 1, requires: [], excludes: [],
      effects: [Effect(indicator: "l", kind: .add(Quantity(100)), delay: 0, ramp: 1, shape: .linear, fade: nil)],
      evidence: nil)
    let clause = Clause(board: "board", scope: .unit("x"), span: .by(Toy.period(4)), test: .rank(atMost: 2))
    return Scenario(
      id: "cohort", title: "cohort", asOf: Toy.asOf, horizon: Toy.period(4), step: .month, seed: 1,
      illustrative: true,
      units: levels.map { Unit(id: $0.0, title: $0.0, kind: "unit", parent: nil, depth: .indicators) },
      history: history, results: [], reference: [], ours: ["x", "y"], schemes: [scheme], boards: [board],
      dynamics: Dynamics(base: DynamicsKeys(drift: Quantity(0), sigma: Quantity(0))), owners: [], actions: [action],
      synergies: [], budget: Budget(), futures: [],
      targets: [
        Target(id: "second", title: "second", kind: .strive(weight: 1), objectiveIsJoint: false, clause: clause)
      ], plans: [], provenance: ProvenanceCount(), changes: [], warnings: [], digest: "", expectations: nil)
  }

  @Test("what is done for a rival may win a place, so such a rank has no bound below certainty")
  func cohort() throws {
    let scenario = scenario
    let judge = ReplayJudge(
      model: try CompiledModel(scenario), settings: SimulationSettings(replications: 64, seed: 1, threads: 1))
    #expect(judge.record(of: PlanVector(starts: [0])).targets[0].joint == [0])
    #expect(judge.record(of: PlanVector(starts: [1])).targets[0].joint == [.max])
    #expect(!PlanSpace(scenario).isMonotone)
    var settings = PlanSearchSettings(seed: 1)
    settings.enumeration = 0
    let found = PlanSearch(PlanSpace(scenario), targets: scenario.targets, judge: judge, settings: settings).best()
    #expect(found.value.objective + found.gap >= 1)
  }
}
