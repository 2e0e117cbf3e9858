// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// Reads the cells of one sheet's part.
struct SheetReader {
  let part: String
  let file: String
  let strings: [String]
  let formats: NumberFormats
  /// Days between the file's first day and 1899-12-30.
  let dateShift: Double
  let cellLimit: Int
  /// Cells read so far.
  private(set) var count = 0

  init(
    part: String, file: String, strings: [String], formats: NumberFormats, dateShift: Double, cellLimit: Int
  ) {
    self.part = part
    self.file = file
    self.strings = strings
    self.formats = formats
    self.dateShift = dateShift
    self.cellLimit = cellLimit
  }

  private static let mostRows = 1_048_576

  /// Rows that are not blank, from the top.
  /// - Throws: `BookFault` where the part is damaged or holds too many cells.
  mutating func rows(_ bytes: [UInt8]) throws(BookFault) -> [GridRow] {
    // Counted before anything is read: a book of millions is refused at once.
    guard XMLCensus.cells(in: bytes, upTo: cellLimit) <= cellLimit else {
      throw .tooManyCells(limit: XLSXFile.cellLimit)
    }
    var scanner = try XMLScanner(bytes, part: part)
    var rows: [GridRow] = []
    var number = 0
    while let event = try scanner.next() {
      guard case .open(let tag) = event else { continue }
      guard tag.name == "row" else { continue }
      let given = tag["r"].map { Int($0) ?? 0 } ?? number + 1
      // Rows are numbered from 1, ascending, and a sheet has no more than 2²⁰.
      guard given > number, given <= Self.mostRows else { throw .damagedPart(part) }
      number = given
      guard !tag.isEmpty else { continue }
      let cells = try cells(&scanner, row: number)
      if !cells.isEmpty { rows.append(GridRow(number: number, cells: cells)) }
    }
    return rows
  }

  private mutating func cells(_ scanner: inout XMLScanner, row: Int) throws(BookFault) -> [GridCell] {
    var cells: [GridCell] = []
    var column = -1
    while let event = try scanner.next() {
      if case .close("row") = event { break }
      guard case .open(let tag) = event, tag.name == "c" else { continue }
      if let reference = tag["r"] {
        guard let place = CellReference.parsed(reference), place.row == row else { throw .damagedPart(part) }
        column = place.column
      } else {
        column += 1
      }
      guard !tag.isEmpty, let content = try content(&scanner, tag) else { continue }
      count += 1
      guard count <= cellLimit else { throw .tooManyCells(limit: XLSXFile.cellLimit) }
      cells.append(
        GridCell(content: content, column: column, place: Place(file: file, line: row, column: column + 1)))
    }
    return cells
  }

  /// What a cell holds; nil where that is nothing.
  private func content(_ scanner: inout XMLScanner, _ cell: XMLScanner.Tag) throws(BookFault) -> CellContent? {
    var value: String?
    var isValue = false
    var hasFormula = false
    loop: while let event = try scanner.next() {
      switch event {
      case .close("c"): break loop
      case .open(let tag) where tag.name == "v": isValue = !tag.isEmpty
      case .close("v"): isValue = false
      case .open(let tag) where tag.name == "f": hasFormula = true
      case .open(let tag) where tag.name == "is" && !tag.isEmpty:
        value = try SharedStrings.text(&scanner, until: "is")
      case .text(let text) where isValue: value = (value ?? "") + text
      default: continue
      }
    }
    guard let value else { return hasFormula ? .uncalculated : nil }
    return try content(value, type: cell["t"] ?? "n", style: cell["s"].flatMap { Int($0) } ?? 0)
  }

  private func content(_ value: String, type: String, style: Int) throws(BookFault) -> CellContent? {
    switch type {
    case "s":
      guard let index = Int(value), strings.indices.contains(index) else { throw .damagedPart(part) }
      return strings[index].isEmpty ? nil : .text(strings[index])
    case "inlineStr": return value.isEmpty ? nil : .text(value)
    case "str": return value.isEmpty ? nil : .text(SharedStrings.unescaped(value))
    case "b": return .flag(value == "1")
    case "e": return .fault(value)
    case "d": return .text(String(value.prefix(10)))
    default:
      guard let number = Double(value), number.isFinite else { throw .damagedPart(part) }
      return switch formats.kind(ofStyle: style) {
      case .plain: .number(number)
      case .percent: .percent(number)
      case .date: .date(number + dateShift)
      }
    }
  }
}
