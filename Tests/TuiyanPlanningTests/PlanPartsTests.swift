// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel
import TuiyanPlanning
import TuiyanPlans
import TuiyanSearch
import TuiyanSimulation

@Suite("Parts of a plan")
struct PlanPartsTests {
  private struct Bytes: PartSource {
    var bytes: [UInt8]

    var byteCount: Int { bytes.count }

    func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws {
      buffer.copyBytes(from: bytes[offset..<offset + buffer.count])
    }
  }

  private func toy(futures: Bool, promise: Double? = nil) -> Toy {
    var toy = Toy(
      deeds: [
        .init(id: "ten", money: 3, size: 10), .init(id: "five", money: 2, size: 5),
        .init(id: "four", money: 2, size: 4),
        .init(id: "two", money: 2, success: 0.5, size: 2),
      ], budget: Budget(money: 5))
    if futures { toy.futures = [toy.future("one", budget: toy.budget), toy.future("other", budget: toy.budget)] }
    if let promise { toy.targets.append(Toy.score("sure", .ensure(confidence: promise), at: "a", least: 45)) }
    return toy
  }

  private func reader(
    _ parts: PlanParts, _ slice: String, _ settings: SimulationSettings, begun: [PlanVector] = []
  ) throws -> PartReader {
    var bytes: [UInt8] = []
    let header = PartHeader(
      kind: .plan, program: "test", path: "here", encoding: "utf8", scenario: "toy", digest: "", changes: [],
      seed: settings.seed, replications: settings.replications, drawsEveryLeaf: false,
      slice: try #require(ReplicationSlice(slice)))
    #expect(try parts.write(header, begun: begun, sink: { bytes += $0 }))
    return try PartReader(Bytes(bytes: bytes))
  }

  private func text(_ outcome: PlanOutcome) -> String { "\(outcome)" }

  @Test(
    "parts put together give every bit of the single run, whatever the promises",
    arguments: [(false, nil), (false, 0.6), (false, 0.999)] as [(Bool, Double?)],
    RobustRule.allCases)
  func merged(kind: (futures: Bool, promise: Double?), robust: RobustRule) throws {
    let scenario = toy(futures: kind.futures, promise: kind.promise).scenario
    let settings = SimulationSettings(replications: 640, seed: 20_220_101, threads: 1)
    let whole = text(try Planner.plan(scenario: scenario, settings: settings, robust: robust))
    let parts = try PlanParts(scenario: scenario, settings: settings, robust: robust)
    for count in [1, 3, 7] {
      let readers = try (1...count).map { try reader(parts, "\($0)/\(count)", settings) }
      #expect(text(try parts.outcome(from: readers)) == whole)
    }
  }

  @Test("futures judged apart cannot be divided, and are known not to be")
  func apart() throws {
    let settings = SimulationSettings(replications: 640, seed: 1, threads: 1)
    #expect(try !PlanParts(scenario: toy(futures: true).scenario, settings: settings).canBeDivided)
    #expect(try PlanParts(scenario: toy(futures: false).scenario, settings: settings).canBeDivided)
  }

  @Test("with a first look at fewer replications too")
  func firstLook() throws {
    var toy = toy(futures: false)
    toy.deeds = (1...8).map { .init(id: "deed-\($0)", money: Double(1 + $0 % 3), size: Double($0)) }
    let settings = SimulationSettings(replications: 4_160, seed: 5, threads: 2)
    let whole = try Planner.plan(scenario: toy.scenario, settings: settings)
    #expect(whole.selection.stages.count == 2)
    let parts = try PlanParts(scenario: toy.scenario, settings: settings)
    let readers = try (1...5).map { try reader(parts, "\($0)/5", settings) }
    #expect(text(try parts.outcome(from: readers)) == text(whole))
  }

  @Test("parts that began with other plans are not of one run")
  func otherSearch() throws {
    let scenario = toy(futures: false).scenario
    let settings = SimulationSettings(replications: 256, seed: 1, threads: 1)
    let parts = try PlanParts(scenario: scenario, settings: settings)
    let readers = [
      try reader(parts, "1/2", settings),
      try reader(parts, "2/2", settings, begun: [PlanVector(starts: [1, 0, 0, 0])]),
    ]
    #expect(throws: PlanParts.Fault.self) { try parts.outcome(from: readers) }
  }

  @Test("a stopped search is no part")
  func stopped() throws {
    let settings = SimulationSettings(replications: 256, seed: 1, threads: 1)
    let parts = try PlanParts(scenario: toy(futures: false).scenario, settings: settings)
    let header = PartHeader(
      kind: .plan, program: "test", path: "here", encoding: "utf8", scenario: "toy", digest: "", changes: [], seed: 1,
      replications: 256, drawsEveryLeaf: false, slice: .whole)
    var count = 0
    let isWhole = try parts.write(header, shouldStop: { true }, sink: { count += $0.count })
    #expect(!isWhole)
    #expect(count == 0)
  }
}
