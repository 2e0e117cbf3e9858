// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// What a cell holds, before anybody asks what it should hold.
enum CellContent: Hashable, Sendable {
  case text(String)
  case number(Double)
  /// A number shown as a percentage: 0.85 for 85 %.
  case percent(Double)
  /// A number shown as a date: days since 1899-12-30.
  case date(Double)
  case flag(Bool)
  /// An error value such as `#N/A`.
  case fault(String)
  /// A formula whose result the file does not hold.
  case uncalculated
}

/// A cell that is not blank.
struct GridCell: Sendable {
  let content: CellContent
  /// Column from 0.
  let column: Int
  let place: Place
}

/// A row that is not blank.
struct GridRow: Sendable {
  /// As the spreadsheet counts it, from 1.
  let number: Int
  let cells: [GridCell]
}

/// One sheet, or one CSV file, as written.
struct SheetGrid: Sendable {
  let name: String
  /// Its name in messages: `工作表“指标”`, or the path of the file.
  let file: String
  let rows: [GridRow]

  static func file(ofSheet name: String) -> String { "工作表“\(name)”" }
}
