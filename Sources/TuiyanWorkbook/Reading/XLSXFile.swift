// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanModel

/// Reads the sheets of an `.xlsx` workbook (ECMA-376) as grids of cells.
enum XLSXFile {
  /// The largest file that is opened, in bytes.
  static let byteLimit = 64_000_000
  /// The most cells of all sheets together.
  public static let cellLimit = 300_000

  /// Every sheet that can be seen or is hidden, in the order of the tabs; chart sheets have no cells and are left out.
  /// - Throws: `BookFault` where the file is no workbook, is damaged, or goes beyond the limits.
  static func sheets(of path: String) throws(BookFault) -> [SheetGrid] {
    try checkFile(path)
    let archive = try ZipArchive(path: path)
    let folder = "xl/"
    let names = try sheetNames(archive, folder)
    let targets = try relations(archive, folder)
    let strings = try SharedStrings.read(
      try archive.part(folder + "sharedStrings.xml"), part: folder + "sharedStrings.xml")
    let formats = try NumberFormats.read(try archive.part(folder + "styles.xml"), part: folder + "styles.xml")
    var grids: [SheetGrid] = []
    var cells = 0
    for sheet in names.sheets {
      guard let target = targets[sheet.relation], target.isSheet else { continue }
      let part = target.path.hasPrefix("/") ? String(target.path.dropFirst()) : folder + target.path
      guard let bytes = try archive.part(part) else { throw .missingPart(part) }
      var reader = SheetReader(
        part: part, file: SheetGrid.file(ofSheet: sheet.name), strings: strings, formats: formats,
        dateShift: names.startsIn1904 ? 1_462 : 0, cellLimit: cellLimit - cells)
      let rows = try reader.rows(bytes)
      cells += reader.count
      grids.append(SheetGrid(name: sheet.name, file: SheetGrid.file(ofSheet: sheet.name), rows: rows))
    }
    return grids
  }

  private static func checkFile(_ path: String) throws(BookFault) {
    guard let handle = FileHandle(forReadingAtPath: path) else { throw .unreadable }
    defer { try? handle.close() }
    guard let size = try? handle.seekToEnd(), (try? handle.seek(toOffset: 0)) != nil else { throw .unreadable }
    guard size <= UInt64(byteLimit) else { throw .tooLarge(bytes: Int(size), limit: byteLimit) }
    let head = [UInt8]((try? handle.read(upToCount: 8)) ?? Data())
    if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { throw .oldFormat }
    guard head.starts(with: [0x50, 0x4B]) else { throw .notAnArchive }
  }

  // MARK: - The list of sheets

  private struct Names {
    var sheets: [(name: String, relation: String)] = []
    var startsIn1904 = false
  }

  private static func sheetNames(_ archive: borrowing ZipArchive, _ folder: String) throws(BookFault) -> Names {
    let part = folder + "workbook.xml"
    guard let bytes = try archive.part(part) else { throw .missingPart(part) }
    var scanner = try XMLScanner(bytes, part: part)
    var names = Names()
    while let event = try scanner.next() {
      guard case .open(let tag) = event else { continue }
      if tag.name == "workbookPr" { names.startsIn1904 = ["1", "true"].contains(tag["date1904"] ?? "") }
      if tag.name == "sheet", let name = tag["name"], let relation = tag["r:id"] ?? tag.relation {
        names.sheets.append((name, relation))
      }
    }
    return names
  }

  private struct Target {
    let path: String
    let isSheet: Bool
  }

  private static func relations(_ archive: borrowing ZipArchive, _ folder: String) throws(BookFault) -> [String: Target]
  {
    let part = folder + "_rels/workbook.xml.rels"
    guard let bytes = try archive.part(part) else { throw .missingPart(part) }
    var scanner = try XMLScanner(bytes, part: part)
    var targets: [String: Target] = [:]
    while let event = try scanner.next() {
      guard case .open(let tag) = event, tag.name == "Relationship", let id = tag["Id"], let path = tag["Target"] else {
        continue
      }
      targets[id] = Target(path: path, isSheet: tag["Type"]?.hasSuffix("/worksheet") == true)
    }
    return targets
  }
}

extension XMLScanner.Tag {
  /// The relation's id under whatever prefix its namespace has.
  fileprivate var relation: String? { attributes.first { $0.name.hasSuffix(":id") }?.value }
}

/// The texts that cells share, by their number.
enum SharedStrings {
  /// - Throws: `BookFault` where the part is damaged; a workbook without the part shares none.
  static func read(_ bytes: [UInt8]?, part: String) throws(BookFault) -> [String] {
    guard let bytes else { return [] }
    var scanner = try XMLScanner(bytes, part: part)
    var texts: [String] = []
    while let event = try scanner.next() {
      guard case .open(let tag) = event, tag.name == "si" else { continue }
      texts.append(tag.isEmpty ? "" : try text(&scanner, until: "si"))
    }
    return texts
  }

  /// The text of a string item: its `t` parts, rich or plain, without phonetic readings.
  static func text(_ scanner: inout XMLScanner, until end: String) throws(BookFault) -> String {
    var result = ""
    var isText = false
    var phonetic = 0
    while let event = try scanner.next() {
      switch event {
      case .open(let tag) where tag.name == "rPh": phonetic += tag.isEmpty ? 0 : 1
      case .open(let tag) where tag.name == "t": isText = !tag.isEmpty
      case .close("rPh"): phonetic -= 1
      case .close("t"): isText = false
      case .close(end): return unescaped(result)
      case .text(let text) where isText && phonetic == 0: result += text
      default: continue
      }
    }
    return unescaped(result)
  }

  /// `_x000D_` and the like stand for the character (ECMA-376, 22.4.2.4 ST_Xstring).
  static func unescaped(_ text: String) -> String {
    guard text.contains("_x") else { return text }
    return text.replacing(#/_x([0-9A-Fa-f]{4})_/#) { match in
      UInt32(match.output.1, radix: 16).flatMap(Unicode.Scalar.init).map { String(Character($0)) }
        ?? String(match.output.0)
    }
  }
}
