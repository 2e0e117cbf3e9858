// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel
import TuiyanNumerics
import TuiyanPlans
import TuiyanSimulation

@Suite("A judge that re-scores only what changes gives what a full simulation gives, bit for bit")
struct ReplayJudgeTests {
  /// Not a whole number of tiles.
  static let replications = 150

  /// A reproducible walk through plans: each differs from the last in one to three slots.
  static func plans(of model: CompiledModel, horizon: Int, count: Int, seed: UInt64) -> [PlanVector] {
    var state = seed
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    var plan = PlanVector.nothing(slots: ActionSlot.all(of: model.scenario).count)
    return (0..<count).map { _ in
      for _ in 0...next(3) { plan.starts[next(plan.starts.count)] = next(3) == 0 ? 0 : 1 + next(horizon - 1) }
      return plan
    }
  }

  private func expectAgreement(_ rich: RichFixture, plans count: Int) throws {
    try expectAgreement(rich.fixture, plans: count, seed: rich.seed)
  }

  private func expectAgreement(_ fixture: Fixture, plans count: Int, seed: UInt64) throws {
    let model = try fixture.model()
    let settings = fixture.settings(Self.replications)
    let judge = ReplayJudge(model: model, settings: settings)
    for plan in Self.plans(of: model, horizon: fixture.horizon, count: count, seed: seed) {
      let record = judge.record(of: plan)
      let fresh = ReplayJudge(model: model, settings: settings).record(of: plan)
      #expect(record == fresh, "after a walk and from nothing: \(plan.starts)")
      let projection = Simulation.project(
        model: model, plan: plan.stored(in: model.scenario), settings: settings)
      let judged = record.outcomes(model.scenario, judge.layout)
      for (one, other) in zip(judged, projection.targets) {
        #expect(one.probability == other.probability, "\(one.id) under \(plan.starts)")
        #expect(one.byUnit?.map(\.probability) == other.byUnit?.map(\.probability), "\(one.id) by unit")
        #expect(one.expected == other.expected, "\(one.id) expected")
        #expect(one.byFuture?.map(\.probability) == other.byFuture?.map(\.probability), "\(one.id) by future")
      }
    }
  }

  @Test(
    "cohort and rank scoring, roll-ups, totals, slips, synergies, requires, rates",
    arguments: RichFixture.Worlds.allCases)
  func worlds(worlds: RichFixture.Worlds) throws {
    try expectAgreement(RichFixture(worlds: worlds, seed: 11), plans: 12)
  }

  @Test("every tie rule, with and without a tie-break and rounding", arguments: Board.Ties.allCases)
  func ties(ties: Board.Ties) throws {
    try expectAgreement(RichFixture(ties: ties, seed: 3), plans: 4)
    try expectAgreement(RichFixture(ties: ties, tieBreak: ["ranked", "low"], decimals: 0, seed: 4), plans: 4)
  }

  /// Two own units among rivals that no plan can move; totals rounded to whole points make many ties.
  private func crowded(ties: Board.Ties, tieBreak: [String], decimals: Int?) -> Fixture {
    var fixture = Fixture()
    fixture.horizon = 3
    fixture.scheme([leaf("x", points: 50), leaf("y", points: 50)])
    for index in 0..<9 { fixture.unit("u\(index)", ["x": 45 + Double(index), "y": 55 - Double(index)]) }
    for index in 0..<5 { fixture.scoreOnly("s\(index)", 48 + Double(index)) }
    fixture.dynamics.base = DynamicsKeys(sigma: Quantity(2), common: 0.2).filled(from: Fixture.still)
    fixture.dynamics.score = DynamicsKeys(sigma: Quantity(1)).filled(from: Fixture.still)
    fixture.board(ties: ties, tieBreak: tieBreak, decimals: decimals)
    fixture.action("own", on: ["u1", "u4"], each: true, success: 0.8, [effect("x", .add(.uniform(0, 6)))])
    fixture.action("total", on: ["s2"], [effect("total", .add(Quantity(2)))])
    for unit in ["u0", "u1", "u4", "s2", "s4"] {
      for k in [2.0, 5, 7.5] { fixture.target(unit, .rank(atMost: k), id: "\(unit)-\(k)") }
    }
    // Only some of the still totals can decide about u0 and u1; about a gain, all can.
    for unit in ["u4", "s2", "s4"] {
      fixture.target(unit, .rankGain(atLeast: 1, since: .asOf), id: "\(unit)-gain", by: 2)
    }
    return fixture
  }

  /// Two own units of which nobody asks more than whether they are among the first few, or can be out of reach.
  private func windowed(bounds: [String: [Double]]) -> Fixture {
    var fixture = Fixture()
    fixture.horizon = 3
    fixture.scheme([leaf("x", points: 50), leaf("y", points: 50)])
    for index in 0..<14 { fixture.unit("u\(index)", ["x": 40 + Double(index), "y": 55 - Double(index % 4)]) }
    fixture.dynamics.base = DynamicsKeys(sigma: Quantity(2), common: 0.2).filled(from: Fixture.still)
    fixture.board(ties: .min, tieBreak: ["x"], decimals: 0)
    fixture.action("own", on: ["u3", "u8"], each: true, success: 0.8, [effect("x", .add(.uniform(0, 9)))])
    for (unit, list) in bounds.sorted(by: { $0.key < $1.key }) {
      for k in list { fixture.target(unit, .rank(atMost: k), id: "\(unit)-\(k)") }
    }
    return fixture
  }

  @Test("bounds that leave few of the still totals to decide, or none, next to each other and far apart")
  func windows() throws {
    let cases: [[String: [Double]]] = [
      ["u3": [5]], ["u3": [5, 7.5], "u8": [6]], ["u3": [2], "u8": [12]], ["u3": [1], "u8": [20]],
      ["u0": [3], "u8": [4]],
    ]
    for bounds in cases { try expectAgreement(windowed(bounds: bounds), plans: 5, seed: 11) }
  }

  @Test("own units among rivals that stand still, with many equal totals", arguments: Board.Ties.allCases)
  func crowd(ties: Board.Ties) throws {
    for (tieBreak, decimals) in [([], nil), ([], 0), (["x"], 0), (["y"], 1)] as [([String], Int?)] {
      try expectAgreement(crowded(ties: ties, tieBreak: tieBreak, decimals: decimals), plans: 5, seed: 9)
    }
  }

  @Test("the rich scenario is not trivial: its targets are neither sure nor hopeless, and plans move them")
  func isNotTrivial() throws {
    let fixture = RichFixture(worlds: .probable).fixture
    let model = try fixture.model()
    let judge = ReplayJudge(model: model, settings: fixture.settings(1_000))
    let slots = ActionSlot.all(of: model.scenario).count
    let nothing = judge.record(of: .nothing(slots: slots)).outcomes(model.scenario, judge.layout)
    let all = judge.record(of: PlanVector(starts: Array(repeating: 1, count: slots)))
      .outcomes(model.scenario, judge.layout)
    let open = nothing.filter { (0.01...0.99).contains($0.probability.value) }.count
    #expect(open * 2 > nothing.count, "\(open) of \(nothing.count)")
    let moved = zip(nothing, all).filter { $0.probability != $1.probability }.count
    #expect(moved * 2 > nothing.count, "\(moved) of \(nothing.count)")
  }

  @Test("a judge in the memory of one before it finds nothing of that one's")
  func memory() throws {
    let fixture = RichFixture(worlds: .probable, seed: 5).fixture
    let model = try fixture.model()
    let plans = Self.plans(of: model, horizon: 5, count: 6, seed: 2)
    let memory = JudgeMemory()
    var settings = fixture.settings(Self.replications, threads: 2)
    for seed in [UInt64(1), 2, 1] {
      settings.seed = seed
      let judge = ReplayJudge(model: model, settings: settings, memory: memory)
      let fresh = ReplayJudge(model: model, settings: settings)
      for plan in plans { #expect(judge.record(of: plan) == fresh.record(of: plan), "seed \(seed)") }
    }
  }

  @Test("the number of threads changes no bit of a record")
  func threads() throws {
    let fixture = RichFixture(worlds: .apart).fixture
    let model = try fixture.model()
    let plans = Self.plans(of: model, horizon: 5, count: 4, seed: 5)
    let single = ReplayJudge(model: model, settings: fixture.settings(Self.replications, threads: 1))
    let several = ReplayJudge(model: model, settings: fixture.settings(Self.replications, threads: 3))
    for plan in plans { #expect(single.record(of: plan) == several.record(of: plan)) }
  }

  @Test("rebasing is only a matter of speed, and a plan asked twice gives the same record")
  func rebase() throws {
    let fixture = RichFixture(worlds: .probable).fixture
    let model = try fixture.model()
    let plans = Self.plans(of: model, horizon: 5, count: 3, seed: 6)
    let judge = ReplayJudge(model: model, settings: fixture.settings(Self.replications))
    let first = judge.record(of: plans[0])
    let second = judge.record(of: plans[2])
    #expect(judge.record(of: plans[2]) == second)
    #expect(judge.record(of: plans[0]) == first)
  }

  @Test("the layout says which bits are replications and where the futures are")
  func layout() throws {
    for worlds in RichFixture.Worlds.allCases {
      let fixture = RichFixture(worlds: worlds).fixture
      let layout = ReplayJudge(model: try fixture.model(), settings: fixture.settings(Self.replications)).layout
      let runs = worlds == .apart ? 3 : 1
      #expect(layout.count == Self.replications * runs)
      #expect(layout.valid.reduce(0) { $0 + $1.nonzeroBitCount } == layout.count)
      #expect(layout.futuresAreApart == (worlds == .apart))
      #expect(layout.futures.count == (worlds == .none ? 0 : 3))
      guard worlds != .none else { continue }
      for word in layout.valid.indices {
        let masks = layout.futures.map { $0[word] }
        #expect(masks.reduce(0, |) == layout.valid[word])
        #expect(masks.reduce(0) { $0 + $1.nonzeroBitCount } == layout.valid[word].nonzeroBitCount)
      }
    }
  }
}

extension PlanVector {
  /// The stored form of this vector, in order of slot.
  fileprivate func stored(in scenario: Scenario) -> StoredPlan {
    let slots = ActionSlot.all(of: scenario)
    let entries = starts.indices.filter { starts[$0] > 0 }.map { slot in
      StoredPlan.Entry(
        action: scenario.actions[slots[slot].action].id, unit: slots[slot].unit,
        start: scenario.asOf.advanced(by: starts[slot]))
    }
    return StoredPlan(id: "p", title: "p", entries: entries)
  }
}
