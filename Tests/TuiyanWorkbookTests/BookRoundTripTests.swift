// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import ScenarioFixtures
import Testing
import TuiyanLoading
import TuiyanModel
import TuiyanWorkbook

@Suite("A scenario as sheets and back")
struct BookRoundTripTests {
  static let scenarios: [String] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("scenarios")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.map { folder.appendingPathComponent($0).path }
      .filter { FileManager.default.fileExists(atPath: $0 + "/scenario.yaml") }.sorted()
  }()

  @Test("every shipped scenario, variants merged, comes back with every field equal", arguments: scenarios)
  func shipped(path: String) throws {
    let book = try ScenarioBook.of(path)
    let folder = try ScenarioFolder(Dictionary(uniqueKeysWithValues: book.tables))
    let read = try imported(folder.path)
    #expect(read.tolerances.isEmpty)
    let before = ScenarioReflection.lines(try ScenarioLoader.load(path))
    let after = ScenarioReflection.lines(read.scenario)
    #expect(before.count > 500)
    #expect(Set(before).subtracting(after).sorted().prefix(5) == [])
    #expect(before == after)
  }

  @Test("all nine shipped scenarios are looked at")
  func count() { #expect(Self.scenarios.count >= 9) }

  @Test("what is stored to be checked comes back too", arguments: scenarios)
  func expectations(path: String) throws {
    let before = try #require(try ExpectationLoader.load(try ScenarioLoader.load(path)))
    let folder = try ScenarioFolder(Dictionary(uniqueKeysWithValues: try ScenarioBook.of(path).tables))
    let made = try ScenarioFolder(
      Dictionary(uniqueKeysWithValues: try imported(folder.path).files.map { ($0.path, $0.content) }))
    let after = try #require(try ExpectationLoader.load(try made.load()))
    #expect(after.replications == before.replications)
    #expect(after.seed == before.seed)
    #expect(
      after.lines.map { "\($0.subject)" }.map(Self.withoutPlaces)
        == before.lines.map { "\($0.subject)" }.map(Self.withoutPlaces))
    #expect(after.lines.map(\.within) == before.lines.map(\.within))
  }

  @Test("a book of a book is the same book", arguments: scenarios)
  func twice(path: String) throws {
    let first = try ScenarioBook.of(path).tables
    let folder = try ScenarioFolder(Dictionary(uniqueKeysWithValues: first))
    let made = try ScenarioFolder(
      Dictionary(uniqueKeysWithValues: try imported(folder.path).files.map { ($0.path, $0.content) }))
    let second = try ScenarioBook.of(made.path).tables
    for (one, other) in zip(first, second) { #expect(one.content == other.content, "\(one.path)") }
  }

  @Test("the template comes back in both languages", arguments: Language.allCases)
  func template(language: Language) throws {
    let files = ScenarioTemplate.files(id: "sample", language: language)
    let written = try ScenarioFolder(Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.content) }))
    let book = try ScenarioBook.template(id: "sample", language: language)
    let folder = try ScenarioFolder(Dictionary(uniqueKeysWithValues: book.tables))
    #expect(try ScenarioReflection.lines(imported(folder.path).scenario) == ScenarioReflection.lines(written.load()))
  }

  @Test("nothing is lost that has no column: odd texts, empty lists, keys beside the usual ones")
  func oddities() throws {
    var files = GoodScenario.files
    let odd = GoodScenario.scenario
      .replacingOccurrences(of: "title: 好情景", with: "title: \"  首尾空格 ＡＢＣ \\\"引号\\\" =1+1 _x0041_ \"")
      .replacingOccurrences(of: "dynamics:\n", with: "dynamics:\n  source: \"assumed: 一处\"\n")
      .replacingOccurrences(of: "sigma: 0.6}", with: "sigma: 0.1234567890123456789}")
    files["scenario.yaml"] = odd
    let before = try ScenarioFolder(files)
    let book = try ScenarioBook.of(before.path)
    let rest = try #require(book.tables.first { $0.path == "其他.csv" }?.content)
    #expect(rest.contains("dynamics.source"))
    let folder = try ScenarioFolder(Dictionary(uniqueKeysWithValues: book.tables))
    #expect(ScenarioReflection.lines(try imported(folder.path).scenario) == ScenarioReflection.lines(try before.load()))
  }

  private static func withoutPlaces(_ text: String) -> String {
    text.replacing(#/place: TuiyanModel\.Place\([^)]*\)/#, with: "").replacing(#/written: "[^"]*"/#, with: "")
  }

  private func imported(_ path: String) throws -> ImportedBook {
    do throws(BookDiagnosticList) { return try ImportedBook.read(path) } catch {
      for line in error.diagnostics.prefix(10).map({ $0.line(in: .en) }) { Issue.record("\(line)") }
      throw error
    }
  }
}
