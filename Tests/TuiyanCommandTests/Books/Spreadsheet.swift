// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// Other software for workbooks: Python's openpyxl, where it is installed.
enum Spreadsheet {
  static let reason: Comment = "openpyxl is not installed (python3 -m pip install openpyxl); nothing is compared"

  /// Whether `python3` finds openpyxl.
  static let isThere: Bool = (try? run("import openpyxl", []))?.status == 0

  /// Runs Python text with arguments.
  static func run(_ script: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
