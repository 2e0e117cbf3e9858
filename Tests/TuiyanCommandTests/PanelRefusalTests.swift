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
    Case(
      name: "ranks that are none", table: "unit,period,rank\nA,2020,1.5\nB,2020,0\nC,2020,-1\nA,2021,1\n",
      places: ["2:8", "3:8", "4:8"], says: "is not a rank"),
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
}
