// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanLoading
import TuiyanModel

/// The folder of real panels, which is not part of the project.
struct DataFolder {
  let url: URL

  /// `stated`, else `TUIYAN_SHARED_DATA`, else `../shared/data`.
  init(stated: String?) {
    let path = stated ?? ProcessInfo.processInfo.environment["TUIYAN_SHARED_DATA"] ?? "../shared/data"
    url = URL(fileURLWithPath: path)
  }

  func has(_ set: String) -> Bool { FileManager.default.fileExists(atPath: url.appendingPathComponent(set).path) }

  /// The named columns of a CSV file, row by row.
  func rows(_ path: String, columns: [String]) throws -> [[String]] {
    let bytes = [UInt8](try Data(contentsOf: url.appendingPathComponent(path)))
    var diagnostics = Diagnostics()
    guard let table = CSVTable.read(bytes, file: path, into: &diagnostics) else { throw PanelError.unreadable(path) }
    let places = try columns.map { column in
      guard let place = table.header.firstIndex(where: { $0.value == column }) else {
        throw PanelError.noColumn(column, file: path)
      }
      return place
    }
    return table.rows.map { row in places.map { row[$0].value } }
  }
}

enum PanelError: Error, CustomStringConvertible {
  case unreadable(String)
  case noColumn(String, file: String)

  var description: String {
    switch self {
    case .unreadable(let file): "\(file) cannot be read as CSV"
    case .noColumn(let column, let file): "\(file) has no column \(column)"
    }
  }
}
