// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// Other software for workbooks: Python's openpyxl, where it is installed.
enum Spreadsheet {
  static let reason: Comment = "no python3 finds openpyxl (Debian: python3-openpyxl); nothing is compared"

  /// The first that finds openpyxl: the one on the path, or the system's own, which a package of Debian serves.
  private static let python = ["python3", "/usr/bin/python3"].first {
    (try? run("import openpyxl", [], by: $0))?.status == 0
  }

  static var isThere: Bool { python != nil }

  /// Runs Python text with arguments.
  static func run(_ script: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
    try run(script, arguments, by: python ?? "python3")
  }

  private static func run(
    _ script: String, _ arguments: [String], by python: String
  ) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [python, "-c", script] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
