// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanText

/// One sentence in both languages.
typealias Sentence = (zh: String, en: String)

extension TableProblem {
  /// What is wrong, with what was expected and what to do, as one line without the place.
  public func sentence(in language: Language) -> String {
    let sentence: Sentence =
      switch self {
      case .text(let problem): problem.sentence
      case .column(let problem): problem.sentence
      case .cell(let problem): problem.sentence
      case .row(let problem): problem.sentence
      case .more(let count):
        ("此表从这里起还有 \(count) 处错误，未一一列出", "\(count) more problems in this table, from here on, are not listed")
      }
    return language == .zh ? sentence.zh : sentence.en
  }
}

extension TextProblem {
  fileprivate var sentence: Sentence {
    switch self {
    case .badByte(let byte, .utf8):
      (
        "字节 \(byte.hexadecimal) 不是合法的 UTF-8（CSV 若为 GBK/GB18030 编码，请加 --encoding gb18030，或另存为 UTF-8）",
        "byte \(byte.hexadecimal) is not UTF-8 (for a CSV table in GBK/GB18030 add --encoding gb18030, or save it as UTF-8)"
      )
    case .badByte(let byte, .gb18030):
      (
        "字节 \(byte.hexadecimal) 不是合法的 GB18030（文件若为 UTF-8 编码，请去掉 --encoding gb18030）",
        "byte \(byte.hexadecimal) is not GB18030 (for a file in UTF-8 leave out --encoding gb18030)"
      )
    case .utf16: ("文件是 UTF-16 编码（请另存为 UTF-8）", "the file is UTF-16 (save it as UTF-8)")
    case .utf8MarkInGB18030:
      (
        "文件开头有 UTF-8 标记（BOM），却要按 GB18030 读取（请去掉 --encoding gb18030，或把各表存成同一编码）",
        "the file begins with a UTF-8 byte-order mark but is to be read as GB18030 (leave out --encoding gb18030, or save all tables in one encoding)"
      )
    case .strayMark:
      ("文件中间有不可见的字节序标记 U+FEFF（请删去）", "an invisible byte-order mark U+FEFF inside the file (delete it)")
    case .nulByte: ("文件中有空字节 NUL（应为纯文本）", "a NUL byte (the file must be plain text)")
    case .fileTooLarge(let bytes, let limit):
      ("文件有 \(bytes) 字节，超过上限 \(limit)", "the file has \(bytes) bytes, above the limit of \(limit)")
    case .emptyFile: ("文件是空的（第一行应为列名）", "the file is empty (the first line must name the columns)")
    case .raggedRow(let cells, let expected):
      (
        "这一行有 \(cells) 格，列名有 \(expected) 个（含逗号的文字要用双引号括起来）",
        "this row has \(cells) cells, the header \(expected) (put text with commas in double quotes)"
      )
    case .unclosedQuote: ("双引号没有结束", "the double quote is never closed")
    case .textAfterQuote(let text):
      (
        "结束的双引号之后还有文字“\(text)”（应为逗号或行尾；格内的双引号写两遍）",
        "text '\(text)' after the closing quote (expected a comma or the end of the line; write a quote inside a cell twice)"
      )
    case .quoteInsideCell:
      (
        "没有用双引号括起来的格里出现了双引号（整格用双引号括起来，格内的双引号写两遍）",
        "a double quote inside an unquoted cell (put the whole cell in quotes and write the inner quote twice)"
      )
    case .bareReturn:
      ("行尾是单独的 CR（应为 LF 或 CRLF，请另存为普通 CSV）", "a line ends with CR alone (expected LF or CRLF: save as plain CSV)")
    case .cellTooLong(let limit):
      ("这一格超过 \(limit) 个字符（双引号是否漏了一个？）", "this cell is longer than \(limit) characters (is a quote missing?)")
    case .tooManyRows(let limit): ("表格超过 \(limit) 行", "the table has more than \(limit) rows")
    case .tooManyColumns(let limit): ("表格超过 \(limit) 列", "the table has more than \(limit) columns")
    }
  }
}

extension ColumnProblem {
  fileprivate var sentence: Sentence {
    switch self {
    case .unknown(let name, let known, let nearest):
      (
        "没有“\(name)”这一列（可用：\(known.joined(separator: "、"))\(nearest.map { "；是不是“\($0)”？" } ?? "")）",
        "unknown column '\(name)' (known: \(known.joined(separator: ", "))\(nearest.map { "; did you mean '\($0)'?" } ?? ""))"
      )
    case .duplicate(let name, let column):
      (
        "列名“\(name)”重复（本行第 \(column) 字符处已有）",
        "column '\(name)' stands twice (first at column \(column) of this line)"
      )
    case .missing(let name): ("缺少“\(name)”这一列", "column '\(name)' is missing")
    case .wrongSeparator("\t"):
      ("各列用制表符分隔（应为英文逗号）", "the columns are separated by tabs (expected commas)")
    case .wrongSeparator(let separator):
      ("各列用“\(separator)”分隔（应为英文逗号）", "the columns are separated by '\(separator)' (expected commas)")
    }
  }
}

extension RowProblem {
  fileprivate var sentence: Sentence {
    switch self {
    case .empty: ("这一行只有逗号（请删去）", "this row is made of commas only (delete it)")
    case .duplicateUnit(let id, let line): ("单位“\(id)”在第 \(line) 行已有", "unit '\(id)' already stands on line \(line)")
    case .duplicate(let columns, let key, let period, let line, let folded):
      duplicate(columns: columns, key: key, period: period, line: line, folded: folded)
    }
  }

  private func duplicate(columns: [String], key: [String], period: String, line: Int, folded: Bool) -> Sentence {
    let what = zip(columns, key).filter { !$0.1.isEmpty }.map { "\($0.0) \(Excerpt.of($0.1))" }
    let zh = "\(what.joined(separator: "、"))、period \(period) 在第 \(line) 行已有一行"
    let en = "\(what.joined(separator: ", ")), period \(period) already has a row on line \(line)"
    guard folded else { return (zh, en) }
    return (zh + "（较粗的时期代表其最后一步）", en + " (a coarser period stands for its last step)")
  }
}

extension UInt8 {
  fileprivate var hexadecimal: String {
    let digits = String(self, radix: 16, uppercase: true)
    return "0x" + (digits.count == 1 ? "0" : "") + digits
  }
}
