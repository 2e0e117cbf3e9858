// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel
import TuiyanNumerics
import TuiyanPlanning
import TuiyanSimulation

/// Seeded; figures are compared with closed forms at 4.5 standard errors: a false alarm in about 7 of 10⁶ seeds each.
@Suite("Explaining a plan")
struct ExplainerTests {
  private func settings(_ replications: Int, threads: Int = 1) -> SimulationSettings {
    SimulationSettings(replications: replications, seed: 20_220_101, threads: threads)
  }

  private func explain(_ race: Race, _ starts: [String: Int] = [:], replications: Int = 4_096) throws -> Explanation {
    try Explainer.explain(scenario: race.scenario, plan: race.plan(starts), settings: settings(replications))
  }

  /// After one step the margin is N(40 − 42, 9 + 16).
  private func expect(
    _ index: JansenIndices.Index, _ truth: Double, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(abs(index.value - truth) <= 4.5 * index.standardError, sourceLocation: sourceLocation)
    #expect(index.standardError < 0.05, sourceLocation: sourceLocation)
  }

  @Test("shares of the margin's variance are those of the linear model")
  func sensitivity() throws {
    let rows = try explain(Race()).sensitivity.rows
    #expect(rows.map(\.group) == [.rivals, .ours])
    for (row, truth) in zip(rows, [16.0 / 25, 9.0 / 25]) {
      expect(row.margin.first, truth)
      expect(row.margin.total, truth)
    }
  }

  @Test("who is ahead agrees with the normal distribution of the margin")
  func rivals() throws {
    let rivalry = try #require(try explain(Race(), replications: 16_384).rivalry)
    let ahead = Special.normalCDF(2.0 / 5)
    let rival = try #require(rivalry.rivals.first)
    #expect(rival.aheadNow.value == 1 && rival.overtakesUs.value == 0)
    #expect(abs(rival.ahead.value - ahead) < 4.5 * rival.ahead.standardError)
    #expect(abs(rival.overtakenByUs.value - (1 - ahead)) < 4.5 * rival.overtakenByUs.standardError)
    let line = try #require(rivalry.cutLines.first)
    #expect(line.rank == 1 && abs(line.mean.mean - 42) < 4.5 * line.mean.standardError)
  }

  @Test("the smallest change that gains a place is found to 1/64 of the gap")
  func nextPlace() throws {
    var race = Race(units: [("us", 40, 0), ("them", 50, 0), ("others", 70, 0)])
    race.owners = ["office"]
    race.rank = 2
    let next = try #require(try explain(race, replications: 200).nextPlace)
    #expect(next.medianRank == 3 && next.goal == 2 && next.now.value == 0)
    #expect(abs(next.points - 10) < 1e-9)
    let change = try #require(next.indicators.first)
    // 10 of 60 points: 10.67/64, so 11/64.
    #expect(change.indicator == "quality" && change.share == 11.0 / 64)
    #expect(abs((change.needed ?? 0) - (40 + 60 * 11 / 64)) < 1e-9)
    #expect(next.owners.map(\.share) == [11.0 / 64])
  }

  /// Under the plan we hold 75 and need `ahead` for the first place: (ahead − 75)/25 of the gap, which is 25.6/64 and
  /// 43.52/64.
  @Test(
    "what one more place takes comes on top of what the plan does",
    arguments: [Effect.Kind.close(Quantity(0.5)), .set(Quantity(75))], [85.0, 92])
  func nextPlaceOnTop(kind: Effect.Kind, ahead: Double) throws {
    var race = Race(units: [("us", 50, 0), ("them", ahead, 0), ("others", 60, 0)], steps: 2)
    race.owners = ["office"]
    race.deeds = [.init(id: "deed", kind: kind)]
    let next = try #require(try explain(race, ["deed": 1], replications: 200).nextPlace)
    #expect(next.goal == 1 && abs(next.points - (ahead - 75)) < 1e-9)
    let change = try #require(next.indicators.first)
    let share = (64 * (ahead - 75) / 25).rounded(.up) / 64
    #expect(abs(change.now - 75) < 1e-9 && change.share == share && change.reached.value == 1)
    #expect(abs((change.needed ?? 0) - (75 + 25 * share)) < 1e-9)
    #expect(next.owners.map(\.share) == [share])
  }

  @Test("an end of a tornado's bar counts values in common with the part of the stretch they cover")
  func tornadoTies() throws {
    var race = Race(units: [("us", 50, 0), ("them", 55, 0)], steps: 2)
    race.deeds = [
      .init(id: "big", success: 0.88, size: Quantity(10)), .init(id: "small", success: 0.5, size: Quantity(0.1)),
    ]
    let bars = try explain(race, ["big": 1, "small": 1], replications: 8_192).tornado
    let group = try #require(bars.first { $0.input == .group(.execution) })
    // The big one fails in 12 %, which covers 7 of the 10 points from 5 % to 15 %; without it the target is missed.
    #expect(abs(group.low.mean - 0.3) < 4.5 * group.low.standardError)
    // The stretch ends 10 times the error of that 12 % away: √(0.12·0.88/n)/0.1.
    let error = 10 * (0.12 * 0.88 / 8_192).squareRoot()
    #expect(abs(group.low.standardError - error) < 0.1 * error)
    #expect(group.high.mean == 1 && group.high.standardError == 0)
    // 6 % reach 50 points, 6 % 50.1; 44 % 60, 44 % 60.1.
    #expect(abs(group.ends.low + 4.9) < 1e-9 && abs(group.ends.high - 5.1) < 1e-9)
    let big = try #require(bars.first { $0.input == .done(action: "big", unit: "us") })
    #expect(big.low.mean == 0 && big.high.mean == 1 && big.ends == (0, 1))
  }

  @Test("Shapley values add up to the total gain, all coalitions judged")
  func shapleyExact() throws {
    var race = Race(steps: 3)
    race.owners = ["left", "right"]
    race.deeds = [
      .init(id: "one", success: 0.7, size: Quantity(2), owner: "left"),
      .init(id: "two", size: Quantity(1), owner: "right"),
      .init(id: "three", start: 2, size: Quantity(3), owner: "left", requires: ["one"]),
    ]
    let table = try explain(race, ["one": 1, "two": 1, "three": 2], replications: 2_000).contributions
    #expect(table.isExact && table.shapleyReplications == 2_000)
    let sum = table.actions.reduce(0) { $0 + $1.shapley.mean }
    #expect(abs(sum - table.sharedGain.mean) < 1e-12 && abs(table.sharedGain.mean - table.total.mean) < 1e-12)
    #expect(abs(table.owners.reduce(0) { $0 + $1.shapley.mean } - table.sharedGain.mean) < 1e-12)
    #expect(table.owners.map(\.owner) == ["left", "right"] && table.owners.map(\.decisions) == [2, 1])
    // So that it is not nothing that was shared: a gain told from 0, 3 in 10⁶ seeds.
    #expect(table.sharedGain.mean > 4.5 * table.total.standardError && table.total.standardError > 0)
  }

  @Test("all shares together are known as well as the gain they share, whatever they have in common")
  func shapleySums() throws {
    var race = Race(steps: 3)
    race.owners = ["all"]
    race.deeds = [
      .init(id: "one", success: 0.7, size: Quantity(2), owner: "all"),
      .init(id: "two", success: 0.5, size: Quantity(1), owner: "all"),
    ]
    let table = try explain(race, ["one": 1, "two": 1], replications: 2_000).contributions
    let all = try #require(table.owners.first).shapley
    #expect(abs(all.standardError - table.sharedGain.standardError) < 1e-12 && all.standardError > 0)
    #expect(table.actions.allSatisfy { $0.shapley.standardError > 0 })
  }

  @Test("Shapley values of many actions add up to the total gain, with an error each")
  func shapleySampled() throws {
    var race = Race(steps: 2)
    race.deeds = (0..<16).map { .init(id: "deed-\($0)", size: Quantity(0.3)) }
    let starts = Dictionary(uniqueKeysWithValues: race.deeds.map { ($0.id, 1) })
    let table = try explain(race, starts, replications: 400).contributions
    #expect(!table.isExact)
    #expect(abs(table.actions.reduce(0) { $0 + $1.shapley.mean } - table.sharedGain.mean) < 1e-9)
    #expect(table.actions.contains { $0.shapley.standardError > 0 })
  }

  @Test("an action put off beyond the horizon costs all it brings")
  func slips() throws {
    var race = Race(steps: 3)
    race.deeds = [.init(id: "early"), .init(id: "late", latest: 2, size: Quantity(4))]
    let explanation = try explain(race, ["early": 1, "late": 2], replications: 1_000)
    let late = try #require(explanation.slips.first { $0.action == "late" })
    let last = try #require(explanation.contributions.actions.first { $0.action == "late" }).last
    // It runs in step 2 and works in step 3, the last one: a step later it works no more.
    #expect(late.losses.map(\.mean) == Array(repeating: -last.mean, count: 3))
    let early = try #require(explanation.slips.first { $0.action == "early" })
    #expect(early.losses[0].mean == 0 && early.losses[1].mean < 0)
  }

  @Test("what waits for an action is put off with it")
  func knockOn() throws {
    var race = Race(steps: 3)
    race.deeds = [
      .init(id: "base", size: Quantity(0)), .init(id: "top", start: 2, size: Quantity(8), requires: ["base"]),
    ]
    let explanation = try explain(race, ["base": 1, "top": 2], replications: 1_000)
    let base = try #require(explanation.slips.first { $0.action == "base" })
    let top = try #require(explanation.contributions.actions.first { $0.action == "top" })
    #expect(base.losses[0].mean == -top.last.mean && top.last.mean > 0)
  }

  @Test("failures are told by the action whose failure makes them")
  func failures() throws {
    var race = Race(units: [("us", 40, 0.5), ("them", 50, 0.5)])
    race.steps = 2
    race.deeds = [.init(id: "big", success: 0.6, size: Quantity(20))]
    let failures = try #require(try explain(race, ["big": 1]).failures)
    let box = try #require(failures.boxes.first)
    #expect(box.conditions.count == 1)
    #expect(box.conditions.first?.input == .done(action: "big", unit: "us"))
    #expect(box.conditions.first?.high == 0 && box.conditions.first?.low == nil)
    #expect(box.density.value == 1 && box.coverage.value == 1)
    #expect(abs(failures.rate.value - 0.4) < 4.5 * failures.rate.standardError)
  }

  @Test("an effect worth knowing has its value, and everything else none")
  func information() throws {
    var race = Race(units: [("us", 40, 1), ("them", 10, 1)])
    race.steps = 2
    race.bound = 50
    let gamble = Quantity(
      .discrete([.init(value: .init(0), probability: 0.5), .init(value: .init(30), probability: 0.5)]))
    race.deeds = [
      .init(id: "gamble", size: gamble, excludes: ["sure"]), .init(id: "sure", size: Quantity(9), excludes: ["gamble"]),
    ]
    let table = try explain(race, ["gamble": 1], replications: 8_192).information
    // The gamble wins half the time. Known to be lost, the sure thing wins with P(N(49, 2) ≥ 50).
    let worth = 0.5 * Special.normalCDF(-1 / 2.0.squareRoot())
    let row = try #require(table.rows.first { $0.input == .size(action: "gamble", unit: "us", effect: 0) })
    #expect(abs(row.information.value.mean - worth) < 4.5 * row.information.value.standardError)
    #expect(!table.rows.contains { $0.input == .rival("them") })
    #expect(table.perfect.mean >= row.information.value.mean)
  }

  /// What knowing whether an action gets done is worth, with its error.
  private func worth(of action: String, in explanation: Explanation) throws -> MeanEstimate {
    try #require(
      explanation.information.rows.first { $0.input == .done(action: action, unit: "us") }
    ).information.value
  }

  @Test("the luck of what the plan leaves out is worth knowing where it would change the choice")
  func informationOnAlternatives() throws {
    var race = Race(units: [("us", 40, 0.01), ("them", 10, 0.01)], steps: 2)
    race.budget = Budget(money: 1)
    race.bound = 45
    race.second = (60, 2.0 / 3)
    race.deeds = [
      .init(id: "sure", money: 1, size: Quantity(6)), .init(id: "gamble", money: 1, success: 0.5, size: Quantity(25)),
    ]
    let explanation = try explain(race, ["sure": 1], replications: 8_192)
    // The sure thing brings 1, the gamble half of 5/3: known to be won, it brings 2/3 more.
    let gamble = try worth(of: "gamble", in: explanation)
    #expect(abs(gamble.mean - 1.0 / 3) < 4.5 * gamble.standardError)
    #expect(explanation.information.rows.allSatisfy { $0.input == .done(action: "gamble", unit: "us") })
    #expect(abs(explanation.information.perfect.mean - gamble.mean) < 1e-12)
    // Of what the plan itself hangs on, the gamble is none.
    #expect(!explanation.tornado.contains { $0.input == .done(action: "gamble", unit: "us") })
  }

  @Test("of two uncertain actions each is worth knowing, taken or not")
  func informationOnBoth() throws {
    var race = Race(units: [("us", 40, 0.01), ("them", 10, 0.01)], steps: 2)
    race.budget = Budget(money: 1)
    race.bound = 45
    race.deeds = [
      .init(id: "taken", money: 1, success: 0.6, size: Quantity(10)),
      .init(id: "left", money: 1, success: 0.5, size: Quantity(10)),
    ]
    let explanation = try explain(race, ["taken": 1], replications: 8_192)
    // 0.6 + 0.4 · 0.5 − 0.6, and 0.5 + 0.5 · 0.6 − 0.6.
    for action in ["taken", "left"] {
      let value = try worth(of: action, in: explanation)
      #expect(abs(value.mean - 0.2) < 4.5 * value.standardError, "\(action)")
    }
  }

  @Test("the best plan is looked for and explained on fresh replications")
  func best() throws {
    var race = Race(steps: 3)
    race.deeds = [.init(id: "good", money: 1, size: Quantity(5)), .init(id: "bad", money: 1, size: Quantity(0))]
    race.budget = Budget(money: 1)
    let explanation = try Explainer.explain(scenario: race.scenario, plan: nil, settings: settings(1_000))
    #expect(explanation.plan.id == nil && explanation.plan.judged.choices.map(\.action) == ["good"])
    #expect(explanation.settings.seed == Planner.verificationSeed(20_220_101))
  }

  @Test("the number of threads changes nothing")
  func threads() throws {
    var race = Race(steps: 2)
    race.deeds = [.init(id: "one", success: 0.7), .init(id: "two", size: Quantity(2))]
    let plan = race.plan(["one": 1, "two": 1])
    let runs = try [1, 3].map {
      try Explainer.explain(scenario: race.scenario, plan: plan, settings: settings(700, threads: $0))
    }
    #expect("\(runs[0].contributions)" == "\(runs[1].contributions)" && "\(runs[0].slips)" == "\(runs[1].slips)")
    #expect("\(runs[0].sensitivity)" == "\(runs[1].sensitivity)" && "\(runs[0].tornado)" == "\(runs[1].tornado)")
    #expect("\(runs[0].rivalry as Any)" == "\(runs[1].rivalry as Any)")
    #expect("\(runs[0].information)" == "\(runs[1].information)")
  }
}
