// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// Published tables that stand beside the package, at `../shared/data` from its root; never part of it.
///
/// Where the package is checked out elsewhere, the environment variable `TUIYAN_SHARED_DATA` names the folder.
enum SharedTables {
  static let folder: URL = {
    if let stated = ProcessInfo.processInfo.environment["TUIYAN_SHARED_DATA"] { return URL(fileURLWithPath: stated) }
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { root.deleteLastPathComponent() }
    return root.deletingLastPathComponent().appendingPathComponent("shared/data")
  }()

  /// Whether a data set is there; says so where it is not.
  static func has(_ set: String) -> Bool {
    let found = FileManager.default.fileExists(atPath: folder.appendingPathComponent(set).path)
    if !found { print("skipped: the published tables of \(set) are not at ../shared/data") }
    return found
  }

  /// The rows of a CSV file, each as header → cell.
  static func rows(_ path: String) throws -> [[String: String]] {
    let text = try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline).map { cells(of: $0) }
    let header = try #require(lines.first)
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }

  /// Cells of one line; quotes may hold commas, and none of these tables holds a quote.
  private static func cells(of line: Substring) -> [String] {
    var cells = [""]
    var isQuoted = false
    for character in line {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == ",", !isQuoted {
        cells.append("")
      } else {
        cells[cells.count - 1].append(character)
      }
    }
    return cells
  }
}

extension [String: String] {
  /// The number in a column.
  func number(_ column: String) throws -> Double {
    try #require(self[column].flatMap { Double($0) }, "a number in column \(column)")
  }

  func text(_ column: String) throws -> String { try #require(self[column]) }
}
