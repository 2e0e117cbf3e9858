// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("Ending a search early and going on from a result")
struct PlanTests {
  private let quick = ["--replications", "500", "--format", "json", "--no-progress"]

  private func objective(_ text: String) throws -> Double {
    let value = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    return try #require((value["best"] as? [String: Any])?["objective"] as? Double)
  }

  @Test("a saved result is taken up, and what comes of it is no worse on the same replications")
  func warmStart() throws {
    let scratch = try Scratch.withScenario()
    let saved = scratch.path("result.json")
    let first = try CommandRun.of(["plan", scratch.path("scenario"), "-o", saved] + quick)
    #expect(first.status == 0)
    let again = try CommandRun.of(["plan", scratch.path("scenario"), "--warm-start", saved] + quick)
    #expect(again.status == 0 && again.error.isEmpty)
    #expect(try objective(again.output) >= objective(scratch.text("result.json")) - 1e-9)
  }

  @Test("a saved result that does not fit is refused with what is wrong about it")
  func badWarmStart() throws {
    let scratch = try Scratch.withScenario()
    let saved = scratch.path("result.json")
    func run(_ text: String) throws -> CommandRun {
      try Data(text.utf8).write(to: URL(fileURLWithPath: saved))
      return try CommandRun.of(["plan", scratch.path("scenario"), "--warm-start", saved, "--lang", "en"] + quick)
    }
    let missing = try CommandRun.of(["plan", scratch.path("scenario"), "--warm-start", scratch.path("none")] + quick)
    #expect(missing.status == 2 && missing.output.isEmpty)
    let plain = try run("[1, 2]")
    #expect(plain.status == 2 && plain.error.contains("is not a result of plan --format json"))
    let other = try run(#"{"scenario": "elsewhere", "best": {"actions": []}, "ties": []}"#)
    #expect(other.status == 2 && other.error.contains("'elsewhere'"))
  }

  /// 400,000 replications take seconds even to draw, so that the signal always comes while the search is under way.
  @Test("an interrupted search prints the best so far, marked, and ends with 3")
  func interruption() throws {
    let scratch = try Scratch.withScenario()
    let running = try RunningCommand([
      "plan", scratch.path("scenario"), "--replications", "400000", "--format", "json", "--no-progress",
    ])
    Thread.sleep(forTimeInterval: 1)
    try #require(running.isRunning)
    running.interrupt()
    let run = try running.finish()
    #expect(run.status == 3)
    let value = try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(value["interrupted"] as? Bool == true)
    #expect((value["best"] as? [String: Any])?["actions"] is [Any])
    #expect((value["contributions"] as? [Any])?.isEmpty == true)
    #expect(run.errorLines.last == "已中断：以上是到目前为止最好的方案。")
  }
}
