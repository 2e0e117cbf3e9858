// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// A scenario that is no more than texts yet, written into a folder of its own in the temporary place, so that it can be
/// loaded and checked before anything is written where its user wants it.
package struct DraftFolder {
  /// The temporary place cannot be written.
  package struct Fault: Error {
    package let path: String
  }

  package let path: String

  /// - Throws: `Fault`; nothing is left behind then.
  package init(_ files: [(path: String, content: String)]) throws(Fault) {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tuiyan-\(UUID().uuidString)")
    path = folder.path
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      for file in files { try Data(file.content.utf8).write(to: folder.appendingPathComponent(file.path)) }
    } catch {
      remove()
      throw Fault(path: folder.deletingLastPathComponent().path)
    }
  }

  package func remove() { try? FileManager.default.removeItem(atPath: path) }

  /// The name of a file in it; nil for any other file.
  package func name(of file: String) -> String? {
    file.hasPrefix(path + "/") ? String(file.dropFirst(path.count + 1)) : nil
  }
}
