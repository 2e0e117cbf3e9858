// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// Remembers which things and last steps have had their row.
struct RowKeys {
  private struct Key: Hashable {
    let first: String
    let second: String
    let ordinal: Int
  }

  /// Names of the columns that make the key, before `period`.
  let columns: [String]
  private var seen: [Key: Int] = [:]
  private var written: [Key: String] = [:]

  init(columns: [String]) { self.columns = columns }

  /// True where this is the first row of its key; else the problem is said at the row.
  mutating func isNew(
    _ first: String, _ second: String, _ period: Located<Period>, text: String, in record: TableRecord,
    _ log: inout TableLog
  ) -> Bool {
    let key = Key(first: first, second: second, ordinal: period.value.ordinal)
    guard let line = seen[key] else {
      seen[key] = record.row.line
      if isCoarser(text, than: period.value.step) { written[key] = text }
      return true
    }
    let before = written[key] ?? period.value.description
    let problem = RowProblem.duplicate(
      columns: columns, key: [first, second], period: period.value.description, firstLine: line,
      folded: before != text)
    log.error(.row(problem), at: record.place)
    return false
  }

  /// Whether a period's text is written coarser than `step`.
  private func isCoarser(_ text: String, than step: Step) -> Bool {
    switch step {
    case .month: text.utf8.count == 4 || text.utf8.dropFirst(5).first == UInt8(ascii: "Q")
    case .quarter: text.utf8.count == 4
    case .year: false
    }
  }
}
