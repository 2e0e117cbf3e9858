// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import ScenarioFixtures
import Testing
import TuiyanLoading
import TuiyanModel

@Suite("Bytes, links, encodings, variants and limits of a scenario's folder")
struct LoadingTests {
  private func good(_ changes: (String, String, String)...) throws -> [String: String] {
    try BrokenScenario("", edits: changes.map { .init(file: $0.0, old: $0.1, new: $0.2) }, []).files()
  }

  @Test("CRLF and a byte-order mark change nothing, in YAML and in tables")
  func lineEnds() throws {
    let files = GoodScenario.files.mapValues { "\u{FEFF}" + $0.replacing("\n", with: "\r\n") }
    #expect(try CorpusFolder(files).problems() == [])
  }

  @Test("GB18030 tables are read with the option and refused without")
  func gb18030() throws {
    let encoding = String.Encoding(rawValue: 0x8000_0632)
    let folder = try CorpusFolder()
    let units = try #require(GoodScenario.units.data(using: encoding))
    try folder.write(Array(units), to: "units.csv")
    #expect(folder.problems(encoding: .gb18030) == [])
    #expect(try folder.load(encoding: .gb18030).get().units.map(\.title) == ["我县", "他县", "远县"])
    #expect(
      folder.problems() == [
        "units.csv:2:4: 字节 0xCE 不是合法的 UTF-8（CSV 若为 GBK/GB18030 编码，请加 --encoding gb18030，或另存为 UTF-8）"
      ])
  }

  @Test("YAML that is not UTF-8 is refused at the byte")
  func badYAMLBytes() throws {
    let folder = try CorpusFolder()
    let text = GoodScenario.scenario.replacing("好情景", with: "好?")
    try folder.write(text.utf8.map { $0 == 0x3F ? 0xFF : $0 }, to: "scenario.yaml")
    #expect(
      folder.problems() == [
        "scenario.yaml:3:9: 字节 0xFF 不是合法的 UTF-8（CSV 若为 GBK/GB18030 编码，请加 --encoding gb18030，或另存为 UTF-8）"
      ])
    try folder.write([0xFF, 0xFE, 0x74, 0x00], to: "scenario.yaml")
    #expect(folder.problems() == ["scenario.yaml:1:1: 文件是 UTF-16 编码（请另存为 UTF-8）"])
    try folder.write([0xFE, 0xFF, 0x00, 0x74], to: "scenario.yaml")
    #expect(folder.problems() == ["scenario.yaml:1:1: 文件是 UTF-16 编码（请另存为 UTF-8）"])
    try folder.write(Array("tuiyan: 1\n\0".utf8), to: "scenario.yaml")
    #expect(folder.problems() == ["scenario.yaml:2:1: 文件中有空字节 NUL（应为纯文本）"])
  }

  @Test("A link out of the folder is refused, a link inside is followed")
  func links() throws {
    let folder = try CorpusFolder()
    try folder.remove("units.csv")
    try folder.link("units.csv", to: "/etc/hostname")
    #expect(folder.problems() == ["scenario.yaml:8:8: 路径“units.csv”通向情景文件夹之外（文件必须放在情景自己的文件夹里）"])
    try folder.remove("units.csv")
    try folder.write(Array(GoodScenario.units.utf8), to: "tables/units.csv")
    try folder.link("units.csv", to: "tables/units.csv")
    #expect(folder.problems() == [])
    try folder.remove("units.csv")
    try folder.link("units.csv", to: "units.csv")
    #expect(folder.problems() == ["scenario.yaml:8:8: 没有文件“units.csv”（请检查文件名，或删去这个键）"])
  }

  @Test("A file is named as the scenario was: folder and file alike")
  func naming() throws {
    let folder = try CorpusFolder(good(("scenario.yaml", "seed: 7", "seed: x")))
    for path in [folder.path, folder.path + "/", folder.path + "/scenario.yaml"] {
      #expect(throws: DiagnosticList.self) { try ScenarioLoader.load(path) }
      do {
        _ = try ScenarioLoader.load(path)
      } catch {
        #expect(error.diagnostics.map(\.place.file) == [folder.path + "/scenario.yaml"])
      }
    }
  }

  @Test("Variants in a circle name both ends")
  func circle() throws {
    let folder = try CorpusFolder(good(("scenario.yaml", "tuiyan: 1", "tuiyan: 1\nextends: ../other")))
    try folder.write(Array("tuiyan: 1\nextends: ../good\n".utf8), to: "../other/scenario.yaml")
    #expect(
      folder.problems() == ["scenario.yaml:2:10: extends 成了循环：good → other → good（最后一环在 other/scenario.yaml:2:10）"])
  }

  @Test("Eight variants may stand on each other, nine may not")
  func chain() throws {
    let folder = try CorpusFolder()
    for i in 1...9 {
      let text = "extends: ../\(i == 1 ? "good" : "v\(i - 1)")\nid: v\(i)\n"
      try folder.write(Array(text.utf8), to: "../v\(i)/scenario.yaml")
    }
    #expect(try ScenarioLoader.load(folder.path + "/../v8").id == "v8")
    #expect(throws: DiagnosticList.self) { try ScenarioLoader.load(folder.path + "/../v9") }
  }

  @Test(
    "What --set cannot set is said with the nearest known name",
    arguments: [
      ("actions.visits.success=0.5", "--set:1:1: “actions”里没有“visits”（请检查路径；是不是“visit”？）"),
      ("actions.visit.sucess=0.5", "--set:1:1: “actions.visit”里没有“sucess”（请检查路径；是不是“success”？）"),
      ("actions.visit.success=5", "--set:1:23: 5 超出允许范围（应不小于 0、不大于 1）"),
      ("nothing", "--set:1:1: “nothing”不可用（应写作 路径=值，例如 budget.money=3000）"),
      ("tuiyan=2", "--set:1:8: 2 超出允许范围（应为 1）"),
    ]
  )
  func changes(change: String, expected: String) throws {
    #expect(try CorpusFolder().problems(changes: [change]) == [expected])
  }

  @Test(
    "What runs, though it looks odd, is not refused",
    arguments: [
      ("discrete: {0: 0.7, 1: 0.3}", "discrete: {-1: 0.7, 1: 0.3}"), ("range: [0.5, 60]", "range: [0, 60]"),
      ("normal: [0.08, 0.03]", "normal: [-0.08, 0.03]"), ("events: {rate: 0.2}", "events: {rate: 0}"),
      ("budget: {money: 400, staff_per_step: 10, actions: 2}", "budget: {}"), ("rho: 0.9", "rho: 1, tails: {t: 3}"),
    ]
  )
  func allowed(old: String, new: String) throws {
    #expect(try CorpusFolder(good(("scenario.yaml", old, new))).problems() == [])
  }

  @Test("What is not there is said so")
  func nowhere() throws {
    let folder = try CorpusFolder()
    try folder.remove("scenario.yaml")
    #expect(folder.problems() == ["scenario.yaml:1:1: 没有这个文件（情景是一个含 scenario.yaml 的文件夹，或该文件本身；请检查路径）"])
  }

  @Test("A variant inherits, merges by id and removes; its errors name the file they stand in")
  func variants() throws {
    let folder = try CorpusFolder()
    let variant = """
      extends: ../good
      id: variant
      remove: [visit, both]
      synergies: []
      budget: {money: 500}
      actions:
        - {id: data, success: 0.5}

      """
    try folder.write(Array(variant.utf8), to: "../variant/scenario.yaml")
    let scenario = try ScenarioLoader.load(folder.path + "/../variant")
    #expect(scenario.id == "variant")
    #expect(scenario.actions.map(\.id) == ["data"])
    #expect(scenario.actions.map(\.success) == [0.5])
    #expect(scenario.budget.money == 500)
    #expect(scenario.budget.staffPerStep == 10)
    #expect(scenario.plans.map(\.id) == ["nothing"])
    try folder.write(Array(variant.replacing("success: 0.5", with: "success: 5").utf8), to: "../variant/scenario.yaml")
    #expect(throws: DiagnosticList.self) { try ScenarioLoader.load(folder.path + "/../variant") }
    do {
      _ = try ScenarioLoader.load(folder.path + "/../variant")
    } catch {
      #expect(
        error.lines(in: .zh).map { $0.replacing(folder.path, with: "") } == [
          "/../variant/scenario.yaml:7:25: 5 超出允许范围（应不小于 0、不大于 1）"
        ])
    }
  }
}

@Suite("Limits hold exactly: the last one allowed loads, the next is refused")
struct LimitTests {
  private func problems(_ file: String, _ old: String, _ new: String) throws -> [String] {
    try CorpusFolder(BrokenScenario("", edits: [.init(file: file, old: old, new: new)], []).files()).problems()
  }

  @Test("2,000 units")
  func units() throws {
    let more = (4...2_000).map { "u\($0),县,town,,score\n" }.joined()
    #expect(try problems("units.csv", "far,远县,county,,score\n", "far,远县,county,,score\n" + more) == [])
    let many = more + "u2001,县,town,,score\n"
    #expect(
      try problems("units.csv", "far,远县,county,,score\n", "far,远县,county,,score\n" + many) == [
        "units.csv:1:1: 有 2001 个单位，超过上限 2000"
      ])
  }

  @Test("500 leaves over all schemes")
  func leaves() throws {
    func leaves(_ last: Int) -> String {
      "  - id: wide\n    indicators:\n"
        + (5...last).map { "      - {id: leaf\($0), points: 1, score: {linear: {from: 0, to: 1}}}\n" }.joined()
        + "boards:\n"
    }
    #expect(try problems("scenario.yaml", "boards:\n", leaves(500)) == [])
    #expect(try problems("scenario.yaml", "boards:\n", leaves(501)) == ["scenario.yaml:14:3: 各方案共有 501 个末级指标，超过上限 500"])
  }

  @Test("500 actions")
  func actions() throws {
    func actions(_ last: Int) -> String {
      (3...last).map { "  - {id: a\($0), units: us, duration: 1}\n" }.joined() + "synergies:\n"
    }
    #expect(try problems("scenario.yaml", "synergies:\n", actions(500)) == [])
    #expect(try problems("scenario.yaml", "synergies:\n", actions(501)) == ["scenario.yaml:34:3: 有 501 项行动，超过上限 500"])
  }

  @Test("600 steps and titles of 500 characters")
  func steps() throws {
    #expect(try problems("scenario.yaml", "horizon: 2022-12", "horizon: 2072-03") == [])
    let title = String(repeating: "长", count: 500)
    #expect(try problems("scenario.yaml", "title: 好情景", "title: \(title)") == [])
  }

  @Test("32 aliases and 64 nested collections")
  func nesting() throws {
    let owners = (1...32).map { "\n  - {id: o\($0), title: *t}" }.joined()
    #expect(try problems("scenario.yaml", "title: 审批局, staff: 12}", "title: &t 审批局, staff: 12}\(owners)") == [])
    // The file's map, the list of actions, an action, its note: free text, so nesting shows as another error.
    let note = "note: \(String(repeating: "[", count: 61))x\(String(repeating: "]", count: 61))"
    let found = try problems("scenario.yaml", "    duration: 3", "    duration: 3\n    \(note)")
    #expect(found == ["scenario.yaml:46:11: “[…]”不合要求（应为文字）"])
  }

  @Test("A YAML file of 1 MB")
  func yamlSize() throws {
    let comment = "# " + String(repeating: "x", count: 1_000_000 - GoodScenario.scenario.utf8.count - 3) + "\n"
    #expect(try problems("scenario.yaml", "tuiyan: 1\n", comment + "tuiyan: 1\n") == [])
    #expect(
      try problems("scenario.yaml", "tuiyan: 1\n", comment + "\ntuiyan: 1\n") == [
        "scenario.yaml:1:1: YAML 文件有 1000001 字节，超过上限 1000000（大量数据请放进 CSV 表）"
      ])
  }
}
