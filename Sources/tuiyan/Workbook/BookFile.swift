// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanReport
import TuiyanText
import TuiyanWorkbook

/// A scenario's book as an `.xlsx` file that people can fill in: headings with notes, drop-downs, frozen rows.
struct BookFile {
  /// Rows below the last one that drop-downs still cover.
  private static let spareRows = 500
  private static let widest = 44

  let book: ScenarioBook
  let language: Language

  /// The file; the same book gives the same bytes.
  /// - Throws: `WorkbookFault`.
  func bytes() throws -> [UInt8] {
    let writer = try WorkbookWriter(title: book.title)
    try writer.addSheet(BookLayout.guide) { sheet in try guide(sheet) }
    for part in book.sheets {
      try writer.addSheet(part.layout.name) { sheet in
        if part.isRecord { try record(part, sheet) } else { try table(part, sheet) }
      }
    }
    return try writer.bytes()
  }

  // MARK: - Sheets

  private func guide(_ sheet: borrowing SheetWriter) throws {
    var style = CellStyle()
    style.wraps = true
    try sheet.columns(0...0, width: 100, style)
    try sheet.put(book.title, row: 0, column: 0, .heading)
    for (index, line) in BookWording.guide(language).enumerated() {
      try sheet.put(line, row: index + 1, column: 0, style)
    }
  }

  private func table(_ part: ScenarioBook.Sheet, _ sheet: borrowing SheetWriter) throws {
    let columns = part.layout.columns
    let last = part.rows.count + Self.spareRows
    for (index, column) in columns.enumerated() {
      let width = Self.width(of: part.rows.lazy.prefix(300).map { $0[index] }, title: column.title)
      try sheet.columns(index...index, width: width, column.isText ? .text : nil)
      try heading(column, sheet, at: index)
      if let choices = choices(for: column) { try sheet.offer(choices, rows: 1...last, column: index) }
    }
    for (index, row) in part.rows.enumerated() {
      for (place, cell) in row.enumerated() { try put(cell, sheet, index + 1, place, isText: columns[place].isText) }
    }
    let title = columns.prefix(4).lastIndex { $0.key == "id" || $0.key == "title" }
    sheet.freeze(above: 1, leftOf: title.map { $0 + 1 } ?? 0)
  }

  private func record(_ part: ScenarioBook.Sheet, _ sheet: borrowing SheetWriter) throws {
    try sheet.columns(0...0, width: 14)
    try sheet.columns(1...1, width: Double(Self.widest), .text)
    for (index, heading) in ScenarioBook.recordHeadings.enumerated() {
      try sheet.put(heading, row: 0, column: index, .heading)
    }
    let stated = Dictionary(
      part.rows.compactMap { row in row[0].flatMap { name in row[1].map { (name, $0) } } },
      uniquingKeysWith: { first, _ in first })
    for (index, column) in part.layout.columns.enumerated() {
      try sheet.put(column.title, row: index + 1, column: 0)
      try sheet.comment(note(column), row: index + 1, column: 0)
      try put(stated[.text(column.title)], sheet, index + 1, 1, isText: column.isText)
      if let words = column.words { try sheet.offer(.words(words), rows: (index + 1)...(index + 1), column: 1) }
    }
    sheet.freeze(above: 1, leftOf: 1)
  }

  // MARK: - Cells

  private func put(
    _ cell: SheetValue?, _ sheet: borrowing SheetWriter, _ row: Int, _ column: Int, isText: Bool
  ) throws {
    switch cell {
    case .text(let text): try sheet.put(text, row: row, column: column, isText ? .text : nil)
    case .number(let number): try sheet.put(number, row: row, column: column)
    case nil: return
    }
  }

  private func heading(_ column: SheetColumn, _ sheet: borrowing SheetWriter, at index: Int) throws {
    try sheet.put(column.title, row: 0, column: index, .heading)
    try sheet.comment(note(column), row: 0, column: index)
  }

  private func note(_ column: SheetColumn) -> String { language == .zh ? column.note.zh : column.note.en }

  /// Fixed words, or the ids of another sheet.
  private func choices(for column: SheetColumn) -> CellChoices? {
    if let words = column.words { return .words(words) }
    guard let name = column.offeredSheet, let other = book.sheets.first(where: { $0.layout.name == name }),
      let place = other.layout.columns.firstIndex(where: { $0.key == "id" })
    else { return nil }
    return .cells(of: name, rows: 1...(other.rows.count + Self.spareRows), column: place)
  }

  private static func width(of cells: some Sequence<SheetValue?>, title: String) -> Double {
    let widths = cells.map { cell in
      switch cell {
      case .text(let text): DisplayWidth.columns(of: text)
      case .number, nil: 8
      }
    }
    return Double(min(widest, max(DisplayWidth.columns(of: title) + 2, (widths.max() ?? 0) + 2)))
  }
}
