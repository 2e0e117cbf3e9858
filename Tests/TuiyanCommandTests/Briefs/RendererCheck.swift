// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Whether a Python package that draws for the program is on this machine.
enum RendererCheck {
  /// Says so where it is not: what a test then leaves unchecked.
  static func isInstalled(_ package: String) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", "import sys; sys.path.pop(0); import \(package)"]
    process.standardError = FileHandle.nullDevice
    let ran = (try? process.run()) != nil
    if ran { process.waitUntilExit() }
    if ran, process.terminationStatus == 0 { return true }
    print("not checked: python3 has no package '\(package)'")
    return false
  }
}
