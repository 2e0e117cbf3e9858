// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import ScenarioFixtures
import TuiyanModel
import TuiyanWorkbook

/// The small good scenario as a folder of CSV files, with edits an office might make.
struct BookFolder {
  private var files: [String: String]

  init() throws {
    let good = try ScenarioFolder(GoodScenario.files)
    files = Dictionary(uniqueKeysWithValues: try ScenarioBook.of(good.path).tables)
  }

  /// Replaces the first match in a sheet; the match must be there.
  mutating func edit(_ sheet: String, _ old: String, _ new: String) throws {
    guard let text = files["\(sheet).csv"], let range = text.range(of: old) else {
      throw CocoaError(.fileReadUnknown, userInfo: ["missing": "\(sheet): \(old)"])
    }
    files["\(sheet).csv"] = text.replacingCharacters(in: range, with: new)
  }

  mutating func remove(_ sheet: String) { files["\(sheet).csv"] = nil }

  subscript(sheet: String) -> String { files["\(sheet).csv"] ?? "" }

  func read() throws -> ImportedBook {
    let folder = try ScenarioFolder(files)
    return try ImportedBook.read(folder.path)
  }

  /// What is said against it, without the folder's own path.
  func problems(in language: Language = .zh) throws -> [String] {
    let folder = try ScenarioFolder(files)
    do throws(BookDiagnosticList) {
      _ = try ImportedBook.read(folder.path)
      return []
    } catch {
      return error.diagnostics.map { folder.relative($0.line(in: language)) }
    }
  }

  /// The same in another encoding.
  func read(encodedBy encode: (String) -> Data) throws -> ImportedBook {
    let folder = try ScenarioFolder([:])
    for (name, text) in files {
      let bare = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
      try encode(bare).write(to: URL(fileURLWithPath: folder.path + "/" + name))
    }
    return try ImportedBook.read(folder.path)
  }
}
