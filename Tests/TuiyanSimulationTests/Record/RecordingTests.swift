// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel
import TuiyanPlans
import TuiyanSimulation

@Suite("Recordings, replication by replication")
struct RecordingTests {
  /// Two surveyed walkers with a shared shock and an action of uncertain size; `a` is ours.
  private var fixture: Fixture {
    var fixture = Fixture()
    fixture.horizon = 3
    fixture.ours = ["a"]
    fixture.scheme([leaf("quality", range: 0...100, survey: Survey(answers: 50, sd: Quantity.Part(5)))])
    fixture.unit("a", ["quality": 50])
    fixture.unit("b", ["quality": 52])
    fixture.board()
    fixture.dynamics.base = DynamicsKeys(
      levelSD: Quantity(1), drift: .normal(0.2, 0.1), sigma: Quantity(2), rho: 0.9, damping: 1, common: 0.4)
    fixture.actions = [
      Action(
        id: "do", title: "do", owner: nil, units: ["a"], each: false, money: 0, staff: 0, earliest: Fixture.period(1),
        latest: Fixture.period(3), duration: 1, slip: .either(0, 0.5, or: 1), success: 0.7, credit: 0.9, requires: [],
        excludes: [], effects: [effect("quality", .add(.uniform(1, 9)))], evidence: nil)
    ]
    fixture.target("a", .rank(atMost: 1))
    return fixture
  }

  private let us = RecordedColumn.total(board: "board", unit: "a", step: 3)
  private let them = RecordedColumn.total(board: "board", unit: "b", step: 3)
  private let done = RecordedColumn.effective(action: "do", unit: "a")
  private let size = RecordedColumn.size(action: "do", unit: "a", effect: 0)
  private let slip = RecordedColumn.slip(action: "do", unit: "a")

  private func recording(_ sources: DrawSources = DrawSources(), threads: Int = 1) throws -> Recording {
    let model = try fixture.model()
    return Recording(
      model, plan: PlanVector(Fixture.plan(["do": 1]), of: model.scenario),
      settings: fixture.settings(300, threads: threads), sources: sources,
      columns: [us, them, done, size, slip, .rank(board: "board", unit: "a", step: 3)])
  }

  private func column(_ recording: Recording, _ column: RecordedColumn) throws -> [Double] {
    try #require(recording[column])
  }

  @Test("the targets' bits are those of a judge on the same replications")
  func agreesWithJudge() throws {
    let model = try fixture.model()
    let judge = ReplayJudge(model: model, settings: fixture.settings(300))
    let plan = PlanVector(Fixture.plan(["do": 1]), of: model.scenario)
    let recording = try recording()
    #expect(judge.record(of: plan) == recording.record)
    #expect(judge.layout.valid == recording.valid && recording.count == 300)
  }

  @Test("ranks follow from the totals recorded, and totals agree with the projection")
  func ranks() throws {
    let recording = try recording()
    let ranks = try column(recording, .rank(board: "board", unit: "a", step: 3))
    let (own, theirs) = (try column(recording, us), try column(recording, them))
    #expect(ranks == zip(own, theirs).map { $0 >= $1 ? 1 : 2 })
    let projection = try fixture.project(["do": 1], replications: 300)
    expectEqual(own.reduce(0, +) / 300, projection["a", 3].score.mean)
  }

  @Test("the number of threads changes nothing")
  func threads() throws {
    let runs = try [1, 3].map { try recording(threads: $0) }
    #expect(runs[0][us] == runs[1][us] && runs[0].record == runs[1].record)
  }

  @Test("exchanging a group moves what belongs to it and nothing else")
  func exchange() throws {
    let plain = try recording()
    func exchanged(_ group: DrawGroup) throws -> Recording {
      var sources = DrawSources()
      sources[group] = .second
      return try recording(sources)
    }
    let rivals = try exchanged(.rivals)
    #expect(rivals[us] == plain[us] && rivals[them] != plain[them])
    let ours = try exchanged(.ours)
    #expect(ours[us] != plain[us] && ours[them] == plain[them])
    for group in [DrawGroup.shocks, .survey] {
      let both = try exchanged(group)
      #expect(both[us] != plain[us] && both[them] != plain[them] && both[size] == plain[size])
    }
    let effects = try exchanged(.effects)
    #expect(effects[size] != plain[size] && effects[done] == plain[done] && effects[slip] == plain[slip])
    let execution = try exchanged(.execution)
    #expect(execution[size] == plain[size] && execution[done] != plain[done] && execution[slip] != plain[slip])
    #expect(effects[them] == plain[them] && execution[them] == plain[them])
  }

  @Test("exchanging every group gives what the second stream gives")
  func exchangeAll() throws {
    var sources = DrawSources()
    for group in DrawGroup.allCases { sources[group] = .second }
    let (all, second) = (try recording(sources), try recording(DrawSources(all: .second)))
    #expect(all[us] == second[us] && all.record == second.record)
    #expect(try column(second, us) != column(recording(), us))
  }

  @Test("with everything at its median nothing is left to chance")
  func medians() throws {
    let still = try recording(DrawSources(all: .median))
    for wanted in [us, them, done, size, slip] { #expect(Set(try column(still, wanted)).count == 1) }
    #expect(try column(still, size)[0] == 5 && column(still, done)[0] == 1)
  }

  @Test("what the model does not have is not recorded")
  func unknown() throws {
    let model = try fixture.model()
    let recording = Recording(
      model, plan: .nothing(slots: 1), settings: fixture.settings(64),
      columns: [us, done, .measured(unit: "a", indicator: "nothing", step: 3), .total(board: "x", unit: "a", step: 3)])
    #expect(recording[us] != nil && recording[done] == nil)
    #expect(recording[.measured(unit: "a", indicator: "nothing", step: 3)] == nil)
    #expect(recording[.total(board: "x", unit: "a", step: 3)] == nil)
  }

  @Test("a model names the groups in which something is left to chance")
  func groups() throws {
    #expect(try fixture.model().drawGroups == [.rivals, .ours, .shocks, .effects, .execution, .survey])
  }

  /// Every total and rank of a model that couples all there is, under a plan that does everything.
  private func coupled(
    _ sources: DrawSources, ranks: Bool = false, worlds: RichFixture.Worlds = .none, others: [PlanVector] = [],
    targets: [Int]? = nil
  ) throws -> (recording: Recording, columns: [RecordedColumn]) {
    var fixture = RichFixture(worlds: worlds).fixture
    fixture.ours = ["c0", "c1", "c2", "k", "p0"]
    let model = try fixture.model()
    let columns = model.scenario.boards.flatMap { board in
      board.units.flatMap { unit in
        [0, 5].map { RecordedColumn.total(board: board.id, unit: unit, step: $0) }
      }
    }
    let rank = RecordedColumn.rank(board: "counties", unit: "c4", step: 5)
    let plan = PlanVector(starts: ActionSlot.all(of: model.scenario).map { _ in 1 })
    let recording = Recording(
      model, plan: plan, others: others, settings: fixture.settings(200, threads: 2), sources: sources,
      targets: targets, columns: columns + (ranks ? [rank] : []))
    return (recording, columns)
  }

  @Test("what chance does not move is the same whether it is made once or in every tile", arguments: DrawGroup.allCases)
  func still(group: DrawGroup) throws {
    for worlds in RichFixture.Worlds.allCases {
      var sources = DrawSources(all: .median)
      sources[group] = .own
      let once = try coupled(sources, worlds: worlds)
      // A recorded rank has everything made in every tile.
      let always = try coupled(sources, ranks: true, worlds: worlds)
      for column in once.columns { #expect(once.recording[column] == always.recording[column], "\(column)") }
      #expect(once.recording.record == always.recording.record)
    }
  }

  @Test("another plan's record is that of a recording of its own, whichever targets are asked for")
  func others() throws {
    let model = try RichFixture().fixture.model()
    let plans = ReplayJudgeTests.plans(of: model, horizon: 5, count: 4, seed: 3)
    for worlds in RichFixture.Worlds.allCases {
      for targets in [nil, [0, 2]] {
        let together = try coupled(DrawSources(), worlds: worlds, others: plans, targets: targets).recording
        for (plan, record) in zip(plans, together.others) {
          let fixture = RichFixture(worlds: worlds).fixture
          let alone = Recording(
            try fixture.model(), plan: plan, settings: fixture.settings(200), targets: targets, columns: [])
          #expect(alone.record == record, "\(plan.starts)")
          #expect(alone.layout.futures == together.layout.futures)
        }
      }
    }
  }

  @Test(
    "a judge's replications tell what a recording of the plan tells, bit for bit, whatever was judged before",
    arguments: RichFixture.Worlds.allCases)
  func ofJudge(worlds: RichFixture.Worlds) throws {
    var fixture = RichFixture(worlds: worlds).fixture
    fixture.ours = ["c0", "c1", "c2", "k", "p0"]
    let model = try fixture.model()
    let settings = fixture.settings(200, threads: 2)
    let judge = ReplayJudge(model: model, settings: settings)
    let boards = model.scenario.boards.flatMap { board in
      board.units.flatMap { unit in
        [RecordedColumn.total(board: board.id, unit: unit, step: 5), .rank(board: board.id, unit: unit, step: 5)]
      }
    }
    let deeds = ActionSlot.all(of: model.scenario).flatMap { slot -> [RecordedColumn] in
      let action = model.scenario.actions[slot.action]
      return (slot.unit.map { [$0] } ?? action.units).flatMap { unit in
        [
          .effective(action: action.id, unit: unit), .slip(action: action.id, unit: unit),
          .size(action: action.id, unit: unit, effect: 0),
        ]
      }
    }
    for (place, plan) in ReplayJudgeTests.plans(of: model, horizon: 5, count: 4, seed: 9).enumerated() {
      let own = Recording(
        model, plan: plan, settings: settings, future: place % 2, targets: [0], columns: boards + deeds + [.future])
      let read = try #require(
        Recording(judge, plan: plan, future: place % 2, targets: [0], columns: boards + deeds + [.future]))
      for column in boards + deeds + [.future] { #expect(read[column] == own[column], "\(column)") }
      #expect(read.record == own.record && read.count == own.count)
      #expect(read.layout.valid == own.layout.valid && read.layout.futures == own.layout.futures)
    }
  }

  @Test("a judge tells nothing of steps it does not keep, nor of replications it does not have")
  func notOfJudge() throws {
    let model = try fixture.model()
    let plan = PlanVector.nothing(slots: 1)
    let judge = ReplayJudge(model: model, settings: fixture.settings(300))
    #expect(Recording(judge, plan: plan, columns: [us]) != nil)
    let early = RecordedColumn.total(board: "board", unit: "a", step: 1)
    #expect(Recording(judge, plan: plan, columns: [us, early]) == nil)
    let keeping = ReplayJudge(model: model, settings: fixture.settings(300), keeping: [1])
    let own = Recording(model, plan: plan, settings: fixture.settings(300), columns: [us, early])
    #expect(try #require(Recording(keeping, plan: plan, columns: [us, early]))[early] == own[early])
    #expect(keeping.record(of: plan) == judge.record(of: plan))
    for text in ["1/2", "2/2"] {
      let slice = try #require(ReplicationSlice(text))
      let part = ReplayJudge(model: model, settings: fixture.settings(300), slice: slice)
      #expect(Recording(part, plan: plan, columns: [us]) == nil)
    }
    #expect(Recording(ReplayJudge(first: 100, of: judge), plan: plan, columns: [us]) == nil)
  }
}
