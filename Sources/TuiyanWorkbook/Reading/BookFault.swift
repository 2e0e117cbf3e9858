// SPDX-License-Identifier: GPL-3.0-or-later

/// Why nothing of a workbook or folder of tables can be read.
public enum BookFault: Error, Hashable, Sendable {
  case unreadable
  /// No zip archive, or cut off.
  case notAnArchive
  /// A workbook of the old `.xls` kind, or one with a password (both are compound files).
  case oldFormat
  case encrypted
  case tooLarge(bytes: Int, limit: Int)
  case tooManyParts(limit: Int)
  case partTooLarge(String, limit: Int)
  case unpacksToTooMuch(limit: Int)
  case packedTooTightly(String, limit: Int)
  case missingPart(String)
  case damagedPart(String)
  /// A document type or an entity of its own, which no spreadsheet writes.
  case documentType(String)
  case badXML(String, offset: Int)
  case tooManyTags(String, limit: Int)
  case tooManyCells(limit: Int)
  /// A folder without a single table of a known name.
  case noTables(known: [String])
  case missingSheet(String, found: [String])
}
