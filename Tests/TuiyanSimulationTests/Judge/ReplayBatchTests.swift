// SPDX-License-Identifier: GPL-3.0-or-later
import Synchronization
import Testing
import TuiyanModel
import TuiyanPlans
import TuiyanSimulation

@Suite("A judge answers several plans as it answers each of them")
struct ReplayBatchTests {
  private static let replications = 150

  private func plans(_ model: CompiledModel, _ count: Int, seed: UInt64) -> [PlanVector] {
    ReplayJudgeTests.plans(of: model, horizon: 5, count: count, seed: seed)
  }

  @Test("records in one go are the records one by one, repeated plans included", arguments: RichFixture.Worlds.allCases)
  func records(worlds: RichFixture.Worlds) throws {
    let fixture = RichFixture(worlds: worlds, seed: 21).fixture
    let model = try fixture.model()
    let walk = plans(model, 70, seed: 2)
    let asked = walk + [walk[69], walk[3], walk[3]]
    let settings = fixture.settings(Self.replications, threads: 2)
    let batch = ReplayJudge(model: model, settings: settings).records(of: asked)
    let single = ReplayJudge(model: model, settings: settings)
    #expect(batch == asked.map { single.record(of: $0) })
    #expect(Set(batch).count > 10)
  }

  @Test("a judge that nobody stops is the plain one; one that is stopped is none", arguments: [1, 2])
  func stopped(threads: Int) throws {
    let fixture = RichFixture(worlds: .allCases[0], seed: 21).fixture
    let model = try fixture.model()
    let settings = fixture.settings(Self.replications, threads: threads)
    let walk = plans(model, 3, seed: 4)
    let whole = ReplayJudge(model: model, settings: settings, shouldStop: { false })
    let judge = try #require(whole)
    #expect(judge.records(of: walk) == ReplayJudge(model: model, settings: settings).records(of: walk))
    let asked = Mutex(0)
    let stopped = ReplayJudge(
      model: model, settings: settings,
      shouldStop: {
        asked.withLock { asked in
          asked += 1
          return asked > 2
        }
      })
    #expect(stopped == nil)
  }

  @Test("margins do not depend on what was judged before", arguments: RichFixture.Worlds.allCases)
  func margins(worlds: RichFixture.Worlds) throws {
    let fixture = RichFixture(worlds: worlds, seed: 22).fixture
    let model = try fixture.model()
    let settings = fixture.settings(Self.replications)
    let walk = plans(model, 9, seed: 3)
    let judge = ReplayJudge(model: model, settings: settings)
    var together = judge.margins(of: Array(walk.prefix(4)))
    _ = judge.record(of: walk[7])
    together += judge.margins(of: Array(walk.suffix(5)))
    // Everything is known and nothing has moved where the next list begins.
    together += judge.margins(of: [walk[8]] + walk)
    let layout = judge.layout
    for (plan, margins) in zip(walk + [walk[8]] + walk, together) {
      let fresh = ReplayJudge(model: model, settings: settings)
      let exact = fresh.exactMargins(of: plan)
      for (row, want) in zip(margins.rows, exact) {
        for word in layout.valid.indices {
          for lane in 0..<64 where (layout.valid[word] >> UInt64(lane)) & 1 == 1 {
            #expect(row[word * 64 + lane] == Float(want[word * 64 + lane]))
          }
        }
      }
    }
  }

  @Test("a judge on the first replications of another is the judge on so many", arguments: RichFixture.Worlds.allCases)
  func shared(worlds: RichFixture.Worlds) throws {
    let fixture = RichFixture(worlds: worlds, seed: 23).fixture
    let model = try fixture.model()
    let all = ReplayJudge(model: model, settings: fixture.settings(Self.replications))
    for few in [1, 64, 70, Self.replications] {
      let part = ReplayJudge(first: few, of: all)
      let own = ReplayJudge(model: model, settings: fixture.settings(few))
      #expect(part.layout.count == own.layout.count)
      #expect(part.layout.valid == own.layout.valid)
      #expect(part.layout.futures == own.layout.futures)
      for plan in plans(model, 6, seed: 4) { #expect(part.record(of: plan) == own.record(of: plan)) }
    }
    let after = plans(model, 1, seed: 5)[0]
    let fresh = ReplayJudge(model: model, settings: fixture.settings(Self.replications))
    #expect(all.record(of: after) == fresh.record(of: after))
  }
}
