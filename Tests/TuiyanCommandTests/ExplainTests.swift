// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("Explaining, tracing and comparing from the command line")
struct ExplainTests {
  private let quick = ["--replications", "300"]
  private let commands = ["explain", "frontier", "compare"]

  private func json(_ text: String) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test(
    "JSON has its keys and nothing beside it",
    arguments: [
      ("explain", ["contributions", "slips", "tornado", "sensitivity", "rivals", "failures", "information", "target"]),
      ("frontier", ["budgets", "curves", "verified_on", "search_replications"]),
      ("compare", ["plans", "compared_with", "seed"]),
    ])
  func keys(command: String, keys: [String]) throws {
    let scratch = try Scratch.withScenario()
    let run = try CommandRun.of([command, scratch.path("scenario"), "--format", "json"] + quick)
    #expect(run.status == 0)
    #expect(Set(keys).isSubset(of: Set(try json(run.output).keys)))
  }

  @Test("the bytes do not depend on the number of threads", arguments: ["explain", "frontier", "compare"])
  func threads(command: String) throws {
    let scratch = try Scratch.withScenario()
    let runs = try ["1", "3"].map {
      try CommandRun.of([command, scratch.path("scenario"), "--threads", $0, "--format", "json"] + quick)
    }
    #expect(runs[0].status == 0 && runs[0].output == runs[1].output)
  }

  @Test("one replication is enough to run on", arguments: ["table", "markdown", "csv", "json"])
  func oneReplication(format: String) throws {
    let scratch = try Scratch.withScenario()
    for command in commands {
      let run = try CommandRun.of([command, scratch.path("scenario"), "--replications", "1", "--format", format])
      #expect(run.status == 0, "\(command): \(run.error)")
      #expect(!run.output.lowercased().contains("nan") && !run.output.contains("inf "), "\(command)")
    }
  }

  @Test("reports speak the language asked for", arguments: ["explain", "frontier", "compare"])
  func language(command: String) throws {
    let scratch = try Scratch.withScenario()
    let english = try CommandRun.of([command, scratch.path("scenario"), "--lang", "en"] + quick).output
    let chinese = try CommandRun.of([command, scratch.path("scenario")] + quick).output
    #expect(english.contains("Illustration:") && chinese.contains("示例："))
  }

  @Test("an unknown target is refused with the nearest one")
  func unknownTarget() throws {
    let scratch = try Scratch.withScenario()
    let run = try CommandRun.of(["explain", scratch.path("scenario"), "--target", "ensure-5"] + quick)
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.errorLines.last?.hasPrefix("错误：--target：情景里没有目标“ensure-5”，是否想用“ensure-4”？") == true)
  }

  @Test("frontier writes its picture to a file that ends in .svg")
  func picture() throws {
    let scratch = try Scratch.withScenario()
    let run = try CommandRun.of(
      ["frontier", scratch.path("scenario"), "-o", scratch.path("f.svg"), "--steps", "2"] + quick)
    #expect(run.status == 0 && run.output.isEmpty)
    let text = try scratch.text("f.svg")
    #expect(text.hasPrefix("<svg ") && text.hasSuffix("</svg>\n"))
    let parser = XMLParser(data: Data(text.utf8))
    #expect(parser.parse())
  }

  @Test("a scenario against itself has changed in nothing")
  func against() throws {
    let scratch = try Scratch.withScenario()
    let path = scratch.path("scenario")
    let run = try CommandRun.of(["compare", path, "--against", path, "--plan", "draft", "--format", "json"] + quick)
    #expect(run.status == 0)
    let parts = try #require(try json(run.output)["parts"] as? [[String: Any]])
    #expect(parts.count == 5 && parts.allSatisfy { $0["unchanged"] as? Bool == true })
  }

  @Test("--against takes one plan")
  func onePlan() throws {
    let scratch = try Scratch.withScenario()
    let path = scratch.path("scenario")
    let run = try CommandRun.of(["compare", path, "--against", path, "--plan", "draft", "--plan", "nothing"] + quick)
    #expect(run.status == 2)
    #expect(run.errorLines.last == "错误：--against 只能与一个 --plan 同用。")
  }
}
