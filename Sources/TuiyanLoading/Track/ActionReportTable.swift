// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanText

/// One row of the table of actions, with its places.
struct ActionReportRow {
  let action: Located<String>
  let unit: Located<String?>
  let status: ActionReport.Status
  let start: Located<Period?>
  let end: Located<Period?>
}

/// The table of how actions stand: action,unit,status,start,period[,note][,source].
enum ActionReportTable {
  static let layout = TableLayout(columns: ["action", "unit", "status", "start", "period"])

  /// Every sound row, in the order written; what is wrong with the others goes into `diagnostics`.
  static func read(
    _ bytes: [UInt8], file: String, encoding: TextEncoding, step: Step, into diagnostics: inout Diagnostics
  ) -> [ActionReportRow] {
    var log = TableLog(file: file)
    var unknown: [(String, Place)] = []
    defer {
      log.report(into: &diagnostics)
      for (text, place) in unknown {
        let nearest = NearestName.of(text, among: ActionReport.Status.allCases.map(\.rawValue))
        diagnostics.error(.track(.unknownStatus(text, nearest: nearest)), at: place)
      }
    }
    guard var records = TableRecords(bytes, layout: layout, encoding: encoding, &log, &diagnostics) else { return [] }
    var rows: [ActionReportRow] = []
    var periods = PeriodTexts(step: step)
    while let record = records.next(&log) {
      let action = record.id(0, &log)
      let unit = record.optionalID(1, &log)
      let status = record.text(2)
      let start = optionalPeriod(3, record, &periods, &log)
      let end = optionalPeriod(4, record, &periods, &log)
      guard let status else { continue }
      guard let known = ActionReport.Status(rawValue: status.value) else {
        unknown.append((status.value, status.place))
        continue
      }
      guard let action, let unit, let start, let end else { continue }
      rows.append(ActionReportRow(action: action, unit: unit, status: known, start: start, end: end))
    }
    return rows
  }

  /// A period; empty is nil inside.
  private static func optionalPeriod(
    _ column: Int, _ record: TableRecord, _ periods: inout PeriodTexts, _ log: inout TableLog
  ) -> Located<Period?>? {
    guard let text = record.text(column) else { return nil }
    if text.value.isEmpty { return Located(nil, at: text.place) }
    return record.period(column, &periods, &log).map { Located($0.value, at: $0.place) }
  }
}
