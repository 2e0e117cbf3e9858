// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanText

/// One row of `reference.csv` as written: the best, mean and worst value published for a leaf, or the total, of a board.
public struct ReferenceTableRow: Sendable {
  public let board: Located<String>
  /// nil (an empty cell): the total.
  public let indicator: Located<String?>
  public let period: Located<Period>
  public let best: Located<Double?>
  public let mean: Located<Double?>
  public let worst: Located<Double?>
  public let source: String?
  public let place: Place
}

/// `reference.csv`: board,indicator,period,best,mean,worst[,source][,note].
public enum ReferenceTable {
  static let layout = TableLayout(columns: ["board", "indicator", "period", "best", "mean", "worst"])

  /// Every sound row, in the order written; what is wrong with the others goes into `diagnostics`.
  ///
  /// Two rows for the same board, indicator and last step are a problem; whether the board and the indicator exist is
  /// not looked at.
  /// - Parameter step: the scenario's; a coarser period stands for its last step.
  public static func read(
    _ bytes: [UInt8], file: String, encoding: TextEncoding = .utf8, step: Step, into diagnostics: inout Diagnostics
  ) -> [ReferenceTableRow] {
    var log = TableLog(file: file)
    defer { log.report(into: &diagnostics) }
    guard var records = TableRecords(bytes, layout: layout, encoding: encoding, &log, &diagnostics) else { return [] }
    var rows: [ReferenceTableRow] = []
    var keys = RowKeys(columns: ["board", "indicator"])
    var periods = PeriodTexts(step: step)
    while let record = records.next(&log) {
      let board = record.id(0, &log)
      let indicator = record.optionalID(1, &log)
      let period = record.period(2, &periods, &log)
      let best = record.number(3, &log)
      let mean = record.number(4, &log)
      let worst = record.number(5, &log)
      guard let board, let indicator, let period, let text = record.text(2),
        keys.isNew(board.value, indicator.value ?? "", period, text: text.value, in: record, &log), let best, let mean,
        let worst
      else { continue }
      rows.append(
        ReferenceTableRow(
          board: board, indicator: indicator, period: period, best: best, mean: mean, worst: worst,
          source: record.source, place: record.place))
    }
    return rows
  }
}
