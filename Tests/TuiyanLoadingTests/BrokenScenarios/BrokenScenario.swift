// SPDX-License-Identifier: GPL-3.0-or-later
import ScenarioFixtures
import Testing
import TuiyanLoading
import TuiyanModel

/// The good scenario with something changed, and every line that must be said about it.
struct BrokenScenario: Sendable, CustomTestStringConvertible {
  struct Edit: Sendable {
    let file: String
    let old: String
    let new: String
  }

  let name: String
  let edits: [Edit]
  /// Files besides those of the good scenario, or instead of them.
  let extra: [String: String]
  let expected: [String]

  var testDescription: String { name }

  /// `old` in `file` becomes `new`; `old` must stand there exactly once.
  init(_ name: String, _ old: String, _ new: String, in file: String = "scenario.yaml", _ expected: String...) {
    self.init(name, edits: [Edit(file: file, old: old, new: new)], extra: [:], expected)
  }

  /// A file is added or replaced as a whole.
  init(_ name: String, file: String, _ content: String, _ expected: String...) {
    self.init(name, edits: [], extra: [file: content], expected)
  }

  init(_ name: String, edits: [Edit], extra: [String: String] = [:], _ expected: [String]) {
    self.name = name
    self.edits = edits
    self.extra = extra
    self.expected = expected
  }

  struct NotOnce: Error, CustomStringConvertible {
    let edit: Edit
    let count: Int
    var description: String { "'\(edit.old)' stands \(count) times in \(edit.file)" }
  }

  /// The files of the broken scenario.
  /// - Throws: `NotOnce` where an edit has not exactly one place.
  func files() throws -> [String: String] {
    var files = GoodScenario.files.merging(extra) { $1 }
    for edit in edits {
      let text = files[edit.file, default: ""]
      let count = text.ranges(of: edit.old).count
      guard count == 1 else { throw NotOnce(edit: edit, count: count) }
      files[edit.file] = text.replacing(edit.old, with: edit.new)
    }
    return files
  }
}
