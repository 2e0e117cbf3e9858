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
}
