// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a workbook could not be written.
public enum WorkbookFault: Error, Sendable, Hashable {
  /// libxlsxwriter could not begin, or refused something; its own words.
  case library(operation: String, reason: String)
  /// A number that is not finite would make a file that nobody can open.
  case notFinite(sheet: String, row: Int, column: Int)
  /// A text that a cell cannot hold: longer than 32,767 UTF-16 units, or with a character XML has no place for.
  case text(sheet: String, row: Int, column: Int)
  /// The finished file could not be read back from where the library writes.
  case unreadable
}
