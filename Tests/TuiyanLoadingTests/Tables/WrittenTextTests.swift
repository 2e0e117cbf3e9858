// SPDX-License-Identifier: GPL-3.0-or-later
import ScenarioFixtures
import Testing
import TuiyanLoading
import TuiyanModel
import TuiyanText

@Suite("Texts of any kind are read back from what is written of them")
struct WrittenTextTests {
  /// A scalar with a special meaning to YAML, CSV or terminals, and its neighbours.
  static let odd: [Unicode.Scalar] =
    (Array(1...0x2F) + [0x3A, 0x5B, 0x5C, 0x7B] + Array(0x7E...0xA1) + [0x2027, 0x2028, 0x2029, 0x202A])
    .compactMap { Unicode.Scalar(UInt32($0)) } + ["\u{FEFE}", "\u{FEFF}", "\u{FFFD}", "\u{FFFE}", "\u{FFFF}", "𠀀"]

  /// Those that a title may hold: no control characters but tabs and line ends.
  private static var written: [Unicode.Scalar] {
    odd.filter { $0.value >= 0x20 && ![0x7F, 0xFFFE, 0xFFFF].contains($0.value) || ["\t", "\n", "\r"].contains($0) }
  }

  private static let title = "title: 好情景\n"

  @Test("from YAML in quotes, whatever stands in them")
  func quotedYAML() throws {
    let text = "a" + Self.written.map { "\($0)" }.joined(separator: "b") + "\" \\ 'c"
    let file = GoodScenario.scenario.replacing(Self.title, with: "title: \(YAMLText.quoted(text))\n")
    let scenario = try CorpusFolder(GoodScenario.files.merging(["scenario.yaml": file]) { $1 }).load().get()
    #expect(Array(scenario.title.unicodeScalars) == Array(text.unicodeScalars))
  }

  @Test("a comment stays one line, and says nothing to YAML")
  func comment() throws {
    let text = Self.odd.map { "\($0)no-such-key: 1" }.joined()
    let line = YAMLText.comment(text)
    #expect(line.hasPrefix("# ") && line.unicodeScalars.count == text.unicodeScalars.count + 2)
    let file = line + "\n" + GoodScenario.scenario
    #expect(try CorpusFolder(GoodScenario.files.merging(["scenario.yaml": file]) { $1 }).problems() == [])
  }

  @Test("from CSV, a cell each, at either end of the line")
  func csv() throws {
    let texts =
      ["", "plain", "a,b", "a\"b", "\"", "a\nb", "a\r\nb", "\r", " x", "x\t", "\u{3000}x", "x\u{200B}", "'=1"]
      // A mark over a comma or a quote makes one character of both.
      + [",\u{301}", "\"\u{301}x\"", "\n\u{301}"]
    for text in texts {
      let file = CSVText.record(["a", "b", "c"], end: "\r\n") + CSVText.record([text, "-", text])
      var scanner = CSVScanner(file)
      var faults = 0
      var rows: [[String]] = []
      while let row = scanner.next({ _ in faults += 1 }) { rows.append(row.cells.map(\.text)) }
      #expect(faults == 0 && rows.count == 2)
      #expect(rows.last?.map { Array($0.unicodeScalars) } == [text, "-", text].map { Array($0.unicodeScalars) })
    }
  }

  @Test(
    "a formula gets an apostrophe, a number none, and the apostrophe is taken off again",
    arguments: [
      ("=1+1", "'=1+1"), ("'=1+1", "''=1+1"), ("''x", "''x"), ("+cmd", "'+cmd"), ("-x", "'-x"),
      ("@SUM(A1)", "'@SUM(A1)"),
      ("\tx", "'\tx"), ("＝1+1", "'＝1+1"), ("-", "'-"), ("-3.5", "-3.5"), ("+2e3", "+2e3"), ("", ""), ("'", "'"),
      // No numbers: a spreadsheet would make others of them.
      ("-010", "'-010"), ("-1e999", "'-1e999"), ("-0x1F", "'-0x1F"),
    ])
  func formulas(text: String, expected: String) {
    #expect(FormulaGuard.guarded(text) == expected)
    #expect(FormulaGuard.unguarded(expected) == text)
  }
}
