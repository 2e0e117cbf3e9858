// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@Suite("The house rules that a machine can read")
struct HouseRuleTests {
  static let endings: Set = ["swift", "c", "h"]

  @Test("no file is longer than 400 lines")
  func filesAreShort() throws {
    for file in try SourceTree.files(below: "Sources", endings: Self.endings)
      + SourceTree.files(below: "Tests", endings: Self.endings)
    {
      #expect(file.lines.count <= 401, "\(file.path) has \(file.lines.count) lines")
    }
  }

  @Test("every source file states the licence in its first line")
  func filesStateTheLicence() throws {
    for file in try SourceTree.files(below: "Sources", endings: Self.endings)
      + SourceTree.files(below: "Tests", endings: Self.endings)
    {
      #expect(file.lines.first == "// SPDX-License-Identifier: GPL-3.0-or-later", "\(file.path)")
    }
  }

  @Test("the top level holds what the project names, and nothing else")
  func topLevelIsTidy() throws {
    let named: Set = ["Package.swift", "Sources", "Tests", "scenarios", "notebooks-md", "README.md"]
    let found = try FileManager.default.contentsOfDirectory(atPath: SourceTree.root.path)
      .filter { !$0.hasPrefix(".") && $0 != "Package.resolved" }
    #expect(Set(found).subtracting(named).isEmpty, "beyond the agreed: \(Set(found).subtracting(named).sorted())")
  }
}
