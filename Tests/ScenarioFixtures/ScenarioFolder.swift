// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanLoading
import TuiyanModel

/// A scenario folder in a temporary place, removed when the value goes.
package final class ScenarioFolder {
  let root: String
  /// The folder's path, as it is given to the loader.
  package let path: String

  /// - Parameter files: name (folders allowed) to content.
  package init(_ files: [String: String], named name: String = "case") throws {
    root = FileManager.default.temporaryDirectory.appendingPathComponent("tuiyan-\(UUID().uuidString)").path
    path = root + "/" + name
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try write(files)
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  package func write(_ files: [String: String], into folder: String? = nil) throws {
    for (name, content) in files {
      let file = (folder.map { root + "/" + $0 } ?? path) + "/" + name
      let parent = (file as NSString).deletingLastPathComponent
      try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
      try Data(content.utf8).write(to: URL(fileURLWithPath: file))
    }
  }

  package func load(_ changes: [String] = [], folder: String? = nil) throws(DiagnosticList) -> Scenario {
    try ScenarioLoader.load(folder.map { root + "/" + $0 } ?? path, changes: changes)
  }

  /// Every problem as a line, places relative to the folder.
  package func problems(_ changes: [String] = [], in language: Language = .zh, folder: String? = nil) -> [String] {
    do {
      _ = try load(changes, folder: folder)
      return []
    } catch {
      return error.lines(in: language).map(relative)
    }
  }

  package func relative(_ line: String) -> String {
    line.replacingOccurrences(of: path + "/", with: "").replacingOccurrences(of: root + "/", with: "../")
  }
}
