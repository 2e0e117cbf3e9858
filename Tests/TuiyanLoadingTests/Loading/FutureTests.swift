// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import ScenarioFixtures
import Testing
import TuiyanLoading
import TuiyanModel

@Suite("Futures change rules, dynamics and budgets")
struct FutureTests {
  /// The example with other futures.
  private func folder(_ futures: String) throws -> ScenarioFolder {
    try ScenarioFolder(InterfaceExample.files.merging(["scenario.yaml": yaml(futures)]) { $1 })
  }

  private func yaml(_ futures: String) -> String {
    let start = InterfaceExample.yaml.range(of: "futures:\n")?.lowerBound ?? InterfaceExample.yaml.endIndex
    let end = InterfaceExample.yaml.range(of: "targets:\n")?.lowerBound ?? InterfaceExample.yaml.endIndex
    return InterfaceExample.yaml.replacingCharacters(in: start..<end, with: "futures:\n" + futures)
  }

  @Test("a future's dynamics and budget are the scenario's with its own values in place")
  func patches() throws {
    let scenario = try folder(
      """
        - {id: calm}
        - {id: rough, from: 2022-06, set: {dynamics.rivals.drift: "1%", dynamics.ours.sigma: 2, budget.money: 100, schemes.province.days.from: mean, schemes.province.satisfaction.answers: 30}}

      """
    ).load()
    let future = scenario.futures[1]
    #expect(future.from?.description == "2022-06")
    #expect(future.dynamics.rivals.drift == Quantity(.constant(.init(0.01, isShare: true))))
    #expect(future.dynamics.ours.sigma == Quantity(2))
    #expect(future.dynamics.base == scenario.dynamics.base)
    #expect(future.budget == Budget(money: 100, staffPerStep: 40, actions: 12, perOwner: 3))
    #expect(
      future.rules == [
        .init(scheme: "province", node: "days", field: .from, value: 0, anchor: .mean),
        .init(scheme: "province", node: "satisfaction", field: .answers, value: 30),
      ])
    #expect(scenario.futures[0].dynamics == scenario.dynamics)
    #expect(scenario.futures.map(\.probability) == [nil, nil])
  }

  @Test(
    "from where no rule changes is warned of at its place",
    arguments: ["", ", set: {dynamics.ours.sigma: 2, budget.money: 100}"])
  func idleFrom(set: String) throws {
    let folder = try folder("  - {id: calm}\n  - {id: rough, from: 2022-06\(set)}\n\n")
    let warnings = try folder.load().warnings.map { folder.relative($0.line(in: .en)) }
    let row = yaml("").split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0 == "futures:" } ?? 0
    #expect(
      warnings.contains(
        "scenario.yaml:\(row + 3):23: from of future 'rough' has no effect (it is for schemes.… in set; dynamics.… and budget.… hold for the whole run)"
      ), "\(warnings)")
  }

  @Test("from beside a changed rule is not warned of")
  func from() throws {
    let scenario = try folder(
      "  - {id: calm}\n  - {id: rough, from: 2022-06, set: {schemes.province.satisfaction.points: 22, budget.money: 9}}\n\n"
    ).load()
    #expect(!scenario.warnings.contains { if case .time(.fromHasNoEffect) = $0.problem { true } else { false } })
  }

  @Test("a survey that two schemes share is asked of one number of people")
  func sharedSurvey() throws {
    func problems(_ set: String) throws -> [String] {
      let line = try #require(InterfaceExample.yaml.split(separator: "\n").first { $0.contains("id: satisfaction") })
      let yaml = yaml("  - {id: a, set: {\(set)}}\n").replacingOccurrences(
        of: "\nboards:", with: "\n  - id: short\n    indicators:\n\(line)\nboards:")
      return try ScenarioFolder(InterfaceExample.files.merging(["scenario.yaml": yaml]) { $1 }).problems(in: .en)
    }
    let (long, short) = ("schemes.province.satisfaction.answers", "schemes.short.satisfaction.answers")
    #expect(try problems("\(long): 30").isEmpty)
    #expect(try problems("\(long): 30, \(short): 30").isEmpty)
    let differing = try problems("\(long): 30, \(short): 40")
    let fault = try #require(differing.first)
    #expect(differing.count == 1)
    let row = fault.split(separator: ":")[1]
    #expect(
      fault
        == "scenario.yaml:\(row):62: indicator 'satisfaction' is one survey in all schemes, so answers cannot be two "
        + "numbers (the other is at scenario.yaml:\(row):19; set it once, or alike)")
  }

  @Test("what a future may not do is said at its place")
  func refusals() throws {
    let folder = try folder(
      """
        - {id: a, probability: 0.5, set: {schemes.province.satisfaction.points: 30}}
        - {id: b, probability: 0.4, from: 2023-01, set: {schemes.province.nobody.points: 1}}
        - {id: c, set: {dynamics.rivals.drifts: 1}}
        - {id: d, probability: 0.1, set: {dynamics.rivals.rho: 7, schemes.province.days.to: 3}}
        - {id: e, probability: 0, set: {schemes.province.online-rate.points: 3, schemes.province.days.points: 3, schemes.province.starting-a-business.points: 4}}

      """)
    #expect(
      folder.problems(in: .en) == [
        "scenario.yaml:63:37: 'province' has 24 points, those set add up to 30: less than 0 is left for the rest (expected no more than the total)",
        "scenario.yaml:64:37: period 2023-01 is outside the run (expected 2022-03 to 2022-12)",
        "scenario.yaml:64:52: there is no indicator 'nobody' (check the id)",
        "scenario.yaml:65:10: this future has no probability, another has (at scenario.yaml:63:26; expected all or none)",
        "scenario.yaml:65:19: there is no 'drifts' in 'dynamics.rivals' (check the path; did you mean 'drift'?)",
        "scenario.yaml:66:58: 7 is out of bounds (expected at least -1 and at most 1)",
        "scenario.yaml:66:61: indicator 'days' is not scored by linear, so from and to cannot be numbers",
        "scenario.yaml:67:75: 'starting-a-business' has 4 points, those set add up to 6: less than 0 is left for the rest (expected no more than the total)",
      ])
  }
}
