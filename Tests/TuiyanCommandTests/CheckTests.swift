// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("Stored expectations")
struct CheckTests {
  /// The template's scenario with these lines in `expected.yaml`.
  private func scenario(_ lines: String, in scratch: Scratch) throws -> String {
    _ = try CommandRun.of(["init", scratch.path("mine"), "--lang", "en"])
    let file = scratch.url.appendingPathComponent("mine/scenario.yaml")
    try Data((try scratch.text("mine/scenario.yaml") + "\nexpect: expected.yaml\n").utf8).write(to: file)
    try Data(lines.utf8).write(to: scratch.url.appendingPathComponent("mine/expected.yaml"))
    return scratch.path("mine")
  }

  /// What the run itself says of doing nothing.
  private func today(_ folder: String) throws -> (target: String, probability: Double) {
    let run = try CommandRun.of(
      ["project", folder, "--replications", "2000", "--seed", "7", "--format", "json", "--no-progress"])
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let targets = object?["targets"] as? [[String: Any]]
    let first = try #require(targets?.first)
    return (try #require(first["id"] as? String), try #require(first["probability"] as? Double))
  }

  private func file(_ target: String, _ probability: Double) -> String {
    "replications: 2000\nseed: 7\nexpect:\n  - {plan: nothing, target: \(target), probability: \(probability)}\n"
  }

  @Test("what the same run gave agrees; what moved by far is named and ends with status 1")
  func agreesAndDrifts() throws {
    let scratch = try Scratch()
    let folder = try scenario("replications: 1\nexpect: [{plan: nothing, target: x, probability: 0}]\n", in: scratch)
    let (target, probability) = try today(try withoutExpectations(folder, scratch))
    try Data(file(target, probability).utf8).write(to: scratch.url.appendingPathComponent("mine/expected.yaml"))
    let agrees = try CommandRun.of(["check", folder, "--lang", "en", "--no-progress"])
    #expect(agrees.status == 0)
    #expect(agrees.output.contains("All 1 stored figure of 1 scenario agree."))
    let moved = probability > 0.5 ? probability - 0.3 : probability + 0.3
    try Data(file(target, moved).utf8).write(to: scratch.url.appendingPathComponent("mine/expected.yaml"))
    let drifts = try CommandRun.of(["check", folder, "--lang", "en", "--no-progress"])
    #expect(drifts.status == 1)
    #expect(drifts.output.contains("moved"))
    let updated = try CommandRun.of(["check", folder, "--update", "--lang", "en", "--no-progress"])
    #expect(updated.status == 1)
    #expect(try scratch.text("mine/expected.yaml").hasPrefix("replications: 2000\nseed: 7\nexpect:\n"))
    #expect(try CommandRun.of(["check", folder, "--no-progress"]).status == 0)
  }

  @Test("a median that is no rank of the board has moved, and one that is no rank at all is refused")
  func oddMedians() throws {
    let scratch = try Scratch()
    let folder = try scenario("replications: 1\nexpect: [{plan: nothing, target: x, probability: 0}]\n", in: scratch)
    let run = try CommandRun.of(["project", folder, "--format", "json", "--replications", "10", "--no-progress"])
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let board = try #require((object?["boards"] as? [[String: Any]])?.first)
    let unit = try #require((board["units"] as? [[String: Any]])?.first?["id"] as? String)
    let line = "plan: nothing, board: \(try #require(board["id"] as? String)), unit: \(unit)"
    for (median, status) in [("1000000", Int32(1)), ("1e300", 2)] {
      let text =
        "replications: 200\nseed: 7\nexpect:\n"
        + "  - {\(line), period: \(try #require(object?["horizon"] as? String)), rank_q50: \(median)}\n"
      try Data(text.utf8).write(to: scratch.url.appendingPathComponent("mine/expected.yaml"))
      let check = try CommandRun.of(["check", folder, "--lang", "en", "--no-progress"])
      #expect(check.status == status, "\(check.error)")
    }
  }

  @Test("a number that is changed in a scenario is found by what it moves")
  func changedScenario() throws {
    let scratch = try Scratch()
    let folder = try scenario("replications: 1\nexpect: [{plan: nothing, target: x, probability: 0}]\n", in: scratch)
    let (target, probability) = try today(try withoutExpectations(folder, scratch))
    try Data(file(target, probability).utf8).write(to: scratch.url.appendingPathComponent("mine/expected.yaml"))
    #expect(try CommandRun.of(["check", folder, "--no-progress"]).status == 0)
    let text = try scratch.text("mine/scenario.yaml")
    let changed = text.replacing("rank: {at_most: 4}", with: "rank: {at_most: 1}")
    #expect(changed != text)
    try Data(changed.utf8).write(to: scratch.url.appendingPathComponent("mine/scenario.yaml"))
    let checked = try CommandRun.of(["check", folder, "--lang", "en", "--no-progress"])
    #expect(checked.status == 1)
    #expect(checked.output.contains("moved"))
  }

  /// A copy of the folder that stores nothing.
  private func withoutExpectations(_ folder: String, _ scratch: Scratch) throws -> String {
    let copy = scratch.path("plain")
    try FileManager.default.copyItem(atPath: folder, toPath: copy)
    let text = try scratch.text("plain/scenario.yaml").replacing("\nexpect: expected.yaml\n", with: "\n")
    try Data(text.utf8).write(to: scratch.url.appendingPathComponent("plain/scenario.yaml"))
    return copy
  }

  @Test("unknown keys and ids are refused with their place, before anything runs")
  func refused() throws {
    let scratch = try Scratch()
    let folder = try scenario(
      "replications: 100\nexpect:\n  - {plan: nowhere, target: top, probability: 0.5}\n  - {plan: nothing, colour: 1}\n",
      in: scratch)
    let run = try CommandRun.of(["check", folder, "--lang", "en"])
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.error.contains("mine/expected.yaml:3:12: there is no plan 'nowhere'"))
    #expect(run.error.contains("mine/expected.yaml:4:21: "))
  }

  @Test("a folder without scenarios is refused")
  func nothingThere() throws {
    let scratch = try Scratch()
    let run = try CommandRun.of(["check", scratch.url.path, "--lang", "en"])
    #expect(run.status == 2)
    #expect(run.error.contains("no scenario at"))
  }

  /// A folder `all` with copies of the scenario under these names, each with its own expectations.
  private func several(_ expected: [(name: String, text: String)], in scratch: Scratch) throws {
    let folder = try scenario("replications: 1\nexpect: [{plan: nothing, target: x, probability: 0}]\n", in: scratch)
    try FileManager.default.createDirectory(
      at: scratch.url.appendingPathComponent("all"), withIntermediateDirectories: false)
    for (name, text) in expected {
      try FileManager.default.copyItem(atPath: folder, toPath: scratch.path("all/" + name))
      try Data(text.utf8).write(to: scratch.url.appendingPathComponent("all/\(name)/expected.yaml"))
    }
  }

  @Test("update of several scenarios says everything that is wrong with any and writes nothing")
  func updateOfSome() throws {
    let scratch = try Scratch()
    // ensure-4 is never so unlikely, so `a` would be rewritten.
    let drifted = file("ensure-4", 0.001)
    try several([("a", drifted), ("b", "replications: 0\nexpect: []\n"), ("c", drifted)], in: scratch)
    let path = scratch.url.appendingPathComponent("all/c/scenario.yaml")
    try Data((try scratch.text("all/c/scenario.yaml") + "\ncolour: red\n").utf8).write(to: path)
    let run = try CommandRun.of(["check", scratch.path("all"), "--update", "--lang", "en", "--no-progress"])
    #expect(run.status == 2)
    #expect(run.error.contains("b/expected.yaml:1:15: ") && run.error.contains("c/scenario.yaml:"), "\(run.error)")
    #expect(try scratch.text("all/a/expected.yaml") == drifted)
    try FileManager.default.removeItem(atPath: scratch.path("all/b"))
    try FileManager.default.removeItem(atPath: scratch.path("all/c"))
    #expect(try CommandRun.of(["check", scratch.path("all"), "--update", "--no-progress"]).status == 1)
    #expect(try scratch.text("all/a/expected.yaml") != drifted)
    #expect(try CommandRun.of(["check", scratch.path("all"), "--no-progress"]).status == 0)
  }

  @Test("update keeps a file's line ends and byte order mark", arguments: ["\r\n", "\r"])
  func updateKeepsLineEnds(end: String) throws {
    let scratch = try Scratch()
    let text = "\u{FEFF}" + file("ensure-4", 0.001).replacingOccurrences(of: "\n", with: end)
    let folder = try scenario(text, in: scratch)
    #expect(try CommandRun.of(["check", folder, "--update", "--no-progress"]).status == 1)
    let fresh = try scratch.text("mine/expected.yaml").unicodeScalars
    let old = text.unicodeScalars
    #expect(fresh.filter { $0 == "\r" }.count == old.filter { $0 == "\r" }.count)
    #expect(fresh.filter { $0 == "\n" }.count == old.filter { $0 == "\n" }.count)
    #expect(fresh.first == "\u{FEFF}")
    #expect(try CommandRun.of(["check", folder, "--no-progress"]).status == 0)
  }

  @Test("a figure that stands behind an alias is not claimed to be rewritten")
  func aliases() throws {
    let scratch = try Scratch()
    let text = """
      replications: 2000
      seed: 7
      note: &p 0.001
      expect:
        - {plan: nothing, target: ensure-4, probability: *p}

      """
    let folder = try scenario(text, in: scratch)
    let run = try CommandRun.of(["check", folder, "--update", "--lang", "en", "--no-progress"])
    #expect(run.status == 2)
    #expect(run.error.contains("mine/expected.yaml:") && run.error.contains("no file was changed"), "\(run.error)")
    #expect(try scratch.text("mine/expected.yaml") == text)
  }

  @Test("validate reads the stored expectations too")
  func validated() throws {
    let scratch = try Scratch()
    for (text, place) in [
      ("", "1:1: the file is empty (expected replications and expect"),
      ("replications: 10\nexpect: [{plan: nothing, target: ensure-4, probability: .nan}]\n", "2:57: "),
      ("replications: 10\ncolour: 1\nexpect: [{plan: nothing, target: ensure-4, probability: 0}]\n", "2:1: "),
      (
        "replications: 10\nexpect: [{gap: {unit: qingshan, indicator: days, to_best: 1}}]\n",
        "2:23: unit 'qingshan' has depth"
      ),
    ] {
      let folder = try scenario(text, in: scratch)
      let run = try CommandRun.of(["validate", folder, "--lang", "en"])
      #expect(run.status == 2)
      #expect(run.error.contains("mine/expected.yaml:" + place), "\(run.error)")
      #expect(run.output.isEmpty)
      try FileManager.default.removeItem(atPath: folder)
    }
  }

  @Test("a distance that there is not is bad input, not a figure that moved")
  func noDistance() throws {
    let scratch = try Scratch()
    // Nothing tells what is the best number of bad cases.
    let folder = try scenario(
      "replications: 10\nexpect: [{gap: {unit: yunxi, indicator: bad-cases, to_best: 1}}]\n", in: scratch)
    let run = try CommandRun.of(["check", folder, "--lang", "en", "--no-progress"])
    #expect(run.status == 2)
    #expect(run.error.contains("mine/expected.yaml:2:61: unit 'yunxi' has no distance"), "\(run.error)")
  }
}
