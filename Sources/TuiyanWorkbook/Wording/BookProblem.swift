// SPDX-License-Identifier: GPL-3.0-or-later
import TuiyanModel

/// What can be wrong with a workbook besides what is wrong with the scenario in it.
public enum BookProblem: Hashable, Sendable {
  case fault(BookFault)
  /// No row looks like the heading.
  case noHeading(expected: [String], nearest: String?)
  case unknownHeading(String, known: [String], nearest: String?)
  case duplicateHeading(String)
  /// A value under no heading.
  case noColumn(String)
  case unknownSheet(String, nearest: String)
  case duplicateSheet(String)
  /// An error value of the spreadsheet.
  case errorValue(String)
  case uncalculated
  case unknownWord(String, column: String, known: [String], nearest: String?)
  /// A percentage or a date where neither makes sense.
  case percentUnclear(column: String)
  case dateUnexpected(column: String)
  /// Two periods a text may mean.
  case periodUnclear(String, column: String, String, String)
  case unknownOwner(String, sheet: String, nearest: String?)
  case empty(column: String)
  case unknownLine(String, known: [String], nearest: String?)
  case duplicateLine(String)
  case parentCycle(String)
  case noSuchPath(String)
}

/// One thing that is wrong with a workbook, with its cell.
public struct BookDiagnostic: Hashable, Sendable {
  /// What is wrong: with the book itself, or with the scenario in it.
  public enum Content: Hashable, Sendable {
    case book(BookProblem)
    /// Said of the scenario the book holds, in both languages; places are already those of cells.
    case scenario(zh: String, en: String, Diagnostic.Severity)
  }

  public let place: Place
  /// Whether the place is a cell of a workbook rather than a position in a file.
  public let isCell: Bool
  public let content: Content

  public var isError: Bool {
    if case .scenario(_, _, .warning) = content { return false }
    return true
  }

  /// `工作表“指标”D7：what is wrong (what was expected; nearest known name)`.
  public func line(in language: Language) -> String {
    let sentence =
      switch content {
      case .book(let problem): language == .zh ? problem.sentence.zh : problem.sentence.en
      case .scenario(let zh, let en, _): language == .zh ? zh : en
      }
    let mark = language == .zh ? "：" : ": "
    if case .book(.fault) = content { return "\(place.file)\(mark)\(sentence)" }
    guard isCell else { return "\(place.file):\(place.line):\(place.column): \(sentence)" }
    let cell = CellReference.text(column: place.column - 1, row: place.line)
    return "\(place.file)\(cell)\(mark)\(CellReference.named(in: sentence))"
  }
}

/// Everything that is wrong with a workbook, sheet by sheet.
public struct BookDiagnosticList: Error, Sendable {
  public let diagnostics: [BookDiagnostic]
}
