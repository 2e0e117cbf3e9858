// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanLoading
import TuiyanModel

@Suite("Bytes become text in the encoding that was named, or are refused at the first bad byte")
struct TextEncodingTests {
  /// `"湘西州".encode("gb18030")` and so on, Python 3.11.
  private let xiangxi: [UInt8] = [0xCF, 0xE6, 0xCE, 0xF7, 0xD6, 0xDD]

  private func table(_ title: [UInt8]) -> [UInt8] {
    Array("id,title,kind,parent,depth\nxiangxi,".utf8) + title + Array(",prefecture,,score\n".utf8)
  }

  @Test("A GB18030 table is read with the option and refused without, with what to do")
  func gb18030() throws {
    let read = TableReading.units(table(xiangxi), encoding: .gb18030)
    #expect(read.problems.isEmpty)
    #expect(try #require(read.rows.first).title.value == "湘西州")
    let refused = TableReading.units(table(xiangxi))
    #expect(refused.rows.isEmpty)
    #expect(
      refused.problems == ["2:9: 字节 0xCF 不是合法的 UTF-8（CSV 若为 GBK/GB18030 编码，请加 --encoding gb18030，或另存为 UTF-8）"])
  }

  @Test("Four-byte characters of GB18030 are read")
  func fourBytes() throws {
    // "㐂𠀀é": a rare character outside GBK, one beyond the basic plane, a Latin one.
    let bytes: [UInt8] = [0x81, 0x39, 0xEF, 0x31, 0x95, 0x32, 0x82, 0x36, 0xA8, 0xA6]
    let read = TableReading.units(table(bytes), encoding: .gb18030)
    #expect(try #require(read.rows.first).title.value == "㐂𠀀é")
  }

  @Test("A bad byte is found in its line and column, counted in characters")
  func badPlaces() {
    let bad8 = table(Array("湘西".utf8) + [0xE5, 0xB7])
    #expect(TableReading.units(bad8).problems.map { $0.prefix(5) } == ["2:11:"])
    let bad18030 = table(xiangxi + [0xFF])
    #expect(
      TableReading.units(bad18030, encoding: .gb18030).problems == [
        "2:12: 字节 0xFF 不是合法的 GB18030（文件若为 UTF-8 编码，请去掉 --encoding gb18030）"
      ])
  }

  @Test("Overlong forms, surrogates and bytes beyond Unicode are no UTF-8")
  func badForms() {
    for bytes: [UInt8] in [[0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80], [0xF8]] {
      #expect(TableReading.units(table(bytes)).problems.map { $0.prefix(5) } == ["2:9: "])
    }
  }

  @Test("UTF-16, a UTF-8 mark under GB18030 and a cut last character are refused")
  func wrongEncodings() {
    let utf16: [UInt8] = [0xFF, 0xFE, 0x69, 0x00, 0x64, 0x00]
    #expect(TableReading.units(utf16).problems == ["1:1: 文件是 UTF-16 编码（请另存为 UTF-8）"])
    let marked: [UInt8] = [0xEF, 0xBB, 0xBF] + Array("id".utf8)
    #expect(
      TableReading.units(marked, encoding: .gb18030).problems == [
        "1:1: 文件开头有 UTF-8 标记（BOM），却要按 GB18030 读取（请去掉 --encoding gb18030，或把各表存成同一编码）"
      ])
    #expect(TableReading.units(Array("id\n".utf8) + [0xE6], encoding: .utf8).problems.map { $0.prefix(5) } == ["2:1: "])
    #expect(
      TableReading.units(Array("id\n".utf8) + [0xE6], encoding: .gb18030).problems.map { $0.prefix(5) } == ["2:1: "])
  }
}
