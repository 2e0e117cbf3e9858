// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Runs a few lines of Python in a process of their own.
enum PythonRun {
  /// What the program writes. Files carry the data both ways, so that no pipe can fill up.
  ///
  /// - Parameters:
  ///   - program: in Python; told what is wanted as its first argument.
  ///   - input: its standard input.
  /// - Throws: `InstalledRenderer.Fault` with its last words where it fails or says nothing.
  static func output(_ program: String, _ want: String, input: Data) throws -> Data {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tuiyan-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = ["in", "out", "words"].map { folder.appendingPathComponent($0) }
    try input.write(to: files[0])
    for file in files.dropFirst() { try Data().write(to: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", program, want]
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    let output = try Data(contentsOf: files[1])
    guard process.terminationStatus == 0, !output.isEmpty else {
      let words = String(decoding: try Data(contentsOf: files[2]), as: UTF8.self)
      throw InstalledRenderer.Fault(words: words.split(separator: "\n").last.map(String.init) ?? "")
    }
    return output
  }
}
