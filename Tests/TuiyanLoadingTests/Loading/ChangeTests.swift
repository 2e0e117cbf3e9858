// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import ScenarioFixtures
import Testing
import TuiyanLoading
import TuiyanModel

@Suite("--set changes a scenario as if its file had been edited")
struct ChangeTests {
  private let folder: ScenarioFolder

  init() throws { folder = try ScenarioFolder(InterfaceExample.files) }

  @Test("keys, ids in lists, indicators anywhere in their scheme, and keys that were absent")
  func sets() throws {
    let changes = [
      "actions.one-visit.success=0.5", "budget.money=3000", "dynamics.rivals.drift={normal: [1, 0.5]}",
      "dynamics.ours.rho=0.2", "actions.one-visit.effects.satisfaction.add=0.3",
      "schemes.province.satisfaction.answers=90", "schemes.province.satisfaction.from=2",
      "schemes.province.days.to=median", "schemes.province.days.title=时长", "seed=7",
    ]
    let scenario = try folder.load(changes)
    #expect(scenario.changes == changes)
    #expect(scenario.actions[1].success == 0.5)
    #expect(scenario.budget.money == 3000)
    #expect(scenario.dynamics.rivals.drift == Quantity(.normal(.init(1), .init(0.5))))
    #expect(scenario.dynamics.ours.rho == 0.2)
    #expect(scenario.actions[1].effects[1].size == Quantity(0.3))
    let leaves = scenario.schemes[0].leaves
    #expect(leaves[2].leaf?.survey?.answers == 90)
    #expect(leaves[2].leaf?.score == .linear(from: 2, to: 5))
    #expect(leaves[1].leaf?.score == .cohort(from: .worst, to: .median))
    #expect(leaves[1].title == "时长")
    #expect(scenario.seed == 7)
  }

  @Test("points are set as in a future: the rest of the scheme is scaled, its total stays")
  func points() throws {
    let scheme = try folder.load(["schemes.province.satisfaction.points=22"]).schemes[0]
    #expect(scheme.total == 24)
    #expect(scheme.leaves.map(\.points) == [1, 1, 22, 0])
    #expect(scheme.indicators[0].points == 2)
  }

  @Test("points that leave less than nothing are refused")
  func tooManyPoints() {
    #expect(
      folder.problems(["schemes.province.satisfaction.points=25"], in: .en) == [
        "--set:1:1: 'province' has 24 points, those set add up to 25: less than 0 is left for the rest (expected no more than the total)"
      ])
  }

  @Test("a path is set once, however its value is written")
  func once() {
    #expect(
      folder.problems(["budget.money=5", "seed=3", "budget.money=6"], in: .en) == [
        "--set:3:1: 'budget.money' is set twice (first at --set:1:1; keep one)"
      ])
    let points = "schemes.province.satisfaction.points"
    #expect(
      folder.problems(["\(points)=21", "\(points)=22"], in: .en) == [
        "--set:2:1: '\(points)' is set twice (first at --set:1:1; keep one)"
      ])
  }

  @Test("what a scenario is put together from cannot be set")
  func consumed() {
    #expect(
      folder.problems(["extends=../x"], in: .en) == [
        "--set:1:1: extends cannot be set (it was read when the scenario was put together; edit the scenario's file)"
      ])
  }

  @Test("a value that does not fit is refused where it stands on the command line")
  func badValue() {
    #expect(
      folder.problems(["seed=1", "actions.one-visit.success=1.5", "budget.money=viele"], in: .en) == [
        "--set:2:27: 1.5 is out of bounds (expected at least 0 and at most 1)",
        "--set:3:14: 'viele' does not fit here (expected a number)",
      ])
  }

  @Test(
    "a path that leads nowhere names what is near",
    arguments: [
      ("budget.monye=1", "there is no 'monye' in 'budget' (check the path; did you mean 'money'?)"),
      ("budgets.money=1", "there is no 'budgets' in the scenario (check the path; did you mean 'budget'?)"),
      (
        "actions.one-visits.success=1",
        "there is no 'one-visits' in 'actions' (check the path; did you mean 'one-visit'?)"
      ),
      (
        "schemes.province.day.title=x", "there is no 'day' in 'schemes.province' (check the path; did you mean 'days'?)"
      ),
      (
        "budget.money.x=1",
        "'budget.money' is a single value, so there is no 'x' in it (expected the path to end there)"
      ),
      ("budget.money", "'budget.money' cannot be used (expected PATH=VALUE, e.g. budget.money=3000)"),
      ("budget.money=", "'budget.money=' cannot be used (expected PATH=VALUE, e.g. budget.money=3000)"),
      (
        "schemes.province.dayz.points=1", "there is no indicator 'dayz' (check the id; did you mean 'days'?)"
      ),
    ])
  func nowhere(_ change: String, _ sentence: String) {
    #expect(folder.problems([change], in: .en) == ["--set:1:1: \(sentence)"])
  }
}
