// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("What a backtest says of the scenario's targets")
struct BacktestCommandTests {
  /// Eight units ten apart over eight years, the last of which the best unit lacks; u0 is always last.
  private func league(in scratch: Scratch) throws -> String {
    let lines = (0..<8).flatMap { unit in
      (2012...(unit == 7 ? 2018 : 2019)).map { "u\(unit),\($0),\(40 + 10 * unit + ($0 * (unit + 3)) % 5)" }
    }
    let table = scratch.url.appendingPathComponent("table.csv")
    try Data((["unit,period,score"] + lines).joined(separator: "\n").utf8).write(to: table)
    let imported = try CommandRun.of(["import", "--panel", table.path, "-o", scratch.path("league"), "--ahead", "1"])
    #expect(imported.status == 0, "\(imported.error)")
    let file = scratch.url.appendingPathComponent("league/scenario.yaml")
    let text =
      try String(contentsOf: file, encoding: .utf8) + """
        targets:
          - {id: top, kind: strive, board: all, unit: u0, rank: {at_most: 1}, by: 2020}
          - {id: up, kind: strive, board: all, unit: u1, rank_gain: {at_least: 2, since: as_of}, by: 2020}
          - {id: last, kind: strive, board: all, unit: u0, not_bottom: 1, by: 2020}

        """
    try Data(text.utf8).write(to: file)
    return scratch.path("league")
  }

  @Test("the event that is counted, among how many, and what can be said of one that never came in the draws")
  func targets() throws {
    let scratch = try Scratch()
    let run = try CommandRun.of([
      "backtest", try league(in: scratch), "--replications", "256", "--no-progress", "--lang", "en",
    ])
    #expect(run.status == 0, "\(run.error)")
    for title in [
      "Target “top”, u0 ranks 1 or better", "Target “up”, u1 climbs 2 or more from the forecast on",
      "Target “last”, u0 is not among the last 1",
    ] { #expect(run.output.contains(title), "\(title)") }
    #expect(run.output.components(separatedBy: "The board has 8 units, of which at least 7 have figures").count == 4)
    let rows = run.output.split(separator: "\n").filter { $0.hasSuffix("did not") }
    // Five origins for each of three targets, none of which ever came.
    #expect(rows.count == 15)
    #expect(rows.allSatisfy { $0.contains(/\s<?[0-9.]+ %( ±[0-9.]+)?\s+did not$/) }, "\(rows)")
    #expect(rows.contains { $0.contains(/\s<[0-9.]+ %\s+did not$/) })
    #expect(run.output.contains("\n0–10 %"))
  }

  @Test("where no panel can be backtested the JSON has all its keys, nothing counted, and says why in words")
  func refused() throws {
    let scratch = try Scratch()
    let lines = (0..<6).flatMap { unit in (2012...2013).map { "u\(unit),\($0),\(40 + 10 * unit + $0 % 5)" } }
    let table = scratch.url.appendingPathComponent("short.csv")
    try Data((["unit,period,score"] + lines).joined(separator: "\n").utf8).write(to: table)
    #expect(try CommandRun.of(["import", "--panel", table.path, "-o", scratch.path("short")]).status == 0)
    let run = try CommandRun.of(["backtest", scratch.path("short"), "--format", "json"])
    #expect(run.status == 0, "\(run.error)")
    let json = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(json["origins"] as? Int == 0 && json["events"] as? Int == 0)
    for key in ["horizon", "brier", "brier_persistence", "brier_random_walk", "log_score", "crps"] {
      #expect(json[key] is NSNull, "\(key)")
    }
    #expect((json["coverage"] as? [String: Any])?.isEmpty == true && (json["reliability"] as? [Any])?.isEmpty == true)
    let panel = try #require((json["panels"] as? [[String: Any]])?.first)
    #expect((panel["refused"] as? String)?.hasPrefix("Too few periods to backtest: 2") == true)
  }

  @Test("what is no event among eight units, or asked for twice, is refused by its flag")
  func noEvents() throws {
    let scratch = try Scratch()
    let folder = try league(in: scratch)
    for flags in [["--rank", "8"], ["--rank", "3", "--rank", "9"], ["--gain", "8"], ["--rank", "3", "--rank", "3"]] {
      let run = try CommandRun.of(
        ["backtest", folder, "--replications", "64", "--no-progress", "--lang", "en"] + flags)
      #expect(run.status == 2 && run.output.isEmpty, "\(flags)")
      #expect(run.error.contains("\(flags[0]) \(flags[flags.count - 1]) is"), "\(run.error)")
    }
    let most = try CommandRun.of(
      ["backtest", folder, "--replications", "64", "--no-progress", "--format", "json", "--rank", "7", "--gain", "7"])
    #expect(most.status == 0, "\(most.error)")
  }

  @Test("JSON carries the forecasts of targets with their Monte Carlo errors and what came")
  func targetsAsJSON() throws {
    let scratch = try Scratch()
    let run = try CommandRun.of([
      "backtest", try league(in: scratch), "--replications", "256", "--no-progress", "--format", "json",
    ])
    #expect(run.status == 0, "\(run.error)")
    let value = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let panels = try #require(value["panels"] as? [[String: Any]])
    let targets = panels.flatMap { $0["targets"] as? [[String: Any]] ?? [] }
    #expect(targets.map { $0["id"] as? String } == ["top", "up", "last"])
    #expect(targets.map { $0["unit"] as? String } == ["u0", "u1", "u0"])
    #expect(targets.map { $0["event"] as? String } == ["rank_at_most", "rank_gain_at_least", "not_bottom"])
    #expect(targets.map { $0["n"] as? Double } == [1, 2, 1])
    for target in targets {
      let forecasts = try #require(target["forecasts"] as? [[String: Any]])
      #expect(forecasts.map { $0["origin"] as? String } == (2014...2018).map { "\($0)" })
      #expect(forecasts.map { $0["target"] as? String } == (2015...2019).map { "\($0)" })
      #expect(forecasts.map { $0["units"] as? Int } == [8, 8, 8, 8, 7])
      for forecast in forecasts {
        let p = try #require(forecast["probability"] as? Double)
        let error = try #require(forecast["error"] as? Double)
        #expect(p >= 0 && p < 1 && abs(error - (p * (1 - p) / 256).squareRoot()) < 1e-9)
        #expect(forecast["happened"] as? Bool == false)
      }
    }
  }
}
