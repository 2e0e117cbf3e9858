// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel
import TuiyanNumerics
import TuiyanPlans
import TuiyanSimulation

@Suite("Leaves of rivals that are drawn as sums of points")
struct SummedLeavesTests {
  static let replications = 20_000

  /// Points a raw unit, and the shares of the innovations that all units share, by leaf.
  private let slopes = ["x": 0.3, "y": -1.0, "z": 0.2]
  private let sigmas = ["x": 1.0, "y": 0.5, "z": 2.0]
  private let shared = ["x": 0.0, "y": 0.6, "z": 0.3]

  /// Two rivals with three leaves on lines, the second pointing down; one of our own with a known total.
  private func fixture(horizon: Int = 4) -> Fixture {
    var fixture = Fixture(horizon: horizon)
    fixture.scheme([
      leaf("x", points: 30), leaf("y", points: 50, better: .lower, score: .linear(from: 80, to: 30)),
      leaf("z", points: 20, range: 0...100),
    ])
    fixture.unit("one", ["x": 50, "y": 55, "z": 40])
    fixture.unit("two", ["x": 52, "y": 56, "z": 45])
    fixture.scoreOnly("own", 50)
    fixture.ours = ["own"]
    for (leaf, sigma) in sigmas {
      fixture.moving(nil, leaf, DynamicsKeys(sigma: Quantity(sigma), common: shared[leaf]))
    }
    fixture.dynamics.base = DynamicsKeys(
      levelSD: Quantity(0.4), drift: .normal(0.2, 0.1), rho: 0.8, damping: 0.9
    ).filled(from: Fixture.still)
    return fixture
  }

  private func note(_ fixture: Fixture) throws -> SummedNote? {
    try fixture.model().notes.compactMap { if case .summed(let sums) = $0 { sums } else { nil } }.first
  }

  /// φ(h) and Σ ρ^(2i), i < h.
  private func course(_ h: Int) -> (trend: Double, noise: Double) {
    var (trend, noise, damping, decay) = (0.0, 0.0, 1.0, 1.0)
    for _ in 0..<h {
      damping *= 0.9
      trend += damping
      noise += decay
      decay *= 0.64
    }
    return (trend, noise)
  }

  private func slope(_ leaf: String) -> Double { slopes[leaf, default: 0] }

  private func sigma(_ leaf: String) -> Double { sigmas[leaf, default: 0] }

  private func squares(_ weight: (String) -> Double) -> Double {
    slopes.keys.sorted().reduce(0) { $0 + weight($1) * weight($1) }
  }

  @Test("totals have the mean and spread of the leaves drawn one by one, and units share what they shared")
  func closedForm() throws {
    let fixture = fixture()
    #expect(try note(fixture)?.leaves == 6)
    #expect(try note(fixture)?.units == 2)
    let projection = try fixture.project(replications: Self.replications, threads: 2)
    // 0.3·50 − (55 − 80) + 0.2·40, and 0.3·52 − (56 − 80) + 0.2·45.
    let starts = ["one": 48.0, "two": 48.6]
    for h in 0...4 {
      let (trend, noise) = course(h)
      // Every leaf gets better, y by falling: 0.3 + 1 + 0.2 points a raw unit.
      let drift = 0.2 * trend * 1.5
      let fixed = (0.16 + 0.01 * trend * trend) * squares(slope)
      let moving = noise * squares { slope($0) * sigma($0) }
      for (unit, start) in starts {
        let score = projection[unit, h].score
        expectMean(score.mean, start + drift, sd: (fixed + moving).squareRoot(), count: Self.replications)
        expectSD(score.sd, (fixed + moving).squareRoot(), count: Self.replications)
      }
    }
    let (trend, noise) = course(4)
    let own = squares { slope($0) * sigma($0) * (1 - shared[$0, default: 0]).squareRoot() }
    let apart = 2 * ((0.16 + 0.01 * trend * trend) * squares(slope) + noise * own)
    // Where ours is far behind, the second rival is first or second.
    var pair = fixture
    pair.results = []
    pair.published("own", score: 20)
    let ranks = try pair.project(replications: Self.replications)["two", 4].rank.p
    expectShare(
      Proportion(successes: Int((ranks[0] * Double(Self.replications)).rounded()), trials: Self.replications),
      Special.normalCDF(0.6 / apart.squareRoot()))
  }

  @Test("drawing every leaf gives the same distribution, and no sums")
  func everyLeaf() throws {
    var fixture = fixture()
    fixture.target("own", .rank(atMost: 1))
    let model = try CompiledModel(fixture.scenario, drawsEveryLeaf: true)
    #expect(!model.notes.contains { if case .summed = $0 { true } else { false } })
    let settings = fixture.settings(Self.replications)
    let one = Simulation.project(model: model, plan: .nothing, settings: settings)
    let other = try fixture.project(replications: Self.replications)
    #expect(one["one", 4].score.mean != other["one", 4].score.mean)
    let (p, q) = (one.probability(), other.probability())
    #expect((0.1...0.9).contains(p.value))
    let error = (2 * p.value * (1 - p.value) / Double(Self.replications)).squareRoot()
    #expect(abs(p.value - q.value) <= allowedErrors * error)
  }

  @Test("the bound is the sum of the chances to be beyond an end; a leaf that is too near is drawn by itself")
  func bound() throws {
    func fixture(_ deviations: Double, leaves: Int) -> Fixture {
      var fixture = Fixture(horizon: 1)
      fixture.scheme((0..<leaves).map { leaf("l\($0)", points: 10) })
      fixture.unit("rival", Dictionary(uniqueKeysWithValues: (0..<leaves).map { ("l\($0)", 50.0) }))
      fixture.scoreOnly("own", 20)
      fixture.moving(nil, nil, .walk(50 / deviations))
      fixture.ours = ["own"]
      return fixture
    }
    let near = Special.normalCDF(-5.2)
    let two = try #require(try note(fixture(5.2, leaves: 2)))
    expectEqual(two.bound / near, 2 * 2, within: 1e-6)
    #expect(try note(fixture(4.8, leaves: 2)) == nil)
    // Of many near ones, as many as stay within the sum allowed for a model: 1.5e-5.
    let each = 2 * Special.normalCDF(-4.95)
    #expect(each < 1e-6)
    let many = try #require(try note(fixture(4.95, leaves: 40)))
    #expect(many.leaves == Int(1.5e-5 / each))
    #expect(many.bound <= 1.5e-5)
  }

  /// A rival with two leaves that could be summed, but for what a test changes.
  private func plain(
    _ x: IndicatorNode = leaf("x", points: 50), tieBreak: [String] = [], _ change: (inout Fixture) -> Void = { _ in }
  ) throws -> SummedNote? {
    var fixture = Fixture(horizon: 2)
    fixture.scheme([x, leaf("y", points: 50)])
    fixture.unit("rival", ["x": 50, "y": 50])
    fixture.scoreOnly("own", 50)
    fixture.ours = ["own"]
    fixture.moving(nil, nil, .walk(1))
    fixture.board(tieBreak: tieBreak)
    change(&fixture)
    return try note(fixture)
  }

  @Test("what anything else looks at, bends or compares is drawn by itself")
  func conditions() throws {
    #expect(try plain()?.leaves == 2)
    #expect(try plain { $0.ours = ["own", "rival"] } == nil, "our own")
    #expect(try plain { $0.action("help", on: ["rival"], [effect("x", .add(Quantity(1)))]) } == nil, "an action")
    #expect(try plain(tieBreak: ["y"]) == nil, "a tie-break")
    #expect(try plain { $0.target("rival", .rank(atMost: 1)) } == nil, "a target on the unit")
    #expect(try plain { $0.target("own", .indicatorRank("x", atMost: 1)) } == nil, "a target on the leaf")
    #expect(try plain { $0.moving(nil, "x", DynamicsKeys(common: 1)) } == nil, "in step with all others")
    #expect(try plain { $0.moving(nil, "x", DynamicsKeys(tails: 5)) } == nil, "tails")
    #expect(try plain { $0.moving(nil, "x", DynamicsKeys(sigma: .uniform(1, 2))) } == nil, "a drawn sigma")
    #expect(try plain { $0.moving(nil, "x", DynamicsKeys(rho: 0.5)) } == nil, "another inertia")
    #expect(try plain { $0.moving(nil, "x", DynamicsKeys(drift: .uniform(0, 1))) } == nil, "a drift that is not normal")
    #expect(try plain { $0.moving(nil, "x", DynamicsKeys(drift: .normal(0, 1))) }?.leaves == 2, "a normal drift")
    #expect(try plain(leaf("x", points: 50, survey: Survey(answers: 50, sd: Quantity.Part(1)))) == nil, "a survey")
    #expect(try plain(leaf("x", points: 50, range: 0...100, transform: .logit)) == nil, "a transform")
    #expect(
      try plain(leaf("x", points: 50, score: .cohort(from: .worst, to: .best))) == nil, "a rule that compares members")
    #expect(try plain(group("g", .geometric, [leaf("x", points: 20), leaf("z", points: 30)])) == nil, "a product")
    #expect(try plain(group("g", .sum, [leaf("x", points: 50)]))?.leaves == 2, "a group that adds")
    #expect(
      try plain {
        $0.future("now", 0.5)
        $0.future("then", 0.5, rules: [.init(scheme: "scheme", node: "x", field: .points, value: 60)])
      } == nil, "rules that change it")
  }

  @Test("totals that cannot but be level stay level")
  func ties() throws {
    var fixture = Fixture(horizon: 3)
    fixture.scheme([leaf("x", points: 30), leaf("y", points: 50), leaf("z", points: 20)])
    for unit in ["a", "b", "c"] { fixture.unit(unit, ["x": 50, "y": 40, "z": 30]) }
    fixture.moving(nil, nil, DynamicsKeys(sigma: Quantity(0.7), common: 1))
    let projection = try fixture.project(replications: 1_000)
    for unit in ["a", "b", "c"] { #expect(projection[unit, 3].rank.p == [1, 0, 0]) }
  }

  @Test("of leaves of two kinds those are summed that are more")
  func kinds() throws {
    var fixture = Fixture(horizon: 2)
    fixture.scheme((0..<5).map { leaf("l\($0)", points: 20) })
    fixture.unit("rival", Dictionary(uniqueKeysWithValues: (0..<5).map { ("l\($0)", 50.0) }))
    fixture.scoreOnly("own", 50)
    fixture.ours = ["own"]
    fixture.moving(nil, nil, DynamicsKeys(sigma: Quantity(1), rho: 0.9))
    for leaf in ["l1", "l3"] { fixture.moving(nil, leaf, DynamicsKeys(rho: 0.5)) }
    #expect(try note(fixture)?.leaves == 3)
    let score = try fixture.project(replications: Self.replications)["rival", 2].score
    // 0.2 points a raw unit: 3·(1 + 0.81) + 2·(1 + 0.25).
    expectSD(score.sd, 0.2 * 7.93.squareRoot(), count: Self.replications)
  }

  @Test("a model with the sums of another moves its rivals alike, whatever its targets")
  func sumsOfAnother() throws {
    var fixture = fixture()
    let model = try fixture.model()
    fixture.target("own", .shareOfIndicators(.rankAtMost(1), atLeast: 0.5))
    #expect(try note(fixture) == nil)
    let other = try CompiledModel(fixture.scenario, withSumsOf: model)
    let settings = fixture.settings(200)
    let projections = [model, other].map { Simulation.project(model: $0, plan: .nothing, settings: settings) }
    #expect(projections[0].means("one") == projections[1].means("one"))
  }

  @Test("judges, recordings, parts and projections see the same worlds")
  func sameWorlds() throws {
    var fixture = fixture()
    fixture.action("own", on: ["own"], success: 0.7, [effect("total", .add(.uniform(0, 2)))])
    fixture.target("own", .rank(atMost: 1))
    fixture.target("own", .rank(atMost: 1), id: "early", by: 2)
    let model = try fixture.model()
    let settings = fixture.settings(300, threads: 2)
    let plan = Fixture.plan(["own": 1])
    let projection = Simulation.project(model: model, plan: plan, settings: settings)
    let vector = PlanVector(plan, of: model.scenario)
    let judge = ReplayJudge(model: model, settings: settings)
    _ = judge.record(of: .nothing(slots: 1))
    for (one, other) in zip(judge.record(of: vector).outcomes(model.scenario, judge.layout), projection.targets) {
      #expect(one.probability == other.probability && (0.05...0.95).contains(one.probability.value))
    }
    let total = RecordedColumn.total(board: "board", unit: "one", step: 4)
    let points = RecordedColumn.points(board: "board", unit: "one", node: "x", step: 4)
    let recording = Recording(model, plan: vector, settings: settings, columns: [total, points])
    let values = try #require(recording[total])
    expectEqual(values.reduce(0, +) / 300, projection["one", 4].score.mean, within: 1e-6)
    #expect(recording[points] == nil)
    let whole = try CompiledModel(fixture.scenario, drawsEveryLeaf: true)
    #expect(Recording(whole, plan: vector, settings: settings, columns: [points])[points] != nil)
  }

  @Test("standings at as_of show every leaf")
  func standings() throws {
    let standing = try StandingsAtAsOf(fixture().model())
    let units = try #require(standing.boards.first).units
    expectEqual(units.map(\.total), [48, 48.6, 50], within: 1e-9)
    #expect(units[0].leaves?.map(\.value) == [50, 55, 40])
    #expect(units[0].leaves?.map(\.points) == [15, 25, 8])
  }
}
