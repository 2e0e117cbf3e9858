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

  /// Sentences are switches over all that can be said; what is long in them is the list.
  @Test("no function is longer than 40 lines, but for the sentences of the wording files")
  func functionsAreShort() throws {
    var seen = 0
    for file in try SourceTree.files(below: "Sources", endings: ["swift"]) where !file.path.contains("/Wording/") {
      for function in FunctionLengths(file.text).functions {
        seen += 1
        #expect(function.lines <= 40, "\(file.path):\(function.line) has \(function.lines) lines: \(function.text)")
      }
    }
    #expect(seen > 2_000)
  }

  @Test("the reader of functions is not led astray by strings, comments and requirements")
  func readsFunctions() {
    let source = """
      protocol P {
        func without() -> Int
      }
      struct S {
        var a: Int { 1 }
        init?(_ x: Int) { return nil }  // }
        public static func f(
          _ text: String
        ) -> String {
          let brace = "{ \\(text + "}") {"
          if text.isEmpty {
            return "}"
          }
          return brace
        }
      }
      """
    let found = FunctionLengths(source).functions
    #expect(found.map(\.line) == [6, 7] && found.map(\.lines) == [1, 9])
    let long = "func g() {\n" + String(repeating: "  f()\n", count: 39) + "}\n"
    #expect(FunctionLengths(long).functions.map(\.lines) == [41])
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
