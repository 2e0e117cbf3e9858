// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanText

/// The columns a kind of table has; `note` and `source` are free in each.
struct TableLayout: Sendable {
  static let free = ["note", "source"]

  /// Every one must stand in the header, in any order.
  let columns: [String]

  /// For each of `columns`, then `source`, where it stands in the header; nil where it does not.
  ///
  /// Problems: unknown, duplicate and missing columns. A missing column is not said again where an unknown one looks
  /// like it mistyped.
  func slots(in header: [CSVCell], _ log: inout TableLog) -> [Int?] {
    if let separator = wrongSeparator(in: header) {
      log.error(.column(.wrongSeparator(separator)), line: header[0].line, column: header[0].column)
      return (columns + ["source"]).map { _ in nil }
    }
    let known = columns + TableLayout.free
    var found: [String: Int] = [:]
    var mistyped = Set<String>()
    for (index, cell) in header.enumerated() {
      if let first = found[cell.text] {
        let problem = ColumnProblem.duplicate(cell.text, firstColumn: header[first].column)
        log.error(.column(problem), line: cell.line, column: cell.column)
      } else if known.contains(cell.text) {
        found[cell.text] = index
      } else {
        let names = header.map(\.text)
        let nearest = NearestName.of(cell.text, among: known.filter { !names.contains($0) })
        if let nearest { mistyped.insert(nearest) }
        log.error(
          .column(.unknown(Excerpt.of(cell.text), known: known, nearest: nearest)), line: cell.line,
          column: cell.column)
      }
    }
    for name in columns where found[name] == nil && !mistyped.contains(name) {
      log.error(.column(.missing(name)), line: header[0].line, column: 1)
    }
    return (columns + ["source"]).map { found[$0] }
  }

  /// The separator that was meant, where the header is one cell that another separator would cut.
  private func wrongSeparator(in header: [CSVCell]) -> String? {
    guard header.count == 1, columns.count > 1 else { return nil }
    return [";", "\t", "|", "，", "；"].first { header[0].text.contains($0) }
  }
}

/// Rows of a table by the columns of its layout.
struct TableRecords {
  let layout: TableLayout
  private var lines: CSVLines
  private let slots: [Int?]
  private let file: String

  /// nil, with the problems said, where no column of the layout is there; where some are, rows are checked as far as
  /// they go (and none is of use).
  init?(
    _ bytes: [UInt8], layout: TableLayout, encoding: TextEncoding, _ log: inout TableLog,
    _ diagnostics: inout Diagnostics
  ) {
    guard let lines = CSVLines(bytes, encoding: encoding, &log, &diagnostics) else { return nil }
    self.lines = lines
    self.layout = layout
    file = log.file
    slots = layout.slots(in: lines.header, &log)
    if slots.dropLast().allSatisfy({ $0 == nil }) { return nil }
  }

  /// The next row that is not made of commas only.
  mutating func next(_ log: inout TableLog) -> TableRecord? {
    while let row = lines.next(&log) {
      guard row.cells.contains(where: { !$0.text.isEmpty }) else {
        log.error(.row(.empty), line: row.line, column: 1)
        continue
      }
      return TableRecord(row: row, slots: slots, layout: layout, file: file)
    }
    return nil
  }
}
