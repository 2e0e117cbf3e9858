// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import TuiyanLoading
import TuiyanModel

@Suite("Stored scenarios")
struct StoredScenarioTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("scenarios")

  private static var scenarios: [URL] {
    get throws {
      try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        .filter { FileManager.default.fileExists(atPath: $0.appendingPathComponent("scenario.yaml").path) }
        .sorted { $0.path < $1.path }
    }
  }

  @Test("between them use every feature of the format")
  func everyFeature() throws {
    var used: Set<String> = []
    for url in try Self.scenarios {
      let text = try String(contentsOf: url.appendingPathComponent("scenario.yaml"), encoding: .utf8)
      used.formUnion(
        FormatFeatures(try ScenarioLoader.load(url.path), extends: text.contains("\nextends:")).used)
    }
    #expect(FormatFeatures.all.subtracting(used).sorted() == [])
  }

  @Test("each says that it is illustrative and where every figure comes from")
  func provenance() throws {
    for url in try Self.scenarios {
      let scenario = try ScenarioLoader.load(url.path)
      #expect(scenario.illustrative, "\(scenario.id) is made up and must say so")
      #expect(scenario.provenance.unstated == 0, "\(scenario.id) has figures without a source")
    }
  }

  @Test("each stores what it is expected to give, and the file reads")
  func expectations() throws {
    for url in try Self.scenarios {
      let scenario = try ScenarioLoader.load(url.path)
      let stored = try ExpectationLoader.load(scenario)
      #expect((stored?.lines.count ?? 0) >= 3, "\(scenario.id) stores too few expectations")
    }
  }
}
