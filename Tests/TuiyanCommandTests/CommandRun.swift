// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// One run of the built program, from start to end.
struct CommandRun {
  let status: Int32
  let output: String
  let error: String

  /// Lines on stderr.
  var errorLines: [String] { error.split(separator: "\n").map(String.init) }

  /// Runs the program and waits for it.
  /// - Throws: where it is not built or cannot be started.
  static func of(_ arguments: [String], environment: [String: String]? = nil) throws -> CommandRun {
    try RunningCommand(arguments, environment: environment).finish()
  }

  /// The program beside the test bundle.
  static var program: URL {
    get throws {
      #if os(macOS)
        let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") } ?? Bundle.main
        let folder = bundle.bundleURL.deletingLastPathComponent()
      #else
        let folder = Bundle.main.executableURL?.deletingLastPathComponent() ?? Bundle.main.bundleURL
      #endif
      let program = folder.appendingPathComponent("tuiyan")
      guard FileManager.default.isExecutableFile(atPath: program.path) else {
        throw CocoaError(.fileNoSuchFile, userInfo: [NSFilePathErrorKey: program.path])
      }
      return program
    }
  }
}

/// A run that has begun; its output goes to files, so that no pipe can fill up.
final class RunningCommand {
  private let process = Process()
  private let folder: Scratch
  private let streams: [FileHandle]

  /// - Parameter environment: nil: that of the tests.
  init(_ arguments: [String], environment: [String: String]? = nil) throws {
    let folder = try Scratch()
    self.folder = folder
    process.executableURL = try CommandRun.program
    process.arguments = arguments
    if let environment { process.environment = environment }
    process.currentDirectoryURL = folder.url
    let files = ["output", "error"].map { folder.url.appendingPathComponent("." + $0) }
    for file in files { try Data().write(to: file) }
    streams = try files.map { try FileHandle(forWritingTo: $0) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = streams[0]
    process.standardError = streams[1]
    try process.run()
  }

  var isRunning: Bool { process.isRunning }

  func interrupt() { process.interrupt() }

  func finish() throws -> CommandRun {
    process.waitUntilExit()
    for stream in streams { try stream.close() }
    return CommandRun(
      status: process.terminationStatus, output: try folder.text(".output"), error: try folder.text(".error"))
  }
}

/// A folder of its own for a test, removed with the value.
final class Scratch {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("tuiyan-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: url.appendingPathComponent(name)), as: UTF8.self)
  }

  /// Everything in the folder, hidden things too, in order.
  func contents(_ name: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: name.isEmpty ? url.path : path(name)).sorted()
  }

  /// A scratch folder with the template scenario in `scenario`.
  static func withScenario() throws -> Scratch {
    let scratch = try Scratch()
    let run = try CommandRun.of(["init", scratch.path("scenario")])
    guard run.status == 0 else { throw CocoaError(.fileWriteUnknown, userInfo: ["error": run.error]) }
    return scratch
  }
}
