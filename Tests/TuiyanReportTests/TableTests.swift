// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanNumerics
import TuiyanReport

@Suite("A table")
struct TableTests {
  private let table = Table(
    [.init("单位"), .init("得分", .trailing), .init("下限", .trailing, for: .spreadsheets), .init("说明", for: .readers)],
    rows: [
      [.init("湘西州"), .init("71.3", number: 71.3125), .init("70", number: 70), .init("“保十”|争八")],
      [.init("长沙市（省会）"), .init("9.0", number: 9), .init("8", number: 8)],
    ])

  @Test("lines up by display width on a terminal")
  func terminal() {
    #expect(
      table.terminal() == """
        单位            得分  说明
        --------------  ----  -----------
        湘西州          71.3  “保十”|争八
        长沙市（省会）   9.0
        """)
  }

  @Test("is a GitHub table with its markup escaped")
  func markdown() {
    #expect(
      table.markdown() == """
        | 单位 | 得分 | 说明 |
        | --- | ---: | --- |
        | 湘西州 | 71.3 | “保十”\\|争八 |
        | 长沙市（省会） | 9.0 |  |
        """)
  }

  @Test("gives spreadsheets the unrounded numbers and their own columns")
  func csv() {
    #expect(table.csv() == "单位,得分,下限\r\n湘西州,71.3125,70\r\n长沙市（省会）,9,8\r\n")
  }

  @Test("a number's error stands in the next column of CSV, as a number; where all draws agree, what they can show")
  func errors() {
    let table = Table(
      [.init("目标"), .init("概率", .trailing), .init("金额", .trailing)],
      rows: [
        [.init("保十"), .init("48 % ±1", number: 0.482, error: 0.0112), .init("3", number: 3)],
        [.init("争八"), .probability(Proportion(successes: 0, trials: 768)), .init("4", number: 4)],
        [.init("差距"), .init("+100", number: 1, error: 0)], [.init("其他")],
      ])
    #expect(
      table.csv()
        == "目标,概率,概率±,金额\r\n保十,0.482,0.0112,3\r\n争八,0,\(Proportion.errorAtEnds(trials: 768)),4\r\n差距,1,0,\r\n其他,,,\r\n")
  }

  @Test(
    "escapes what Markdown would read as markup",
    arguments: [
      ("**.*", #"\*\*.\*"#), ("a|b", #"a\|b"#), ("a\nb", "a<br>b"), ("<b>", #"\<b>"#), ("<0.1 %", "<0.1 %"),
      ("one_visit", "one_visit"),
      ("_x_", #"\_x\_"#), ("[a](b)", #"\[a\](b)"#), ("`x`", #"\`x\`"#), (#"a\b"#, #"a\\b"#), ("A&B", "A&amp;B"),
      ("A & B", "A & B"),
    ])
  func markup(text: String, expected: String) {
    #expect(Table([.init("x")], rows: [[.init(text)]]).markdown().hasSuffix("\n| \(expected) |"))
  }

  @Test(
    "guards and quotes the cells of CSV",
    arguments: [
      ("=1+1", "'=1+1"), ("+cmd", "'+cmd"), ("-x", "'-x"), ("@SUM(A1)", "'@SUM(A1)"), ("\tx", "'\tx"),
      ("＝1+1", "'＝1+1"),
      ("-3.5", "-3.5"), ("+2e3", "+2e3"), ("-", "'-"), ("a,b", "\"a,b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""),
      ("a\nb", "\"a\nb\""),
      ("'=1", "''=1"), (",\u{301}", "\",\u{301}\""), ("-1e999", "'-1e999"), ("x\t", "\"x\t\""),
      (" x", "\" x\""), ("=\"a\"", "\"'=\"\"a\"\"\""), ("", ""),
    ])
  func csvCell(text: String, expected: String) {
    #expect(Table([.init("x")], rows: [[.init(text)]]).csv() == "x\r\n\(expected)\r\n")
  }

  @Test("lets no cell steer the terminal")
  func controlCharacters() {
    let text = Table([.init("x")], rows: [[.init("a\u{1B}[31mb\nc\u{202E}d\u{9B}e")]]).terminal()
    #expect(text == "x\n-------------\na [31mb c d e")
  }
}
