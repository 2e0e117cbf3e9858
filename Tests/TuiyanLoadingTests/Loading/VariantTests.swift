// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import ScenarioFixtures
import Testing
import TuiyanLoading
import TuiyanModel

@Suite("A variant inherits its sibling's keys and tables")
struct VariantTests {
  /// The example as `base`, and a variant beside it.
  private func folder(_ variant: String, others: [String: String] = [:]) throws -> ScenarioFolder {
    let folder = try ScenarioFolder(["scenario.yaml": variant])
    try folder.write(InterfaceExample.files, into: "base")
    for (name, content) in others { try folder.write(["scenario.yaml": content], into: name) }
    return folder
  }

  @Test("maps merge by key, lists of things by id, other lists are replaced, ids are dropped")
  func merges() throws {
    let folder = try folder(
      """
      extends: ../base
      id: sprint
      horizon: 2022-10
      remove: [nothing, as-announced, survey-heavier, climb-10]
      budget: {money: 900}
      actions:
        - {id: one-visit, success: 0.5, requires: []}
        - {id: letter, units: [xiangxi], duration: 1}
      dynamics: {rivals: {drift: 0.5}}
      boards: [{id: prefectures, release: [2022-06]}]
      targets:
        - {id: ensure-10, by: 2022-10}
        - {id: strive-8, each: [xiangxi], throughout: [2022-06, 2022-10]}
      """)
    #expect(folder.problems() == [])
    let scenario = try folder.load()
    #expect(scenario.id == "sprint")
    #expect(scenario.title == "湘西州优化营商环境攻坚年")
    #expect(scenario.budget == Budget(money: 900, staffPerStep: 40, actions: 12, perOwner: 3))
    #expect(scenario.actions.map(\.id) == ["data-platform", "one-visit", "letter"])
    #expect(scenario.actions[1].success == 0.5)
    #expect(scenario.actions[1].requires == [])
    #expect(scenario.actions[1].money == 120)
    #expect(scenario.plans.map(\.id) == ["this-year"])
    #expect(scenario.futures.isEmpty)
    #expect(scenario.dynamics.rivals.drift == Quantity(0.5))
    #expect(scenario.dynamics.base.sigma == Quantity(.constant(.init(0.008, isShare: true))))
    #expect(scenario.boards[0].release.map(\.description) == ["2022-06"])
    #expect(scenario.history.count == 11)
    if case .each(let units) = scenario.targets[1].clause.scope {
      #expect(units == ["xiangxi"])
    } else {
      Issue.record()
    }
    #expect(scenario.expectations == nil)
  }

  @Test("a table the variant names is its own")
  func ownTable() throws {
    let folder = try folder("extends: ../base\nresults: later.csv\n")
    try folder.write([
      "later.csv": InterfaceExample.results.replacing("23.1", with: "23.5")
    ])
    #expect(folder.problems() == [])
    #expect(try folder.load().results[1].score == Quantity(23.5))
  }

  @Test("an id that stands twice in a variant's own list is refused, whether the sibling has it or not")
  func twice() throws {
    let folder = try folder(
      """
      extends: ../base
      owners: [{id: amr, staff: 3}, {id: amr, staff: 5}]
      targets:
        - {id: strive-8, weight: 2}
        - {id: strive-8, weight: 3}
      schemes: [{id: province, indicators: [{id: satisfaction, title: a}, {id: satisfaction, title: b}]}]
      """)
    let problems = folder.problems(in: .en)
    #expect(
      problems.contains("scenario.yaml:2:36: the owner id 'amr' stands twice (first at scenario.yaml:2:15)"),
      "\(problems)")
    #expect(
      problems.contains("scenario.yaml:5:10: the target id 'strive-8' stands twice (first at scenario.yaml:4:10)"),
      "\(problems)")
    #expect(
      problems.contains { $0.hasPrefix("scenario.yaml:6:74: the indicator id 'satisfaction' stands twice") },
      "\(problems)")
  }

  @Test("what is wrong is said of the file it stands in")
  func places() throws {
    let folder = try folder(
      """
      extends: ../base
      actions: [{id: one-visit, owner: amrr}]
      remove: [as-announce, data-platform]
      """)
    #expect(
      folder.problems() == [
        "../base/scenario.yaml:53:16: 没有名为“data-platform”的行动（请检查 id）",
        "../base/scenario.yaml:60:27: 没有名为“data-platform”的行动（请检查 id）",
        "../base/scenario.yaml:71:31: 没有名为“data-platform”的行动（请检查 id）",
        "scenario.yaml:2:34: 没有名为“amrr”的责任单位（请检查 id；是不是“amr”？）",
        "scenario.yaml:3:10: remove 里的“as-announce”在所继承的情景中不存在（请检查 id；是不是“as-announced”？）",
      ])
  }

  @Test("an empty list of things is refused, because it would change nothing")
  func emptyList() throws {
    let folder = try folder("extends: ../base\nactions: []\n")
    #expect(
      folder.problems(in: .en) == [
        "scenario.yaml:2:10: an empty list changes nothing in a variant (entries merge by id; drop entries with remove: [ids])"
      ])
  }

  @Test("only a sibling folder can be extended", arguments: ["../../base", "base", "/base", "../.."])
  func onlySiblings(_ path: String) throws {
    let folder = try folder("extends: \(path)\n")
    #expect(folder.problems() == ["scenario.yaml:1:10: “\(path)”不合要求（应为相邻的情景文件夹，写作 ../NAME）"])
  }

  @Test("a sibling that is not there is said")
  func missing() throws {
    let folder = try folder("extends: ../bas\n")
    #expect(folder.problems() == ["scenario.yaml:1:10: 没有情景“../bas”（extends 应写相邻的情景文件夹 ../NAME）"])
  }

  @Test("variants that extend each other are refused with both ends")
  func circle() throws {
    let folder = try folder("extends: ../b\n", others: ["b": "extends: ../c\n", "c": "\nextends: ../b\n"])
    #expect(
      folder.problems() == [
        "../b/scenario.yaml:1:10: extends 成了循环：../b → ../c → ../b（最后一环在 ../c/scenario.yaml:2:10）"
      ])
  }

  @Test("a chain of eight is followed, of nine refused")
  func chain() throws {
    var others: [String: String] = ["v8": "extends: ../base\n"]
    for index in 1...7 { others["v\(index)"] = "extends: ../v\(index + 1)\n" }
    let folder = try folder("extends: ../v2\nid: short\n", others: others)
    #expect(try folder.load().id == "short")
    try folder.write(["scenario.yaml": "extends: ../v1\n"])
    #expect(folder.problems(in: .en) == ["../v8/scenario.yaml:1:10: the chain of extends is longer than 8"])
  }
}
