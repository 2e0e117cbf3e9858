// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("What cannot be a scenario is refused at its row, and nothing is written")
struct PanelRefusalTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let table: String
    var flags: [String] = []
    /// Where, and a piece of what is said.
    let places: [String]
    let says: String

    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "a heading alone", table: "unit,period,score\n", places: ["1:1"], says: "has a header and no rows"),
    Case(
      name: "headings that are not there", table: "unit,period,score\nA,2020,1\nA,2021,2\n",
      flags: ["--column", "unit=zz", "--column", "rank=scores"], places: ["1:1", "1:1"], says: "there is no column '"),
    Case(
      name: "ranks that are none", table: "unit,period,rank\nA,2020,1.5\nB,2020,0\nC,2020,-1\nA,2021,1\n",
      places: ["2:8", "3:8", "4:8"], says: "is not a rank"),
    Case(
      name: "a unit without a score", table: "unit,period,score,rank\nA,2020,5,1\nB,2020,,2\nA,2021,6,1\nB,2021,,2\n",
      places: ["3:1"], says: "unit 'B' has a score in no period"),
    Case(
      name: "a unit without a rank", table: "unit,period,rank\nA,2020,1\nB,2020,\nA,2021,1\n", places: ["3:1"],
      says: "unit 'B' has a rank in no period"),
    Case(
      name: "a unit out of the course",
      table: "unit,period,score\nA,2021-11,5\nB,2021-11,6\nA,2022-01,1\nA,2022-02,2\nC,2022-01,2\nC,2022-02,4\n",
      flags: ["--since", "2022-01"], places: ["3:1"], says: "unit 'B' has none from then to 2022-02"),
    Case(
      name: "negative in a course", table: "unit,period,score\nA,2022-01,-1\nB,2022-01,2\nA,2022-02,2\nB,2022-02,4\n",
      flags: ["--since", "2022-01"], places: ["2:11"], says: "is below 0"),
    Case(
      name: "one period", table: "unit,period,score\nA,2020,5\nB,2020,6\n", places: ["1:1"],
      says: "the table has one period"),
    Case(
      name: "nobody twice", table: "unit,period,score\nA,2020,5\nB,2021,6\n", places: ["1:1"],
      says: "no unit has figures of two periods"),
    Case(
      name: "figures beyond reason", table: "unit,period,score,x\nA,2020,1.7e308,1\nA,2021,-1.7e308,-2e15\n",
      places: ["2:8", "3:8", "3:17"], says: "is too large"),
    Case(
      name: "percentages throughout", table: "unit,period,score,rate\nA,2020,1,85%\nA,2021,2,86%\n",
      places: ["2:10", "3:10"], says: "leave out the %"),
    Case(
      name: "thousands throughout, a gap between",
      table: "unit,period,score,gdp\nA,2020,1,\"1,200\"\nA,2021,2,\nA,2022,2,\"1,300\"\n", places: ["2:10", "4:10"],
      says: "leave out the thousands separators"),
    Case(
      name: "full-width figures", table: "unit,period,score,x\nA,2020,1,１２\nA,2021,2,１３％\n",
      places: ["2:10", "3:10"], says: "use half-width characters"),
    Case(
      name: "spaces around names", table: "unit,period,score\nA ,2020,1\nA,2021,2\n　A,2022,3\n",
      places: ["2:1", "4:1"],
      says: "has spaces around"),
    Case(
      name: "names in full width", table: "unit,period,score\nA市,2020,1\nＡ市,2021,2\nA 市,2022,2\n",
      places: ["3:1", "4:1"],
      says: "on line 2"),
    Case(
      name: "a heading twice", table: "unit,period,score,x,x\nA,2020,1,2,3\nA,2021,1,2,3\n", places: ["1:21"],
      says: "stands twice"),
    Case(
      name: "a period of another notation", table: "unit,period,score\nA,2020年,1\nA,2021年三月,2\n",
      places: ["2:3", "3:3"], says: "did you mean '20"),
  ]

  @Test("with its places", arguments: cases)
  func refused(_ example: Case) throws {
    let scratch = try Scratch()
    try Data(example.table.utf8).write(to: scratch.url.appendingPathComponent("t.csv"))
    let flags = ["import", "--panel", scratch.path("t.csv"), "-o", scratch.path("out"), "--lang", "en"]
    let run = try CommandRun.of(flags + example.flags)
    #expect(run.status == 2)
    let lines = run.errorLines.filter { $0.contains("t.csv:") }
    #expect(lines.count == example.places.count, "\(run.error)")
    for (line, place) in zip(lines, example.places) {
      #expect(line.contains("t.csv:\(place): "), "\(line)")
      #expect(line.contains(example.says), "\(line)")
    }
    #expect(try scratch.contents() == ["t.csv"])
  }

  @Test("a leaf named overall, a leaf that never moves however large, and texts that look like codes are taken")
  func taken() throws {
    let scratch = try Scratch()
    let table = """
      unit,period,score,overall,flat,code,mark
      A,2020,5,1,1000000000000,0x1F,01_02
      B,2020,6,2,1000000000000,0x2F,01_03
      A,2021,6,3,1000000000000,0x1F,—
      B,2021,5,4,1000000000000,0x2F,01_03

      """
    try Data(table.utf8).write(to: scratch.url.appendingPathComponent("t.csv"))
    let run = try CommandRun.of([
      "import", "--panel", scratch.path("t.csv"), "-o", scratch.path("out"), "--lang", "en",
    ])
    #expect(run.status == 0, "\(run.error)")
    #expect(run.error.contains("no number in columns code, mark"))
    let valid = try CommandRun.of(["validate", scratch.path("out")])
    #expect(valid.status == 0 && valid.error.isEmpty, "\(valid.error)")
    let history = try scratch.text("out/history.csv").split(separator: "\n")
    #expect(history.count == 9)
    #expect(history.contains { $0.hasPrefix("B,overall,2021,4,") })
  }
}
