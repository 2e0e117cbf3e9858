// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// A folder that is there with all its files or not at all.
struct NewFolder {
  let path: String

  private var place: URL { URL(fileURLWithPath: path).standardizedFileURL }

  var name: String { place.lastPathComponent }

  /// Refuses a place that holds something already.
  /// - Throws: `Failure`.
  func check() throws {
    guard !path.isEmpty else { throw Failure.usage(.outputUnnamed) }
    guard path != "-" else { throw Failure.usage(.dashIsNoFolder) }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder) else {
      let parent = place.deletingLastPathComponent().path
      guard FileManager.default.fileExists(atPath: parent) else { throw Failure.file(.noFolder(parent)) }
      return
    }
    guard isFolder.boolValue else { throw Failure.usage(.notAFolder(path)) }
    let contents = try? FileManager.default.contentsOfDirectory(atPath: place.path)
    guard let contents, contents.isEmpty else { throw Failure.usage(.folderNotEmpty(path)) }
  }

  /// Writes the files beside their place, then moves them there in one step, only onto nothing or an empty folder.
  /// - Throws: `Failure.file`.
  func write(_ files: [(path: String, content: String)]) throws {
    let draft = place.deletingLastPathComponent()
      .appendingPathComponent(".\(name).\(ProcessInfo.processInfo.processIdentifier).tmp")
    do {
      try Interruption.withheld {
        try FileManager.default.createDirectory(at: draft, withIntermediateDirectories: false)
        for file in files {
          let target = draft.appendingPathComponent(file.path)
          try FileManager.default.createDirectory(
            at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
          try Data(file.content.utf8).write(to: target)
        }
        guard rename(draft.path, place.path) == 0 else { throw Failure.file(.cannotWrite(path)) }
      }
    } catch {
      try? FileManager.default.removeItem(at: draft)
      throw Failure.file(.cannotWrite(path))
    }
  }
}
