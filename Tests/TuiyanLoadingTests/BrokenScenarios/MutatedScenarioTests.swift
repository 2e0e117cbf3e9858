// SPDX-License-Identifier: GPL-3.0-or-later
import ScenarioFixtures
import Testing
import TuiyanLoading
import TuiyanModel

@Suite("Whatever is done to the files of a scenario, loading gives a scenario or says what is wrong")
struct MutatedScenarioTests {
  /// SplitMix64 (Steele, Lea and Flood 2014); seeded, so that every run does the same.
  private struct SplitMix: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  private static let pieces: [[UInt8]] =
    [
      "{", "}", "[", "]", ":", ": ", "- ", ",", "\"", "'", "\n", "\t", "#", "&a ", "*a", "<<: ", "---\n", "!!int ", "|",
      "%",
      "-1", "0", "1e308", ".nan", "9999999999999999999", "**.*", "0.8%", "null", "true", "\u{FEFF}", "\0", "total",
      "us", "2022-03", "2022", "id: data", "  ", "\r", "é", "𠀀",
    ].map { Array($0.utf8) } + [[0xFF], [0xC0, 0xAF], [0xE5]]

  private static func mutate(_ bytes: inout [UInt8], _ random: inout SplitMix) {
    guard !bytes.isEmpty else { return }
    let place = Int.random(in: 0..<bytes.count, using: &random)
    switch Int.random(in: 0..<7, using: &random) {
    case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
    case 1: bytes.remove(at: place)
    case 2: bytes.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: place)
    case 3:
      let end = min(bytes.count, place + Int.random(in: 1...40, using: &random))
      bytes.replaceSubrange(place..<end, with: pieces.randomElement(using: &random) ?? [])
    case 4: swapLines(&bytes, &random)
    case 5:
      let end = min(bytes.count, place + Int.random(in: 1...120, using: &random))
      bytes.insert(contentsOf: Array(bytes[place..<end]), at: Int.random(in: 0...bytes.count, using: &random))
    default: bytes.removeSubrange(place...)
    }
  }

  private static func swapLines(_ bytes: inout [UInt8], _ random: inout SplitMix) {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    let first = Int.random(in: 0..<lines.count, using: &random)
    let second = Int.random(in: 0..<lines.count, using: &random)
    lines.swapAt(first, second)
    bytes = Array(lines.joined(separator: [0x0A]))
  }

  /// 400 scenarios of each seed, each with 1 to 3 changes in one file.
  @Test("Nothing crashes, and nothing is refused without a reason at a place", arguments: 1...8)
  func mutations(seed: Int) throws {
    var random = SplitMix(state: UInt64(seed))
    let folder = try CorpusFolder()
    let names = ["scenario.yaml", "scenario.yaml", "scenario.yaml"] + GoodScenario.files.keys.sorted()
    var refused = 0
    for _ in 0..<400 {
      let name = names.randomElement(using: &random) ?? "scenario.yaml"
      let original = Array(GoodScenario.files[name, default: ""].utf8)
      var bytes = original
      for _ in 0..<Int.random(in: 1...3, using: &random) { Self.mutate(&bytes, &random) }
      try folder.write(bytes, to: name)
      if case .failure(let list) = folder.load() {
        refused += 1
        let shown = String(decoding: bytes, as: UTF8.self)
        #expect(list.diagnostics.contains { $0.severity == .error }, "\(shown)")
        #expect(list.diagnostics.allSatisfy { $0.place.line >= 1 && $0.place.column >= 1 }, "\(shown)")
        for language in Language.allCases {
          #expect(list.lines(in: language).allSatisfy { !$0.contains("\n") && !$0.isEmpty }, "\(shown)")
        }
      }
      try folder.write(original, to: name)
    }
    // Most changes break something; all of them would if the loader refused everything, hence both ends.
    #expect(refused > 200 && refused < 400)
  }
}
