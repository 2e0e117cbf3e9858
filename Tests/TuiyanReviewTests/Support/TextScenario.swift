// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanLoading
import TuiyanModel

/// A scenario written as the files people write, in a folder of its own that goes with the value.
final class TextScenario {
  let path: String

  /// - Parameter files: name to content.
  init(_ files: [String: String]) throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("tuiyan-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, content) in files { try write(name, content) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  @discardableResult
  func write(_ name: String, _ content: String) throws -> String {
    let file = path + "/" + name
    try Data(content.utf8).write(to: URL(fileURLWithPath: file))
    return file
  }

  func load() throws -> Scenario { try ScenarioLoader.load(path) }
}
