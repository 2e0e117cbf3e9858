// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanLoading
import TuiyanModel
import TuiyanText

/// A sheet whose heading was found: cells by the columns of its layout.
struct SheetTable {
  /// One row below the heading; cells by the index of their column in the layout.
  struct Row {
    let number: Int
    /// Where complaints about the row as a whole point.
    let place: Place
    let cells: [Int: GridCell]
  }

  /// How far down the heading may stand, in rows that are not blank.
  static let headingDepth = 20
  /// The headings of a sheet with a value a row.
  static let recordHeadings = ["项目", "值"]

  let layout: SheetLayout
  let grid: SheetGrid
  private(set) var rows: [Row] = []
  /// Where a complaint about a missing column points.
  private(set) var heading: Place
  /// The sheet's column of each column of the layout; none in a CSV file, where blanks have no place of their own.
  private var columns: [Int: Int] = [:]

  /// Finds the heading and sorts the cells below it; a sheet without a row at all has no rows.
  init(_ grid: SheetGrid, layout: SheetLayout, _ decoder: inout CellDecoder) {
    self.grid = grid
    self.layout = layout
    heading = Place(file: grid.file)
    let isRecord = layout.isRecord
    let titles = isRecord ? Self.recordHeadings.map { [$0] } : layout.columns.map { [$0.title, $0.key] }
    guard !grid.rows.isEmpty else { return }
    guard let top = Self.heading(in: grid, titles) else {
      let known = titles.map { $0[0] }
      let texts = grid.rows.prefix(3).flatMap(\.cells).compactMap { Self.text($0) }
      let nearest = texts.lazy.compactMap { NearestName.of($0, among: known) }.first
      decoder.refuse(.noHeading(expected: Array(known.prefix(6)), nearest: nearest), at: grid.rows[0].cells[0].place)
      return
    }
    heading = grid.rows[top].cells[0].place
    for row in grid.rows[..<top] { decoder.note(.titleRow, at: row.cells[0].place) }
    let slots = slots(in: grid.rows[top], titles, isRecord: isRecord, &decoder)
    if decoder.isCell {
      columns = Dictionary(slots.filter { $0.value >= 0 }.map { ($0.value, $0.key) }, uniquingKeysWith: min)
    }
    var last = grid.rows[top].number
    for row in grid.rows[(top + 1)...] {
      if let sorted = sorted(row, slots, isRecord: isRecord, &decoder) {
        if decoder.isCell {
          // One note a gap, however wide it is.
          if row.number > last + 1 { decoder.note(.blankRow, at: Place(file: grid.file, line: last + 1)) }
        }
        rows.append(sorted)
      }
      last = row.number
    }
  }

  private static func text(_ cell: GridCell) -> String? {
    if case .text(let text) = cell.content { OfficeText.heading(text) } else { nil }
  }

  /// The first row, among the topmost, where most cells are headings.
  private static func heading(in grid: SheetGrid, _ titles: [[String]]) -> Int? {
    let known = Set(titles.flatMap { $0 })
    return grid.rows.prefix(headingDepth).firstIndex { row in
      let texts = row.cells.compactMap(text)
      let found = texts.count { known.contains($0) }
      return found >= min(2, titles.count) && found * 2 >= texts.count
    }
  }

  /// The layout's column of each column of the sheet.
  private func slots(
    in row: GridRow, _ titles: [[String]], isRecord: Bool, _ decoder: inout CellDecoder
  ) -> [Int: Int] {
    var slots: [Int: Int] = [:]
    var taken = Set<Int>()
    for cell in row.cells {
      guard let text = Self.text(cell), !text.isEmpty else { continue }
      guard let index = titles.firstIndex(where: { $0.contains(text) }) else {
        // A third column of a record tells people what to fill in.
        if isRecord { continue }
        let known = titles.map { $0[0] }
        decoder.refuse(
          .unknownHeading(Excerpt.of(text), known: known, nearest: NearestName.of(text, among: titles.flatMap { $0 })),
          at: cell.place)
        slots[cell.column] = -1
        continue
      }
      if !taken.insert(index).inserted { decoder.refuse(.duplicateHeading(titles[index][0]), at: cell.place) }
      slots[cell.column] = index
    }
    return slots
  }

  /// A row by columns; nil where it holds nothing.
  private func sorted(
    _ row: GridRow, _ slots: [Int: Int], isRecord: Bool, _ decoder: inout CellDecoder
  ) -> Row? {
    var cells: [Int: GridCell] = [:]
    for cell in row.cells {
      if case .text(let text) = cell.content, OfficeText.trimmed(text).isEmpty {
        decoder.note(.spaces, at: cell.place)
        continue
      }
      if let slot = slots[cell.column] {
        if slot >= 0 { cells[slot] = cell }
      } else if !isRecord {
        decoder.refuse(.noColumn(Excerpt.of(cell.said)), at: cell.place)
      }
    }
    guard let first = row.cells.first, !cells.isEmpty else { return nil }
    return Row(number: row.number, place: cells[0]?.place ?? blank(row.number, 0) ?? first.place, cells: cells)
  }

  /// Where a column of a row stands, filled in or not.
  func place(_ row: Row, _ index: Int) -> Place {
    row.cells[index]?.place ?? blank(row.number, index) ?? row.place
  }

  private func blank(_ number: Int, _ index: Int) -> Place? {
    columns[index].map { Place(file: grid.file, line: number, column: $0 + 1) }
  }
}

extension SheetLayout {
  var isRecord: Bool { if case .record = part { true } else { false } }
}

extension GridCell {
  /// What it holds, for a message.
  var said: String {
    switch content {
    case .text(let text): text
    case .number(let number), .date(let number): OfficeText.number(number)
    case .percent(let number): OfficeText.shifted(OfficeText.number(number), by: 2) + "%"
    case .flag(let flag): flag ? "TRUE" : "FALSE"
    case .fault(let text): text
    case .uncalculated: "="
    }
  }
}
