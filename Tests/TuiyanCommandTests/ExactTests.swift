// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("--exact")
struct ExactTests {
  /// Three towns with three indicators that stay far from their ends; the first is ours.
  private static let scenario = """
    tuiyan: 1
    id: towns
    title: 三个乡镇
    as_of: 2022-03
    horizon: 2022-06
    step: month
    seed: 5
    units: units.csv
    history: history.csv
    ours: [t1]
    schemes:
      - id: town
        indicators:
          - {id: a, points: 40, better: higher, range: [0, 100], score: {linear: {from: 0, to: 100}}}
          - {id: b, points: 40, better: lower, range: [0, 60], score: {linear: {from: 60, to: 0}}}
          - {id: c, points: 20, better: higher, score: {linear: {from: 0, to: 10}}}
    boards:
      - {id: towns, units: {kind: town}, scheme: town}
    dynamics:
      default: {sigma: 0.3, drift: 0.1, rho: 0.9, damping: 1, common: 0.3}
    actions:
      - {id: push, units: [t1], duration: 1, success: 0.7, effects: [{indicator: a, add: 1}]}
    targets:
      - {id: first, kind: strive, board: towns, unit: t1, by: 2022-06, rank: {at_most: 1}}
    plans:
      - {id: draft, actions: [{action: push, start: 2022-04}]}
    """

  private func folder() throws -> Scratch {
    let scratch = try Scratch()
    let units = (1...3).map { "t\($0),\($0),town,,indicators\n" }.joined()
    let rows = (1...3).map { "t\($0),a,2022-03,\(50 + $0)\nt\($0),b,2022-03,30\nt\($0),c,2022-03,5\n" }.joined()
    let files = [
      "scenario.yaml": Self.scenario, "units.csv": "id,title,kind,parent,depth\n" + units,
      "history.csv": "unit,indicator,period,value\n" + rows,
    ]
    for (name, text) in files { try text.write(toFile: scratch.path(name), atomically: true, encoding: .utf8) }
    return scratch
  }

  private func json(_ scratch: Scratch, _ arguments: [String]) throws -> [String: Any] {
    let run = try CommandRun.of(
      arguments + [scratch.path("scenario.yaml"), "--replications", "500", "--format", "json"])
    #expect(run.status == 0, "\(run.error)")
    return try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
  }

  @Test("leaves that can hardly touch an end are drawn as sums, said so, and drawn one by one on demand")
  func sums() throws {
    let scratch = try folder()
    for command in [["project"], ["plan"]] {
      let sums = try #require(json(scratch, command)["summed"] as? [String: Any])
      #expect(sums["leaves"] as? Int == 6 && sums["units"] as? Int == 2)
      let bound = try #require(sums["bound"] as? Double)
      #expect(bound >= 0 && bound <= 1.5e-5)
      #expect(try json(scratch, command + ["--exact"])["summed"] == nil)
    }
    let table = try CommandRun.of(["project", scratch.path("scenario.yaml"), "--replications", "500"]).output
    #expect(table.contains("2个对手共6项指标") && table.contains("--exact"))
    let english = ["project", scratch.path("scenario.yaml"), "--replications", "500", "--lang", "en"]
    #expect(try CommandRun.of(english).output.contains("6 indicators, counted by unit, of 2 rivals"))
    #expect(try !CommandRun.of(english + ["--exact"]).output.contains("--exact"))
  }

  @Test("commands that always take every indicator by itself do not take the flag; they take the common ones")
  func withoutIt() throws {
    let scratch = try Scratch.withScenario()
    let common = ["--replications", "50", "--seed", "1", "--threads", "1"]
    #expect(try CommandRun.of(["gap", scratch.path("scenario")] + common).status == 0)
    for command in ["gap", "track"] {
      let refused = try CommandRun.of(
        [command, scratch.path("scenario"), "--exact"] + (command == "gap" ? [] : ["--actual", "x.csv"]))
      #expect(refused.status == 2 && refused.error.contains("--exact"))
      #expect(try !CommandRun.of([command, "--help"]).output.contains("--exact"))
      #expect(try CommandRun.of([command, "--help"]).output.contains("--replications"))
    }
    #expect(try CommandRun.of(["plan", "--help"]).output.contains("--exact"))
  }

  @Test("two versions are compared on the same rivals, summed or not")
  func versions() throws {
    let scratch = try folder()
    let other = try folder()
    let line = "score: {linear: {from: 0, to: 10}}"
    let text = Self.scenario.replacingOccurrences(of: line, with: "score: {piecewise: [[0, 0], [5, 0.5], [10, 1]]}")
    #expect(text != Self.scenario)
    try text.write(toFile: other.path("scenario.yaml"), atomically: true, encoding: .utf8)
    let run = try CommandRun.of(
      ["compare", scratch.path("scenario.yaml"), "--against", other.path("scenario.yaml"), "--replications", "500"]
        + ["--format", "json"])
    #expect(run.status == 0, "\(run.error)")
    let found = try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let parts = try #require(found["parts"] as? [[String: Any]])
    #expect(parts.count > 2)
    for part in parts {
      for difference in try #require(part["differences"] as? [[String: Any]]) {
        #expect(difference["difference"] as? Double == 0, "\(part)")
      }
    }
  }

  @Test("a comparison of versions says that it draws every indicator where other commands do not")
  func versionsSaid() throws {
    let scratch = try folder()
    let path = scratch.path("scenario.yaml")
    let against = ["compare", path, "--against", path, "--replications", "100"]
    let chinese = "为使两版的对手逐次相同，这里的各项指标都逐项推演（同 --exact）；不加 --exact 的 project、plan 用同一种子得到的概率，可在模拟误差之内略有不同。"
    #expect(try CommandRun.of(against + ["--format", "markdown"]).output.contains("\n- " + chinese))
    #expect(
      try CommandRun.of(against + ["--format", "markdown", "--lang", "en"]).output.contains(
        "\n- So that rivals are the same in both versions, every indicator was drawn by itself here, as with --exact; "
          + "probabilities of project and plan without --exact may differ within simulation error, seed for seed."))
    #expect(try !CommandRun.of(against + ["--exact"]).output.contains("--exact"))
  }

  @Test("briefs and compared plans say it too")
  func notes() throws {
    let scratch = try folder()
    let brief = scratch.path("brief.md")
    let run = try CommandRun.of(["brief", scratch.path("scenario.yaml"), "--replications", "500", "-o", brief])
    #expect(run.status == 0, "\(run.error)")
    #expect(try String(contentsOfFile: brief, encoding: .utf8).contains("2个对手共6项指标"))
    #expect(try json(scratch, ["compare", "--plan", "nothing", "--plan", "draft"])["summed"] != nil)
    #expect(try json(scratch, ["explain"])["summed"] != nil)
  }

  @Test("a part made with it does not go with one made without")
  func parts() throws {
    let scratch = try folder()
    let parts = try [("1/2", []), ("2/2", ["--exact"]), ("1/2", ["--exact"])].enumerated().map { index, part in
      let path = scratch.path("part.\(index)")
      let run = try CommandRun.of(
        ["project", scratch.path("scenario.yaml"), "--replications", "500", "--shard", part.0, "-o", path] + part.1)
      #expect(run.status == 0, "\(run.error)")
      return path
    }
    let refused = try CommandRun.of(["merge", parts[0], parts[1]])
    #expect(refused.status == 2 && refused.error.contains("--exact"))
    let merged = try CommandRun.of(["merge", parts[2], parts[1]])
    let whole = try CommandRun.of(["project", scratch.path("scenario.yaml"), "--replications", "500", "--exact"])
    #expect(merged.status == 0 && merged.output == whole.output)
  }
}
