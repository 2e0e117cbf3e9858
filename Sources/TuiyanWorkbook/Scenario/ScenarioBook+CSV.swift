// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanText

extension ScenarioBook {
  /// The book as a folder of CSV files, a sheet each; with a byte-order mark, by which spreadsheets know UTF-8.
  /// No text is a formula in them.
  public var tables: [(path: String, content: String)] {
    sheets.map { sheet in
      let header = sheet.isRecord ? SheetTable.recordHeadings : sheet.layout.columns.map(\.title)
      let lines = [header] + sheet.rows.map { row in row.map { $0?.csvText ?? "" } }
      let text = lines.map { CSVText.record($0, end: "\r\n") }.joined()
      return ("\(sheet.layout.name).csv", "\u{FEFF}" + text)
    }
  }

  /// The headings of sheets with a value a row.
  public static var recordHeadings: [String] { SheetTable.recordHeadings }
}

extension SheetValue {
  fileprivate var csvText: String {
    switch self {
    case .text(let text): FormulaGuard.guarded(text)
    case .number(let number): OfficeText.number(number)
    }
  }
}
