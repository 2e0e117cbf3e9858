// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("Hostile workbooks are refused in words")
struct HostileBookTests {
  /// Refused with exit 2 and nothing written; the run is given a second of its own time, and a limit of memory.
  private func refused(_ bytes: [UInt8], _ words: String) throws {
    let scratch = try Scratch()
    try Data(bytes).write(to: scratch.url.appendingPathComponent("book.xlsx"))
    let run = try CommandRun.of(["import", scratch.path("book.xlsx"), "-o", scratch.path("out"), "--lang", "en"])
    #expect(run.status == 2)
    #expect(run.error.contains(words), "\(run.error)")
    #expect(try scratch.contents() == ["book.xlsx"])
  }

  private static let content = Array("<workbook><sheets><sheet name=\"情景\" r:id=\"r1\"/></sheets></workbook>".utf8)
  private static let relations = Array(
    "<R><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/></R>".utf8)

  private func book(_ sheet: [UInt8], claiming size: UInt32? = nil, packed: UInt32? = nil) -> [UInt8] {
    StoredZip.bytes([
      .init(name: "xl/workbook.xml", bytes: Self.content),
      .init(name: "xl/_rels/workbook.xml.rels", bytes: Self.relations),
      .init(name: "xl/worksheets/sheet1.xml", bytes: sheet, claimedSize: size, claimedPacked: packed),
    ])
  }

  @Test("parts that claim to unpack to too much, in all or one by one, with the limit and before any of it is unpacked")
  func bomb() throws {
    try refused(book([1, 2, 3], claiming: 4_000_000_000), "unpack to too much in all (at most 100000000 bytes)")
    try refused(book([1, 2, 3], claiming: 90_000_000), "unpacks to too much (at most 32000000 bytes)")
  }

  @Test("one large sheet, not called XML, that many sheets are said to be")
  func hiddenBomb() throws {
    let sheet = Array("<worksheet></worksheet>".utf8) + [UInt8](repeating: 0x20, count: 30_000_000)
    let places = (0..<4).map { "<Relationship Id=\"r\($0)\" Type=\"x/worksheet\" Target=\"sheet.bin\"/>" }
    let names = (0..<4).map { "<sheet name=\"s\($0)\" r:id=\"r\($0)\"/>" }
    let book = StoredZip.bytes([
      .init(name: "xl/workbook.xml", bytes: Array("<workbook>\(names.joined())</workbook>".utf8)),
      .init(name: "xl/_rels/workbook.xml.rels", bytes: Array("<R>\(places.joined())</R>".utf8)),
      .init(name: "xl/sheet.bin", bytes: sheet),
    ])
    try refused(book, "unpack to too much in all (at most 100000000 bytes)")
  }

  @Test("a part that unpacks two thousandfold")
  func tightBomb() throws {
    try refused(book([1, 2, 3], claiming: 20_000_000), "packed beyond reason (more than 200 to 1)")
  }

  @Test("more cells, or more tags, than any book of ours has, before any cell is read")
  func crowds() throws {
    let cells = "<worksheet><row>" + String(repeating: "<c/>", count: 300_001) + "</row></worksheet>"
    try refused(book(Array(cells.utf8)), "too many cells (at most 300000 in all sheets)")
    let tags = "<worksheet>" + String(repeating: "<a/>", count: 2_000_000) + "</worksheet>"
    try refused(book(Array(tags.utf8)), "too many tags (at most 2000000)")
  }

  @Test("a document type, before any of its entities can grow or reach outside")
  func entities() throws {
    let text = """
      <!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d SYSTEM "file:///etc/passwd">]>
      <worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&c;&d;</t></is></c></row></sheetData></worksheet>
      """
    try refused(book(Array(text.utf8)), "has a DOCTYPE")
  }

  @Test("an entity nobody declared, a tag nobody closes, text that is no UTF-8")
  func brokenXML() throws {
    try refused(
      book(Array("<worksheet><row r=\"1\"><c r=\"A1\"><v>&boom;</v></c></row></worksheet>".utf8)), "no valid XML")
    try refused(book(Array("<worksheet><sheetData><row r=\"1\"".utf8)), "no valid XML")
    try refused(book([0x3C, 0x61, 0x3E, 0xFF, 0xFE, 0x3C]), "no valid XML")
  }

  @Test("an archive cut off in the middle, and one without a workbook")
  func cutOff() throws {
    let scratch = try Scratch()
    #expect(try CommandRun.of(["init", "--xlsx", scratch.path("good.xlsx")]).status == 0)
    let whole = [UInt8](try Data(contentsOf: scratch.url.appendingPathComponent("good.xlsx")))
    try refused(Array(whole.prefix(whole.count / 2)), "no whole .xlsx workbook")
    try refused(StoredZip.bytes([.init(name: "a.txt", bytes: [65])]), "lacks the part xl/workbook.xml")
  }

  @Test("a book without the sheets of a scenario names them all")
  func noSheets() throws {
    let sheet = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData></worksheet>"
    try refused(book(Array(sheet.utf8)), "lacks the sheet '地区'")
    try refused(book(Array(sheet.utf8)), "lacks the sheet '榜单'")
  }
}
