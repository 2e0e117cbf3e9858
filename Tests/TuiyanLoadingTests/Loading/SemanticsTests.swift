// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import ScenarioFixtures
import Testing
import TuiyanLoading
import TuiyanModel

@Suite("What is written decides what is loaded")
struct SemanticsTests {
  private func load(_ edits: (String, String)...) throws -> Scenario {
    try folder(edits).load()
  }

  private func folder(_ edits: [(String, String)]) throws -> ScenarioFolder {
    var files = InterfaceExample.files
    for (old, new) in edits {
      try #require(InterfaceExample.yaml.contains(old), "\(old)")
      files["scenario.yaml"] = files["scenario.yaml"]?.replacing(old, with: new)
    }
    return try ScenarioFolder(files)
  }

  @Test("ours, where it is not stated, are the units an action or a target names")
  func ours() throws {
    let edits = [
      ("ours: {ids: [xiangxi], parent: xiangxi}\n", ""), ("each: {parent: xiangxi}", "unit: liuyang"),
      ("at_least: 10, since: 2021", "at_least: 1, since: 2021"),
    ]
    #expect(try folder(edits).load().ours == ["xiangxi", "liuyang"])
  }

  @Test("an exclusion holds both ways")
  func excludes() throws {
    let scenario = try load(
      ("requires: [data-platform]", "requires: []"), ("excludes: []", "excludes: [data-platform]"))
    #expect(scenario.actions.map(\.excludes) == [["one-visit"], ["data-platform"]])
  }

  @Test("windows that are not stated run from as_of + 1 to the horizon")
  func windows() throws {
    let scenario = try load((", start: {earliest: 2022-04, latest: 2022-06}", ""))
    #expect(scenario.actions[0].earliest.description == "2022-04")
    #expect(scenario.actions[0].latest.description == "2022-12")
  }

  @Test("a window that began already counts from as_of + 1, with a warning")
  func earlyWindow() throws {
    let folder = try folder([("earliest: 2022-04, latest: 2022-08", "earliest: 2022-01, latest: 2022-08")])
    let scenario = try folder.load()
    #expect(scenario.actions[1].earliest.description == "2022-04")
    #expect(
      scenario.warnings.map { folder.relative($0.line(in: .en)) } == [
        "scenario.yaml:48:23: the windows of these actions began before 2022-04 and count from 2022-04: one-visit"
      ])
  }

  @Test("members of a combination take over board, unit and time, or state their own")
  func members() throws {
    let scenario = try load(
      (
        "rank: {at_most: 8}, by: 2022-12",
        "by: 2022-12, any_of: [{rank: {at_most: 8}}, {board: counties, unit: luxi, by: 2022-11, score: {at_least: 15}}]"
      ))
    let clause = scenario.targets[1].clause
    guard case .any(let members) = clause.test else {
      Issue.record("not any_of")
      return
    }
    #expect(members.map(\.board) == ["prefectures", "counties"])
    #expect(members.map { $0.periods.map(\.description) } == [["2022-12"], ["2022-11"]])
    #expect(members.map(\.scope) == [.inherited, .unit("luxi")])
    #expect(clause.scope == .unit("xiangxi"))
  }

  @Test("a combination without a unit of its own is about its first member's")
  func membersOnly() throws {
    let scenario = try load(
      (
        "board: prefectures, unit: xiangxi, rank: {at_most: 8}, by: 2022-12",
        "all_of: [{board: prefectures, unit: xiangxi, by: 2022-12, rank: {at_most: 8}}]"
      ))
    #expect(scenario.targets[1].clause.board == "prefectures")
    #expect(scenario.targets[1].clause.scope == .unit("xiangxi"))
    #expect(scenario.targets[1].clause.periods.map(\.description) == ["2022-12"])
  }

  @Test("a combination whose members alone say when is over when the last of them is", arguments: [0, 1])
  func membersOfSeveralDates(order: Int) throws {
    let members = ["{rank: {at_most: 8}, by: 2022-06}", "{rank: {at_most: 9}, throughout: [2022-10, 2022-11]}"]
    let scenario = try load(
      (
        "rank: {at_most: 8}, by: 2022-12",
        "any_of: [\(members[order]), \(members[1 - order])]"
      ))
    let clause = scenario.targets[1].clause
    #expect(clause.periods.map(\.description) == ["2022-10", "2022-11"])
    #expect(clause.lastDeciding.description == "2022-11")
    #expect(clause.singles.count == 2)
  }

  @Test("steps are kept in the order of goodness, pieces in the order of values")
  func knots() throws {
    let scenario = try load(
      ("{cohort: {from: worst, to: best}}", "{steps: [[3, 1], [10, 0.5], [20, 0]]}"),
      ("{linear: {from: 40, to: 100}}", "{piecewise: [[100, 1], [60, 0.5], [40, 0]]}"))
    let leaves = scenario.schemes[0].leaves.map(\.leaf?.score)
    #expect(
      leaves[0] == .piecewise([.init(value: 40, share: 0), .init(value: 60, share: 0.5), .init(value: 100, share: 1)]))
    #expect(leaves[1] == .steps([.init(value: 20, share: 0), .init(value: 10, share: 0.5), .init(value: 3, share: 1)]))
  }

  @Test("a file and its folder are the same scenario")
  func fileOrFolder() throws {
    let folder = try ScenarioFolder(InterfaceExample.files)
    let byFile = try ScenarioLoader.load(folder.path + "/scenario.yaml")
    #expect(byFile.digest == (try folder.load().digest))
  }

  @Test("everything that is wrong is said at once, in the order of files and lines")
  func allAtOnce() throws {
    let folder = try folder([
      ("step: month ", "step: months"), ("points: 20", "points: twenty"), ("owner: data,", "owner: date,"),
      ("success: 0.85", "success: 85"), ("kind: ensure", "kind: ensures"),
      ("[one-visit, data-platform]", "[one-visit]"),
    ])
    try folder.write(["units.csv": InterfaceExample.units + "x,y\n"])
    #expect(
      folder.problems(in: .en) == [
        "scenario.yaml:6:7: 'months' is not known here (known: month, quarter, year; did you mean 'month'?)",
        "scenario.yaml:26:52: 'twenty' does not fit here (expected a number)",
        "scenario.yaml:41:49: there is no owner 'date' (check the id; did you mean 'data'?)",
        "scenario.yaml:51:14: 85 is out of bounds (expected at least 0 and at most 1)",
        "scenario.yaml:60:15: there are 1 entries (expected at least 2)",
        "scenario.yaml:66:38: 'ensures' is not known here (known: ensure, strive; did you mean 'ensure'?)",
        "units.csv:25:1: this row has 2 cells, the header 6 (put text with commas in double quotes)",
      ])
  }
}
