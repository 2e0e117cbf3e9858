// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Runs a notebook's commands, one after the other, in a folder of their own.
///
/// The folder shows everything of the current one by links, so that `scenarios/…` is found; what the commands write stays
/// in it and goes with it.
struct NotebookRun {
  private let folder: URL
  private let program: URL

  init() throws {
    let files = FileManager.default
    folder = files.temporaryDirectory.appendingPathComponent("tuiyan-notebook-\(UUID().uuidString)")
    try files.createDirectory(at: folder, withIntermediateDirectories: false)
    let here = files.currentDirectoryPath
    for name in try files.contentsOfDirectory(atPath: here) where !name.hasPrefix(".") {
      try files.createSymbolicLink(
        at: folder.appendingPathComponent(name), withDestinationURL: URL(fileURLWithPath: here + "/" + name))
    }
    let own = try? files.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    program = URL(fileURLWithPath: own ?? CommandLine.arguments[0])
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  /// What a command prints on stdout and stderr together, and its exit status.
  func output(of command: NotebookCommandLine) throws -> (text: String, status: Int32) {
    let process = Process()
    process.executableURL = program
    process.arguments = command.arguments
    process.currentDirectoryURL = folder
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (String(decoding: data, as: UTF8.self), process.terminationStatus)
  }
}
