// SPDX-License-Identifier: GPL-3.0-or-later
import CXLSXWriter
import TuiyanModel
import TuiyanText

/// A brief as a workbook that an office can check: a sheet a section, numbers as numbers, native charts, colours by how
/// sure we may be.
///
/// Every text stays text, whatever it begins with; the same brief gives the same bytes.
public struct BriefXLSX: Sendable {
  public init() {}

  /// The whole file.
  /// - Throws: `WorkbookFault`.
  public func bytes(_ brief: Brief) throws -> [UInt8] {
    let book = try WorkbookWriter(title: brief.title)
    var names: Set<String> = []
    for place in brief.sections.indices {
      let section = brief.sections[place]
      var name = String(section.title.prefix(31))
      if !names.insert(name.lowercased()).inserted {
        name = "\(place + 1) " + name.prefix(27)
        names.insert(name.lowercased())
      }
      let workbook = book.handle
      let formats = try BriefColours(book)
      try book.addSheet(name) { sheet in
        var page = BriefSheet(workbook: workbook, formats: formats, name: name)
        try page.write(section, of: brief, numbered: brief.heading(place), on: sheet)
      }
    }
    return try book.bytes()
  }
}

/// The formats of conditional colours, as the library holds them.
struct BriefColours {
  /// sure, likely, even, hard.
  let byAssurance: [(assurance: Assurance, format: UnsafeMutablePointer<lxw_format>)]

  init(_ book: borrowing WorkbookWriter) throws {
    var formats: [(Assurance, UnsafeMutablePointer<lxw_format>)] = []
    for assurance in Assurance.allCases {
      var style = CellStyle()
      style.fill = UInt32(assurance.fill, radix: 16)
      formats.append((assurance, try book.format(style)))
    }
    byAssurance = formats
  }
}

/// One sheet as it fills, row by row.
struct BriefSheet {
  let workbook: UnsafeMutablePointer<lxw_workbook>
  let formats: BriefColours
  let name: String
  private var row = 0
  private var widths: [Int: Int] = [:]
  /// Sentences go over so many columns.
  private static let span = 8
  /// Together at least so wide, in characters.
  private static let spanWidth = 104.0

  init(workbook: UnsafeMutablePointer<lxw_workbook>, formats: BriefColours, name: String) {
    self.workbook = workbook
    self.formats = formats
    self.name = name
  }

  /// Tables come first, so that their headings stay in sight; the verdict is sentences first.
  mutating func write(
    _ section: Brief.Section, of brief: Brief, numbered heading: String, on sheet: borrowing SheetWriter
  ) throws {
    var title = CellStyle()
    title.isBold = true
    title.fontSize = 14
    try sheet.put(TerminalText.plain(heading), row: 0, column: 0, title)
    row = 1
    let isVerdict = section.kind == .verdict
    if isVerdict { try sentence("\(brief.title) \(brief.subtitle)", CellStyle(), on: sheet) }
    let blocks =
      isVerdict
      ? section.blocks : section.blocks.filter(Self.isTable) + section.blocks.filter { !Self.isTable($0) }
    if !isVerdict, blocks.first.map(Self.isTable) == true {
      sheet.freeze(above: 2, leftOf: 1)
    } else {
      sheet.freeze(above: 1, leftOf: 0)
    }
    for block in blocks { try write(block, section.kind, on: sheet) }
    var shown = (0..<max(Self.span, (widths.keys.max() ?? 0) + 1)).map { column in
      Double(min(max(widths[column] ?? 9, 9), 42))
    }
    // The heights of sentences reckon with so many characters a line.
    let wide = shown.prefix(Self.span).reduce(0, +)
    if wide < Self.spanWidth {
      for column in 0..<Self.span { shown[column] *= Self.spanWidth / wide }
    }
    for (column, width) in shown.enumerated() { try sheet.columns(column...column, width: width) }
    sheet.printOnePageWide()
  }

  private static func isTable(_ block: Brief.Block) -> Bool {
    switch block {
    case .table, .schedule, .course, .facts: true
    default: false
    }
  }

  private mutating func write(
    _ block: Brief.Block, _ kind: Brief.Section.Kind, on sheet: borrowing SheetWriter
  ) throws {
    switch block {
    case .paragraph(let text), .small(let text): try sentence(text, CellStyle(), on: sheet)
    case .verdict(let text, _):
      var style = CellStyle()
      style.isBold = true
      try sentence(text, style, on: sheet)
    case .notice(let text):
      var style = CellStyle()
      style.fill = 0xFF_F8_E8
      try sentence(text, style, on: sheet)
    case .list(let items): for item in items { try sentence("· " + item, CellStyle(), on: sheet) }
    case .facts(let facts):
      for fact in facts {
        try put(.init(fact.label), 0, .text, on: sheet)
        try put(.init(fact.text), 1, .text, on: sheet)
        row += 1
      }
    case .table(let table):
      let first = row
      try write(table, on: sheet)
      if kind == .gaps { try worths(table.table, from: first, on: sheet) }
    case .schedule(let schedule): try write(schedule, on: sheet)
    case .course(let course, _):
      let first = row
      try write(BriefTable(course.table()), on: sheet)
      try draw(course, from: first, on: sheet)
      try sentence("\(course.title) \(course.note)", CellStyle(), on: sheet)
    case .picture: break
    }
  }

  /// A sentence over several columns, as high as it needs.
  private mutating func sentence(_ text: String, _ style: CellStyle, on sheet: borrowing SheetWriter) throws {
    var style = style
    style.wraps = true
    let status = worksheet_merge_range(
      sheet.handle, lxw_row_t(row), 0, lxw_row_t(row), lxw_col_t(Self.span - 1), "", nil)
    try WorkbookFault.check(status, "worksheet_merge_range \(name)")
    try sheet.put(TerminalText.plain(text), row: row, column: 0, style)
    let lines = DisplayWidth.columns(of: text) / 90 + 1
    try WorkbookFault.check(
      worksheet_set_row(sheet.handle, lxw_row_t(row), Double(lines) * 16, nil), "worksheet_set_row \(name)")
    row += 1
  }

  private mutating func put(
    _ cell: Table.Cell, _ column: Int, _ style: CellStyle, on sheet: borrowing SheetWriter
  ) throws {
    if let number = cell.number, number.isFinite {
      try sheet.put(number, row: row, column: column, style)
    } else {
      try sheet.put(TerminalText.plain(cell.text), row: row, column: column, style)
    }
    widths[column] = max(widths[column] ?? 0, DisplayWidth.columns(of: cell.text) + 2)
  }

  private mutating func write(_ brief: BriefTable, on sheet: borrowing SheetWriter) throws {
    let kept = brief.table.columns.indices.filter { brief.table.columns[$0].audience != .readers }
    for (place, column) in kept.enumerated() {
      try put(.init(brief.table.columns[column].title), place, .heading, on: sheet)
    }
    row += 1
    let first = row
    for cells in brief.table.rows {
      var percent = "0.0%"
      for (place, column) in kept.enumerated() {
        var style = CellStyle()
        style.hasBorder = true
        style.wraps = cells[column].number == nil
        style.numberFormat = cells[column].number == nil ? nil : Self.format(cells[column], after: &percent)
        try put(cells[column], place, style, on: sheet)
      }
      row += 1
    }
    for (place, column) in kept.enumerated() where brief.probabilities.contains(column) && row > first {
      try colour(rows: first...row - 1, column: place, on: sheet)
    }
    row += 1
  }

  /// As many decimals as people are shown, the error behind them; bounds without a text of their own take the decimals
  /// of the estimate before. Where all draws agreed the cell shows what they can show, and still holds its 0 or 1.
  private static func format(_ cell: Table.Cell, after percent: inout String) -> String {
    guard let number = cell.number, !cell.text.isEmpty else { return percent }
    let digits = cell.text.drop { !$0.isNumber }.prefix { $0.isNumber || $0 == "." }
    let decimals = digits.split(separator: ".", omittingEmptySubsequences: false).dropFirst().first?.count ?? 0
    var shown = decimals == 0 ? "0" : "0." + String(repeating: "0", count: decimals)
    if cell.text.contains("%"), (0...1).contains(number) {
      shown += "%"
      percent = shown
      if cell.text.hasPrefix("<") || cell.text.hasPrefix(">") {
        return "[=\(number == 0 ? 0 : 1)]\"\(cell.text)\";\(shown)"
      }
    }
    return cell.text.firstIndex(of: "±").map { "\(shown)\" \(cell.text[$0...])\"" } ?? shown
  }

  /// Colours probabilities by how sure we may be.
  private func colour(rows: ClosedRange<Int>, column: Int, on sheet: borrowing SheetWriter) throws {
    let floors: [Assurance: Double] = [
      .sure: Assurance.thresholds.sure, .likely: Assurance.thresholds.likely, .even: Assurance.thresholds.even,
      .hard: 0,
    ]
    for (assurance, format) in formats.byAssurance.reversed() {
      var rule = lxw_conditional_format()
      rule.type = UInt8(LXW_CONDITIONAL_TYPE_CELL.rawValue)
      rule.criteria = UInt8(LXW_CONDITIONAL_CRITERIA_GREATER_THAN_OR_EQUAL_TO.rawValue)
      rule.value = floors[assurance] ?? 0
      rule.format = format
      rule.stop_if_true = 1
      let status = worksheet_conditional_format_range(
        sheet.handle, lxw_row_t(rows.lowerBound), lxw_col_t(column), lxw_row_t(rows.upperBound), lxw_col_t(column),
        &rule)
      try WorkbookFault.check(status, "worksheet_conditional_format_range \(name)")
    }
  }

  private mutating func write(_ schedule: BriefSchedule, on sheet: borrowing SheetWriter) throws {
    for (place, head) in (schedule.heads + schedule.periods).enumerated() {
      try put(.init(head), place, .heading, on: sheet)
    }
    row += 1
    var bar = CellStyle()
    bar.hasBorder = true
    bar.fill = 0x00_72_B2
    bar.colour = 0x00_72_B2
    var plain = CellStyle()
    plain.hasBorder = true
    for entry in schedule.rows {
      for (place, text) in [entry.owner, entry.action, entry.place].enumerated() {
        try put(.init(text), place, plain, on: sheet)
      }
      for place in schedule.periods.indices {
        let runs = entry.runs.contains(place)
        try put(.init(runs ? "■" : ""), schedule.heads.count + place, runs ? bar : plain, on: sheet)
      }
      row += 1
    }
    row += 1
  }
}
