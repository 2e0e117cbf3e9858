// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanText

/// One row of `results.csv`: what was published for a unit on a board.
public struct ResultsRow: Sendable {
  public let board: Located<String>
  public let unit: Located<String>
  public let period: Located<Period>
  /// A number or a masked figure; nil where not published.
  public let score: Located<Quantity?>
  /// 1 for the best; nil where not published.
  public let rank: Located<Int?>
  public let source: String?
  public let place: Place
}

/// `results.csv`: board,unit,period,score,rank[,source][,note].
public enum ResultsTable {
  static let layout = TableLayout(columns: ["board", "unit", "period", "score", "rank"])

  /// Every sound row, in the order written; what is wrong with the others goes into `diagnostics`.
  ///
  /// Two rows for the same board, unit and last step are a problem; whether the board and the unit exist is not looked
  /// at.
  /// - Parameter step: the scenario's; a coarser period stands for its last step.
  public static func read(
    _ bytes: [UInt8], file: String, encoding: TextEncoding = .utf8, step: Step, into diagnostics: inout Diagnostics
  ) -> [ResultsRow] {
    var strays: [StrayRow] = []
    return read(bytes, file: file, encoding: encoding, step: step, strays: &strays, into: &diagnostics)
  }

  /// The same, with the names of the rows that are not sound.
  static func read(
    _ bytes: [UInt8], file: String, encoding: TextEncoding, step: Step, strays: inout [StrayRow],
    into diagnostics: inout Diagnostics
  ) -> [ResultsRow] {
    var log = TableLog(file: file)
    defer { log.report(into: &diagnostics) }
    guard var records = TableRecords(bytes, layout: layout, encoding: encoding, &log, &diagnostics) else { return [] }
    var rows: [ResultsRow] = []
    var keys = RowKeys(columns: ["board", "unit"])
    var periods = PeriodTexts(step: step)
    while let record = records.next(&log) {
      let board = record.id(0, &log)
      let unit = record.id(1, &log)
      let period = record.period(2, &periods, &log)
      let score = record.quantity(3, &log)
      let rank = record.rank(4, &log)
      guard let board, let unit, let period, let text = record.text(2),
        keys.isNew(board.value, unit.value, period, text: text.value, in: record, &log), let score, let rank
      else {
        strays.append(StrayRow(unit: unit, other: board))
        continue
      }
      rows.append(
        ResultsRow(
          board: board, unit: unit, period: period, score: score, rank: rank, source: record.source,
          place: record.place))
    }
    return rows
  }
}
