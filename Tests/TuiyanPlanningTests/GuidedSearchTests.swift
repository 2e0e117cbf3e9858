// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel
import TuiyanPlanning
import TuiyanSimulation

@Suite("The search where margins guide it")
struct GuidedSearchTests {
  private func judge(_ scenario: Scenario, replications: Int = 256, seed: UInt64 = 1) throws -> ReplayJudge {
    ReplayJudge(
      model: try CompiledModel(scenario),
      settings: SimulationSettings(replications: replications, seed: seed, threads: 1))
  }

  private func guided(
    _ scenario: Scenario, _ judge: any PlanJudge, robust: PlanOutcome.Robust = .worst
  ) -> PlanFound {
    var settings = PlanSearchSettings(seed: 5)
    settings.enumeration = 0
    settings.bounds = false
    return PlanSearch(
      PlanSpace(scenario), targets: scenario.targets, judge: judge, robust: robust, settings: settings
    ).best()
  }

  /// Two units, decisions with windows, ramps and fading effects, and two dates to be ready for.
  private func toy(_ dice: inout Dice, _ targets: [Target]) -> Toy {
    let units = ["a", "b"]
    let deeds = (0..<5).map { index -> Toy.Deed in
      let first = dice.number(1...2)
      return Toy.Deed(
        id: "d\(index)", units: dice.chance(0.25) ? units : [units[dice.number(0...1)]],
        money: Double(dice.number(1...9)), staff: Double(dice.number(0...3)), window: first...(first + 2),
        duration: dice.number(1...2), success: 0.6 + 0.4 * dice.unit(), size: Double(dice.number(3...14)),
        ramp: Double(dice.number(1...2)), fade: dice.chance(0.3) ? 2 : nil, mayHarm: dice.chance(0.3))
    }
    return Toy(
      units: units, deeds: deeds,
      budget: Budget(money: Double(dice.number(10...20)), staffPerStep: Double(dice.number(3...6))),
      targets: targets)
  }

  private func clause(_ test: Test, by step: Int) -> Clause {
    Clause(board: "board", scope: .inherited, span: .by(Toy.period(step)), test: test)
  }

  /// Targets made of several events, at two steps.
  private var madeOfSeveral: [Target] {
    let soon = clause(.score(atLeast: 48), by: 3)
    let late = clause(.score(atLeast: 55), by: 6)
    let lead = clause(.rank(atMost: 1), by: 6)
    return [
      Toy.target("one of two", .strive(weight: 1), .count(["a", "b"], atLeast: 1), .all([soon, late])),
      Toy.target("any", .strive(weight: 0.5), .unit("a"), .any([soon, lead])),
      Toy.target("two of three", .strive(weight: 1), .unit("b"), .atLeast(2, of: [soon, late, lead])),
      Toy.target("promise", .ensure(confidence: 0.4), .each(["a", "b"]), .score(atLeast: 44)),
    ]
  }

  /// Of 40 small cases; each is one plan in thousands, so hitting none by chance is certain to be seen.
  @Test("targets made of several events at several dates are planned for as trying every plan does")
  func compound() throws {
    var dice = Dice(state: 61)
    var hits = 0
    for round in 0..<40 {
      let scenario = toy(&dice, madeOfSeveral).scenario
      let judge = try judge(scenario, seed: UInt64(round))
      let best = try #require(BruteForce(scenario).best(judge))
      let found = guided(scenario, judge)
      #expect(PlanRules(scenario).isFeasible(found.best))
      let worth = BruteForce(scenario).worth(found.best, judge)
      #expect(abs(worth.objective - found.value.objective) < 1e-9 && worth.kept == found.value.kept)
      if best.kept && found.value.kept { #expect(found.value.objective <= best.objective + 1e-9) }
      let same =
        found.value.kept == best.kept && abs(found.value.shortfall - best.shortfall) < 1e-9
        && abs(found.value.objective - best.objective) < 1e-9
      hits += same ? 1 : 0
    }
    #expect(hits >= 34, "\(hits) of 40")
  }

  @Test("where futures have no probabilities the plan with the best worst future is found, as by trying every plan")
  func worstFuture() throws {
    var dice = Dice(state: 7)
    var hits = 0
    for round in 0..<25 {
      var toy = toy(&dice, madeOfSeveral)
      let levels = [("calm", 41.0, 4.0), ("rough", 37.0, 8.0)]
      toy.futures = levels.map { id, level, sigma in
        Future(
          id: id, title: id, probability: nil, from: nil, rules: [],
          dynamics: Dynamics(base: DynamicsKeys(level: Quantity(level), sigma: Quantity(sigma))), budget: toy.budget)
      }
      let scenario = toy.scenario
      let judge = try judge(scenario, seed: UInt64(round))
      #expect(judge.layout.futuresAreApart)
      let best = try #require(BruteForce(scenario).best(judge))
      let found = guided(scenario, judge)
      if best.kept == found.value.kept, abs(best.shortfall - found.value.shortfall) < 1e-9 {
        #expect(found.value.objective <= best.objective + 1e-9)
        hits += abs(found.value.objective - best.objective) < 1e-9 ? 1 : 0
      }
    }
    #expect(hits >= 20, "\(hits) of 25")
  }

  @Test("no plan passes the ceiling: fading, harm, shared decisions and units in each other's way included")
  func ceiling() throws {
    var dice = Dice(state: 19)
    var telling = 0
    for round in 0..<40 {
      let targets = [
        Toy.target("lead", .strive(weight: 1), .unit("a"), .rank(atMost: 1)),
        Toy.target("both", .strive(weight: 2), .each(["a", "b"]), .score(atLeast: 62), joint: dice.chance(0.5)),
        Toy.target("several", .strive(weight: 1), .unit("b"), .all([clause(.score(atLeast: 50), by: 3)])),
      ]
      let scenario = toy(&dice, targets).scenario
      let judge = try judge(scenario, seed: UInt64(round))
      let best = try #require(BruteForce(scenario).best(judge))
      let objective = PlanObjective(scenario.targets, layout: judge.layout, robust: .worst)
      let settings = SimulationSettings(replications: 256, seed: UInt64(round), threads: 1)
      let world = try #require(OptimisticWorld(scenario, settings, objective))
      #expect(world.ceiling >= best.objective - 1e-12, "round \(round)")
      telling += world.ceiling < objective.ceiling - 0.05 ? 1 : 0
    }
    #expect(telling >= 30, "\(telling) of 40")
  }

  /// A level near the end of the range and few answers: the error of a survey is then far from the same at every level.
  @Test("doing more never costs a replication, also where the survey's error depends on the level")
  func surveyKeepsOrder() throws {
    let deeds = (0..<4).map { place in
      "  - {id: d\(place), title: d\(place), units: [us], cost: {money: 1}, duration: 1,"
        + " effects: [{indicator: known, add: \([0.5, 1, 3, 9][place])}]}"
    }.joined(separator: "\n")
    let text = try TextScenario([
      "scenario.yaml": """
      tuiyan: 1
      id: survey
      title: survey
      as_of: 2022-01
      horizon: 2022-06
      step: month
      illustrative: true
      units: units.csv
      history: history.csv
      schemes:
        - id: scheme
          indicators:
            - {id: known, title: known, points: 100, unit: "%", better: higher, range: [0, 100], survey: {answers: 6}, score: {linear: {from: 0, to: 100}}}
      boards:
        - {id: board, title: board, units: {kind: city}, scheme: scheme, release: [2022-06], ties: min}
      dynamics:
        default: {sigma: 1, drift: 0}
      actions:
      \(deeds)
      targets:
        - {id: low, title: low, kind: strive, weight: 1, board: board, unit: us, score: {at_least: 4}, by: 2022-06}
        - {id: high, title: high, kind: strive, weight: 1, board: board, unit: us, score: {at_least: 12}, by: 2022-06}
      """,
      "units.csv": "id,title,kind,parent,depth\nus,us,city,,indicators\n",
      "history.csv": "unit,indicator,period,value\nus,known,2022-01,3\n",
    ])
    let scenario = try text.load()
    #expect(PlanSpace.isMonotone(scenario))
    let judge = try judge(scenario, replications: 2_000)
    var turned = 0
    var less = judge.record(of: .nothing(slots: 4))
    for count in 1...4 {
      let more = judge.record(of: PlanVector(starts: (0..<4).map { $0 < count ? 1 : 0 }))
      for target in more.targets.indices {
        for (before, after) in zip(less.targets[target].joint, more.targets[target].joint) {
          #expect(before & ~after == 0)
          turned += (after & ~before).nonzeroBitCount
        }
      }
      less = more
    }
    #expect(turned > 500)
  }
}
