// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing
import TuiyanModel
import TuiyanSimulation

@Suite("Parts of a projection")
struct ProjectionPartsTests {
  /// Three moving units, one known by its total, a survey, an action and two futures.
  private func fixture(areApart: Bool) -> Fixture {
    var fixture = Fixture(horizon: 3)
    fixture.scheme([leaf("a", points: 60), leaf("b", points: 40)])
    for (unit, level) in [("own", 50.0), ("two", 52), ("three", 48)] { fixture.unit(unit, ["a": level, "b": 60]) }
    fixture.scoreOnly("four", 53)
    fixture.board()
    fixture.ours = ["own"]
    fixture.dynamics = Dynamics(
      base: DynamicsKeys(
        levelSD: Quantity(1), drift: Quantity.normal(0.5, 0.2), sigma: Quantity(2), rho: 0.9, damping: 1, common: 0.2),
      score: DynamicsKeys(levelSD: Quantity(0), drift: Quantity(0), sigma: Quantity(1), rho: 1, damping: 1, common: 0))
    fixture.action("push", on: ["own"], [effect("a", .add(Quantity.uniform(1, 6)))])
    fixture.future("plain", areApart ? nil : 0.6)
    fixture.future("heavy", areApart ? nil : 0.4)
    fixture.target("own", .rank(atMost: 2))
    return fixture
  }

  private func header(_ slice: String, _ replications: Int) throws -> PartHeader {
    PartHeader(
      kind: .project, program: "test", path: "here", encoding: "utf8", scenario: "s", digest: "d", changes: [], seed: 1,
      replications: replications, drawsEveryLeaf: false, slice: try #require(ReplicationSlice(slice)))
  }

  private func text(_ projection: Projection) -> String {
    let boards = projection.boards.flatMap(\.units).flatMap { unit in unit.periods.map { "\($0.score) \($0.rank)" } }
    return (boards + projection.targets.map { "\($0)" } + ["\(projection.quantileError ?? -1)"]).joined(separator: "\n")
  }

  @Test("parts put together give every bit of the single run", arguments: [false, true], ScoreKeeping.allCases)
  func merged(areApart: Bool, keeping: ScoreKeeping) throws {
    let fixture = fixture(areApart: areApart)
    let model = try fixture.model()
    let plan = Fixture.plan(["push": 1])
    let settings = fixture.settings(1_000, threads: 3)
    let parts = ProjectionParts(model: model, plan: plan, settings: settings, keeping: keeping)
    let whole = text(parts.projection())
    if keeping == .exact {
      #expect(whole == text(Simulation.project(model: model, plan: plan, settings: settings)))
    }
    for count in [1, 3, 7, 16] {
      let readers = try (1...count).map { try PartReader(parts.part(header("\($0)/\(count)", 1_000))) }
      #expect(text(try parts.projection(from: readers)) == whole)
    }
  }

  @Test("counting in bins keeps means, ranks and targets, and quantiles to the stated error")
  func sketch() throws {
    let fixture = fixture(areApart: false)
    let model = try fixture.model()
    let settings = fixture.settings(20_000, threads: 2)
    func run(_ keeping: ScoreKeeping) -> Projection {
      ProjectionParts(model: model, plan: .nothing, settings: settings, keeping: keeping).projection()
    }
    let (exact, counted) = (run(.exact), run(.sketch))
    let error = try #require(counted.quantileError)
    // 98 % of a spread of some 12 points, and a tenth more, in 16,384 bins.
    #expect(error > 0 && error < 0.005)
    #expect(exact.quantileError == nil)
    for (one, other) in zip(exact.boards.flatMap(\.units), counted.boards.flatMap(\.units)) {
      for (period, same) in zip(one.periods, other.periods) {
        #expect(period.rank == same.rank)
        let (score, sketched) = (period.score, same.score)
        #expect(abs(score.mean - sketched.mean) < 1e-6 && abs(score.sd - sketched.sd) < 1e-6)
        for path in [\ScoreSummary.q05, \.q25, \.q50, \.q75, \.q95] {
          #expect(abs(score[keyPath: path] - sketched[keyPath: path]) <= error)
        }
      }
    }
    #expect(exact.targets.map(\.probability) == counted.targets.map(\.probability))
  }

  @Test("totals of any size are counted without overflow, and mean and deviation are those of the totals kept")
  func sketchOfLargeTotals() throws {
    for size in [1e3, 1e7, 1e12, 1e15] {
      var fixture = Fixture(horizon: 3)
      fixture.scheme([leaf("a", points: size)])
      for (index, share) in [0.3, 0.5, 0.6].enumerated() { fixture.scoreOnly("s\(index)", share * size) }
      fixture.dynamics = Dynamics(
        base: Fixture.still,
        score: DynamicsKeys(
          levelSD: Quantity(0), drift: Quantity(0), sigma: Quantity(0.1 * size), rho: 1, damping: 1, common: 0))
      let model = try fixture.model()
      let settings = fixture.settings(20_000, threads: 2)
      let (exact, counted) = (
        ProjectionParts(model: model, plan: .nothing, settings: settings, keeping: .exact).projection(),
        ProjectionParts(model: model, plan: .nothing, settings: settings, keeping: .sketch).projection()
      )
      for (one, other) in zip(exact.boards.flatMap(\.units), counted.boards.flatMap(\.units)) {
        for (period, same) in zip(one.periods, other.periods) {
          #expect(abs(period.score.mean - same.score.mean) < 1e-6 * size, "\(size)")
          #expect(abs(period.score.sd - same.score.sd) < 1e-6 * size, "\(size)")
        }
      }
      let parts = ProjectionParts(model: model, plan: .nothing, settings: settings, keeping: .sketch)
      let readers = try (1...3).map { try PartReader(parts.part(header("\($0)/3", 20_000))) }
      #expect(text(try parts.projection(from: readers)) == text(counted), "\(size)")
    }
  }

  @Test("whoever keeps millions of totals of many units is told to count them in bins")
  func automatic() throws {
    let model = try fixture(areApart: false).model()
    // 4 bytes, 4 units, 4 periods.
    #expect(ScoreKeeping.bytes(for: model, replications: 1_000) == 64_000)
    #expect(ScoreKeeping.automatic(for: model, replications: 20_000_000) == .exact)
    let most = ScoreKeeping.mostBytes / 64
    #expect(ScoreKeeping.automatic(for: model, replications: most) == .exact)
    #expect(ScoreKeeping.automatic(for: model, replications: most + 1) == .sketch)
  }

  @Test("a part that is cut short, changed or no part at all is refused")
  func damage() throws {
    let fixture = fixture(areApart: false)
    let parts = ProjectionParts(
      model: try fixture.model(), plan: .nothing, settings: fixture.settings(200), keeping: .exact)
    let whole = try parts.part(header("1/2", 200))
    #expect(throws: Never.self) { try PartReader(whole) }
    for count in [20, 100, whole.bytes.count - 1] {
      #expect(throws: PartFault.self) { try PartReader(Bytes(bytes: Array(whole.bytes.prefix(count)))) }
    }
    #expect(throws: PartFault.damaged) { try PartReader(Bytes(bytes: whole.bytes + [0])) }
    for place in [whole.bytes.count / 2, whole.bytes.count - 1] {
      var bytes = whole.bytes
      bytes[place] ^= 1
      #expect(throws: PartFault.damaged) { try PartReader(Bytes(bytes: bytes)) }
    }
    #expect(throws: PartFault.notAPart) { try PartReader(Bytes(bytes: Array("scenario: something else".utf8))) }
    #expect(throws: PartFault.otherForm) { try PartReader(Bytes(bytes: Array("tuiyanP1".utf8) + whole.bytes[8...])) }
  }

  @Test("slices are written i/n and cover everything once")
  func slices() {
    for text in ["0/3", "4/3", "1/0", "1", "1/2/3", "+1/2", " 1/2", "1/", "a/b", "1/100001", "１/２"] {
      #expect(ReplicationSlice(text) == nil, "\(text)")
    }
    #expect(ReplicationSlice("2/3")?.text == "2/3")
  }
}
