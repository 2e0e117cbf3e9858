// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("Importing a league table")
struct ImportTests {
  private func imported(_ table: String, _ flags: [String] = [], in scratch: Scratch) throws -> CommandRun {
    try Data(table.utf8).write(to: scratch.url.appendingPathComponent("table.csv"))
    return try CommandRun.of(
      ["import", "--panel", scratch.path("table.csv"), "-o", scratch.path("league"), "--lang", "en"] + flags)
  }

  private let table = """
    unit,period,score,rank
    甲,2019,60,2
    乙,2019,70,1
    丙,2019,50,3
    甲,2020,64,2
    乙,2020,69,1
    丙,2020,55,3
    甲,2021,71,1
    乙,2021,70,2
    丙,2021,58,3

    """

  @Test("is a scenario whatever its file is called", arguments: ["nl\nx: 1", "a \"b\" \\c\t", "d\u{85}\u{9B}\r,'"])
  func oddFileNames(name: String) throws {
    let scratch = try Scratch()
    try Data(table.utf8).write(to: scratch.url.appendingPathComponent(name + ".csv"))
    let run = try CommandRun.of(["import", "--panel", scratch.path(name + ".csv"), "-o", scratch.path("league")])
    #expect(run.status == 0, "\(run.error)")
    #expect(try CommandRun.of(["validate", scratch.path("league")]).status == 0)
    let lines = try scratch.text("league/scenario.yaml").split(separator: "\n")
    #expect(lines[0].hasPrefix("# ") && lines[1] == "tuiyan: 1")
  }

  @Test("becomes a folder that validates, with every score and rank as written")
  func scores() throws {
    let scratch = try Scratch()
    let run = try imported(table, in: scratch)
    #expect(run.status == 0)
    #expect(run.output.contains("3 units, 3 periods"))
    #expect(try CommandRun.of(["validate", scratch.path("league")]).status == 0)
    let results = try scratch.text("league/results.csv")
    #expect(results.contains("all,甲,2021,71,1,document table.csv\n"))
    #expect(results.split(separator: "\n").count == 10)
  }

  @Test("a period that repeats the one before figure by figure is told of, one that moves a single unit is not")
  func repeated() throws {
    let scratch = try Scratch()
    let lines = (2019...2022).flatMap { year in
      (0..<10).map { unit in "u\(unit),\(year),\(year < 2021 ? unit : year == 2021 && unit == 3 ? 30 : unit + year)" }
    }
    let run = try imported("unit,period,score\n" + lines.joined(separator: "\n") + "\n", in: scratch)
    #expect(run.status == 0)
    #expect(run.error.contains("2020 repeats 2019 figure by figure (none of 10 units moved)"))
    #expect(run.error.split(separator: "\n").count == 1)
    let scored = try Scratch()
    let moving = (2019...2020).flatMap { year in (0..<10).map { "u\($0),\(year),\($0 + 1),\(year + $0)" } }
    let copied = try imported("unit,period,rank,leaf\n" + moving.joined(separator: "\n") + "\n", in: scored)
    #expect(copied.error.contains("2020 repeats 2019"), "whatever its leaves do")
  }

  @Test("totals made of ranks are marked as such, through a workbook and back, and no report takes them for scores")
  func marked() throws {
    let scratch = try Scratch()
    let rows = (2019...2021).flatMap { year in (0..<5).map { "u\($0),\(year),\(1 + ($0 + year) % 5)" } }
    let ranked = "unit,period,rank\n" + rows.joined(separator: "\n") + "\n"
    #expect(try imported(ranked, in: scratch).status == 0)
    #expect(try scratch.text("league/scenario.yaml").contains("ties: min, scores: from_ranks}"))
    let zh = try CommandRun.of(["gap", scratch.path("league"), "--unit", "u3"])
    #expect(zh.status == 0, "\(zh.error)")
    #expect(zh.output.contains("! “table.csv”只公布位次，不公布得分：得分由位次折算，只用来排名次。"), "\(zh.output)")
    #expect(zh.output.contains("（由位次折算）") && zh.output.contains("u3只知道位次，没有逐项指标。"))
    #expect(zh.output.contains("仅位次") && !zh.output.contains("只知道总分"))
    let en = try CommandRun.of(["project", scratch.path("league"), "--replications", "100", "--lang", "en"])
    #expect(
      en.output.contains(
        "Of table.csv only ranks are published: totals are made of ranks and do no more than order units."),
      "\(en.output)")
    let json = try CommandRun.of(["gap", scratch.path("league"), "--unit", "u3", "--format", "json"])
    #expect(json.output.contains("\"scores\": \"from_ranks\"") || json.output.contains("\"scores\":\"from_ranks\""))
    // Out to a workbook and in again.
    let out = try CommandRun.of(["export", scratch.path("league"), "-o", scratch.path("league.xlsx")])
    #expect(out.status == 0, "\(out.error)")
    let back = try CommandRun.of(["import", scratch.path("league.xlsx"), "-o", scratch.path("back")])
    #expect(back.status == 0, "\(back.error)")
    #expect(try CommandRun.of(["gap", scratch.path("back"), "--unit", "u3"]).output.contains("（由位次折算）"))
    // Scores that somebody published are scores, whatever they look like.
    let scored = try Scratch()
    #expect(try imported(table, in: scored).status == 0)
    #expect(try !scored.text("league/scenario.yaml").contains("from_ranks"))
    let gap = try CommandRun.of(["gap", scored.path("league"), "--unit", "甲"])
    #expect(gap.output.contains("甲只知道总分，没有逐项指标。") && !gap.output.contains("折算"))
  }

  @Test("ranks alone become evenly spaced scores")
  func ranks() throws {
    let scratch = try Scratch()
    let run = try imported("地区,年份,位次\nA B,2020,1\nC,2020,2\nA B,2021,2\nC,2021,1\n", in: scratch)
    #expect(run.status == 0)
    #expect(try scratch.text("league/units.csv").contains("A-B,A B,unit,,score,"))
    let results = try scratch.text("league/results.csv")
    let rows = results.split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
    let totals = rows.compactMap { Double($0[3]) }
    // 100·(n + 1 − rank)/(n + 1) with n = 2, and the same for all beside it.
    #expect(totals.count == 4)
    for (first, second, places) in [(0, 1, 1.0), (2, 3, -1)] {
      #expect(abs(totals[first] - totals[second] - places * 100 / 3) < 1e-9)
    }
    #expect(try CommandRun.of(["validate", scratch.path("league")]).status == 0)
  }

  @Test("where less is better the order of totals turns and differences stay")
  func lessIsBetter() throws {
    let scratch = try Scratch()
    #expect(try imported(table, ["--less-is-better"], in: scratch).status == 0)
    let rows = try scratch.text("league/results.csv").split(separator: "\n").map { $0.split(separator: ",") }
    let totals = rows.dropFirst().prefix(3).compactMap { Double($0[3]) }
    #expect(totals.count == 3)
    #expect(totals[0] - totals[1] == 10)
    #expect(totals[2] - totals[0] == 10)
  }

  @Test("every fault of a table is named with its place, and nothing is written")
  func faults() throws {
    let scratch = try Scratch()
    let run = try imported("unit,period,score\nA,2020,x\nA,2020,5\n,2021,6\nB,May,7\n", in: scratch)
    #expect(run.status == 2)
    #expect(run.error.contains("table.csv:5:3: "))
    #expect(try scratch.contents() == ["table.csv"])
    let numbers = try imported("unit,period,score\nA,2020,x\nA,2020,5\n,2021,6\n", in: scratch)
    #expect(numbers.error.contains("table.csv:2:8: "))
    #expect(numbers.error.contains("table.csv:3:1: "))
    #expect(numbers.error.contains("table.csv:4:1: "))
  }

  @Test("columns of words are left alone and named; one number makes a column of figures, and its words faults")
  func words() throws {
    let scratch = try Scratch()
    let lines = ["单位,年份,得分,等次 级,备用,面积", "甲,2020,5,优,,7", "乙,2020,6,良,,8", "甲,2021,6,优,,7", "乙,2021,7,良,,9"]
    let run = try imported(lines.joined(separator: "\n") + "\n", in: scratch)
    #expect(run.status == 0)
    #expect(run.error.contains("no number in column 等次 级, not read as indicators"))
    #expect(try !scratch.text("league/scenario.yaml").contains("等次"))
    #expect(try scratch.text("league/history.csv").contains("甲,面积,2020,7,"))
    let valid = try CommandRun.of(["validate", scratch.path("league")])
    #expect(valid.status == 0 && valid.error.isEmpty, "leaves kept beside the total are no reason to warn")
    let other = try Scratch()
    let mixed = try imported("unit,period,score,extra\nA,2020,5,high\nA,2021,6,3\n", in: other)
    #expect(mixed.status == 2 && mixed.error.contains("table.csv:2:10: "))
  }

  @Test("a column can be named, and a name that means nothing is refused")
  func names() throws {
    let scratch = try Scratch()
    let run = try imported(
      "state,report_year,dtf\nA,2020,5\nB,2020,6\nA,2021,6\n",
      ["--column", "unit=state", "--column", "period=report_year", "--column", "score=dtf"], in: scratch)
    #expect(run.status == 0)
    let bad = try imported("unit,period,score\nA,2020,5\n", ["--column", "colour=x"], in: scratch)
    #expect(bad.status == 2)
    #expect(bad.error.contains("--column"))
  }
}
