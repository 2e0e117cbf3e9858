// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TuiyanModel

/// Paths as users write them: joined and compared as text, resolved only to see where they really lead.
package enum ScenarioPath {
  package static let fileName = "scenario.yaml"

  /// A name that is one path component and neither `.` nor `..`.
  static func isName(_ text: String) -> Bool {
    guard !text.isEmpty, text != ".", text != ".." else { return false }
    return text.unicodeScalars.allSatisfy { $0 != "/" && $0 != "\\" && $0.value > 0x1F }
  }

  package static func joined(_ folder: String, _ name: String) -> String {
    folder.isEmpty ? name : folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  /// What stands before the last `/`; empty for a bare name, `/` for the root.
  package static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func name(of path: String) -> String {
    String(path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...])
  }

  /// The folder beside `folder` with another name, as a user standing where they stand would write it.
  static func sibling(of folder: String, named name: String) -> String {
    let trimmed = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    if isName(self.name(of: trimmed)) { return joined(self.folder(of: trimmed), name) }
    return joined(joined(trimmed, ".."), name)
  }

  /// The absolute path without symbolic links; nil where nothing is there.
  static func real(_ path: String) -> String? {
    guard let resolved = realpath(path.isEmpty ? "." : path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The path of something that is there, in the same folder and under nearly the same name; nil: nothing like it.
  static func nearest(to path: String) -> String? {
    let trimmed = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    let folder = folder(of: trimmed)
    let there = try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)
    return NearestName.of(name(of: trimmed), among: (there ?? []).sorted()).map { joined(folder, $0) }
  }

  package static func isFolder(_ path: String) -> Bool {
    var isDirectory: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory.boolValue
  }

  /// Whether a path really leads to a folder or into it.
  static func isInside(_ path: String, folder: String) -> Bool {
    guard let file = real(path), let folder = real(folder) else { return false }
    return file == folder || file.hasPrefix(folder == "/" ? "/" : folder + "/")
  }
}
