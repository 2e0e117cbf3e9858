// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// What a panel is measured in, and which way it points, moves no rank.
@Suite("Imported totals have room on both sides")
struct PanelScaleTests {
  private static let names = ["a", "b", "c", "d", "e", "f", "g", "h"]

  /// Between 1 and 11, far apart at the start, at the ends near each other and near the ends of the scale.
  private static func value(_ unit: Int, _ year: Int) -> Double {
    let swing = 0.8 * sin(1.7 * Double(unit) + 2.3 * Double(year)) + 0.6 * cos(0.7 * Double(year * (unit + 1)))
    return 2.5 + 0.95 * Double(unit) + swing
  }

  private func panel(_ heading: String, _ figure: (_ value: Double, _ year: Int) -> String) -> String {
    let lines = (2010...2022).flatMap { year in
      Self.names.indices.map { "\(Self.names[$0]),\(year),\(figure(Self.value($0, year), year))" }
    }
    return "unit,period,\(heading)\n" + lines.joined(separator: "\n") + "\n"
  }

  private func ranks(_ year: Int) -> [Double] {
    Self.names.indices.map { Self.value($0, year) }.sorted(by: >)
  }

  private func rank(_ value: Double, _ year: Int) -> Int { (ranks(year).firstIndex(of: value) ?? 0) + 1 }

  /// [units][ranks] at the horizon.
  private func chances(_ table: String, _ flags: [String] = []) throws -> [[Double]] {
    let scratch = try Scratch()
    try Data(table.utf8).write(to: scratch.url.appendingPathComponent("t.csv"))
    let imported = try CommandRun.of(["import", "--panel", scratch.path("t.csv"), "-o", scratch.path("t")] + flags)
    #expect(imported.status == 0, "\(imported.error)")
    let run = try CommandRun.of([
      "project", scratch.path("t"), "--replications", "2048", "--format", "json", "--no-progress",
    ])
    #expect(run.status == 0, "\(run.error)")
    let result = try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let units = try #require((result["boards"] as? [[String: Any]])?.first?["units"] as? [[String: Any]])
    return try units.map { unit in
      let rank = (unit["periods"] as? [[String: Any]])?.last?["rank"] as? [String: Any]
      return try #require(rank?["p"] as? [Double])
    }
  }

  /// Nobody ties where nothing is cut: each place is one unit's in every replication.
  private func expectOnePlaceEach(_ chances: [[Double]], _ comment: Comment) {
    for place in chances[0].indices {
      let sum = chances.reduce(0) { $0 + $1[place] }
      #expect(abs(sum - 1) < 1e-9, comment)
    }
  }

  /// The same draws on another scale: the same ranks, but for a rounding now and then.
  private func expectAlike(
    _ first: [[Double]], _ second: [[Double]], within bound: Double = 2.5 / 2048, _ comment: Comment
  ) {
    for (one, other) in zip(first, second) {
      for (p, q) in zip(one, other) { #expect(abs(p - q) < bound, comment) }
    }
  }

  @Test("scores near 0, near 100 or far from both: one place each, and the same chances")
  func shifted() throws {
    let plain = try chances(panel("score") { value, _ in "\(value)" })
    expectOnePlaceEach(plain, "near 0")
    for shift in [90.0, -200, 5_000] {
      let moved = try chances(panel("score") { value, _ in "\(value + shift)" })
      expectOnePlaceEach(moved, "\(shift)")
      expectAlike(plain, moved, "\(shift)")
    }
  }

  @Test("less is better: as 30 − value imported as a score")
  func mirrored() throws {
    let mirrored = try chances(panel("score") { value, _ in "\(value)" }, ["--less-is-better"])
    expectOnePlaceEach(mirrored, "mirrored")
    expectAlike(mirrored, try chances(panel("score") { value, _ in "\(30 - value)" }), "mirrored")
  }

  @Test("ranks alone: as 500 + 100·(n + 1 − rank)/(n + 1) imported as a score")
  func ranked() throws {
    let ranked = try chances(panel("rank") { value, year in "\(rank(value, year))" })
    expectOnePlaceEach(ranked, "ranks")
    let spelled = try chances(panel("score") { value, year in "\(500 + 100 * Double(9 - rank(value, year)) / 9)" })
    // Of years that ranks cannot tell apart, rounding decides which count as the nearest: a few draws are others.
    expectAlike(ranked, spelled, within: 0.03, "ranks")
  }

  @Test("a long way to the horizon has room for a long way")
  func far() throws {
    expectOnePlaceEach(try chances(panel("score") { value, _ in "\(value)" }, ["--ahead", "40"]), "40 years")
  }

  @Test(
    "the ranks of some of the units keep their distances in a board of all",
    arguments: [1.0, 3])
  func subset(times: Double) throws {
    let scratch = try Scratch()
    let years = [[5, 20, 33, 60], [7, 18, 30, 61], [6, 19, 35, 58], [4, 21, 36, 62]]
    let rows = years.enumerated().flatMap { year, ranks in
      zip(["A", "B", "C", "D"], ranks).map { "\($0),\(2018 + year),\(Int(Double($1) * times))" }
    }
    let table = "unit,period,rank\n" + rows.joined(separator: "\n") + "\n"
    try Data(table.utf8).write(to: scratch.url.appendingPathComponent("t.csv"))
    let run = try CommandRun.of(["import", "--panel", scratch.path("t.csv"), "-o", scratch.path("t")])
    #expect(run.status == 0, "\(run.error)")
    let totals = try scratch.text("t/results.csv").split(separator: "\n").dropFirst().map { line in
      try #require(Double(line.split(separator: ",")[3]))
    }
    let worst = 60 * times
    for (unit, rank) in [5.0, 20, 33, 60].enumerated() {
      // (n + 1 − rank)/(n + 1) with n the worst rank: distances of 100/(n + 1) a place.
      let distance = totals[unit] - totals[3]
      #expect(abs(distance - 100 * times * (60 - rank) / (worst + 1)) < 1e-9)
    }
    #expect(totals.allSatisfy { $0 > 0 })
    let means = try chances(table).map { p in p.enumerated().reduce(0) { $0 + Double($1.offset + 1) * $1.element } }
    #expect(zip(means, means.dropFirst()).allSatisfy { $1 - $0 > 0.5 }, "\(means)")
  }

  @Test(
    "the report and the scenario say how totals are made and that the range is no full mark; changed scores, the board too",
    arguments: ["zh", "en"])
  func told(language: String) throws {
    let scratch = try Scratch()
    let isChinese = language == "zh"
    let tables = [
      (
        "ranks", panel("rank") { value, year in "\(rank(value, year))" }, [],
        isChinese ? "100 ×（n + 1 − 位次）÷（n + 1）" : "100 × (n + 1 − rank)/(n + 1)"
      ),
      ("less", panel("score") { value, _ in "\(value)" }, ["--less-is-better"], isChinese ? " − 得分" : " − score"),
    ]
    for (name, table, flags, formula) in tables {
      try Data(table.utf8).write(to: scratch.url.appendingPathComponent("t.csv"))
      let run = try CommandRun.of(
        ["import", "--panel", scratch.path("t.csv"), "-o", scratch.path(name), "--lang", language] + flags)
      #expect(run.status == 0, "\(run.error)")
      let scenario = try scratch.text("\(name)/scenario.yaml")
      let first = try scratch.text("\(name)/results.csv").split(separator: "\n")[1].split(separator: ",")
      let total = try #require(Double(first[3]))
      // What totals are counted from: of the first row, all but what its figure makes.
      let constant =
        name == "less" ? total + Self.value(0, 2010) : total - 100 * Double(9 - rank(Self.value(0, 2010), 2010)) / 9
      for text in [run.output, scenario] {
        #expect(text.contains(formula) && text.contains("= \(Int(constant.rounded())) "), "\(text)")
        #expect(text.contains(isChinese ? "不是满分" : "no full mark"))
      }
      #expect(try scratch.text("\(name)/results.csv").contains(formula))
      let board = scenario.split(separator: "\n").first { $0.contains("{id: all, title:") }
      #expect(board?.contains(formula) == (name == "less"))
    }
  }
}
