// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Where a result goes: stdout, or a file that is there whole or not at all.
struct ResultFile {
  /// nil: stdout.
  let path: String?

  /// Refuses a place that cannot be written to before the work begins.
  /// - Throws: `Failure.file` where the folder does not exist or is not writable, or the path is a folder.
  func check() throws {
    guard let path = path.map(Self.target) else { return }
    guard !path.isEmpty else { throw Failure.usage(.outputUnnamed) }
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    if exists, isFolder.boolValue { throw Failure.file(.outputIsFolder(path)) }
    let folder = Self.folder(of: path)
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
      throw Failure.file(.noFolder(folder))
    }
    guard !isOrdinary(path) || FileManager.default.isWritableFile(atPath: folder) else {
      throw Failure.file(.cannotWrite(path))
    }
  }

  /// Refuses also a name that does not say it is a workbook.
  /// - Throws: `Failure`.
  func checkWorkbook() throws {
    try check()
    guard let path, isOrdinary(path), !path.lowercased().hasSuffix(".xlsx") else { return }
    throw Failure.usage(.notNamedWorkbook(path))
  }

  /// Writes the whole text: to a new file beside its place, then into its place in one step.
  /// - Throws: `Failure.file`.
  func write(_ text: String) throws { try write(Data(text.utf8)) }

  /// Writes all bytes, in the same way.
  /// - Throws: `Failure.file`.
  func write(_ data: Data) throws {
    guard let path else {
      do { try FileHandle.standardOutput.write(contentsOf: data) } catch { throw Failure.file(.cannotWrite("stdout")) }
      return
    }
    guard isOrdinary(path) else { return try writeThrough(data, to: path) }
    let target = Self.target(of: path)
    let draft = draft(of: target)
    do {
      try Interruption.withheld {
        try data.write(to: URL(fileURLWithPath: draft))
        guard rename(draft, target) == 0 else { throw Failure.file(.cannotWrite(path)) }
      }
    } catch {
      try? FileManager.default.removeItem(atPath: draft)
      throw Failure.file(.cannotWrite(path))
    }
  }

  /// The new file beside a path that becomes it.
  func draft(of path: String) -> String {
    let name = ".\(URL(fileURLWithPath: path).lastPathComponent).\(ProcessInfo.processInfo.processIdentifier).tmp"
    return Self.folder(of: path) + "/" + name
  }

  /// A device or a pipe takes its bytes as they come.
  private func writeThrough(_ data: Data, to path: String) throws {
    guard let handle = FileHandle(forWritingAtPath: path) else { throw Failure.file(.cannotWrite(path)) }
    do { try handle.write(contentsOf: data) } catch { throw Failure.file(.cannotWrite(path)) }
  }

  /// Whether the path leads to a plain file, or would become one.
  private func isOrdinary(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG
  }

  /// The plain file that a link leads to, so that the link stays; else the path itself.
  private static func target(of path: String) -> String {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK else { return path }
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return path }
    return URL(fileURLWithPath: path).resolvingSymlinksInPath().path
  }

  private static func folder(of path: String) -> String {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    return folder.isEmpty ? "." : folder
  }
}
