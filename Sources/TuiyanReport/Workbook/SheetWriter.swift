// SPDX-License-Identifier: GPL-3.0-or-later
import CXLSXWriter

/// One sheet of a workbook under way; rows and columns count from 0.
public struct SheetWriter: ~Copyable {
  public let name: String
  /// The library's sheet, for what has no Swift name here; valid as long as the workbook.
  public let handle: UnsafeMutablePointer<lxw_worksheet>
  let styles: StyleTable

  /// A text that stays text, whatever it begins with (`=`, `+`, `-`, `@`); empty: a cell with nothing but its style.
  /// - Throws: `WorkbookFault` for a text no cell can hold.
  public func put(_ text: String, row: Int, column: Int, _ style: CellStyle? = nil) throws {
    guard !text.isEmpty else { return try putBlank(row: row, column: column, style) }
    guard text.utf16.count <= 32_767, text.unicodeScalars.allSatisfy(Self.hasPlace) else {
      throw WorkbookFault.text(sheet: name, row: row, column: column)
    }
    let status = worksheet_write_string(
      handle, lxw_row_t(row), lxw_col_t(column), Self.escaped(text), try format(style))
    try check(status, "worksheet_write_string")
  }

  /// - Throws: `WorkbookFault.notFinite` instead of writing NaN or infinity.
  public func put(_ number: Double, row: Int, column: Int, _ style: CellStyle? = nil) throws {
    guard number.isFinite else { throw WorkbookFault.notFinite(sheet: name, row: row, column: column) }
    try check(
      worksheet_write_number(handle, lxw_row_t(row), lxw_col_t(column), number, try format(style)),
      "worksheet_write_number")
  }

  /// TRUE or FALSE.
  public func put(_ flag: Bool, row: Int, column: Int, _ style: CellStyle? = nil) throws {
    try check(
      worksheet_write_boolean(handle, lxw_row_t(row), lxw_col_t(column), flag ? 1 : 0, try format(style)),
      "worksheet_write_boolean")
  }

  /// A cell with nothing but its style; nothing at all without one.
  public func putBlank(row: Int, column: Int, _ style: CellStyle? = nil) throws {
    try check(
      worksheet_write_blank(handle, lxw_row_t(row), lxw_col_t(column), try format(style)), "worksheet_write_blank")
  }

  /// A note that pops up over a cell.
  public func comment(_ text: String, row: Int, column: Int) throws {
    var options = lxw_comment_options()
    options.width = 260
    options.height = UInt16(min(400, 30 + 18 * (text.count / 20 + text.split(separator: "\n").count)))
    let status = "tuiyan".withCString { author in
      options.author = UnsafeMutablePointer(mutating: author)
      return worksheet_write_comment_opt(handle, lxw_row_t(row), lxw_col_t(column), text, &options)
    }
    try check(status, "worksheet_write_comment")
  }

  /// Widths in characters, and a style for cells of these columns that nobody has written yet.
  public func columns(_ columns: ClosedRange<Int>, width: Double, _ style: CellStyle? = nil) throws {
    let status = worksheet_set_column(
      handle, lxw_col_t(columns.lowerBound), lxw_col_t(columns.upperBound), width, try format(style))
    try check(status, "worksheet_set_column")
  }

  /// Keeps the rows above and the columns left of a cell in sight.
  public func freeze(above row: Int, leftOf column: Int) {
    worksheet_freeze_panes(handle, lxw_row_t(row), lxw_col_t(column))
  }

  /// Prints on A4, sideways, every column on one page beside the others; as many pages down as it takes.
  public func printOnePageWide() {
    worksheet_set_paper(handle, 9)
    worksheet_set_landscape(handle)
    worksheet_fit_to_pages(handle, 1, 0)
  }

  /// A drop-down over part of a column.
  public func offer(_ choices: CellChoices, rows: ClosedRange<Int>, column: Int) throws {
    var rule = lxw_data_validation()
    rule.ignore_blank = UInt8(LXW_VALIDATION_ON.rawValue)
    rule.dropdown = UInt8(LXW_VALIDATION_ON.rawValue)
    rule.show_error = UInt8(LXW_VALIDATION_ON.rawValue)
    rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
    let kind = choices.isClosed ? LXW_VALIDATION_ERROR_TYPE_STOP : LXW_VALIDATION_ERROR_TYPE_WARNING
    rule.error_type = UInt8(kind.rawValue)
    let status = choices.formula.withCString { formula in
      rule.value_formula = UnsafeMutablePointer(mutating: formula)
      return worksheet_data_validation_range(
        handle, lxw_row_t(rows.lowerBound), lxw_col_t(column), lxw_row_t(rows.upperBound), lxw_col_t(column), &rule)
    }
    try check(status, "worksheet_data_validation_range")
  }

  private func format(_ style: CellStyle?) throws -> UnsafeMutablePointer<lxw_format>? { try style.map(styles.format) }

  private func check(_ status: lxw_error, _ operation: String) throws {
    try WorkbookFault.check(status, "\(operation) \(name)")
  }

  /// What XML 1.0 can carry once the library has escaped control characters.
  private static func hasPlace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value != 0 && scalar.value != 0xFFFE && scalar.value != 0xFFFF
  }

  /// Spreadsheets read `_x0041_` as `A`: where a text means those very characters, the underscore is itself escaped.
  static func escaped(_ text: String) -> String {
    guard text.contains("_x") else { return text }
    return text.replacing(#/_x(?=[0-9A-Fa-f]{4}_)/#, with: "_x005F_x")
  }
}

/// What a drop-down offers.
public struct CellChoices: Hashable, Sendable {
  let formula: String
  /// Nothing else may be typed; else the spreadsheet asks before it takes something else.
  let isClosed: Bool

  /// A few short words; together at most 255 characters, none with a comma.
  public static func words(_ words: [String], isClosed: Bool = true) -> CellChoices {
    CellChoices(formula: "\"" + words.joined(separator: ",") + "\"", isClosed: isClosed)
  }

  /// What stands in part of a column of another sheet; rows and column count from 0.
  public static func cells(of sheet: String, rows: ClosedRange<Int>, column: Int, isClosed: Bool = false) -> CellChoices
  {
    let letter = CellName.letters(of: column)
    let name = sheet.replacing("'", with: "''")
    return CellChoices(
      formula: "='\(name)'!$\(letter)$\(rows.lowerBound + 1):$\(letter)$\(rows.upperBound + 1)", isClosed: isClosed)
  }
}

/// Names of cells as spreadsheets show them.
public enum CellName {
  /// `A`, `B`, … `Z`, `AA` … for columns from 0.
  public static func letters(of column: Int) -> String {
    var (rest, text) = (column + 1, "")
    while rest > 0 {
      text = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + text
      rest = (rest - 1) / 26
    }
    return text
  }
}
