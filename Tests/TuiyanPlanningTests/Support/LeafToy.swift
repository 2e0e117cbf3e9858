// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanSimulation

/// Two counties `a` and `b` and their rival `c` on board `board`, their prefecture `p` on board `above`; leaves of every
/// kind, so that what is certain of one leaf need not be certain of the whole board.
struct LeafToy {
  struct Deed {
    var id: String
    var units = ["a"]
    var each = false
    var effects: [Effect]
    var money = 1.0
    var staff = 0.0
    var window = 1...1
    var success = 1.0
    var requires: [String] = []
    var excludes: [String] = []
  }

  static let steps = 4

  var deeds: [Deed] = []
  var synergies: [Synergy] = []
  var budget = Budget()
  var futures: [Future] = []
  var targets: [Target] = []
  var ties = Board.Ties.min
  var dynamics = Dynamics(base: DynamicsKeys(level: Quantity(40), sigma: Quantity(5)))

  static func effect(_ leaf: String, _ kind: Effect.Kind, ramp: Double = 1, fade: Double? = nil) -> Effect {
    Effect(indicator: leaf, kind: kind, delay: 0, ramp: ramp, shape: .linear, fade: fade)
  }

  static func target(
    _ id: String, _ test: TuiyanModel.Test, _ scope: Clause.Scope = .unit("a"), kind: Target.Kind = .strive(weight: 1),
    board: String = "board", by step: Int = LeafToy.steps
  ) -> Target {
    Target(
      id: id, title: id, kind: kind, objectiveIsJoint: false, clause: clause(test, scope, board: board, by: step))
  }

  static func clause(
    _ test: TuiyanModel.Test, _ scope: Clause.Scope = .inherited, board: String = "board", by step: Int = LeafToy.steps
  ) -> Clause {
    Clause(board: board, scope: scope, span: .by(Toy.period(step)), test: test)
  }

  var scenario: Scenario {
    func unit(_ id: String, _ parent: String?) -> Unit {
      Unit(id: id, title: id, kind: parent == nil ? "city" : "county", parent: parent, depth: .indicators)
    }
    func board(_ id: String, _ units: [String], _ scheme: String) -> Board {
      Board(
        id: id, title: id, units: units, scheme: scheme, release: [], ties: ties, tieBreak: [], decimals: nil)
    }
    return Scenario(
      id: "leaves", title: "leaves", asOf: Toy.asOf, horizon: Toy.period(Self.steps), step: .month, seed: 1,
      illustrative: true, units: [unit("p", nil), unit("a", "p"), unit("b", "p"), unit("c", nil)], history: [],
      results: [], reference: [], ours: ["p", "a", "b"], schemes: [counties, above],
      boards: [board("board", ["a", "b", "c"], "counties"), board("above", ["p"], "above")], dynamics: dynamics,
      owners: [], actions: actions, synergies: synergies, budget: budget, futures: futures, targets: targets, plans: [],
      provenance: ProvenanceCount(), changes: [], warnings: [], digest: "", expectations: nil)
  }

  func judge(replications: Int, seed: UInt64) throws -> ReplayJudge {
    ReplayJudge(
      model: try CompiledModel(scenario),
      settings: SimulationSettings(replications: replications, seed: seed, threads: 2))
  }

  private var actions: [Action] {
    deeds.map { deed in
      Action(
        id: deed.id, title: deed.id, owner: nil, units: deed.units, each: deed.each, money: deed.money,
        staff: deed.staff, earliest: Toy.period(deed.window.lowerBound), latest: Toy.period(deed.window.upperBound),
        duration: 1, slip: Quantity(0), success: deed.success, credit: 1, requires: deed.requires,
        excludes: deed.excludes, effects: deed.effects, evidence: nil)
    }
  }

  private func leaf(
    _ id: String, better: Leaf.Direction = .higher, unit: String? = nil, survey: Survey? = nil,
    events: EventCount? = nil, rollup: Rollup? = nil, score: ScoringRule = .linear(from: 0, to: 100)
  ) -> IndicatorNode {
    let leaf = Leaf(
      unit: unit, better: better, range: events == nil ? 0...100 : nil, transform: .identity, frontier: nil,
      survey: survey, events: events, rollup: rollup, score: score)
    return IndicatorNode(id: id, title: id, points: events == nil ? 20 : 0, owner: nil, body: .leaf(leaf))
  }

  /// `asked` is surveyed without a stated sd, `felt` with one; `cases` are counted, the fewer the better.
  private var counties: Scheme {
    Scheme(
      id: "counties", title: "counties",
      indicators: [
        leaf("plain"), leaf("days", better: .lower, score: .linear(from: 100, to: 0)),
        leaf("asked", unit: "%", survey: Survey(answers: 40, sd: nil)),
        leaf("felt", survey: Survey(answers: 30, sd: .init(20)), score: .cohort(from: .worst, to: .best)),
        leaf(
          "cases", better: .lower, events: EventCount(rate: Quantity(0.7), soFar: 0, once: false),
          score: .perEvent(points: -1, floor: -5, cap: nil)),
      ])
  }

  private var above: Scheme {
    Scheme(
      id: "above", title: "above",
      indicators: [
        leaf("own"), leaf("worst-plain", rollup: Rollup(source: .indicator("plain"), take: .min)),
        leaf("share-days", rollup: Rollup(source: .indicator("days"), take: .shareAtLeast(35))),
        leaf("mean-asked", rollup: Rollup(source: .indicator("asked"), take: .mean)),
      ])
  }
}

extension LeafToy {
  /// Drawn from a seed: effects that help, may harm or fade, needs, exclusions, synergies, tests of every kind.
  static func random(_ dice: inout Dice) -> LeafToy {
    var toy = LeafToy()
    toy.deeds = (0..<5).map { index in
      let first = dice.number(1...2)
      var deed = Deed(
        id: "d\(index)", units: [["a", "b", "a", "p"][dice.number(0...3)]],
        effects: (0...dice.number(0...2)).map { _ in effect(&dice) }, money: Double(dice.number(1...6)),
        staff: Double(dice.number(0...2)), window: first...(first + dice.number(0...1)),
        success: dice.chance(0.4) ? 1 : 0.5 + dice.unit() / 2)
      if deed.units == ["p"] { deed.effects = [effect("own", .add(Quantity(12)))] + deed.effects }
      if dice.chance(0.2) { deed.units = ["a", "b"] }
      if index == 0 && dice.chance(0.3) { (deed.units, deed.each) = (["a", "b"], true) }
      if index > 0 && dice.chance(0.25) { deed.requires = ["d\(dice.number(0...(index - 1)))"] }
      if index > 0 && dice.chance(0.2) { deed.excludes = ["d\(dice.number(0...(index - 1)))"] }
      deed.excludes.removeAll { deed.requires.contains($0) }
      return deed
    }
    if dice.chance(0.4) {
      toy.synergies = [Synergy(actions: ["d0", "d\(dice.number(1...4))"], factor: dice.chance(0.8) ? 1.8 : 0.6)]
    }
    toy.budget = Budget(money: Double(dice.number(5...14)))
    if dice.chance(0.4) { toy.budget.staffPerStep = Double(dice.number(2...4)) }
    if dice.chance(0.3) { toy.budget.actions = dice.number(1...3) }
    if dice.chance(0.2) { toy.ties = .dense }
    if dice.chance(0.4) {
      let probability = dice.chance(0.5) ? 0.5 : nil
      toy.futures = ["one", "two"].map { id in
        var dynamics = toy.dynamics
        if id == "two" { dynamics.base.level = Quantity(36) }
        return Future(
          id: id, title: id, probability: probability, from: nil, rules: [], dynamics: dynamics, budget: toy.budget)
      }
    }
    toy.targets = (0...dice.number(0...2)).map { index in
      let test = test(&dice)
      let weight = Double(dice.number(1...3))
      if dice.chance(0.2) {
        return target("t\(index)", upward(&dice), .unit("p"), kind: .strive(weight: weight), board: "above")
      }
      let isPromise = index > 0 && dice.chance(0.3)
      return target(
        "t\(index)", test, scope(&dice), kind: isPromise ? .ensure(confidence: 0.4) : .strive(weight: weight),
        by: dice.number(3...4))
    }
    return toy
  }

  private static func effect(_ dice: inout Dice) -> Effect {
    let leaf = ["plain", "days", "asked", "felt", "cases", "plain"][dice.number(0...5)]
    let size = Double(dice.number(3...14))
    let kind: Effect.Kind
    switch (leaf, dice.number(0...5)) {
    case ("cases", let draw): kind = .rate(Quantity(draw == 0 ? 1.4 : 0.4))
    case (_, 0): kind = .add(Quantity(.normal(.init(size), .init(6))))
    case (_, 1): kind = .close(Quantity(.uniform(.init(0.1), .init(0.4))))
    case ("days", 2): kind = .set(Quantity(28))
    case (_, 2): kind = .set(Quantity(52))
    default: kind = .add(Quantity(.uniform(.init(size), .init(size + 4))))
    }
    return effect(leaf, kind, ramp: Double(dice.number(1...2)), fade: dice.chance(0.15) ? 2 : nil)
  }

  private static func scope(_ dice: inout Dice) -> Clause.Scope {
    switch dice.number(0...4) {
    case 0: .each(["a", "b"])
    case 1: .count(["a", "b"], atLeast: 1)
    case 2: .unit("b")
    default: .unit("a")
    }
  }

  private static func test(_ dice: inout Dice) -> TuiyanModel.Test {
    switch dice.number(0...11) {
    case 0: .rank(atMost: 1)
    case 1: .score(atLeast: 45)
    case 2: .indicatorRank("plain", atMost: 1)
    case 3: .indicatorRank("days", atMost: 1)
    case 4: .indicatorValue("asked", .atLeast(48))
    case 5: .indicatorValue("felt", .atLeast(48))
    case 6: .events("cases", .atMost(1))
    case 7: .indicatorValue("plain", .atMost(38))
    case 8: .all([clause(.indicatorValue("plain", .atLeast(45))), clause(.indicatorValue("days", .atMost(38)))])
    case 9: .any([clause(.indicatorValue("felt", .atLeast(60))), clause(.events("cases", .atMost(0)))])
    case 10: .indicatorValue("days", .atMost(33))
    default: .indicatorValue("plain", .atLeast(50))
    }
  }

  private static func upward(_ dice: inout Dice) -> TuiyanModel.Test {
    switch dice.number(0...4) {
    case 0: .indicatorValue("own", .atLeast(50))
    case 1: .indicatorValue("share-days", .atLeast(1))
    case 2: .indicatorValue("mean-asked", .atLeast(45))
    case 3: .score(atLeast: 40)
    default: .indicatorValue("worst-plain", .atLeast(45))
    }
  }
}
