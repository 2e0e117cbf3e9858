// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("Where a backtest says that a random walk does better, project and plan obey and say so")
struct FallBackTests {
  /// Eight units over eight years: random walks on which the estimator's own backtest loses.
  private static let walks: [[Int]] = [
    [52, 47, 47, 46, 44, 44, 48, 45],
    [54, 49, 50, 49, 50, 48, 49, 47],
    [50, 47, 45, 47, 48, 50, 50, 54],
    [49, 47, 52, 53, 49, 49, 45, 39],
    [39, 40, 42, 41, 41, 36, 38, 34],
    [51, 51, 55, 52, 56, 58, 56, 57],
    [58, 60, 58, 56, 50, 52, 51, 55],
    [54, 52, 50, 54, 53, 55, 52, 53],
  ]

  /// Eight units that always return to their own level: the estimator wins.
  private static let levels: [[Int]] = (0..<8).map { unit in
    (0..<8).map { year in 40 + 2 * unit + (unit * 5 + year * 7 + unit * year * 3) % 7 }
  }

  private func made(_ rows: [[Int]], in scratch: Scratch) throws -> String {
    let lines = rows.enumerated().flatMap { unit, row in
      row.enumerated().map { "u\(unit),\(2012 + $0.offset),\($0.element)" }
    }
    let table = scratch.url.appendingPathComponent("table.csv")
    try Data((["unit,period,score"] + lines).joined(separator: "\n").utf8).write(to: table)
    let folder = scratch.path("league")
    let imported = try CommandRun.of(["import", "--panel", table.path, "-o", folder, "--ahead", "1"])
    #expect(imported.status == 0, "\(imported.error)")
    let file = scratch.url.appendingPathComponent("league/scenario.yaml")
    let text =
      try String(contentsOf: file, encoding: .utf8) + """
        ours: [u0]
        actions:
          - {id: push, units: [u0], duration: 1, effects: [{indicator: total, add: 2}]}
        targets:
          - {id: top, kind: strive, board: all, unit: u0, rank: {at_most: 3}, by: 2020}

        """
    try Data(text.utf8).write(to: file)
    return folder
  }

  @Test("both say it where it is so, and neither where it is not", arguments: ["project", "plan", "validate"])
  func saying(_ command: String) throws {
    let extra = command == "validate" ? ["--verbose"] : ["--replications", "256", "--no-progress"]
    for (rows, isBeaten) in [(Self.walks, true), (Self.levels, false)] {
      let scratch = try Scratch()
      let run = try CommandRun.of([command, try made(rows, in: scratch), "--lang", "en"] + extra)
      withExtendedLifetime(scratch) {}
      #expect(run.status == 0, "\(run.error)")
      #expect(run.output.contains("; fell back") == isBeaten, "\(command)")
      if command != "validate" {
        #expect(run.output.contains("the estimator did not beat a random walk") == isBeaten, "\(command)")
      }
    }
  }

  private func backtested(_ folder: String, _ flags: [String]) throws -> [[String: Any]] {
    let run = try CommandRun.of(["backtest", folder, "--no-progress", "--format", "json"] + flags)
    #expect(run.status == 0, "\(run.error)")
    let value = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    return try #require(value?["panels"] as? [[String: Any]])
  }

  @Test("backtest says what project and plan do, by their judgement and not by its own", arguments: [1, 3])
  func ownJudgement(horizon: Int) throws {
    for (rows, isBeaten) in [(Self.walks, true), (Self.levels, false)] {
      let scratch = try Scratch()
      let folder = try made(rows, in: scratch)
      let flags = ["--horizon", "\(horizon)", "--replications", "500"]
      let panel = try #require(try backtested(folder, flags).first)
      let use = try #require(panel["project"] as? [String: Any])
      let judged = try #require(use["judged"] as? [String: Any])
      #expect(use["method"] as? String == (isBeaten ? "random_walk" : "estimator"))
      #expect(judged["horizon"] as? Int == 1 && judged["draws"] as? Int == 500)
      let isSame = judged["brier"] as? Double == panel["brier"] as? Double
      #expect(isSame == (horizon == 1), "the same panel, horizon and draws are the same backtest")
      if horizon == 1 { #expect(panel["verdict"] as? String == use["method"] as? String) }
      let told = try CommandRun.of(["backtest", folder, "--no-progress", "--lang", "en"] + flags)
      #expect(told.output.contains(/Project and plan\s+do so\n/) == (horizon == 1))
      let own = isBeaten ? "fall back to the random walk, by a backtest" : "use the estimator, by a backtest"
      #expect(told.output.contains(own) == (horizon == 3), "\(told.output)")
      withExtendedLifetime(scratch) {}
    }
  }

  @Test("totals that are learnt from scores are backtested by them, however many more ranks there are")
  func panelOfTheModel() throws {
    let scratch = try Scratch()
    let lines = Self.levels.enumerated().flatMap { unit, row in
      row.enumerated().map { "u\(unit),\(2012 + $0),\($0 > 1 ? String($1) : ""),\(1 + (unit + $0) % 8)" }
    }
    let table = scratch.url.appendingPathComponent("table.csv")
    try Data((["unit,period,score,rank"] + lines).joined(separator: "\n").utf8).write(to: table)
    let folder = scratch.path("league")
    let imported = try CommandRun.of(["import", "--panel", table.path, "-o", folder, "--ahead", "1"])
    #expect(imported.status == 0, "\(imported.error)")
    let panels = try backtested(folder, ["--replications", "64"])
    #expect(panels.map { $0["from"] as? String } == ["scores"])
    #expect((panels[0]["project"] as? [String: Any])?["judged"] is [String: Any])
  }

  @Test("a leaf is never judged, and what is stated is not said to be learnt")
  func leaves() throws {
    let scratch = try Scratch()
    let folder = scratch.url.appendingPathComponent("five")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let units = (0..<5).map { "u\($0)" }
    let history = units.flatMap { unit in (1...8).map { "\(unit),x,2022-0\($0),50" } }
    for (name, lines) in [
      ("units.csv", ["id,title,kind,parent,depth"] + units.map { "\($0),\($0),k,,indicators" }),
      ("history.csv", ["unit,indicator,period,value"] + history),
    ] { try Data(lines.joined(separator: "\n").utf8).write(to: folder.appendingPathComponent(name)) }
    let stated = "dynamics: {default: {sigma: 1, drift: 0, rho: 1, damping: 1, common: 0}}"
    for (dynamics, method) in [("", "estimator"), (stated, nil)] {
      let text = """
        tuiyan: 1
        id: five
        title: five
        as_of: 2022-08
        horizon: 2022-11
        step: month
        units: units.csv
        history: history.csv
        schemes:
          - id: s
            indicators:
              - {id: x, title: x, points: 100, better: higher, range: [0, 100], score: {linear: {from: 0, to: 100}}}
        boards:
          - {id: b, title: b, units: {kind: k}, scheme: s}
        \(dynamics)

        """
      try Data(text.utf8).write(to: folder.appendingPathComponent("scenario.yaml"))
      let panel = try #require(try backtested(folder.path, ["--indicators", "--replications", "64"]).first)
      let use = try #require(panel["project"] as? [String: Any])
      #expect(panel["verdict"] as? String == "random_walk", "nothing moves: nobody is better than anybody")
      #expect(use["method"] as? String == method && use["judged"] is NSNull)
    }
  }

  @Test("a table that runs up is read as such, judged by its own courses, and refused where a course cannot be")
  func running() throws {
    let scratch = try Scratch()
    let lines = (0..<5).flatMap { unit in
      (0..<18).map { month in
        let total = (month % 12 + 1) * (20 + unit) + (unit * 7 + month * 5) % 4
        return "u\(unit),\(2021 + month / 12)-\(month % 12 < 9 ? "0" : "")\(month % 12 + 1),\(total)"
      }
    }
    let table = scratch.url.appendingPathComponent("table.csv")
    try Data((["unit,period,score"] + lines).joined(separator: "\n").utf8).write(to: table)
    let flags = ["import", "--panel", table.path, "-o", scratch.path("league"), "--lang", "en"]
    let late = try CommandRun.of(flags + ["--since", "2022-01", "--ahead", "7"])
    #expect(late.status == 2 && late.error.contains("--since"))
    let turned = try CommandRun.of(flags + ["--since", "2022-01", "--less-is-better"])
    #expect(turned.status == 2 && turned.error.contains("more being better"))
    #expect(try CommandRun.of(flags + ["--since", "2022-01", "--ahead", "6"]).status == 0)
    #expect(try scratch.text("league/scenario.yaml").contains("cumulative: {take: sum, since: 2022-01}"))
    let told = try CommandRun.of(["validate", scratch.path("league"), "--verbose", "--lang", "en"])
    #expect(
      told.status == 0 && told.output.contains("running totals: empirical-Bayes drift (5 units, 6 periods, 30 points)"))
    let judged = try CommandRun.of([
      "backtest", scratch.path("league"), "--horizon", "6", "--replications", "128", "--no-progress", "--lang", "en",
    ])
    #expect(judged.status == 0 && judged.output.contains("running totals"))
  }
}
