// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("No text of a scenario is a formula in a spreadsheet")
struct FormulaTests {
  private static let titles = ["=cmd|'/C calc'!A0", "'=1+1", "@SUM(A1)", "<script>alert(1)</script>]]>"]

  /// The template with the title changed.
  private func scenario(_ title: String) throws -> Scratch {
    let scratch = try Scratch.withScenario()
    let file = scratch.url.appendingPathComponent("scenario/scenario.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    let lines = text.components(separatedBy: "\n").map { line in
      line.hasPrefix("title:") ? "title: \"\(title)\"" : line
    }
    try lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
    return scratch
  }

  @Test("in CSV files, which read back as they were", arguments: titles)
  func tables(title: String) throws {
    let scratch = try scenario(title)
    let run = try CommandRun.of(["export", scratch.path("scenario"), "--csv", "-o", scratch.path("tables")])
    #expect(run.status == 0, "\(run.error)")
    for name in try scratch.contents("tables") {
      let text = try scratch.text("tables/" + name)
      #expect(text.firstMatch(of: /(?:^|[,\n\u{FEFF}])"?[=@＝＠]/) == nil, "\(name)")
    }
    #expect(try CommandRun.of(["import", scratch.path("tables"), "-o", scratch.path("back")]).status == 0)
    let back = try CommandRun.of(["validate", scratch.path("back"), "--lang", "en"])
    let before = try CommandRun.of(["validate", scratch.path("scenario"), "--lang", "en"])
    #expect(back.output == before.output && before.output.contains(title))
  }

  @Test("in workbooks", .enabled(if: Spreadsheet.isThere, Spreadsheet.reason), arguments: titles)
  func workbook(title: String) throws {
    let scratch = try scenario(title)
    let run = try CommandRun.of(["export", scratch.path("scenario"), "-o", scratch.path("book.xlsx")])
    #expect(run.status == 0, "\(run.error)")
    let script = """
      import sys, openpyxl
      b = openpyxl.load_workbook(sys.argv[1])
      print([c.data_type for w in b for r in w.iter_rows() for c in r if c.data_type in "fe"])
      print(sum(c.value == sys.argv[2] for w in b for r in w.iter_rows() for c in r))
      """
    let lines = try Spreadsheet.run(script, [scratch.path("book.xlsx"), title]).output.split(separator: "\n")
    // On its own sheet and on the cover.
    #expect(lines == ["[]", "2"])
  }
}
