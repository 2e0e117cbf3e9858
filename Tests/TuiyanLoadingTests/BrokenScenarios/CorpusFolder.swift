// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import ScenarioFixtures
import TuiyanLoading
import TuiyanModel
import TuiyanText

/// A scenario in a temporary folder, gone when the last reference to it is.
///
/// A class only for its `deinit`; it holds nothing that changes.
final class CorpusFolder: Sendable {
  /// The scenario's folder, one below a folder of its own, so that there is an outside.
  let path: String
  private let root: String

  init(_ files: [String: String] = GoodScenario.files) throws {
    root = FileManager.default.temporaryDirectory.appending(path: "tuiyan-\(UUID().uuidString)").path
    path = root + "/good"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, content) in files { try write(Array(content.utf8), to: name) }
  }

  deinit {
    // Nothing can be done about a folder that does not go away, and nothing depends on it.
    try? FileManager.default.removeItem(atPath: root)
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    let url = URL(filePath: path + "/" + name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path + "/" + name, withDestinationPath: target)
  }

  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path + "/" + name) }

  /// The scenario, or everything that is wrong with it.
  func load(changes: [String] = [], encoding: TextEncoding = .utf8) -> Result<Scenario, DiagnosticList> {
    Result { () throws(DiagnosticList) in
      try ScenarioLoader.load(path, changes: changes, encoding: encoding)
    }
  }

  /// Everything that is wrong, one line a problem, files named from the scenario's folder; warnings of a good one.
  func problems(
    in language: Language = .zh, changes: [String] = [], encoding: TextEncoding = .utf8
  ) -> [String] {
    let diagnostics =
      switch load(changes: changes, encoding: encoding) {
      case .success(let scenario): scenario.warnings
      case .failure(let list): list.diagnostics
      }
    return diagnostics.map { diagnostic in
      let line = diagnostic.line(in: language)
      return line.replacing(path + "/", with: "").replacing(root + "/", with: "")
    }
  }
}
