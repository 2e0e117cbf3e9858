// SPDX-License-Identifier: GPL-3.0-or-later

/// What is wrong with the bytes or the commas and quotes of a table.
public enum TextProblem: Hashable, Sendable {
  case badByte(UInt8, TextEncoding)
  case utf16
  /// A file that begins as UTF-8 is to be read as GB18030.
  case utf8MarkInGB18030
  case strayMark
  case nulByte
  case fileTooLarge(bytes: Int, limit: Int)
  case emptyFile
  case raggedRow(cells: Int, expected: Int)
  case unclosedQuote
  case textAfterQuote(String)
  case quoteInsideCell
  /// CR without LF.
  case bareReturn
  case cellTooLong(limit: Int)
  case tooManyRows(limit: Int)
  case tooManyColumns(limit: Int)
}

/// The first place of a text that cannot be read, and why.
package struct TextFault: Error {
  package let problem: TextProblem
  /// From 1.
  package let line: Int
  /// In Unicode scalars, from 1.
  package let column: Int
}
