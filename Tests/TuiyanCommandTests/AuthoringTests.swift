// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("Beginning and checking a scenario")
struct AuthoringTests {
  @Test("init writes a scenario that validates, whole and with nothing beside it", arguments: ["zh", "en"])
  func initialise(language: String) throws {
    let scratch = try Scratch()
    let made = try CommandRun.of(["init", scratch.path("mine"), "--lang", language])
    #expect(made.status == 0)
    #expect(made.error.isEmpty)
    #expect(try scratch.contents() == ["mine"])
    #expect(try scratch.contents("mine").contains("scenario.yaml"))
    let checked = try CommandRun.of(["validate", scratch.path("mine"), "--lang", language])
    #expect(checked.status == 0)
    #expect(checked.output.contains(language == "zh" ? "无误" : "is valid"))
  }

  @Test("init takes an empty folder and leaves one with contents alone")
  func folders() throws {
    let scratch = try Scratch()
    try FileManager.default.createDirectory(atPath: scratch.path("empty"), withIntermediateDirectories: false)
    #expect(try CommandRun.of(["init", scratch.path("empty")]).status == 0)
    try FileManager.default.createDirectory(atPath: scratch.path("full"), withIntermediateDirectories: false)
    try Data("x".utf8).write(to: scratch.url.appendingPathComponent("full/notes.txt"))
    let refused = try CommandRun.of(["init", scratch.path("full")])
    #expect(refused.status == 2)
    #expect(refused.output.isEmpty)
    #expect(refused.error == "错误：文件夹 \(scratch.path("full")) 里已有内容，未作改动；请换一个新的或空的文件夹。\n")
    #expect(try scratch.contents("full") == ["notes.txt"])
    #expect(try scratch.contents() == ["empty", "full"])
  }

  @Test("init refuses a file, and a folder whose parent is missing")
  func impossiblePlaces() throws {
    let scratch = try Scratch()
    try Data().write(to: scratch.url.appendingPathComponent("file"))
    #expect(try CommandRun.of(["init", scratch.path("file")]).status == 2)
    #expect(try CommandRun.of(["init", scratch.path("missing/mine")]).status == 2)
    #expect(try scratch.contents() == ["file"])
  }

  @Test("a broken scenario gets every error with its place on stderr, and nothing on stdout")
  func broken() throws {
    let scratch = try Scratch.withScenario()
    let file = scratch.url.appendingPathComponent("scenario/scenario.yaml")
    let text = try scratch.text("scenario/scenario.yaml")
    try Data((text + "\nbogus: 1\nalso-bogus: 2\n").utf8).write(to: file)
    for command in ["validate", "project", "plan"] {
      let run = try CommandRun.of([command, scratch.path("scenario")])
      #expect(run.status == 2)
      #expect(run.output.isEmpty)
      let places = run.errorLines.filter { $0.firstMatch(of: #/scenario\.yaml:\d+:\d+: /#) != nil }
      #expect(places.count == 2)
      #expect(run.errorLines.last == "共2处错误，情景未被采用。")
    }
  }

  @Test("validate --verbose says what was understood")
  func verbose() throws {
    let scratch = try Scratch.withScenario()
    let run = try CommandRun.of(["validate", scratch.path("scenario"), "--verbose"])
    #expect(run.status == 0)
    for heading in ["目标", "排名榜", "存储方案"] { #expect(run.output.contains("\n## \(heading)\n")) }
    #expect(!run.output.contains("\u{1B}"))
  }

  @Test("a scenario that is not there is bad input")
  func missing() throws {
    let run = try CommandRun.of(["validate", "nowhere"])
    #expect(run.status == 2)
    #expect(run.errorLines.first?.hasPrefix("nowhere:1:1: ") == true)
  }

  @Test("the schema is JSON, on stdout or in a file")
  func schema() throws {
    let scratch = try Scratch()
    let printed = try CommandRun.of(["schema"])
    #expect(printed.status == 0)
    let value = try JSONSerialization.jsonObject(with: Data(printed.output.utf8)) as? [String: Any]
    #expect((value?["$schema"] as? String)?.contains("2020-12") == true)
    let written = try CommandRun.of(["schema", "-o", scratch.path("s.json")])
    #expect(written.status == 0)
    #expect(written.output.isEmpty)
    #expect(try scratch.text("s.json") == printed.output)
  }
}
