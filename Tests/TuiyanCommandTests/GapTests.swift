// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("tuiyan gap")
struct GapTests {
  private func json(_ text: String) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test("JSON has the interface's keys, indicator by indicator")
  func keys() throws {
    let scratch = try Scratch.withScenario()
    let all = try CommandRun.of(["gap", scratch.path("scenario"), "--format", "json"])
    #expect(all.status == 0)
    let units = try json(all.output)["units"] as? [[String: Any]] ?? [try json(all.output)]
    let id = try #require(units.first?["unit"] as? String)
    let board = try #require(units.first?["board"] as? String)
    let one = try CommandRun.of([
      "gap", scratch.path("scenario"), "--unit", id, "--board", board, "--format", "json",
    ])
    let value = try json(one.output)
    #expect(Set(["unit", "board", "score", "rank", "points_to_next_rank", "indicators"]).isSubset(of: Set(value.keys)))
    let indicators = try #require(value["indicators"] as? [[String: Any]])
    #expect(!indicators.isEmpty)
    let keys = [
      "id", "owner", "value", "points", "points_max", "best", "mean", "to_best", "to_mean", "zero",
    ]
    for indicator in indicators { #expect(Set(keys).isSubset(of: Set(indicator.keys))) }
  }

  @Test("every format has the same gaps and says that figures are invented", arguments: ["table", "markdown", "csv"])
  func formats(format: String) throws {
    let scratch = try Scratch.withScenario()
    for language in ["zh", "en"] {
      let run = try CommandRun.of([
        "gap", scratch.path("scenario"), "--format", format, "--lang", language,
      ])
      #expect(run.status == 0)
      #expect(run.output.contains(language == "zh" ? "差距分析" : "gap analysis"))
      #expect(run.output.contains(language == "zh" ? "示例：" : "Illustration:"))
      #expect(!run.output.contains("nan"))
    }
  }

  @Test("an unknown unit or board is refused with the nearest one")
  func unknown() throws {
    let scratch = try Scratch.withScenario()
    let unit = try CommandRun.of(["gap", scratch.path("scenario"), "--unit", "nobody"])
    #expect(unit.status == 2)
    #expect(unit.output.isEmpty)
    #expect(unit.errorLines.last == "错误：--unit：情景里没有单位“nobody”。")
    let board = try CommandRun.of(["gap", scratch.path("scenario"), "--board", "nowhere", "--lang", "en"])
    #expect(board.status == 2)
    #expect(board.errorLines.last?.hasPrefix("error: --board: the scenario has no board 'nowhere'.") == true)
  }
}
