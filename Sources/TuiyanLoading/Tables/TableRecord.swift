// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel
import TuiyanNumerics
import TuiyanText

/// One row of a typed table; each reader takes the position of a column in the layout and gives nil where the cell is
/// wrong (then said) or its column is missing (said with the header).
struct TableRecord {
  let row: CSVRow
  let slots: [Int?]
  let layout: TableLayout
  let file: String

  var place: Place { Place(file: file, line: row.line, column: 1) }

  /// What the free `source` column says, or nil.
  var source: String? {
    guard let slot = slots[layout.columns.count], !row.cells[slot].text.isEmpty else { return nil }
    return row.cells[slot].text
  }

  private func cell(_ column: Int) -> CSVCell? { slots[column].map { row.cells[$0] } }

  private func at(_ cell: CSVCell) -> Place { Place(file: file, line: cell.line, column: cell.column) }

  private func isMask(_ text: String) -> Bool { text.utf8.contains(UInt8(ascii: "*")) }

  /// White space, or a control character, at either end.
  static func hasSpaceAround(_ text: String) -> Bool {
    func isSpace(_ scalar: Unicode.Scalar?) -> Bool {
      guard let scalar else { return false }
      return scalar.isASCII ? scalar.value <= 0x20 : scalar.properties.isWhitespace
    }
    return isSpace(text.unicodeScalars.first) || isSpace(text.unicodeScalars.last)
  }

  /// Whatever stands there, without a look at it.
  func text(_ column: Int) -> Located<String>? { cell(column).map { Located($0.text, at: at($0)) } }

  /// An id; empty is nil inside.
  func optionalID(_ column: Int, _ log: inout TableLog) -> Located<String?>? {
    guard let cell = cell(column) else { return nil }
    if cell.text.isEmpty { return Located(nil, at: at(cell)) }
    if Self.hasSpaceAround(cell.text) {
      let problem = CellProblem.surroundingSpace(column: layout.columns[column], text: Excerpt.of(cell.text))
      log.error(.cell(problem), at: at(cell))
      return nil
    }
    return Located(cell.text, at: at(cell))
  }

  /// An id that must be there.
  func id(_ column: Int, _ log: inout TableLog) -> Located<String>? {
    guard let found = optionalID(column, &log) else { return nil }
    guard let id = found.value else {
      log.error(.cell(.empty(column: layout.columns[column])), at: found.place)
      return nil
    }
    return Located(id, at: found.place)
  }

  /// A period at the scenario's step or coarser, as its last step.
  func period(_ column: Int, _ periods: inout PeriodTexts, _ log: inout TableLog) -> Located<Period>? {
    guard let cell = cell(column) else { return nil }
    if let period = periods.period(cell.text) { return Located(period, at: at(cell)) }
    let step = periods.step
    let problem: CellProblem =
      if cell.text.isEmpty {
        .empty(column: layout.columns[column])
      } else if Period(cell.text, step: .month) != nil {
        .finerThanStep(text: cell.text, step: step)
      } else {
        .notAPeriod(
          text: Excerpt.of(cell.text), step: step, suggestion: PeriodNotation.suggestion(cell.text, step: step))
      }
    log.error(.cell(problem), at: at(cell))
    return nil
  }

  /// A decimal number; empty is nil inside.
  func number(_ column: Int, _ log: inout TableLog) -> Located<Double?>? {
    guard let cell = cell(column) else { return nil }
    if cell.text.isEmpty { return Located(nil, at: at(cell)) }
    let name = layout.columns[column]
    if isMask(cell.text) {
      log.error(.cell(.maskNotAllowed(column: name, text: Excerpt.of(cell.text))), at: at(cell))
      return nil
    }
    do throws(DecimalNumber.Fault) {
      return Located(try DecimalNumber.parse(cell.text), at: at(cell))
    } catch {
      log.error(.cell(.notANumber(column: name, text: Excerpt.of(cell.text), error)), at: at(cell))
      return nil
    }
  }

  /// A decimal number or a masked figure such as `**.*`; empty is nil inside.
  func quantity(_ column: Int, _ log: inout TableLog) -> Located<Quantity?>? {
    guard let cell = cell(column) else { return nil }
    guard isMask(cell.text) else {
      return number(column, &log).map { Located($0.value.map { Quantity($0) }, at: $0.place) }
    }
    guard let mask = DigitMask(cell.text) else {
      log.error(.cell(.badMask(column: layout.columns[column], text: Excerpt.of(cell.text))), at: at(cell))
      return nil
    }
    return Located(Quantity(.mask(mask)), at: at(cell))
  }

  /// A rank, 1 for the best; empty is nil inside.
  func rank(_ column: Int, _ log: inout TableLog) -> Located<Int?>? {
    guard let cell = cell(column) else { return nil }
    if cell.text.isEmpty { return Located(nil, at: at(cell)) }
    let digits = cell.text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    guard digits, let rank = Int(cell.text), (1...Int(NumberRule.worstRank)).contains(rank) else {
      let problem: CellProblem =
        isMask(cell.text)
        ? .maskNotAllowed(column: layout.columns[column], text: Excerpt.of(cell.text))
        : .notARank(text: Excerpt.of(cell.text))
      log.error(.cell(problem), at: at(cell))
      return nil
    }
    return Located(rank, at: at(cell))
  }
}

/// Reads period texts, each different one once.
struct PeriodTexts {
  let step: Step
  private var known: [String: Period] = [:]

  init(step: Step) { self.step = step }

  mutating func period(_ text: String) -> Period? {
    if let period = known[text] { return period }
    guard let period = Period(text, step: step) else { return nil }
    known[text] = period
    return period
  }
}
