// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanText

/// One row of `history.csv`: a leaf's value for a unit at a period.
public struct HistoryRow: Sendable {
  public let unit: Located<String>
  public let indicator: Located<String>
  public let period: Located<Period>
  /// A number or a masked figure; nil: known to be unreported (the cell is empty).
  public let value: Located<Quantity?>
  public let source: String?
  public let place: Place
}

/// `history.csv`: unit,indicator,period,value[,source][,note].
public enum HistoryTable {
  static let layout = TableLayout(columns: ["unit", "indicator", "period", "value"])

  /// Every sound row, in the order written; what is wrong with the others goes into `diagnostics`.
  ///
  /// Two rows for the same unit, indicator and last step are a problem; whether the unit and the indicator exist is not
  /// looked at.
  /// - Parameter step: the scenario's; a coarser period stands for its last step.
  public static func read(
    _ bytes: [UInt8], file: String, encoding: TextEncoding = .utf8, step: Step, into diagnostics: inout Diagnostics
  ) -> [HistoryRow] {
    var strays: [StrayRow] = []
    return read(bytes, file: file, encoding: encoding, step: step, strays: &strays, into: &diagnostics)
  }

  /// The same, with the names of the rows that are not sound.
  static func read(
    _ bytes: [UInt8], file: String, encoding: TextEncoding, step: Step, strays: inout [StrayRow],
    into diagnostics: inout Diagnostics
  ) -> [HistoryRow] {
    var log = TableLog(file: file)
    defer { log.report(into: &diagnostics) }
    guard var records = TableRecords(bytes, layout: layout, encoding: encoding, &log, &diagnostics) else { return [] }
    var rows: [HistoryRow] = []
    var keys = RowKeys(columns: ["unit", "indicator"])
    var periods = PeriodTexts(step: step)
    while let record = records.next(&log) {
      let unit = record.id(0, &log)
      let indicator = record.id(1, &log)
      let period = record.period(2, &periods, &log)
      let value = record.quantity(3, &log)
      guard let unit, let indicator, let period, let text = record.text(2),
        keys.isNew(unit.value, indicator.value, period, text: text.value, in: record, &log), let value
      else {
        strays.append(StrayRow(unit: unit, other: indicator))
        continue
      }
      rows.append(
        HistoryRow(
          unit: unit, indicator: indicator, period: period, value: value, source: record.source, place: record.place))
    }
    return rows
  }
}
