// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// The rooms and what each may import, written out: a new import is a decision, not an accident.
@Suite("The line of rooms")
struct LayeringTests {
  static let system: Set = ["Foundation", "Dispatch", "Synchronization", "Glibc", "Musl", "Darwin"]

  static let allowed: [String: Set<String>] = [
    "TuiyanNumerics": ["CGSL", "CTuiyanKernels"],
    "TuiyanText": [],
    "TuiyanModel": ["TuiyanText", "TuiyanNumerics"],
    "TuiyanLoading": ["TuiyanText", "TuiyanNumerics", "TuiyanModel", "CYaml"],
    "TuiyanWorkbook": ["TuiyanText", "TuiyanModel", "TuiyanLoading", "CZip"],
    "TuiyanTrends": ["TuiyanNumerics", "TuiyanModel"],
    "TuiyanPlans": ["TuiyanModel"],
    "TuiyanSimulation": ["TuiyanNumerics", "TuiyanModel", "TuiyanTrends", "TuiyanPlans"],
    "TuiyanSearch": ["TuiyanNumerics", "TuiyanModel", "TuiyanPlans"],
    "TuiyanPlanning": [
      "TuiyanNumerics", "TuiyanModel", "TuiyanTrends", "TuiyanPlans", "TuiyanSimulation", "TuiyanSearch",
    ],
    "TuiyanReview": ["TuiyanNumerics", "TuiyanModel", "TuiyanPlans", "TuiyanSimulation"],
    "TuiyanReport": [
      "TuiyanText", "TuiyanNumerics", "TuiyanModel", "TuiyanTrends", "TuiyanPlans", "TuiyanSimulation",
      "TuiyanSearch", "TuiyanPlanning", "TuiyanReview", "CXLSXWriter", "CZip",
    ],
    "tuiyan": [
      "TuiyanText", "TuiyanNumerics", "TuiyanModel", "TuiyanLoading", "TuiyanWorkbook", "TuiyanTrends", "TuiyanPlans",
      "TuiyanSimulation", "TuiyanSearch", "TuiyanPlanning", "TuiyanReview", "TuiyanReport", "ArgumentParser",
    ],
    "tuiyan-bench": [
      "CTuiyanKernels", "TuiyanNumerics", "TuiyanModel", "TuiyanLoading", "TuiyanTrends", "TuiyanPlans",
      "TuiyanSimulation", "TuiyanSearch", "TuiyanPlanning", "ArgumentParser",
    ],
  ]

  @Test("every import is one that the table allows", arguments: allowed.keys.sorted())
  func importsAreAllowed(room: String) throws {
    let files = try SourceTree.files(below: "Sources/\(room)", endings: ["swift"])
    #expect(!files.isEmpty, "\(room) has no source files")
    for file in files {
      let foreign = Set(file.imports).subtracting(Self.system).subtracting(Self.allowed[room] ?? [])
      #expect(foreign.isEmpty, "\(file.path) imports \(foreign.sorted().joined(separator: ", "))")
    }
  }

  @Test("every folder of Sources is a room that this table knows")
  func everyRoomIsKnown() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: SourceTree.root.appendingPathComponent("Sources").path)
    #expect(Set(folders) == Set(Self.allowed.keys).union(["CGSL", "CTuiyanKernels", "CXLSXWriter", "CZip"]))
  }

  @Test("only the numerics room knows GSL")
  func onlyNumericsKnowsGSL() throws {
    for file in try SourceTree.files(below: "Sources", endings: ["swift"])
    where !file.path.hasPrefix("Sources/TuiyanNumerics/") {
      #expect(!file.text.contains("gsl_"), "\(file.path) calls GSL")
    }
  }
}
