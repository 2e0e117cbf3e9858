// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("tuiyan track")
struct TrackTests {
  private func json(_ text: String) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  /// The template with two months of figures and how two actions stand.
  private func scratch() throws -> Scratch {
    let scratch = try Scratch.withScenario()
    let files = [
      "values.csv": """
      unit,indicator,period,value
      yunxi,days,2024-04,5.9
      yunxi,days,2024-05,3.0
      yunxi,online-rate,2024-05,72.5
      """,
      "results.csv": "board,unit,period,score,rank\ncounties,pinghu,2024-05,63.1,\n",
      "actions.csv": "action,unit,status,start,period\nparallel-approval,,late,2024-06,\nwatch,,done,2024-04,2024-04\n",
    ]
    for (name, text) in files { try Data(text.utf8).write(to: scratch.url.appendingPathComponent(name)) }
    return scratch
  }

  private func arguments(_ scratch: Scratch) -> [String] {
    [
      "track", scratch.path("scenario"), "--actual", scratch.path("values.csv"), "--actual",
      scratch.path("results.csv"), "--actions", scratch.path("actions.csv"), "--plan", "draft", "--replications",
      "500",
    ]
  }

  @Test("figures have lights, targets are judged again, and the bytes do not depend on threads")
  func run() throws {
    let scratch = try scratch()
    let runs = try ["1", "3"].map {
      try CommandRun.of(arguments(scratch) + ["--format", "json", "--threads", $0])
    }
    #expect(runs[0].status == 0)
    #expect(runs[0].output == runs[1].output)
    let value = try json(runs[0].output)
    #expect(value["data_to"] as? String == "2024-05")
    let readings = try #require(value["readings"] as? [[String: Any]])
    #expect(readings.count == 4)
    // From 6 to 3 working days in two months is far outside what was projected.
    let days = readings.first { $0["indicator"] as? String == "days" && $0["period"] as? String == "2024-05" }
    #expect(days?["light"] as? String == "red")
    #expect((days?["better"] as? Double ?? 0) > 0)
    let targets = try #require(value["targets"] as? [[String: Any]])
    #expect(targets.map { $0["id"] as? String } == ["ensure-4", "strive-3"])
  }

  @Test("every format says the same and that figures are invented", arguments: ["table", "markdown", "csv"])
  func formats(format: String) throws {
    let scratch = try scratch()
    for (language, word) in [("zh", "月通报"), ("en", "monthly bulletin")] {
      let run = try CommandRun.of(arguments(scratch) + ["--format", format, "--lang", language])
      #expect(run.status == 0)
      #expect(run.output.contains(word))
      #expect(!run.output.contains("nan"))
    }
  }

  @Test("published totals that do not enter are named in every format")
  func unused() throws {
    let scratch = try scratch()
    let file = scratch.path("own.csv")
    try Data("board,unit,period,score,rank\ncounties,yunxi,2024-06,70,1\n".utf8).write(to: URL(fileURLWithPath: file))
    let arguments = ["track", scratch.path("scenario"), "--actual", file, "--replications", "100", "--format"]
    let value = try json(CommandRun.of(arguments + ["json"]).output)
    let unused = try #require((value["unused"] as? [[String: Any]])?.first)
    #expect(unused["reason"] as? String == "made_of_indicators" && unused["units"] as? [String] == ["yunxi"])
    #expect(unused["totals"] as? Int == 1 && unused["ranks"] as? Int == 1)
    for format in ["table", "markdown", "csv"] {
      #expect(try CommandRun.of(arguments + [format]).output.contains("公布的1个总分、1个位次没有用来重估（云溪县）"))
    }
  }

  @Test("a saved run can be compared with, and only a fitting one")
  func since() throws {
    let scratch = try scratch()
    let saved = scratch.path("saved.json")
    #expect(try CommandRun.of(arguments(scratch) + ["--format", "json", "-o", saved]).status == 0)
    let again = try CommandRun.of(arguments(scratch) + ["--since", saved, "--format", "json"])
    let targets = try #require(try json(again.output)["targets"] as? [[String: Any]])
    for target in targets {
      let changes = try #require(target["changes"] as? [[String: Any]])
      #expect(changes.map { $0["cause"] as? String } == ["rerun", "actions", "time", "own_data", "rivals"])
      #expect(changes.allSatisfy { $0["difference"] as? Double == 0 })
    }
    let wrong = try CommandRun.of(arguments(scratch) + ["--since", scratch.path("values.csv")])
    #expect(wrong.status == 2)
    #expect(wrong.output.isEmpty)
  }

  @Test("figures that do not fit are bad input, with their places")
  func refusal() throws {
    let scratch = try scratch()
    let file = scratch.path("bad.csv")
    try Data("unit,indicator,period,value\nyunxi,days,2024-01,5\n".utf8).write(to: URL(fileURLWithPath: file))
    let run = try CommandRun.of(["track", scratch.path("scenario"), "--actual", file])
    #expect(run.status == 2)
    #expect(run.errorLines.first?.contains("bad.csv:2:12:") == true)
  }
}
