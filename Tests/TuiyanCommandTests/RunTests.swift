// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("Running a scenario")
struct RunTests {
  private let quick = ["--replications", "500"]

  private func json(_ text: String) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test("project prints JSON with the interface's keys, and nothing but JSON")
  func projectJSON() throws {
    let scratch = try Scratch.withScenario()
    let run = try CommandRun.of(["project", scratch.path("scenario"), "--format", "json"] + quick)
    #expect(run.status == 0)
    let value = try json(run.output)
    let keys = [
      "scenario", "plan", "as_of", "horizon", "periods", "replications", "seed", "boards", "targets", "violations",
    ]
    #expect(Set(keys).isSubset(of: Set(value.keys)))
    #expect(value["replications"] as? Int == 500)
    #expect(value["plan"] as? String == "nothing")
    #expect(!run.error.contains("推演中"))
  }

  @Test("plan prints JSON with the interface's keys")
  func planJSON() throws {
    let scratch = try Scratch.withScenario()
    let run = try CommandRun.of(["plan", scratch.path("scenario"), "--format", "json", "--seed", "7"] + quick)
    #expect(run.status == 0)
    let value = try json(run.output)
    let keys = [
      "scenario", "replications", "seed", "feasible", "proved", "gap", "best", "baseline", "ties", "contributions",
      "verified_on", "needed_budget", "borderline", "violations",
    ]
    #expect(Set(keys).isSubset(of: Set(value.keys)))
    #expect(value["seed"] as? Int == 7)
  }

  @Test("the bytes do not depend on the number of threads", arguments: ["project", "plan"])
  func threads(command: String) throws {
    let scratch = try Scratch.withScenario()
    let runs = try ["1", "3"].map {
      try CommandRun.of([command, scratch.path("scenario"), "--threads", $0, "--format", "json"] + quick)
    }
    #expect(runs[0].status == 0)
    #expect(runs[0].output == runs[1].output)
  }

  @Test("one replication is enough to run on", arguments: ["table", "markdown", "csv", "json"])
  func oneReplication(format: String) throws {
    let scratch = try Scratch.withScenario()
    for command in ["project", "plan"] {
      let run = try CommandRun.of([
        command, scratch.path("scenario"), "--replications", "1", "--format", format,
      ])
      #expect(run.status == 0)
      #expect(!run.output.lowercased().contains("nan"))
      #expect(!run.output.contains("inf"))
    }
  }

  @Test("another seed gives other numbers")
  func seeds() throws {
    let scratch = try Scratch.withScenario()
    let runs = try ["1", "2"].map {
      try CommandRun.of(["project", scratch.path("scenario"), "--seed", $0, "--format", "csv"] + quick).output
    }
    #expect(runs[0].split(separator: "\r\n").dropFirst(4) != runs[1].split(separator: "\r\n").dropFirst(4))
  }

  @Test("reports say what was set and that figures are invented", arguments: ["table", "markdown", "csv", "json"])
  func reservations(format: String) throws {
    let scratch = try Scratch.withScenario()
    let change = "budget.money=321"
    let run = try CommandRun.of(["project", scratch.path("scenario"), "--set", change, "--format", format] + quick)
    #expect(run.status == 0)
    #expect(run.output.contains(change))
    #expect(run.output.contains(format == "json" ? "\"illustrative\": true" : "示例："))
  }

  @Test("a change that cannot be made is bad input and names what was asked")
  func badChange() throws {
    let scratch = try Scratch.withScenario()
    let run = try CommandRun.of(["project", scratch.path("scenario"), "--set", "budget.monney=1"] + quick)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.error.contains("monney"))
  }

  @Test("an unknown plan is refused with the nearest one")
  func unknownPlan() throws {
    let scratch = try Scratch.withScenario()
    let run = try CommandRun.of(["project", scratch.path("scenario"), "--plan", "drafd"] + quick)
    #expect(run.status == 2)
    #expect(run.errorLines.last?.hasPrefix("错误：--plan：情景里没有方案“drafd”，是否想用“draft”？") == true)
  }

  @Test("a stored plan that breaks a rule runs, with a warning and in JSON a violation")
  func violation() throws {
    let scratch = try Scratch.withScenario()
    let run = try CommandRun.of(
      ["project", scratch.path("scenario"), "--plan", "draft", "--set", "budget.money=1", "--format", "json"] + quick)
    #expect(run.status == 0)
    let violations = try json(run.output)["violations"] as? [String] ?? []
    #expect(violations.count == 1)
    #expect(violations.first?.hasPrefix("资金超出预算：") == true)
    #expect(run.errorLines == violations.map { "警告：" + $0 })
  }

  @Test("a promise that cannot be kept ends with 1 under --require, and only there")
  func require() throws {
    let scratch = try Scratch.withScenario()
    let impossible = [
      "plan", scratch.path("scenario"), "--set", "targets.ensure-4.rank.at_most=1", "--set", "budget.money=0",
    ]
    let plain = try CommandRun.of(impossible + quick)
    #expect(plain.status == 0)
    #expect(plain.output.contains("保不住"))
    let strict = try CommandRun.of(impossible + ["--require"] + quick)
    #expect(strict.status == 1)
    #expect(strict.output == plain.output)
    #expect(strict.errorLines.last == "错误：承诺保不住（--require）。")
  }
}
