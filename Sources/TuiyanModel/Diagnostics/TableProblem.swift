// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanText

/// What is wrong in a CSV table.
public enum TableProblem: Hashable, Sendable {
  case text(TextProblem)
  case column(ColumnProblem)
  case cell(CellProblem)
  case row(RowProblem)
  /// So many more problems in this table than are listed.
  case more(Int)
}

/// What is wrong in the header of a table.
public enum ColumnProblem: Hashable, Sendable {
  case unknown(String, known: [String], nearest: String?)
  case duplicate(String, firstColumn: Int)
  case missing(String)
  case wrongSeparator(String)
}

/// What is wrong with the text of one cell.
public enum CellProblem: Hashable, Sendable {
  case empty(column: String)
  case surroundingSpace(column: String, text: String)
  case notANumber(column: String, text: String, DecimalNumber.Fault)
  case badMask(column: String, text: String)
  case maskNotAllowed(column: String, text: String)
  case notARank(text: String)
  case notAPeriod(text: String, step: Step, suggestion: String?)
  case finerThanStep(text: String, step: Step)
  case unknownDepth(text: String, nearest: String?)
  case titleTooLong(scalars: Int, limit: Int)
  /// A character that no document can hold, as U+001B.
  case controlCharacter(column: String, code: String)
}

/// What is wrong with a row as a whole.
public enum RowProblem: Hashable, Sendable {
  /// Nothing but commas.
  case empty
  case duplicateUnit(id: String, firstLine: Int)
  /// Two rows for the same things and the same last step; `folded` where the periods are written differently.
  case duplicate(columns: [String], key: [String], period: String, firstLine: Int, folded: Bool)
}
