// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel
import TuiyanNumerics
import TuiyanPlanning
import TuiyanSimulation

@Suite("Comparing plans and versions")
struct ComparisonTests {
  private let settings = SimulationSettings(replications: 8_192, seed: 20_220_101, threads: 1)

  private var race: Race {
    var race = Race()
    race.steps = 2
    race.deeds = [.init(id: "two", size: Quantity(2)), .init(id: "five", money: 3, size: Quantity(5))]
    return race
  }

  /// P(we win) after two steps with a head start of `lead`: the margin is N(lead, 50).
  private func won(_ lead: Double) -> Double { Special.normalCDF(lead / 50.0.squareRoot()) }

  @Test("plans differ as the closed form says, paired")
  func plans() throws {
    let race = race
    let nothing = StoredPlan.nothing
    let comparison = try PlanComparison(
      scenario: race.scenario, plans: [nothing, race.plan(["two": 1]), race.plan(["two": 1, "five": 1])],
      settings: settings)
    let truths = [won(-2), won(0), won(5)]
    for (entry, truth) in zip(comparison.entries, truths) {
      // 4.5 standard errors: a false alarm in 7 of 10⁶ seeds.
      let probability = entry.judged.targets[0].probability
      #expect(abs(probability.value - truth) < 4.5 * probability.standardError)
      let difference = entry.differences[0]
      #expect(abs(difference.mean - (truth - truths[0])) <= 4.5 * difference.standardError)
      #expect(difference.mean == entry.objective.mean && entry.violations.isEmpty)
    }
    #expect(comparison.entries[0].differences[0].mean == 0)
    #expect(comparison.entries[2].judged.cost.money == 3)
    let standing = try #require(comparison.entries[2].standings.first)
    #expect(standing.unit == "us" && abs(standing.score.mean - 47) < 4.5 * standing.score.standardError)
  }

  private func compare(_ newer: Race, _ older: Race, otherSeed: UInt64? = nil) throws -> VersionComparison {
    let plan = ["two": 1]
    return try VersionComparer.compare(
      scenario: newer.scenario, against: older.scenario, plan: (newer.plan(plan), older.plan(plan)),
      settings: settings, otherSeed: otherSeed ?? settings.seed)
  }

  private func moved(_ comparison: VersionComparison) -> [VersionComparison.Part] {
    comparison.changes.filter { !$0.isNothing }.map(\.part)
  }

  @Test("a change of one part is put down to that part alone")
  func onePart() throws {
    var rivals = race
    rivals.units[1].level = 45
    let found = try compare(rivals, race)
    #expect(moved(found) == [.rivals])
    let change = try #require(found.changes.first { $0.part == .rivals }).differences[0]
    #expect(abs(change.mean - (won(-3) - won(0))) < 4.5 * change.standardError)
    var data = race
    data.units[0].level = 44
    #expect(try moved(compare(data, race)) == [.data])
    var pace = race
    pace.units[0].sigma = 6
    #expect(try moved(compare(pace, race)) == [.data])
    var theirPace = race
    theirPace.units[1].sigma = 9
    #expect(try moved(compare(theirPace, race)) == [.rivals])
    var rules = race
    rules.rank = 2
    #expect(try moved(compare(rules, race)) == [.rules])
    var action = race
    action.deeds[0].size = Quantity(3)
    #expect(try moved(compare(action, race)) == [.plan])
    #expect(try moved(compare(race, race)) == [])
  }

  @Test("several changes add up to the whole")
  func adding() throws {
    var newer = race
    newer.units[0].level = 43
    newer.units[1].level = 46
    newer.deeds[0].size = Quantity(4)
    let found = try compare(newer, race, otherSeed: 5)
    #expect(moved(found) == [.noise, .data, .rivals, .plan])
    let sum = found.changes.reduce(0) { $0 + $1.differences[0].mean }
    let target = try #require(found.targets.first)
    #expect(abs(sum - (target.after.value - target.before.value)) < 1e-12)
    let noise = try #require(found.changes.first { $0.part == .noise }).differences[0]
    #expect(abs(noise.mean) < 4.5 * noise.standardError)
  }

  /// The race without deeds as of a step, to be won at one or more.
  private func race(asOf: Int, horizon: Int, won targets: [(id: String, step: Int)]) -> Scenario {
    var parts = ScenarioParts(Race().scenario)
    parts.asOf = Race.period(asOf)
    parts.horizon = Race.period(horizon)
    parts.targets = targets.map { id, step in
      Target(
        id: id, title: id, kind: .strive(weight: 1), objectiveIsJoint: false,
        clause: Clause(
          board: "board", scope: .unit("us"), span: .by(Race.period(step)), test: .rank(atMost: 1)))
    }
    return parts.scenario
  }

  /// P(we win) so many steps on: the margin is N(−2, 25 a step).
  private func won(after steps: Int) -> Double { Special.normalCDF(-2 / (25 * Double(steps)).squareRoot()) }

  private func compare(_ newer: Scenario, _ older: Scenario) throws -> VersionComparison {
    try VersionComparer.compare(
      scenario: newer, against: older, plan: (.nothing, .nothing), settings: settings, otherSeed: settings.seed)
  }

  private func expect(
    _ change: VersionComparison.Difference, _ truth: Double, _ place: SourceLocation = #_sourceLocation
  ) {
    #expect(abs(change.mean - truth) <= 4.5 * change.standardError, "\(change)", sourceLocation: place)
  }

  @Test("what was due before the newer as_of is compared whole, the rest part by part")
  func due() throws {
    let older = race(asOf: 0, horizon: 4, won: [("early", 1), ("late", 3)])
    let found = try compare(race(asOf: 2, horizon: 6, won: [("early", 6), ("late", 4)]), older)
    #expect(found.targets.map(\.isDivided) == [false, true])
    #expect(found.divided.map(\.id) == ["late"])
    for (target, steps) in zip(found.targets, [(1, 4), (3, 2)]) {
      #expect(abs(target.before.value - won(after: steps.0)) < 4.5 * target.before.standardError)
      #expect(abs(target.after.value - won(after: steps.1)) < 4.5 * target.after.standardError)
    }
    // At the newer as_of the older target is a step away, the newer one two.
    #expect(moved(found) == [.data, .rules])
    #expect(found.changes.allSatisfy { $0.differences.count == 1 })
    expect(found.changes[1].differences[0], won(after: 1) - won(after: 3))
    expect(found.changes[3].differences[0], won(after: 2) - won(after: 1))
    let whole = try compare(race(asOf: 2, horizon: 6, won: [("early", 6)]), older)
    #expect(whole.changes.isEmpty && whole.unshared == ["late"])
    #expect(whole.targets.first?.after == found.targets.first?.after)
  }

  @Test("an older target after the newer horizon is judged at its own period")
  func beyond() throws {
    let found = try compare(
      race(asOf: 2, horizon: 4, won: [("win", 4)]), race(asOf: 0, horizon: 9, won: [("win", 8)]))
    #expect(moved(found) == [.data, .rules])
    expect(found.changes[1].differences[0], won(after: 6) - won(after: 8))
    expect(found.changes[3].differences[0], won(after: 2) - won(after: 6))
  }

  @Test("where units differ, data, rivals and rules are not told apart")
  func notSeparable() throws {
    var newer = race
    newer.units.append(("third", 60, 1))
    let found = try compare(newer, race)
    #expect(found.changes.map(\.part) == [.noise, .dataAndRules, .plan])
    #expect(moved(found) == [.dataAndRules])
  }
}
