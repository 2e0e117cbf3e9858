// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanLoading
import TuiyanModel

@Suite("CSV is read by RFC 4180, and what is wrong is said where it stands")
struct CSVTableTests {
  private func read(_ text: String) -> (table: CSVTable?, problems: [String]) {
    var diagnostics = Diagnostics()
    let table = CSVTable.read(Array(text.utf8), file: "t.csv", into: &diagnostics)
    return (table, TableReading.sentences(diagnostics))
  }

  @Test(
    "Quotes, commas, line ends and quotes inside quotes are the cell's own, and places count from the opening quote")
  func quoting() throws {
    let (table, problems) = read("a,b\n\"x,\"\"y\"\"\n二\",末\nlast,\n")
    let rows = try #require(table).rows
    #expect(problems.isEmpty)
    #expect(rows.map { $0.map(\.value) } == [["x,\"y\"\n二", "末"], ["last", ""]])
    #expect(rows.map { $0.map { "\($0.place.line):\($0.place.column)" } } == [["2:1", "3:4"], ["4:1", "4:6"]])
  }

  @Test("A byte-order mark, CRLF, blank lines and a missing last line end change nothing")
  func looseEnds() throws {
    let plain = try #require(read("a,b\n1,2\n3,4\n").table)
    for text in ["\u{FEFF}a,b\n1,2\n3,4", "a,b\r\n1,2\r\n3,4\r\n", "\n\na,b\n \t\n1,2\n\n\n3,4\n  "] {
      let (table, problems) = read(text)
      #expect(problems.isEmpty)
      #expect(try #require(table).rows.map { $0.map(\.value) } == plain.rows.map { $0.map(\.value) })
    }
  }

  @Test("Columns of places count Unicode scalars, not bytes")
  func columnsAreScalars() throws {
    let table = try #require(read("a,b\n一件事𠀀,x\n").table)
    #expect(table.rows[0][1].place == Place(file: "t.csv", line: 2, column: 6))
  }

  @Test(
    "Each kind of broken syntax has its sentence and its place",
    arguments: [
      ("a,b\n1\n1,2,3\n4,5\n", ["2:1: 这一行有 1 格，列名有 2 个（含逗号的文字要用双引号括起来）", "3:1: 这一行有 3 格，列名有 2 个（含逗号的文字要用双引号括起来）"]),
      ("a,b\n1,\"2\n3,4\n", ["2:3: 双引号没有结束"]),
      ("a,b\n\"1\"x,2\n", ["2:4: 结束的双引号之后还有文字“x”（应为逗号或行尾；格内的双引号写两遍）"]),
      ("a,b\n1\"x\",2\n", ["2:2: 没有用双引号括起来的格里出现了双引号（整格用双引号括起来，格内的双引号写两遍）"]),
      ("a,b\r1,2\r", ["1:4: 行尾是单独的 CR（应为 LF 或 CRLF，请另存为普通 CSV）"]),
      ("", ["1:1: 文件是空的（第一行应为列名）"]),
      ("\n \n", ["1:1: 文件是空的（第一行应为列名）"]),
      ("a,b\n1,\0\n", ["2:3: 文件中有空字节 NUL（应为纯文本）"]),
      ("a,b\n1,x\u{FEFF}\n", ["2:4: 文件中间有不可见的字节序标记 U+FEFF（请删去）"]),
    ]
  )
  func syntax(text: String, expected: [String]) {
    #expect(read(text).problems == expected)
  }

  @Test("Everything wrong is said at once, and sound rows are kept")
  func allAtOnce() throws {
    let (table, problems) = read("a,b\n1\n\"2\"x,y\n3,4\n5,z\"\n6,\"7\n")
    #expect(problems.map { $0.prefix { $0 != " " } } == ["2:1:", "3:4:", "5:4:", "6:3:"])
    #expect(try #require(table).rows.map { $0.map(\.value) } == [["3", "4"]])
  }

  @Test("A cell of 10,000 characters is read and one more is refused, quoted or not")
  func longCells() {
    for quote in ["", "\""] {
      let fits = String(repeating: "字", count: CSVTable.cellLimit)
      #expect(read("a\n\(quote)\(fits)\(quote)\n").problems.isEmpty)
      #expect(read("a\n\(quote)\(fits)字\(quote)\n").problems == ["2:1: 这一格超过 10000 个字符（双引号是否漏了一个？）"])
    }
  }

  @Test("A table of 1,000 columns is read and one more is refused")
  func wideTables() {
    let header = (0..<CSVTable.columnLimit).map { "c\($0)" }.joined(separator: ",")
    #expect(read(header + "\n").problems.isEmpty)
    #expect(read(header + ",x\n").problems == ["1:1: 表格超过 1000 列"])
  }

  @Test("A file above 64 MB is refused whole")
  func largeFiles() {
    var diagnostics = Diagnostics()
    let bytes = [UInt8](repeating: 0x61, count: CSVTable.byteLimit + 1)
    let table = CSVTable.read(bytes, file: "t.csv", into: &diagnostics)
    #expect((table?.rows.count ?? -1) == -1)
    #expect(TableReading.sentences(diagnostics) == ["1:1: 文件有 64000001 字节，超过上限 64000000"])
  }

  @Test("Past 1,000 problems the rest is counted, not listed")
  func manyProblems() {
    let problems = read("a,b\n" + String(repeating: "1\n", count: 1_005)).problems
    #expect(problems.count == 1_001)
    #expect(problems.last == "1002:1: 此表从这里起还有 5 处错误，未一一列出")
  }
}
